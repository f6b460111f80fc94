#include "core/planning/search.h"

#include <algorithm>
#include <bit>

#include "core/planning/fitness.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr std::uint32_t bit(Constraint constraint) { return 1u << static_cast<int>(constraint); }
constexpr RegionSet bit(int region) { return RegionSet{1} << region; }

constexpr bool more_than_one(std::uint32_t violated) { return (violated & (violated - 1)) != 0; }

Latency latency_of(Tier tier) {
  if (tier == Tier::kBatch) return Latency::kBatch;
  return tier == Tier::kFlex ? Latency::kFlex : Latency::kInteractive;
}

// The regions that have the profile.
RegionSet covered_by(const RateTable& table, int profile) {
  RegionSet regions = 0;
  for (std::size_t r = 0; r < table.regions.size(); ++r) {
    if (((table.regions[r].profiles >> profile) & 1) != 0) regions |= bit(static_cast<int>(r));
  }
  return regions;
}

// Where a way can be taken, as far as it is known.
RegionSet open_regions(const RateTable& table, const Model& model, const Way& way) {
  RegionSet listed = 0;
  for (const CallableRoute& known : model.callable) {
    const bool same =
        known.route == way.route && (way.route != Route::kGeo || known.profile == way.profile);
    if (same) listed |= known.regions;
  }
  RegionSet open = 0;
  for (std::size_t r = 0; r < table.regions.size(); ++r) {
    const int region = static_cast<int>(r);
    const bool known = !model.callable.empty() && table.regions[r].routes_listed;
    Terms terms;
    terms.region = region;
    terms.route = way.route;
    terms.profile = way.profile;
    const bool own = way.route != Route::kGeo || (listed & bit(region)) != 0 ||
                     ((table.regions[r].profiles >> way.profile) & 1) != 0;
    if (own && (!known || (listed & bit(region)) != 0) && is_offered(table, terms)) {
      open |= bit(region);
    }
  }
  return open;
}

}  // namespace

std::span<const std::string_view> constraint_names() {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"models", "providers", "regions", "geographies", "routes", "tiers", "latency",
       "min_context_tokens", "input", "lifecycle", "caching", "same_region"});
  static_assert(kNames.size() == kConstraints);
  return kNames;
}

Search::Search(PreparedScenario& prepared, std::vector<Limits> limits)
    : prepared_(prepared),
      table_(prepared.table()),
      limits_(std::move(limits)),
      candidates_(limits_.size()),
      as_of_(prepared.scenario().as_of.value_or(table_.newest)),
      today_(prepared.scenario().today.value_or(as_of_)) {
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    variants_.push_back(std::make_unique<Variants>(prepared, i));
    one_region_ |= limits_[i].has(Constraint::kSameRegion);
  }
}

std::uint32_t Search::violated_by(std::size_t workload, const Model& model) const {
  const Limits& limits = limits_[workload];
  std::uint32_t violated = 0;
  const auto check = [&](Constraint constraint, bool good) {
    if (limits.has(constraint) && !good) violated |= bit(constraint);
  };
  check(Constraint::kModels, std::ranges::find(limits.models, &model) != limits.models.end());
  check(Constraint::kProviders,
        std::ranges::find(limits.providers, model.provider) != limits.providers.end());
  check(Constraint::kMinContext, model.context_tokens >= limits.min_context);
  bool reads = true;
  for (const std::string& input : limits.input) {
    reads &= std::ranges::find(model.input, input) != model.input.end();
  }
  check(Constraint::kInput, reads);
  return violated;
}

// The regions from which a way stays inside the geographies.
RegionSet Search::inside(std::size_t workload, const Way& way) const {
  const Limits& limits = limits_[workload];
  if (!limits.has(Constraint::kGeographies)) return kAnyRegion;
  RegionSet regions = 0;
  const RegionSet reach = way.route == Route::kGeo ? covered_by(table_, way.profile) : 0;
  for (int g = 0; g < kMaxProfiles && way.route != Route::kGlobal; ++g) {
    if (((limits.geographies >> g) & 1) == 0) continue;
    const RegionSet geography = covered_by(table_, g);
    if (way.profile == g || (reach & ~geography) == 0) regions |= geography;
  }
  return regions;
}

// All sweeps are half of the work, all combinations the other half.
std::size_t Search::half() const { return limits_.size() * table_.models.size(); }

