// Exact decimals: every price, quantity and amount of the engine.
//
// A Decimal is coefficient / 10^scale with a 128-bit signed coefficient and a scale from 0 to 36,
// so it holds every number of up to 38 digits with up to 36 behind the point. Sums, differences and
// products are exact or fail: nothing rounds and nothing wraps. Only divide() rounds, and it says
// how. Values are canonical (no trailing zeros behind the point), so equal numbers are equal
// objects and have one text.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bedrock {

using Int128 = __int128;

enum class Rounding : std::uint8_t {
  kDown,      // towards zero
  kUp,        // away from zero
  kHalfUp,    // to nearest, halves away from zero
  kHalfEven,  // to nearest, halves to the even neighbour
};

class Decimal {
 public:
  static constexpr int kMaxScale = 36;

  constexpr Decimal() = default;
  // A whole number.
  constexpr explicit Decimal(std::int64_t whole) : Decimal(Int128{whole}, 0) {}

  // coefficient / 10^scale in canonical form. Precondition: 0 <= scale <= kMaxScale.
  static constexpr Decimal of(Int128 coefficient, int scale) {
    // A division of 128 bits takes ten times one of 64, and few numbers need it.
    const auto small = static_cast<std::int64_t>(coefficient);
    if (small == coefficient) return of_small(small, scale);
    for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    return Decimal(coefficient, scale);
  }

  // Reads an optional sign, digits, an optional point with digits, and an optional exponent, as
  // JSON writes numbers. Nothing when the text is not a number or does not fit.
  static std::optional<Decimal> parse(std::string_view text);

  // Plain digits: no exponent, no trailing zeros, "0" for zero.
  std::string text() const;
  // The same at the end of a room that fits any.
  using Room = std::array<char, 48>;
  std::string_view write(Room& room) const;

  constexpr Int128 coefficient() const {
    return static_cast<Int128>((static_cast<unsigned __int128>(high_) << 64) | low_);
  }
  constexpr int scale() const { return scale_; }
  constexpr bool is_zero() const { return low_ == 0 && high_ == 0; }
  constexpr bool is_negative() const { return high_ < 0; }
  constexpr bool is_whole() const { return scale_ == 0; }
  // Whether the coefficient has at most 64 bits; then it is `small()`.
  constexpr bool is_small() const { return high_ == static_cast<std::int64_t>(low_) >> 63; }
  constexpr std::int64_t small() const { return static_cast<std::int64_t>(low_); }

  friend constexpr bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  // For estimates and bar widths only; never for money.
  double approximate() const;

 private:
  constexpr Decimal(Int128 coefficient, int scale)
      : low_(static_cast<std::uint64_t>(coefficient)),
        high_(static_cast<std::int64_t>(coefficient >> 64)),
        scale_(static_cast<std::int8_t>(scale)) {}

  // The same as of(). A number is divided by ten with one product: times the inverse of 5 modulo
  // 2^64 and turned by a bit, it is its tenth where it is a multiple of ten, else larger than any.
  static constexpr Decimal of_small(std::int64_t coefficient, int scale) {
    constexpr std::uint64_t kInverseOf5 = 0xCCCCCCCCCCCCCCCD;
    const bool negative = coefficient < 0;
    auto rest = static_cast<std::uint64_t>(coefficient);
    if (negative) rest = ~rest + 1;
    for (; scale > 0; --scale) {
      const std::uint64_t tenth = std::rotr(rest * kInverseOf5, 1);
      if (tenth > ~std::uint64_t{0} / 10) break;
      rest = tenth;
    }
    return Decimal(negative ? -Int128{rest} : Int128{rest}, scale);
  }

  // Halves of the coefficient: an __int128 would make it a third larger.
  std::uint64_t low_ = 0;
  std::int64_t high_ = 0;
  std::int8_t scale_ = 0;
};

// Exact, or nothing when the result does not fit.
std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);

// a / b rounded to `places` digits behind the point (0 to kMaxScale). Nothing when b is zero or the
// result does not fit.
std::optional<Decimal> divide(const Decimal& a, const Decimal& b, int places, Rounding mode);

// a rounded to `places` digits behind the point.
Decimal round(const Decimal& a, int places, Rounding mode);

}  // namespace bedrock
