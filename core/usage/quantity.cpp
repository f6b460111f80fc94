#include "core/usage/quantity.h"

#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 18;

}  // namespace

Quantity Quantity::of(const Decimal& value, std::string_view noun) {
  Quantity q{Exact(value)};
  q.text_ = noun;
  q.leaf_ = noun.empty() ? Words::Kind::kNumber : Words::Kind::kCounted;
  q.has_words_ = true;
  return q;
}

Quantity Quantity::of(const Decimal& value, Field field, Words* words) {
  Quantity q{Exact(value)};
  q.field_ = field;
  q.words_ = words;
  q.text_ = info(field).noun;
  q.leaf_ = q.text_.empty() ? Words::Kind::kNumber : Words::Kind::kCounted;
  q.has_words_ = true;
  return q;
}

Quantity Quantity::in(Words* words) const {
  Quantity q = *this;
  q.words_ = words;
  return q;
}

const Words::Node* Quantity::node_in(Words& words) const {
  if (node_ != nullptr || !has_words_) return node_;
  return words.leaf(leaf_, top_.value_or(Decimal{}), text_);
}

std::string Quantity::words() const {
  Words own;
  return text_of(node_in(own));
}

void Quantity::say(const Quantity& a, Combine combine, const Quantity& b) {
  words_ = a.words_ != nullptr ? a.words_ : b.words_;
  if (words_ == nullptr) return;
  node_ = (words_->*combine)(a.node_in(*words_), b.node_in(*words_));
}

void Quantity::say_leaf(Words::Kind kind, const Decimal& shown, std::string_view literal) {
  node_ = words_ != nullptr ? words_->leaf(kind, shown, literal) : nullptr;
  has_words_ = false;
}

Quantity Quantity::as_number(const Decimal& shown, std::string_view literal) const {
  Quantity q = *this;
  q.say_leaf(Words::Kind::kNumber, shown, literal);
  return q;
}

Quantity Quantity::as_percent(const Decimal& shown, std::string_view literal) const {
  Quantity q = *this;
  q.say_leaf(Words::Kind::kPercent, shown, literal);
  return q;
}

Quantity Quantity::as_counted(std::string_view noun) const {
  Quantity q = *this;
  q.say_leaf(Words::Kind::kCounted, value(), noun);
  return q;
}

Quantity Quantity::as(const Quantity& other) const {
  Quantity q = *this;
  q.has_words_ = false;
  q.node_ = nullptr;
  if (words_ != nullptr) q.node_ = other.node_in(*words_);
  return q;
}

Quantity Quantity::joined(std::string_view literal, const Quantity& other) const {
  Quantity q = *this;
  q.has_words_ = false;
  if (words_ != nullptr) {
    q.node_ = words_->joined(node_in(*words_), literal, other.node_in(*words_));
  }
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

Quantity Quantity::whole(const Exact& value, const Quantity& a, const Quantity& b) {
  Quantity q;
  q.field_ = b.field_ == Field::kCount || !a.fits() ? a.field_ : b.field_;
  q.top_ = value;
  return q;
}

Quantity Quantity::made(const Exact& top, const Exact& bottom, const Quantity& a,
                        const Quantity& b) {
  Quantity q = whole(top, a, b);
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

Quantity operator*(const Quantity& a, const Quantity& b) {
  // Nothing times anything that fits is nothing, and most of what may be given is not.
  if ((a.is_zero() && b.fits()) || (b.is_zero() && a.fits())) {
    Quantity nothing;
    nothing.field_ = b.field_ == Field::kCount ? a.field_ : b.field_;
    nothing.words_ = a.words_ != nullptr ? a.words_ : b.words_;
    return nothing;
  }
  Quantity q = a.ends() && b.ends()
                   ? Quantity::whole(product(a.top_, b.top_), a, b)
                   : Quantity::made(product(a.top_, b.top_), multiply(a.bottom_, b.bottom_), a, b);
  q.say(a, &Words::product, b);
  return q;
}

Quantity operator+(const Quantity& a, const Quantity& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  if (a.ends() && b.ends()) {
    Quantity q = Quantity::whole(sum(a.top_, b.top_), a, b);
    q.say(a, &Words::sum, b);
    return q;
  }
  const Exact top = a.bottom_ == b.bottom_
                        ? sum(a.top_, b.top_)
                        : sum(product(a.top_, b.bottom_), product(b.top_, a.bottom_));
  const Exact bottom = a.bottom_ == b.bottom_ ? a.bottom_ : multiply(a.bottom_, b.bottom_);
  Quantity q = Quantity::made(top, bottom, a, b);
  q.say(a, &Words::sum, b);
  return q;
}

Quantity operator/(const Quantity& a, const Quantity& b) {
  Quantity q = Quantity::made(product(a.top_, b.bottom_), product(b.top_, a.bottom_), a, b);
  q.say(a, &Words::quotient, b);
  return q;
}

Quantity percent_of(const Quantity& a, const Decimal& percent, std::string_view words) {
  if (percent == Decimal(100)) return a;
  return a * Quantity(fraction(percent)).in(a.words_).as_percent(percent, words);
}

Quantity ceiling(const Quantity& a) {
  Quantity q = a;
  // The words show what was rounded.
  if (q.words_ != nullptr) q.node_ = a.node_in(*q.words_);
  q.has_words_ = false;
  q.top_ = quotient(a.top_, a.bottom_, 0, Rounding::kUp);
  q.bottom_ = Decimal(1);
  return q;
}

Quantity plain(const Decimal& value) { return Quantity::of(value, std::string_view{}); }

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
