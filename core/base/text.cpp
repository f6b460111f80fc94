#include "core/base/text.h"

#include <algorithm>
#include <vector>

namespace bedrock {
namespace {

// Names longer than this are no field names or model ids; comparing them would only cost time.
constexpr std::size_t kMaxNameLength = 160;

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, above);
    std::swap(above, row);
  }
  return above[b.size()];
}

}  // namespace

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > kMaxNameLength) return {};
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    const std::size_t shorter = std::min(name.size(), candidate.size());
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer - shorter > allowed) continue;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance <= allowed && (best.empty() || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string grouped(const Decimal& value) {
  std::string text = value.text();
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t first = text.front() == '-' ? 1 : 0;
  for (std::size_t i = point; i > first + 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

std::string counted(const Decimal& count, std::string_view noun) {
  std::string text = grouped(count);
  text += ' ';
  text += noun;
  if (count == Decimal(1)) return text;
  // "query" -> "queries", "day" -> "days".
  constexpr std::string_view kVowels = "aeiou";
  const std::size_t size = noun.size();
  if (size > 1 && noun[size - 1] == 'y' && !kVowels.contains(noun[size - 2])) {
    text.pop_back();
    text += "ie";
  }
  text += 's';
  return text;
}

}  // namespace bedrock
