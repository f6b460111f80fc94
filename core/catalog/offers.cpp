#include "core/catalog/offers.h"

namespace bedrock {
namespace {

constexpr RegionSet bit(int index) { return RegionSet{1} << index; }

const Region& region_at(const RateTable& table, int region) {
  return table.regions[static_cast<std::size_t>(region)];
}

bool lists(const CallableRoute& way, int region) { return (way.regions & bit(region)) != 0; }

bool in_force(const RateTerms& terms, const Model& model, Date day) {
  return terms.window().contains(day) && !(day < model.launched);
}

// The runtime's price, or that of both endpoints; by profile where some have their own.
void append_at(const RateTable& table, const RateSpread& spread, RateQuery query,
               std::vector<Price>& prices) {
  query.profile = kNoProfile;
  const auto common = find_rate(table, query);
  bool own = false;
  const std::size_t profiles = query.route == Route::kGeo ? table.profiles.size() : 0;
  for (std::size_t p = 0; p < profiles && !own; ++p) {
    if (((spread.profiles >> p) & 1) == 0) continue;  // it has nothing but the common price
    query.profile = static_cast<int>(p);
    const auto found = find_rate(table, query);
    own = found && (!common || found->rate.index != common->rate.index);
  }
  if (!own) {
    query.profile = kNoProfile;
    if (common) prices.push_back({query, *common});
    return;
  }
  for (std::size_t p = 0; p < profiles; ++p) {
    query.profile = static_cast<int>(p);
    if (const auto found = find_rate(table, query)) prices.push_back({query, *found});
  }
}

}  // namespace

std::vector<Way> ways_from(const RateTable& table, const Model& model, int region) {
  if (region < 0) return {Way{}};
  RegionSet geo = region_at(table, region).profiles;
  RegionSet listed_geo = 0;
  bool listed[] = {false, false, false};
  for (const CallableRoute& way : model.callable) {
    if (!lists(way, region)) continue;
    listed[static_cast<int>(way.route)] = true;
    if (way.route == Route::kGeo) listed_geo |= bit(way.profile);
  }
  geo |= listed_geo;
  const bool known = !model.callable.empty() && region_at(table, region).routes_listed;
  const auto says = [&](bool yes) { return yes || known ? std::optional(yes) : std::nullopt; };
  std::vector<Way> ways{{Route::kInRegion, kAnyProfile, says(listed[0])}};
  for (int p = 0; p < kMaxProfiles; ++p) {
    if ((geo & bit(p)) != 0) ways.push_back({Route::kGeo, p, says((listed_geo & bit(p)) != 0)});
  }
  ways.push_back({Route::kGlobal, kAnyProfile, says(listed[2])});
  return ways;
}

std::optional<Way> first_way(const RateTable& table, const Model& model, int region, Route route) {
  Way found{route, kAnyProfile, std::nullopt};
  if (region >= 0 && !model.callable.empty()) found.listed = false;
  for (const CallableRoute& way : model.callable) {
    if (way.route != route || region < 0 || !lists(way, region)) continue;
    if (route == Route::kGeo && found.profile < 0) found.profile = way.profile;
    found.listed = true;
  }
  if (route != Route::kGeo || found.profile >= 0) return found;
  if (region < 0) return std::nullopt;
  for (int p = 0; p < kMaxProfiles; ++p) {
    if (((region_at(table, region).profiles >> p) & 1) == 0) continue;
    found.profile = p;
    return found;
  }
  return std::nullopt;
}

std::string id_by(const RateTable& table, const Model& model, const Way& way) {
  std::string id;
  if (way.route == Route::kGlobal) id = "global.";
  if (way.route == Route::kGeo && way.profile >= 0) {
    id = table.profiles[static_cast<std::size_t>(way.profile)];
    id += '.';
  }
  return id.append(model.id);
}

RateSpread spread_of(const RateTable& table, const Model& model, Date day) {
  RateSpread spread;
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    const RateTerms& terms = table.rates.terms_of(i);
    if (!in_force(terms, model, day)) continue;
    const auto dimension = table.rates.dimension[i].index;
    spread.tiers |= 1u << static_cast<int>(terms.tier);
    spread.long_context |= terms.context == Context::kLong;
    spread.mantle |= terms.endpoint == EndpointScope::kMantle;
    if (dimension < 64) spread.dimensions |= std::uint64_t{1} << dimension;
    const RegionSet regions = table.rates.regions_of(i);
    if (regions != kAnyRegion) spread.profiles |= regions >> kMaxRegions;
  }
  if (spread.has(Tier::kStandard)) {
    for (const Tier tier : {Tier::kBatch, Tier::kFlex, Tier::kPriority}) {
      if (multiplier(model, tier).exists()) spread.tiers |= 1u << static_cast<int>(tier);
    }
  }
  // Cache rates come from the input rate.
  if ((spread.dimensions & 1) != 0) {
    for (const Dimension cache :
         {kCacheReadTokens, kCacheWrite5mTokens, kCacheWrite1hTokens, kCacheWrite30mTokens}) {
      spread.dimensions |= std::uint64_t{1} << cache.index;
    }
  }
  return spread;
}

