// Exact decimals: every price, quantity and amount of the engine.
//
// A Decimal is coefficient / 10^scale with a 128-bit signed coefficient and a scale from 0 to 36,
// so it holds every number of up to 38 digits with up to 36 behind the point. Sums, differences and
// products are exact or fail: nothing rounds and nothing wraps. Only divide() rounds, and it says
// how. Values are canonical (no trailing zeros behind the point), so equal numbers are equal
// objects and have one text.
#pragma once

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
  constexpr explicit Decimal(std::int64_t whole) : coefficient_(whole) {}

  // coefficient / 10^scale in canonical form. Precondition: 0 <= scale <= kMaxScale.
  static constexpr Decimal of(Int128 coefficient, int scale) {
    // A division of 128 bits takes ten times one of 64, and few numbers need it.
    auto small = static_cast<std::int64_t>(coefficient);
    if (small == coefficient) {
      for (; scale > 0 && small % 10 == 0; --scale) small /= 10;
      coefficient = small;
    } else {
      for (; scale > 0 && coefficient % 10 == 0; --scale) coefficient /= 10;
    }
    Decimal d;
    d.coefficient_ = coefficient;
    d.scale_ = static_cast<std::int8_t>(scale);
    return d;
  }

  // Reads an optional sign, digits, an optional point with digits, and an optional exponent, as
  // JSON writes numbers. Nothing when the text is not a number or does not fit.
  static std::optional<Decimal> parse(std::string_view text);

  // Plain digits: no exponent, no trailing zeros, "0" for zero.
  std::string text() const;

  constexpr Int128 coefficient() const { return coefficient_; }
  constexpr int scale() const { return scale_; }
  constexpr bool is_zero() const { return coefficient_ == 0; }
  constexpr bool is_negative() const { return coefficient_ < 0; }
  constexpr bool is_whole() const { return scale_ == 0; }

  friend constexpr bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  // For estimates and bar widths only; never for money.
  double approximate() const;

 private:
  Int128 coefficient_ = 0;
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
