#include "core/usage/quantity.h"

#include <algorithm>

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

Quantity Quantity::made(Operation operation, const Quantity& a, const Quantity& b) {
  Quantity q;
  q.value_ = a.value_ && b.value_ ? operation(*a.value_, *b.value_) : std::nullopt;
  q.field_ = b.field_ == Field::kCount || !a.fits() ? a.field_ : b.field_;
  return q;
}

std::string Quantity::factor() const { return is_sum_ ? "(" + words_ + ")" : words_; }

Quantity operator*(const Quantity& a, const Quantity& b) {
  Quantity q = Quantity::made(multiply, a, b);
  if (q.is_zero()) return q;
  q.words_ = a.words_.empty() ? b.factor() : a.factor();
  if (!a.words_.empty() && !b.words_.empty()) q.words_ += " x " + b.factor();
  return q;
}

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  Quantity q = Quantity::made(add, a, b);
  q.words_ = a.words_ + " + " + b.words_;
  q.is_sum_ = true;
  return q;
}

Quantity operator/(const Quantity& a, const Quantity& b) {
  const auto ratio = [](const Decimal& x, const Decimal& y) {
    return divide(x, y, kPlaces, Rounding::kHalfEven);
  };
  Quantity q = Quantity::made(ratio, a, b);
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
  if (!a.fits() || a.value().is_whole()) return a;
  Quantity q = a;
  q.value_ = round(a.value(), 0, Rounding::kUp);
  return q;
}

Quantity plain(const Decimal& value) { return {value, grouped(value)}; }

Decimal rest_of_100(const Decimal& percent) {
  return subtract(Decimal(100), percent).value_or(Decimal{});
}

Quantity gigabytes(const Quantity& bytes) {
  return bytes / Quantity(Decimal(1'000'000'000), "10^9 bytes");
}

Decimal fraction(const Decimal& percent) {
  return Decimal::of(percent.coefficient(), std::min(percent.scale() + 2, Decimal::kMaxScale));
}

}  // namespace bedrock
