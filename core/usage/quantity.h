// A quantity that remembers how it came about: "50,000 requests x 800 tokens". Expansions are
// written with these, so that the arithmetic and the words on the bill cannot differ. The words are
// nodes of the expansion's Words and become text on request; without a Words there are none, and
// the arithmetic is the same.
//
// It is a fraction: what does not end (seconds as hours) is multiplied on exactly and divided once,
// at the end, so that 480,000 GB-seconds / 3,600 x $0.00945 is $1.26 and not a digit less.
#pragma once

#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/exact.h"
#include "core/usage/field.h"
#include "core/usage/words.h"

namespace bedrock {

class Quantity {
 public:
  Quantity() = default;  // nothing: zero, without words
  // Without words; without a value: it did not fit.
  explicit Quantity(const Exact& value) : top_(value) {}
  // A number in words of its own, which are a literal: "4 bytes". A constant takes the Words of
  // what it is combined with.
  template <std::size_t N>
  Quantity(const Decimal& value, const char (&words)[N])
      : top_(value), text_(words, N - 1), leaf_(Words::Kind::kText), has_words_(N > 1) {}
  // "800 tokens"; without a noun "800".
  static Quantity of(const Decimal& value, std::string_view noun);
  // The same, remembering which field it was, for errors; with its words in `words`.
  static Quantity of(const Decimal& value, Field field, Words* words = nullptr);
  // The same, its words and those of all that is made from it in `words`; none where it is null.
  Quantity in(Words* words) const;

  // To 18 places, half-even, where it does not end; zero where it does not fit.
  Decimal value() const;
  bool is_zero() const { return top_ && top_->is_zero(); }
  // False once an operation had more digits than a Decimal holds; all that is made from it, too.
  bool fits() const { return top_.has_value(); }
  // The amount at so much for one: exact where it ends, else to 18 places, half-even.
  Exact at(const Decimal& rate) const;
  // The same less a part of it, without words of its own.
  Quantity less(const Decimal& part) const;
  std::string words() const;
  // The field that it came from, or that made it too large; kCount where none did.
  Field field() const { return field_; }
  // The same value in other words: a grouped number with a literal behind it, a percentage, a
  // count, or what another quantity says.
  Quantity as_number(const Decimal& shown, std::string_view literal) const;
  Quantity as_percent(const Decimal& shown, std::string_view literal) const;
  Quantity as_counted(std::string_view noun) const;
  Quantity as(const Quantity& other) const;
  // The same value; its words, then a literal, then those of the other.
  Quantity joined(std::string_view literal, const Quantity& other) const;
  Quantity joined(std::string_view literal) const { return joined(literal, Quantity()); }

  // Whether they are the same fraction as it was computed; equal values may be written otherwise.
  friend bool same_value(const Quantity& a, const Quantity& b) {
    return a.top_ == b.top_ && a.bottom_ == b.bottom_;
  }

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
  using Combine = const Words::Node* (Words::*)(const Words::Node*, const Words::Node*);

  bool ends() const { return bottom_ == Decimal(1); }
  // A value made from two others, with the field that made it too large.
  static Quantity whole(const Exact& value, const Quantity& a, const Quantity& b);
  // The same of top / bottom.
  static Quantity made(const Exact& top, const Exact& bottom, const Quantity& a, const Quantity& b);
  // Its words from those of two others.
  void say(const Quantity& a, Combine combine, const Quantity& b);
  // Its node in those words; null where it says nothing.
  const Words::Node* node_in(Words& words) const;
  void say_leaf(Words::Kind kind, const Decimal& shown, std::string_view literal);

  Exact top_ = Decimal{};
  Decimal bottom_{1};  // 1 wherever the quotient ends within 18 places
  Words* words_ = nullptr;
  const Words::Node* node_ = nullptr;
  // Words of what has no node yet: they show the value itself.
  std::string_view text_;
  Words::Kind leaf_ = Words::Kind::kText;
  bool has_words_ = false;
  Field field_ = Field::kCount;
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
