// A quantity that remembers how it came about: "50,000 requests x 800 tokens". Expansions are
// written with these, so that the arithmetic and the words on the bill cannot differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/usage/field.h"

namespace bedrock {

class Quantity {
 public:
  Quantity() = default;  // nothing: zero, without words
  // Without a value: it did not fit.
  Quantity(const std::optional<Decimal>& value, std::string words)
      : value_(value), words_(std::move(words)) {}
  // "800 tokens".
  static Quantity of(const Decimal& value, std::string_view noun);
  // The same, remembering which field it was, for errors.
  static Quantity of(const Decimal& value, Field field);

  // Zero where it does not fit.
  Decimal value() const { return value_.value_or(Decimal{}); }
  bool is_zero() const { return value_ && value_->is_zero(); }
  // False once an operation had more digits than a Decimal holds; all that is made from it, too.
  bool fits() const { return value_.has_value(); }
  const std::string& words() const { return words_; }
  // The field that it came from, or that made it too large; kCount where none did.
  Field field() const { return field_; }
  // The same value in other words.
  Quantity as(std::string words) const;

  // "a x b"; a sum is put in brackets. Zero times anything keeps no words.
  friend Quantity operator*(const Quantity& a, const Quantity& b);
  // "a + b"; what is zero is left out.
  friend Quantity operator+(const Quantity& a, const Quantity& b);
  // a times percent / 100: "a x 80 %". 100 percent changes nothing.
  friend Quantity percent_of(const Quantity& a, const Decimal& percent, std::string_view words);
  // Rounded up to a whole number, without words for it.
  friend Quantity ceiling(const Quantity& a);
  // a / b to 18 places, half-even: "a / b". Precondition: b is not zero.
  friend Quantity operator/(const Quantity& a, const Quantity& b);

 private:
  using Operation = std::optional<Decimal> (*)(const Decimal&, const Decimal&);
  // The operation's value, with the field that made it too large.
  static Quantity made(Operation operation, const Quantity& a, const Quantity& b);

  // The words, in brackets where they are a sum.
  std::string factor() const;

  std::optional<Decimal> value_ = Decimal{};
  std::string words_;
  Field field_ = Field::kCount;
  bool is_sum_ = false;
};

Quantity percent_of(const Quantity& a, const Decimal& percent, std::string_view words = {});
Quantity ceiling(const Quantity& a);

// A plain number as a factor: "x 3".
Quantity plain(const Decimal& value);

// What is left of 100 percent. Precondition: 0 to 100.
Decimal rest_of_100(const Decimal& percent);

// Bytes as GB of 10^9: "a / 10^9 bytes".
Quantity gigabytes(const Quantity& bytes);

// 20 as 0.2, exactly.
Decimal fraction(const Decimal& percent);

}  // namespace bedrock
