#include "mutator.h"

#include <array>
#include <cctype>
#include <cstring>
#include <string_view>

namespace {

// What numbers of a scenario may be, and what they may not.
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"0", "1", "2", "0.5", "99.99", "100", "101", "-1", "1000", "1e400", "1e-40", "1000000000",
     "99999999999999999999999999999999999999", "0.000000000000000000000000000000000001", "null"});

std::size_t put(std::string_view text, std::uint8_t* data, std::size_t max) {
  const std::size_t size = text.size() < max ? text.size() : max;
  std::memcpy(data, text.data(), size);
  return size;
}

bool in_number(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.'; }

// Another number in place of one of those in the text.
std::string other_number(std::string text, unsigned seed) {
  if (text.empty()) return text;
  std::size_t at = seed % text.size();
  while (at < text.size() && !in_number(text[at])) ++at;
  std::size_t end = at;
  while (end < text.size() && in_number(text[end])) ++end;
  return end == at ? text : text.replace(at, end - at, kNumbers[seed / 7 % kNumbers.size()]);
}

}  // namespace

std::size_t mutate_text(std::uint8_t* data, std::size_t size, std::size_t max, unsigned seed,
                        std::string (*make)(std::uint32_t seed)) {
  if (seed % 8 == 0) return put(make(seed), data, max);
  if (seed % 8 < 4) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    return put(other_number(text, seed / 8), data, max);
  }
  return LLVMFuzzerMutate(data, size, max);
}
