#include "core/planning/drawn_input.h"

#include <algorithm>

namespace bedrock {
namespace {

// A value is one of so many steps between its low and its high, or of more.
constexpr std::int64_t kLeastSteps = 10'000;
constexpr int kMostPlaces = 9;
constexpr int kScaledPlaces = 18;

}  // namespace

std::optional<std::int64_t> scaled(const Exact& value, std::int64_t unit) {
  if (!value) return std::nullopt;
  // A sum of many months has more digits than the product has room for.
  const Exact product =
      bedrock::product(round(*value, kScaledPlaces, Rounding::kHalfEven), Decimal(unit));
  if (!product) return std::nullopt;
  const Decimal whole = round(*product, 0, Rounding::kHalfEven);
  if (!whole.is_small()) return std::nullopt;
  return whole.small();
}

std::optional<Triangle> triangle(const Decimal& low, const Decimal& likely, const Decimal& high,
                                 std::int64_t unit) {
  const auto a = scaled(low, unit);
  const auto b = scaled(likely, unit);
  const auto c = scaled(high, unit);
  constexpr std::int64_t kMost = std::int64_t{1} << 60;
  if (!a || !b || !c || *c > kMost || *a < -kMost) return std::nullopt;
  Triangle result{*a, static_cast<std::uint64_t>(*c - *a), 0};
  if (result.span == 0) return result;
  const auto part = static_cast<unsigned __int128>(static_cast<std::uint64_t>(*b - *a)) << 32;
  result.mode = static_cast<std::uint64_t>(part / result.span);
  return result;
}

std::int64_t power_of_ten(int places) {
  std::int64_t power = 1;
  for (int i = 0; i < places; ++i) power *= 10;
  return power;
}

std::optional<Drawn> drawn_of(const VariedInput& input, std::size_t coordinate) {
  const bool whole = info(input.field).kind == FieldKind::kWhole;
  int places = 0;
  if (!whole) {
    places = std::max({input.low.scale(), input.likely.scale(), input.high.scale()});
    const Exact span = difference(input.high, input.low);
    while (places < kMostPlaces && span && !span->is_zero() &&
           product(span, Decimal(power_of_ten(places))) < Exact(Decimal(kLeastSteps))) {
      ++places;
    }
    places = std::min(places, kMostPlaces);
  }
  const auto values = triangle(input.low, input.likely, input.high, power_of_ten(places));
  if (!values) return std::nullopt;
  return Drawn{input.workload, input.field, *values, places, coordinate};
}

}  // namespace bedrock
