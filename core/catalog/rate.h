// A rate: USD for one unit of one dimension, under conditions, over a window, with its source; and
// rates in columns, as tables keep them.
#pragma once

#include <compare>
#include <cstdint>
#include <span>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"
#include "core/catalog/region.h"

namespace bedrock {

// What the rates of one authored block have in common. Few are different, so each is stored once.
struct RateTerms {
  std::uint16_t source = 0;
  std::uint16_t from = 0;
  std::uint16_t to = 65535;
  std::uint16_t assumed = 0;  // index in texts: why it is taken to hold here; 0: nothing assumed
  std::uint16_t note = 0;     // index in texts; 0: none
  // Index in texts where it differs from its source's grade; 0: it does not.
  std::uint16_t grade = 0;
  std::uint16_t confirmed = 0;  // the day of the last publication that has it unchanged; 0: none
  Tier tier = Tier::kStandard;
  RouteScope routes = RouteScope::kAll;
  Context context = Context::kStandard;
  EndpointScope endpoint = EndpointScope::kBoth;

  Window window() const { return {Date{from}, Date{to}}; }
  friend auto operator<=>(const RateTerms&, const RateTerms&) = default;
};

// One price: USD for one unit of one dimension, under conditions, over a window, with its source.
struct Rate : RateTerms {
  RegionSet regions = 0;
  std::int64_t coefficient = 0;  // the price is coefficient / 10^scale
  std::int8_t scale = 0;
  Dimension dimension;
  std::uint16_t model = 0;
  std::uint32_t index = 0;  // in its table

  Decimal usd() const { return Decimal::of(coefficient, scale); }
};

// The rates of a table in columns, grouped by model: look-ups walk one column of bytes, and the
// module compresses to two thirds of what rows take. Wider numbers are in planes: all lowest bytes,
// then all of the next, because most of the upper ones are alike.
struct RateColumns {
  std::span<const Dimension> dimension;
  std::span<const std::uint8_t> terms;        // two planes: index in term_sets
  std::span<const std::uint8_t> regions;      // two planes: index in region_sets
  std::span<const std::uint8_t> coefficient;  // four planes; negative: -1 - its index in wide
  std::span<const std::int8_t> scale;
  std::span<const std::int64_t> wide;  // what does not fit 31 bits
  std::span<const RateTerms> term_sets;
  std::span<const RegionSet> region_sets;

  std::size_t size() const { return dimension.size(); }
  const RateTerms& terms_of(std::size_t i) const { return term_sets[two_planes(terms, i)]; }
  RegionSet regions_of(std::size_t i) const { return region_sets[two_planes(regions, i)]; }
  std::int64_t coefficient_of(std::size_t i) const {
    const auto upper = coefficient.subspan(2 * size());
    const auto narrow =
        static_cast<std::int32_t>(two_planes(coefficient, i) | two_planes(upper, i) << 16);
    return narrow >= 0 ? narrow : wide[static_cast<std::size_t>(-1 - narrow)];
  }

 private:
  std::uint32_t two_planes(std::span<const std::uint8_t> planes, std::size_t i) const {
    return planes[i] | static_cast<std::uint32_t>(planes[size() + i]) << 8;
  }
};

}  // namespace bedrock
