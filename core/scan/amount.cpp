#include "core/scan/amount.h"

#include <algorithm>

namespace bedrock::scan {
namespace {

constexpr int kPlaces = 18;
constexpr int kMostDigits = 37;

// "E-05" and the like; nothing where it is no whole number.
std::optional<int> exponent_of(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  if (text.empty() || text.size() > 3) return std::nullopt;
  int exponent = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    exponent = 10 * exponent + (digit - '0');
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Amount> parse_amount(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("eE");
  int shift = kPlaces;
  if (mark != std::string_view::npos) {
    const auto exponent = exponent_of(text.substr(mark + 1));
    if (!exponent) return std::nullopt;
    shift += *exponent;
    text = text.substr(0, mark);
  }
  const std::size_t point = text.find('.');
  std::string digits(text.substr(0, point));
  if (point != std::string_view::npos) {
    digits.append(text.substr(point + 1));
    shift -= static_cast<int>(text.size() - point - 1);
  }
  const bool all_digits = std::all_of(digits.begin(), digits.end(),
                                      [](char digit) { return digit >= '0' && digit <= '9'; });
  if (digits.empty() || !all_digits || digits.size() > 200) return std::nullopt;
  bool up = false;
  if (shift >= 0) {
    digits.append(static_cast<std::size_t>(shift), '0');
  } else {
    const auto dropped = static_cast<std::size_t>(-shift);
    up = dropped <= digits.size() && digits[digits.size() - dropped] >= '5';
    digits.resize(dropped < digits.size() ? digits.size() - dropped : 0);
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  if (digits.size() > kMostDigits) return std::nullopt;
  Amount amount = up ? 1 : 0;
  Amount value = 0;
  for (const char digit : digits) value = 10 * value + (digit - '0');
  amount += value;
  return negative ? -amount : amount;
}

void append_amount(std::string& out, Amount amount) {
  out += '"';
  if (amount < 0) {
    out += '-';
    amount = -amount;
  }
  std::string digits;
  for (int i = 0; i < kPlaces + 1 || amount != 0; ++i) {
    digits += static_cast<char>('0' + static_cast<int>(amount % 10));
    amount /= 10;
  }
  std::reverse(digits.begin(), digits.end());
  const std::size_t whole = digits.size() - kPlaces;
  std::size_t end = digits.size();
  while (end > whole && digits[end - 1] == '0') --end;
  out.append(digits, 0, whole);
  if (end > whole) {
    out += '.';
    out.append(digits, whole, end - whole);
  }
  out += '"';
}

}  // namespace bedrock::scan
