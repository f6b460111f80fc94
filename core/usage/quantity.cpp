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

Quantity Quantity::made(const std::optional<Decimal>& value, const Quantity& a, const Quantity& b) {
  Quantity q;
  q.value_ = value;
  q.field_ = b.field_ == Field::kCount || !a.fits() ? a.field_ : b.field_;
  return q;
}

Quantity operator*(const Quantity& a, const Quantity& b) {
  const bool fit = a.fits() && b.fits();
  Quantity q = Quantity::made(fit ? multiply(*a.value_, *b.value_) : std::nullopt, a, b);
  if (q.is_zero()) return q;
  const auto factor = [](const Quantity& f) { return f.is_sum_ ? "(" + f.words_ + ")" : f.words_; };
  q.words_ = a.words_.empty() ? factor(b) : factor(a);
  if (!a.words_.empty() && !b.words_.empty()) q.words_ += " x " + factor(b);
  q.is_sum_ = false;
  return q;
}

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const bool fit = a.fits() && b.fits();
  Quantity q = Quantity::made(fit ? add(*a.value_, *b.value_) : std::nullopt, a, b);
  q.words_ = a.words_ + " + " + b.words_;
  q.is_sum_ = true;
  return q;
}

Quantity operator/(const Quantity& a, const Quantity& b) {
  const bool fit = a.fits() && b.fits();
  Quantity q = Quantity::made(
      fit ? divide(*a.value_, *b.value_, kPlaces, Rounding::kHalfEven) : std::nullopt, a, b);
  q.words_ = (a.is_sum_ ? "(" + a.words_ + ")" : a.words_) + " / " +
             (b.is_sum_ ? "(" + b.words_ + ")" : b.words_);
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

Decimal fraction(const Decimal& percent) {
  return Decimal::of(percent.coefficient(), std::min(percent.scale() + 2, Decimal::kMaxScale));
}

}  // namespace bedrock
