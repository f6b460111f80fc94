// What a model costs by region, route, tier, endpoint and day, as values: what the picker, the list
// of prices, comparisons and the search ask before anything is written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// A way to call a model from a region.
struct Way {
  Route route = Route::kInRegion;
  int profile = kAnyProfile;   // of a geo route, its index in the table's profiles
  std::optional<bool> listed;  // whether AWS lists it; nothing: not known

  friend bool operator==(const Way&, const Way&) = default;
};

// Every way from the region, priced or not: in-region, by each profile that AWS lists or the region
// has, global. Where a table has no regions, the one way that there is.
std::vector<Way> ways_from(const RateTable& table, const Model& model, int region);

// The profile of the first geo way that AWS lists, else the region's first; nothing where it has
// none. `listed` is whether AWS lists any.
std::optional<Way> first_way(const RateTable& table, const Model& model, int region, Route route);

// The id to call: with the prefix of the way's profile.
std::string id_by(const RateTable& table, const Model& model, const Way& way);

// By what the rates of a model that are in force on a day differ.
struct RateSpread {
  std::uint32_t tiers = 0;  // a bit for each tier that has a rate, published or derived
  bool long_context = false;
  bool mantle = false;           // some are of the mantle endpoint alone
  RegionSet profiles = 0;        // bit p: some hold for profile p alone
  std::uint64_t dimensions = 0;  // of the first 64, those that have one, or may be derived

  bool has(Tier tier) const { return ((tiers >> static_cast<int>(tier)) & 1) != 0; }
};
RateSpread spread_of(const RateTable& table, const Model& model, Date day);

// The table's regions in groups in which every rate of the model is the same on that day; none for
// a table without regions.
std::vector<RegionSet> price_zones(const RateTable& table, const Model& model, Date day);

// The rate that a person compares models by: of input, or of output where input has none.
std::optional<FoundRate> main_rate(const RateTable& table, RateQuery query);

// Tiers with a main rate under the query's other conditions.
struct OfferedTiers {
  std::vector<Tier> all;
  std::vector<Tier> derived;  // those by the tier's published multiplier, or by an input rate
};
OfferedTiers offered_tiers(const RateTable& table, const RateSpread& spread, RateQuery query);

// Whether the two endpoints have a meter each under these conditions.
bool has_two_meters(const RateTable& table, const RateSpread& spread, RateQuery query);

// A price in force, with the conditions it is asked for under.
struct Price {
  RateQuery query;
  FoundRate found;
};
// Of the query's dimension on its route, tier and context: one where all profiles and both
// endpoints have the same; else one for each profile or endpoint.
void append_prices(const RateTable& table, const RateSpread& spread, RateQuery query,
                   std::vector<Price>& prices);

}  // namespace bedrock
