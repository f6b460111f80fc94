// A quantity that remembers how it came about: "50,000 requests x 800 tokens". Expansions are
// written with these, so that the arithmetic and the words on the bill cannot differ.
//
// It is a fraction: what does not end (seconds as hours) is multiplied on exactly and divided once,
// at the end, so that 480,000 GB-seconds / 3,600 x $0.00945 is $1.26 and not a digit less.
#pragma once

#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/exact.h"
#include "core/usage/field.h"

namespace bedrock {

class Quantity {
 public:
  Quantity() = default;  // nothing: zero, without words
  // Without a value: it did not fit.
  Quantity(const Exact& value, std::string words) : top_(value), words_(std::move(words)) {}
  // "800 tokens".
  static Quantity of(const Decimal& value, std::string_view noun);
  // The same, remembering which field it was, for errors.
  static Quantity of(const Decimal& value, Field field);

  // To 18 places, half-even, where it does not end; zero where it does not fit.
  Decimal value() const;
  bool is_zero() const { return top_ && top_->is_zero(); }
  // False once an operation had more digits than a Decimal holds; all that is made from it, too.
  bool fits() const { return top_.has_value(); }
  // The amount at so much for one: exact where it ends, else to 18 places, half-even.
  Exact at(const Decimal& rate) const;
  // The same less a part of it, without words of its own.
  Quantity less(const Decimal& part) const;
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
  // "a / b". Precondition: b is not zero.
  friend Quantity operator/(const Quantity& a, const Quantity& b);

 private:
  // top / bottom, with the field that made it too large.
  static Quantity made(const Exact& top, const Exact& bottom, const Quantity& a, const Quantity& b);

  // The words, in brackets where they are a sum.
  std::string factor() const;

  Exact top_ = Decimal{};
  Decimal bottom_{1};  // 1 wherever the quotient ends within 18 places
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

// Bytes as the GB that AWS bills, of 2^30 bytes: "a / 2^30 bytes". The pricing examples of S3 and
// S3 Vectors show it (10 million vectors of 6.17 KB are 59 GB); the other services are taken to
// count alike.
Quantity gigabytes(const Quantity& bytes);

// 20 as 0.2, exactly; nothing for a percentage with more than 34 places.
std::optional<Decimal> fraction(const Decimal& percent);

}  // namespace bedrock
