#include "core/usage/quantity.h"

#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 18;

}  // namespace

Quantity Quantity::of(const Decimal& value, std::string_view noun) {
  return {value, noun.empty() ? grouped(value) : counted(value, noun)};
}

Quantity Quantity::of(const Decimal& value, Field field) {
  Quantity q = of(value, info(field).noun);
  q.field_ = field;
  return q;
}

Quantity Quantity::as(std::string words) const {
  Quantity q = *this;
  q.words_ = std::move(words);
  q.is_sum_ = false;
  return q;
}

Decimal Quantity::value() const {
  if (!top_ || bottom_ == Decimal(1)) return top_.value_or(Decimal{});
  return divide(*top_, bottom_, kPlaces, Rounding::kHalfEven).value_or(Decimal{});
}

Exact Quantity::at(const Decimal& rate) const {
  const Exact whole = product(top_, rate);
  return bottom_ == Decimal(1) ? whole : quotient(whole, bottom_, kPlaces, Rounding::kHalfEven);
}

Quantity Quantity::less(const Decimal& part) const {
  Quantity q = *this;
  q.top_ = difference(top_, product(part, bottom_));
  return q;
}

Quantity Quantity::made(const Exact& top, const Exact& bottom, const Quantity& a,
                        const Quantity& b) {
  Quantity q;
  q.field_ = b.field_ == Field::kCount || !a.fits() ? a.field_ : b.field_;
  q.top_ = top;
  if (!bottom || *bottom == Decimal(1)) {
    if (!bottom) q.top_ = std::nullopt;
    return q;
  }
  q.bottom_ = *bottom;
  const Exact ratio = quotient(top, bottom, kPlaces, Rounding::kHalfEven);
  if (!ratio || product(ratio, bottom) == top) {
    q.top_ = ratio;
    q.bottom_ = Decimal(1);
  }
  return q;
}

std::string Quantity::factor() const { return is_sum_ ? "(" + words_ + ")" : words_; }

Quantity operator*(const Quantity& a, const Quantity& b) {
  Quantity q = Quantity::made(product(a.top_, b.top_), multiply(a.bottom_, b.bottom_), a, b);
  if (q.is_zero()) return q;
  q.words_ = a.words_.empty() ? b.factor() : a.factor();
  if (!a.words_.empty() && !b.words_.empty()) q.words_ += " x " + b.factor();
  return q;
}

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const Exact top = a.bottom_ == b.bottom_
                        ? sum(a.top_, b.top_)
                        : sum(product(a.top_, b.bottom_), product(b.top_, a.bottom_));
  const Exact bottom = a.bottom_ == b.bottom_ ? a.bottom_ : multiply(a.bottom_, b.bottom_);
  Quantity q = Quantity::made(top, bottom, a, b);
  q.words_ = a.words_ + " + " + b.words_;
  q.is_sum_ = true;
  return q;
}

Quantity operator/(const Quantity& a, const Quantity& b) {
  Quantity q = Quantity::made(product(a.top_, b.bottom_), product(b.top_, a.bottom_), a, b);
  q.words_ = a.factor() + " / " + b.factor();
  return q;
}

Quantity percent_of(const Quantity& a, const Decimal& percent, std::string_view words) {
  if (percent == Decimal(100)) return a;
  std::string text = grouped(percent) + " %";
  if (!words.empty()) text += " " + std::string(words);
  return a * Quantity(fraction(percent), std::move(text));
}

Quantity ceiling(const Quantity& a) {
  Quantity q = a;
  q.top_ = quotient(a.top_, a.bottom_, 0, Rounding::kUp);
  q.bottom_ = Decimal(1);
  return q;
}

Quantity plain(const Decimal& value) { return {value, grouped(value)}; }

Decimal rest_of_100(const Decimal& percent) {
  return subtract(Decimal(100), percent).value_or(Decimal{});
}

Quantity gigabytes(const Quantity& bytes) {
  return bytes / Quantity(Decimal(1 << 30), "2^30 bytes");
}

std::optional<Decimal> fraction(const Decimal& percent) {
  if (percent.scale() + 2 > Decimal::kMaxScale) return std::nullopt;
  return Decimal::of(percent.coefficient(), percent.scale() + 2);
}

}  // namespace bedrock
