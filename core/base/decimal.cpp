#include "core/base/decimal.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace bedrock {
namespace {

using Uint128 = unsigned __int128;

constexpr Int128 kMax = static_cast<Int128>((~Uint128{0}) >> 1);
constexpr Int128 kMin = -kMax - 1;

constexpr auto kPowers = [] {
  std::array<Int128, 39> powers{};
  powers[0] = 1;
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

constexpr Int128 power_of_ten(int exponent) { return kPowers[static_cast<std::size_t>(exponent)]; }

// The magnitude is taken in unsigned arithmetic, so the most negative value is fine.
constexpr Uint128 magnitude(Int128 v) {
  return v < 0 ? ~static_cast<Uint128>(v) + 1 : static_cast<Uint128>(v);
}

constexpr bool fits_64(Int128 v) {
  return v >= std::numeric_limits<std::int64_t>::min() &&
         v <= std::numeric_limits<std::int64_t>::max();
}

// How many bits the magnitude has; those of a product are at most the sum. A WebAssembly machine
// multiplies 64 bits at once, and 128 in a function.
constexpr int bits(std::int64_t v) {
  return 64 - std::countl_zero(static_cast<std::uint64_t>(v < 0 ? ~v : v)) + (v < 0 ? 1 : 0);
}

// a * b; false when it does not fit. The 64-bit path is the usual one: a rate has few digits.
bool multiply_checked(Int128 a, Int128 b, Int128& product) {
  if (fits_64(a) && fits_64(b)) {
    product = a * b;
    return true;
  }
  const Uint128 ua = magnitude(a);
  const Uint128 ub = magnitude(b);
  const bool negative = (a < 0) != (b < 0);
  const Uint128 limit = negative ? magnitude(kMin) : static_cast<Uint128>(kMax);
  if (ua != 0 && ub > limit / ua) return false;
  const Uint128 u = ua * ub;
  product = negative ? static_cast<Int128>(~u + 1) : static_cast<Int128>(u);
  return true;
}

bool add_checked(Int128 a, Int128 b, Int128& sum) {
  if ((b > 0 && a > kMax - b) || (b < 0 && a < kMin - b)) return false;
  sum = a + b;
  return true;
}

// The coefficient with so many more places; false when it does not fit.
bool widen(const Decimal& a, int places, Int128& wide) {
  if (places == 0) {
    wide = a.coefficient();
    return true;
  }
  if (places <= 18 && a.is_small()) {
    const auto power = static_cast<std::int64_t>(power_of_ten(places));
    if (bits(a.small()) + bits(power) < 64) {
      const std::int64_t product = a.small() * power;  // fits, so 64 bits will do
      wide = product;
      return true;
    }
  }
  return multiply_checked(a.coefficient(), power_of_ten(places), wide);
}

// Both coefficients at the larger of the two scales; false when one does not fit there.
bool align(const Decimal& a, const Decimal& b, Int128& x, Int128& y, int& scale) {
  scale = a.scale() > b.scale() ? a.scale() : b.scale();
  return widen(a, scale - a.scale(), x) && widen(b, scale - b.scale(), y);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A quotient with its remainder, brought to the nearest whole by `mode`.
Int128 rounded(Int128 quotient, Uint128 remainder, Uint128 divisor, bool negative, Rounding mode) {
  if (remainder == 0) return quotient;
  const Uint128 rest = divisor - remainder;  // so that 2 * remainder need not fit
  bool away = false;
  switch (mode) {
    case Rounding::kDown:
      break;
    case Rounding::kUp:
      away = true;
      break;
    case Rounding::kHalfUp:
      away = remainder >= rest;
      break;
    case Rounding::kHalfEven:
      away = remainder > rest || (remainder == rest && quotient % 2 != 0);
      break;
  }
  if (!away) return quotient;
  return negative ? quotient - 1 : quotient + 1;
}

// The exponent of a number's text after 'e' or 'E'; nothing when it is not an exponent.
std::optional<int> parse_exponent(std::string_view text) {
  if (text.empty()) return std::nullopt;
  bool negative = false;
  if (text.front() == '+' || text.front() == '-') {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  if (text.empty()) return std::nullopt;
  int exponent = 0;
  for (const char c : text) {
    if (!is_digit(c)) return std::nullopt;
    if (exponent < 100000) exponent = exponent * 10 + (c - '0');
  }
  return negative ? -exponent : exponent;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
    negative = text.front() == '-';
    text.remove_prefix(1);
  }
  int exponent = 0;
  if (const auto e = text.find_first_of("eE"); e != std::string_view::npos) {
    const auto parsed = parse_exponent(text.substr(e + 1));
    if (!parsed) return std::nullopt;
    exponent = *parsed;
    text = text.substr(0, e);
  }
  // Digits are collected without the zeros at their end, which only move the scale.
  Int128 coefficient = 0;
  int scale = 0;
  int pending_zeros = 0;
  bool point = false;
  bool any_digit = false;
  for (const char c : text) {
    if (c == '.') {
      if (point || !any_digit) return std::nullopt;
      point = true;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    any_digit = true;
    if (point) ++scale;
    if (c == '0') {
      if (coefficient != 0) ++pending_zeros;
      continue;
    }
    if (pending_zeros > 38) return std::nullopt;
    Int128 shifted = 0;
    if (coefficient != 0 &&
        !(pending_zeros + 1 <= 38 &&
          multiply_checked(coefficient, power_of_ten(pending_zeros + 1), shifted))) {
      return std::nullopt;
    }
    pending_zeros = 0;
    if (!add_checked(shifted, c - '0', coefficient)) return std::nullopt;
  }
  if (!any_digit || text.back() == '.') return std::nullopt;
  if (coefficient == 0) return Decimal{};
  scale -= pending_zeros + exponent;
  if (scale < 0) {
    if (-scale > 38 || !multiply_checked(coefficient, power_of_ten(-scale), coefficient)) {
      return std::nullopt;
    }
    scale = 0;
  }
  if (scale > kMaxScale) return std::nullopt;
  return of(negative ? -coefficient : coefficient, scale);
}

std::string Decimal::text() const {
  Room room;
  return std::string(write(room));
}

std::string_view Decimal::write(Room& room) const {
  Uint128 u = magnitude(coefficient());
  char* const end = room.data() + room.size();
  char* p = end;
  int written = 0;
  // Digits from the right; most numbers are small, and divide ten times faster as such.
  const auto put = [&](auto& rest) {
    if (written == scale_ && scale_ > 0) *--p = '.';
    *--p = static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
    ++written;
  };
  while ((u >> 64) != 0) put(u);
  auto small = static_cast<std::uint64_t>(u);
  do {
    put(small);
  } while (small != 0 || written <= scale_);
  if (is_negative()) *--p = '-';
  return {p, static_cast<std::size_t>(end - p)};
}

double Decimal::approximate() const {
  return static_cast<double>(coefficient()) / std::pow(10.0, scale_);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.scale() == b.scale()) return a.coefficient() <=> b.coefficient();
  Int128 x = 0;
  Int128 y = 0;
  int scale = 0;
  if (align(a, b, x, y, scale)) return x <=> y;
  // They are too far apart in size for a common scale: the one with the smaller scale is the
  // larger.
  const bool a_larger = a.scale() < b.scale();
  const bool negative = a_larger ? a.is_negative() : b.is_negative();
  return a_larger != negative ? std::strong_ordering::greater : std::strong_ordering::less;
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  if (a.scale() == b.scale() && a.is_small() && b.is_small()) {
    return Decimal::of(Int128{a.small()} + b.small(), a.scale());
  }
  Int128 x = 0;
  Int128 y = 0;
  Int128 sum = 0;
  int scale = 0;
  if (!align(a, b, x, y, scale) || !add_checked(x, y, sum)) return std::nullopt;
  return Decimal::of(sum, scale);
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  if (b.coefficient() == kMin) return std::nullopt;
  return add(a, Decimal::of(-b.coefficient(), b.scale()));
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) return Decimal{};
  int scale = a.scale() + b.scale();
  Int128 product = 0;
  if (a.is_small() && b.is_small() && bits(a.small()) + bits(b.small()) < 64) {
    const std::int64_t small = a.small() * b.small();
    product = small;
  } else if (!multiply_checked(a.coefficient(), b.coefficient(), product)) {
    return std::nullopt;
  }
  while (scale > Decimal::kMaxScale && product % 10 == 0) {
    product /= 10;
    --scale;
  }
  if (scale > Decimal::kMaxScale) return std::nullopt;
  return Decimal::of(product, scale);
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places, Rounding mode) {
  if (b.is_zero() || places < 0 || places > Decimal::kMaxScale) return std::nullopt;
  // a / b * 10^places = a.coefficient * 10^(places + b.scale - a.scale) / b.coefficient
  const int shift = places + b.scale() - a.scale();
  Int128 numerator = a.coefficient();
  Int128 denominator = b.coefficient();
  Int128& scaled = shift >= 0 ? numerator : denominator;
  const int steps = shift >= 0 ? shift : -shift;
  if (steps > 38 || !multiply_checked(scaled, power_of_ten(steps), scaled)) return std::nullopt;
  const bool negative = (numerator < 0) != (denominator < 0);
  const Uint128 n = magnitude(numerator);
  const Uint128 d = magnitude(denominator);
  if (d == 0) return std::nullopt;  // impossible, since b is not zero; here for the analyzer
  if (n / d > static_cast<Uint128>(kMax) - 1) return std::nullopt;
  Int128 quotient = static_cast<Int128>(n / d);
  if (negative) quotient = -quotient;
  return Decimal::of(rounded(quotient, n % d, d, negative, mode), places);
}

Decimal round(const Decimal& a, int places, Rounding mode) {
  if (a.scale() <= places) return a;
  const Uint128 divisor = static_cast<Uint128>(power_of_ten(a.scale() - places));
  const Uint128 n = magnitude(a.coefficient());
  Int128 quotient = static_cast<Int128>(n / divisor);
  if (a.is_negative()) quotient = -quotient;
  return Decimal::of(rounded(quotient, n % divisor, divisor, a.is_negative(), mode), places);
}

}  // namespace bedrock