Result<void> Search::sweep(std::size_t workload, const Progress& progress) {
  const Variants& variants = *variants_[workload];
  if (variants.workload().switched_off) {
    // It stays as it is, wherever the others go.
    offer(workload, variants.now(), variants_[workload]->usage(variants.now()), {}, 0);
  } else if (!variants.workload().type->calls) {
    const Setting setting = variants.now();
    const RegionSet all =
        table_.regions.empty() ? 1 : bit(static_cast<int>(table_.regions.size())) - 1;
    offer_in(workload, setting, all, inside(workload, {}), 0);
  } else {
    for (std::size_t m = 0; m < table_.models.size(); ++m) {
      const Model& model = table_.models[m];
      const std::size_t step = workload * table_.models.size() + m;
      if (auto on = progress.at(step, 2 * half()); !on) return on;
      if (model.service || !variants.names_itself(model)) continue;
      const std::uint32_t violated = violated_by(workload, model);
      if (!more_than_one(violated)) sweep_model(workload, model, violated);
    }
  }
  variants_[workload]->put(variants.now());
  return {};
}

// From where and how a model can be called, worked out once for all workloads.
const Search::Places& Search::places_of(const Model& model) {
  for (const auto& known : places_) {
    if (known->model == &model) return *known;
  }
  Places& places = *places_.emplace_back(std::make_unique<Places>());
  places.model = &model;
  places.spread = spread_of(table_, model, as_of_);
  places.zones = price_zones(table_, model, as_of_);
  if (table_.regions.empty()) {
    places.zones.push_back(1);
    places.open.emplace_back(Way{}, 1);
    return places;
  }
  const auto add = [&](Route route, int profile) {
    const Way way{route, profile, {}};
    const RegionSet open = open_regions(table_, model, way);
    if (open != 0) places.open.emplace_back(way, open);
  };
  add(Route::kInRegion, kAnyProfile);
  add(Route::kGlobal, kAnyProfile);
  for (int p = 0; p < static_cast<int>(table_.profiles.size()); ++p) add(Route::kGeo, p);
  return places;
}

void Search::sweep_model(std::size_t workload, const Model& model, std::uint32_t violated) {
  const Limits& limits = limits_[workload];
  if (cannot_serve(model, variants_[workload]->workload())) return;
  const Places& places = places_of(model);
  bool by_region = false;
  for (const OwnRate& rate : prepared_.scenario().own_rates) by_region |= !rate.region.empty();
  for (const auto& [way, open] : places.open) {
    const bool on_route = ((limits.routes >> static_cast<int>(way.route)) & 1) != 0;
    const std::uint32_t here =
        violated | (limits.has(Constraint::kRoutes) && !on_route ? bit(Constraint::kRoutes) : 0);
    if (more_than_one(here)) continue;
    const RegionSet within = inside(workload, way);
    for (const RegionSet zone : places.zones) {
      for (RegionSet left = zone & open; left != 0;) {
        // A private rate may make each region a zone of its own.
        const RegionSet some = by_region ? left & (~left + 1) : left;
        left &= ~some;
        for (int t = 0; t < kInferenceTiers; ++t) {
          Setting setting = variants_[workload]->now();
          setting.model = &model;
          setting.way = way;
          setting.tier = static_cast<Tier>(t);
          if (!places.spread.has(setting.tier)) continue;
          sweep_tiers(workload, setting, some, within, here);
          if (!places.spread.mantle) continue;
          const bool runtime = setting.endpoint == Endpoint::kRuntime;
          setting.endpoint = runtime ? Endpoint::kMantle : Endpoint::kRuntime;
          sweep_tiers(workload, setting, some, within, here);
        }
      }
    }
  }
}

