#include "core/base/text.h"

#include <algorithm>
#include <vector>

namespace bedrock {
namespace {

// Longer names cannot be field names or model ids; comparing them would only cost time.
constexpr std::size_t kMaxNameLength = 160;

constexpr std::size_t kMostLetters = 20'000;

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

// How many letters of words that stand between underscores two names share.
std::size_t shared_words(std::string_view a, std::string_view b) {
  constexpr std::string_view kSmall[] = {"per", "of", "in", "month"};
  std::size_t letters = 0;
  while (!a.empty()) {
    const std::size_t end = std::min(a.find('_'), a.size());
    const std::string_view word = a.substr(0, end);
    a.remove_prefix(std::min(end + 1, a.size()));
    if (std::find(std::begin(kSmall), std::end(kSmall), word) != std::end(kSmall)) continue;
    for (std::string_view rest = b; !word.empty() && !rest.empty();) {
      const std::size_t stop = std::min(rest.find('_'), rest.size());
      if (rest.substr(0, stop) == word) {
        letters += word.size();
        break;
      }
      rest.remove_prefix(std::min(stop + 1, rest.size()));
    }
  }
  return letters;
}

}  // namespace

std::string join(std::initializer_list<Piece> pieces) {
  std::size_t size = 0;
  for (const Piece& piece : pieces) size += piece.view().size();
  std::string out;
  out.reserve(size);
  for (const Piece& piece : pieces) out += piece.view();
  return out;
}

std::string_view nearest(std::string_view name, std::span<const std::string_view> candidates) {
  if (name.empty() || name.size() > kMaxNameLength) return {};
  std::string_view best;
  std::size_t best_distance = 0;
  std::size_t letters = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t longer = std::max(name.size(), candidate.size());
    const std::size_t shorter = std::min(name.size(), candidate.size());
    const std::size_t allowed = std::max<std::size_t>(1, longer / 3);
    if (longer - shorter > allowed) continue;
    // A suggestion is a courtesy: among very many candidates it is not worth the wait.
    letters += candidate.size();
    if (letters > kMostLetters) break;
    const std::size_t distance = edit_distance(name, candidate);
    if (distance <= allowed && (best.empty() || distance < best_distance)) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> candidates) {
  if (const std::string_view near = nearest(name, candidates); !near.empty()) return near;
  constexpr std::size_t kShortest = 3;  // "a" begins half of all names
  if (name.size() < kShortest || name.size() > kMaxNameLength) return {};
  for (const std::string_view candidate : candidates) {
    if (candidate.starts_with(name)) return candidate;
  }
  std::string_view best;
  std::size_t most = 0;
  for (const std::string_view candidate : candidates) {
    const std::size_t shared = shared_words(name, candidate);
    if (shared > most) {
      most = shared;
      best = candidate;
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

std::string in_dollars(const Decimal& amount, int places) {
  const std::string text = "$" + grouped(round(amount, places, Rounding::kHalfUp));
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return text + ".00";
  return point + 2 == text.size() ? text + "0" : text;
}

std::string in_cents(const Decimal& amount) { return in_dollars(amount, 2); }

std::string counted(const Decimal& count, std::string_view noun) {
  std::string text = grouped(count);
  text += ' ';
  text += noun;
  // Symbols have no plural: 12 GB.
  if (count == Decimal(1) || noun.ends_with("GB") || noun.ends_with("TB")) return text;
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
