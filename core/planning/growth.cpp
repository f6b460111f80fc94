#include "core/planning/growth.h"

#include <algorithm>

namespace bedrock {
namespace {

constexpr int kPlaces = 18;
constexpr int kFactorPlaces = 9;

Exact hundredth(const Decimal& percent) { return multiply(percent, Decimal::of(1, 2)); }

Exact rounded(const Exact& value, int places) {
  return value ? std::optional(round(*value, places, Rounding::kHalfEven)) : std::nullopt;
}

Exact compound(const Decimal& percent, int months) {
  const Exact step = sum(Decimal(1), hundredth(percent));
  Exact factor = Decimal(1);
  for (int i = 0; i < months; ++i) factor = rounded(product(factor, step), kPlaces);
  return factor;
}

// 1 + (to - 1) (3 t^2 - 2 t^3) at t = month / months.
Exact s_curve(const Growth& growth, int month) {
  if (month >= growth.months) return growth.to;
  const std::int64_t m = month;
  const std::int64_t all = growth.months;
  const Exact part = product(subtract(growth.to, Decimal(1)), Decimal(m * m * (3 * all - 2 * m)));
  return sum(Decimal(1), quotient(part, Decimal(all * all * all), kPlaces, Rounding::kHalfEven));
}

}  // namespace

Exact grown(const Growth& growth, int month) {
  switch (growth.kind) {
    case Growth::Kind::kNone:
      return Decimal(1);
    case Growth::Kind::kPercent:
      return compound(growth.percent, month);
    case Growth::Kind::kSCurve:
      return s_curve(growth, month);
    case Growth::Kind::kFactors:
    case Growth::Kind::kVolumes:
      return growth.list[std::min(static_cast<std::size_t>(month), growth.list.size() - 1)];
  }
  return std::nullopt;
}

Decimal Shape::weight(Month month, int days) const {
  if (!weekdays) return Decimal(days);
  Exact weight = Decimal{};
  const int first = weekday(month.first());
  for (int i = 0; i < days; ++i) {
    weight = sum(weight, (*weekdays)[static_cast<std::size_t>((first + i) % 7)]);
  }
  return weight.value_or(Decimal{});
}

Exact Shape::factor(const Exact& base, Month month, int index) const {
  Exact factor = base;
  if (index < ramp.months) {
    // from + (100 - from) x index / months, in percent
    const Exact rise = product(subtract(Decimal(100), ramp.from_percent), Decimal(index));
    const Exact whole = sum(product(ramp.from_percent, Decimal(ramp.months)), rise);
    factor = quotient(product(factor, whole), Decimal(std::int64_t{100} * ramp.months), kPlaces,
                      Rounding::kHalfEven);
  }
  if (!season.empty()) {
    const Exact share = hundredth(season[static_cast<std::size_t>(month.number() - 1)]);
    factor = rounded(product(factor, share), kPlaces);
  }
  if (weekdays) {
    // An average month has 1461 / 336 weeks.
    const Exact average = product(weight(Month().plus(3), 7), Decimal(1461));
    const Exact here = product(weight(month, month.days()), Decimal(336));
    factor = quotient(product(factor, here), average, kPlaces, Rounding::kHalfEven);
  }
  return rounded(factor, kFactorPlaces);
}

}  // namespace bedrock