// All cache lifetimes in one tier.
void Search::sweep_tiers(std::size_t workload, Setting setting, RegionSet regions, RegionSet within,
                         std::uint32_t violated) {
  const Limits& limits = limits_[workload];
  const Variants& variants = *variants_[workload];
  const Model& model = *setting.model;
  const Setting& now = variants.now();
  const bool in_tiers = ((limits.tiers >> static_cast<int>(setting.tier)) & 1) != 0;
  if (limits.has(Constraint::kTiers) && !in_tiers) violated |= bit(Constraint::kTiers);
  if (limits.has(Constraint::kLatency)) {
    if (latency_of(setting.tier) > limits.latency) violated |= bit(Constraint::kLatency);
  } else if (latency_of(setting.tier) > latency_of(now.tier)) {
    return;
  }
  if (more_than_one(violated)) return;
  // Where nothing is cached, a lifetime says nothing.
  const bool inert = !model.cache.read.exists() || setting.tier == Tier::kBatch;
  const bool none = limits.has(Constraint::kCaching) && limits.caching == Caching::kNone;
  const auto as_is = lifetime_on(model, now.ttl);
  const std::optional<CacheTtl> options[] = {std::nullopt, CacheTtl::k5m, CacheTtl::k1h,
                                             CacheTtl::k30m};
  for (const auto& option : options) {
    setting.ttl = option;
    std::uint32_t here = violated;
    if (inert) {
      if (option) break;
      setting.ttl = none ? std::nullopt : now.ttl;
    } else {
      if (option && !keeps_for(model, *option)) continue;
      const bool good = limits.caching == Caching::kAny ||
                        option == (limits.caching == Caching::kNone ? std::nullopt : as_is);
      if (limits.has(Constraint::kCaching) && !good) here |= bit(Constraint::kCaching);
    }
    if (!more_than_one(here)) offer_in(workload, setting, regions, within, here);
  }
}

// From all these regions, in which its own model costs the same.
void Search::offer_in(std::size_t workload, Setting setting, RegionSet regions, RegionSet within,
                      std::uint32_t violated) {
  const Limits& limits = limits_[workload];
  Variants& variants = *variants_[workload];
  points_ += std::popcount(regions);
  const auto region_at = [&](int r) { return table_.regions.empty() ? -1 : r; };
  setting.region = region_at(std::countr_zero(regions));
  const SharedUsage& usage = variants.usage(setting);
  const Model* model = setting.model;
  const bool calls = variants.workload().type->calls;
  if (!usage.good || (calls && cannot_take(*model, usage.own))) return;
  const Exact own = variants.own(usage, setting);
  if (!own) return;
  for (RegionSet left = regions; left != 0; left &= left - 1) {
    const int r = std::countr_zero(left);
    setting.region = region_at(r);
    std::uint32_t here = violated;
    if (limits.has(Constraint::kRegions) && ((limits.regions >> r) & 1) == 0) {
      here |= bit(Constraint::kRegions);
    }
    if (((within >> r) & 1) == 0) here |= bit(Constraint::kGeographies);
    if (calls) {
      const auto stage = status_on(*model, setting.region, today_);
      if (stage == ModelStatus::kEndOfLife) continue;
      const bool good = ((limits.lifecycle >> static_cast<int>(stage)) & 1) != 0;
      if (limits.has(Constraint::kLifecycle) && !good) here |= bit(Constraint::kLifecycle);
    }
    if (!more_than_one(here)) offer(workload, setting, usage, *own, here);
  }
}

void Search::offer(std::size_t workload, const Setting& setting, const SharedUsage& usage,
                   const Decimal& own, std::uint32_t violated) {
  Variants& variants = *variants_[workload];
  const Setting& now = variants.now();
  const std::size_t group = variants.rest_of(usage, setting);
  const bool anywhere = !one_region_ || variants.workload().switched_off;
  const int region = anywhere ? -1 : setting.region;
  // Of equal ones, that with the fewest changes; a region of another geography is one more.
  int steps =
      2 * static_cast<int>((setting.model != now.model) + (setting.region != now.region) +
                           (setting.way.route != now.way.route) + (setting.tier != now.tier) +
                           (setting.ttl != now.ttl) + (setting.endpoint != now.endpoint));
  if (setting.region >= 0 && now.region >= 0) {
    const auto profiles = [&](int r) {
      return table_.regions[static_cast<std::size_t>(r)].profiles;
    };
    steps += static_cast<int>((profiles(setting.region) & profiles(now.region)) == 0);
  }
  for (Candidate& known : candidates_[workload]) {
    if (known.violated != violated || known.group != group || known.region != region) continue;
    const auto order = own <=> known.own;
    if (order > 0) {
      if (known.next_own && own >= *known.next_own) return;
      known.next_own = own;
      known.next = setting;
    } else if (order < 0) {
      known.next_own = known.own;
      known.next = known.setting;
    }
    if (order < 0 || (order == 0 && steps < known.steps)) {
      known.own = own;
      known.setting = setting;
      known.usage = &usage;
      known.steps = steps;
    }
    return;
  }
  candidates_[workload].push_back({.violated = violated,
                                   .region = region,
                                   .group = group,
                                   .steps = steps,
                                   .setting = setting,
                                   .usage = &usage,
                                   .own = own});
}

}  // namespace bedrock