std::vector<RegionSet> price_zones(const RateTable& table, const Model& model, Date day) {
  RegionSet all = 0;
  RegionSet abroad = 0;  // regions from which the global route can be taken
  for (std::size_t r = 0; r < table.regions.size(); ++r) {
    all |= bit(static_cast<int>(r));
    if (offers_global(table, static_cast<int>(r))) abroad |= bit(static_cast<int>(r));
  }
  std::vector<RegionSet> zones;
  const auto split = [&](RegionSet by) {
    for (std::size_t z = zones.size(); z-- > 0;) {
      const RegionSet inside = zones[z] & by;
      if (inside == 0 || inside == zones[z]) continue;
      zones[z] &= ~by;
      zones.push_back(inside);
    }
  };
  if (all == 0) return zones;
  zones.push_back(all);
  split(abroad);
  RegionSet last = 0;
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    const RegionSet regions = table.rates.regions_of(i);
    if (regions == last || !in_force(table.rates.terms_of(i), model, day)) continue;
    last = regions;
    split(regions);
  }
  return zones;
}

std::optional<FoundRate> main_rate(const RateTable& table, RateQuery query) {
  for (const Dimension dimension : {kInputTokens, kOutputTokens}) {
    query.dimension = dimension;
    if (auto found = find_rate(table, query)) return found;
  }
  return std::nullopt;
}

OfferedTiers offered_tiers(const RateTable& table, const RateSpread& spread, RateQuery query) {
  OfferedTiers tiers;
  for (int t = 0; t < kInferenceTiers; ++t) {
    query.tier = static_cast<Tier>(t);
    if (!spread.has(query.tier)) continue;
    const auto found = main_rate(table, query);
    if (found) tiers.all.push_back(query.tier);
    if (found && found->derived()) tiers.derived.push_back(query.tier);
  }
  return tiers;
}

bool has_two_meters(const RateTable& table, const RateSpread& spread, RateQuery query) {
  if (!spread.mantle) return false;
  query.endpoint = Endpoint::kMantle;
  const auto mantle = main_rate(table, query);
  return mantle && mantle->rate.endpoint == EndpointScope::kMantle;
}

void append_prices(const RateTable& table, const RateSpread& spread, RateQuery query,
                   std::vector<Price>& prices) {
  const bool none = !spread.has(query.tier) ||
                    (query.context == Context::kLong && !spread.long_context) ||
                    ((spread.dimensions >> query.dimension.index) & 1) == 0;
  if (none) return;
  append_at(table, spread, query, prices);
  if (!spread.mantle) return;
  query.endpoint = Endpoint::kMantle;
  query.profile = kAnyProfile;
  const auto found = find_rate(table, query);
  if (found && found->rate.endpoint == EndpointScope::kMantle) {
    append_at(table, spread, query, prices);
  }
}

}  // namespace bedrock
