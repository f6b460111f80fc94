#include "core/catalog/lookup.h"

#include <optional>

#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr RegionSet region_bit(int region) { return RegionSet{1} << region; }
constexpr RegionSet profile_bit(int profile) { return RegionSet{1} << (kMaxRegions + profile); }
constexpr RegionSet kProfileBits = ~(profile_bit(0) - 1);

// How particular a rate's region is to the query; 0: it does not hold there.
enum Particular { kNowhere = 0, kAnywhere = 1, kProfile = 2, kExactRegion = 3 };

Particular particularity(const RateTable& table, const Rate& rate, const RateQuery& query) {
  if (rate.regions == kAnyRegion) return kAnywhere;
  if (query.region < 0) return kNowhere;
  if ((rate.regions & region_bit(query.region)) != 0) return kExactRegion;
  if (query.route != Route::kGeo) return kNowhere;
  if (query.profile == kNoProfile) return kNowhere;
  const auto& region = table.regions[static_cast<std::size_t>(query.region)];
  const RegionSet profiles = query.profile >= 0
                                 ? profile_bit(query.profile)
                                 : static_cast<RegionSet>(region.profiles) << kMaxRegions;
  return (rate.regions & profiles & kProfileBits) != 0 ? kProfile : kNowhere;
}

bool holds(const Rate& rate, const RateQuery& query) {
  return rate.dimension == query.dimension && rate.tier == query.tier &&
         rate.context == query.context && serves(rate.routes, query.route) &&
         rate.window().contains(query.as_of);
}

// Better grades sort first: "A" < "A-" < "A?" < "B" < "C" but a doubtful figure yields to B.
int grade_rank(std::string_view grade) {
  if (grade == "A") return 0;
  if (grade == "A-") return 1;
  if (grade == "B") return 2;
  if (grade == "A?") return 3;
  return 4;
}

bool better(const RateTable& table, const Rate& a, Particular pa, const Rate& b, Particular pb) {
  if (pa != pb) return pa > pb;
  if ((a.assumed == 0) != (b.assumed == 0)) return a.assumed == 0;
  const int ga = grade_rank(grade(table, a));
  const int gb = grade_rank(grade(table, b));
  if (ga != gb) return ga < gb;
  return table.sources[a.source].date > table.sources[b.source].date;
}

struct Candidate {
  const Rate* rate = nullptr;
  Particular particular = kNowhere;
};

Candidate best_published(const RateTable& table, const RateQuery& query) {
  Candidate best;
  for (std::size_t i = query.model->first_rate; i < query.model->last_rate; ++i) {
    const Rate& rate = table.rates[i];
    if (!holds(rate, query)) continue;
    const Particular particular = particularity(table, rate, query);
    if (particular == kNowhere) continue;
    if (best.rate == nullptr || better(table, rate, particular, *best.rate, best.particular)) {
      best = {&rate, particular};
    }
  }
  return best;
}

Derivation derivation_for(Dimension dimension) {
  if (dimension == kCacheReadTokens) return Derivation::kCacheRead;
  if (dimension == kCacheWrite5mTokens) return Derivation::kCacheWrite5m;
  if (dimension == kCacheWrite1hTokens) return Derivation::kCacheWrite1h;
  if (dimension == kCacheWrite30mTokens) return Derivation::kCacheWrite30m;
  return Derivation::kNone;
}

Candidate derived_candidate(const RateTable& table, const RateQuery& query, Derivation derivation) {
  if (derivation == Derivation::kNone || query.tier == Tier::kBatch) return {};
  if (!multiplier(*query.model, derivation).exists()) return {};
  RateQuery input = query;
  input.dimension = kInputTokens;
  return best_published(table, input);
}

bool is_write(Derivation derivation) {
  return derivation != Derivation::kNone && derivation != Derivation::kCacheRead;
}

// The input rate of the same conditions, for a write that has no price or one of $0.
std::optional<FoundRate> input_in_place(const RateTable& table, const RateQuery& query,
                                        Derivation derivation) {
  RateQuery input = query;
  input.dimension = kInputTokens;
  const Rate* rate = best_published(table, input).rate;
  if (rate == nullptr) return std::nullopt;
  return FoundRate{rate, derivation, rate->usd()};
}

// A rate read by AWS itself stands before one computed from another; a community figure for a whole
// geography does not stand before a region's own price times the published multiplier.
bool published_first(const RateTable& table, const Candidate& published, const Candidate& derived) {
  if (published.rate == nullptr) return false;
  if (derived.rate == nullptr) return true;
  return published.particular >= derived.particular ||
         grade_rank(grade(table, *published.rate)) <= grade_rank("B");
}

std::string place(const RateTable& table, const RateQuery& query) {
  std::string text;
  if (query.region >= 0) {
    text += " from ";
    text += table.regions[static_cast<std::size_t>(query.region)].code;
  }
  text += " by the ";
  text += name(query.route);
  text += " route";
  return text;
}

// Another region that has it: one of the same geography ("eu-") before the others.
std::string region_offer(const RateTable& table, RateQuery query) {
  const auto geography = [&](std::size_t region) {
    return table.regions[region].code.substr(0, 3);
  };
  const auto asked = static_cast<std::size_t>(query.region);
  query.profile = kAnyProfile;
  for (const bool near : {true, false}) {
    for (std::size_t r = 0; r < table.regions.size() && query.region >= 0; ++r) {
      if (near != (geography(r) == geography(asked))) continue;
      query.region = static_cast<int>(r);
      if (find_published(table, query) != nullptr) {
        return "Take region \"" + std::string(table.regions[r].code) + "\", which has a price.";
      }
    }
  }
  return {};
}

// Another model of the same provider that has it there; the newest first.
std::string model_offer(const RateTable& table, RateQuery query) {
  const Model* asked = query.model;
  const Model* best = nullptr;
  for (const Model& model : table.models) {
    if (model.provider != asked->provider || model.service != asked->service) continue;
    if (model.status == ModelStatus::kEndOfLife) continue;
    query.model = &model;
    if (find_published(table, query) == nullptr) continue;
    if (best == nullptr || model.launched > best->launched) best = &model;
  }
  if (best == nullptr) return {};
  return "Take " + std::string(best->name) + " (\"" + std::string(best->id) +
         "\"), which has a price there.";
}

// The first other place that has what this query lacks, for the hint.
std::string offer(const RateTable& table, RateQuery query) {
  const RateQuery asked = query;
  for (const Route route : {Route::kInRegion, Route::kGeo, Route::kGlobal}) {
    query = asked;
    query.route = route;
    query.profile = -1;
    if (find_published(table, query) != nullptr) {
      return "Take route \"" + std::string(name(route)) + "\", which has a price there.";
    }
  }
  for (int t = 0; t < kInferenceTiers; ++t) {
    query = asked;
    query.tier = static_cast<Tier>(t);
    if (find_published(table, query) != nullptr) {
      return "Take tier \"" + std::string(name(query.tier)) + "\", which has a price there.";
    }
  }
  if (std::string region = region_offer(table, asked); !region.empty()) return region;
  if (std::string model = model_offer(table, asked); !model.empty()) return model;
  query = asked;
  query.as_of = table.newest;
  if (find_published(table, query) != nullptr) {
    return "Take a later date: the price is known from then on.";
  }
  return "Take another model, or enter the rate yourself once you know it.";
}

NoRate no_rate(const RateTable& table, const RateQuery& query) {
  const Derivation cache = derivation_for(query.dimension);
  if (cache != Derivation::kNone && query.tier == Tier::kBatch) {
    return {"Batch inference has no prompt caching.",
            "Leave the cache tokens out, or count them as input tokens."};
  }
  const std::string label(info(query.dimension).label);
  if (cache != Derivation::kNone && !multiplier(*query.model, cache).exists()) {
    return {
        "The rate table has no price for " + label + " of " + std::string(query.model->name) + ".",
        cache == Derivation::kCacheWrite1h && query.model->cache.write_5m.exists()
            ? "Take \"cache_ttl\": \"5m\", which has a price."
            : "Leave the cache tokens out, or count them as input tokens."};
  }
  std::string reason = "The rate table has no price for " + label + " of " +
                       std::string(query.model->name) + place(table, query) + ", tier " +
                       std::string(name(query.tier));
  if (query.context == Context::kLong) reason += ", long context";
  reason += '.';
  return {std::move(reason), offer(table, query)};
}

}  // namespace

const CacheMultiplier& multiplier(const Model& model, Derivation derivation) {
  switch (derivation) {
    case Derivation::kCacheWrite5m:
      return model.cache.write_5m;
    case Derivation::kCacheWrite1h:
      return model.cache.write_1h;
    case Derivation::kCacheWrite30m:
      return model.cache.write_30m;
    case Derivation::kCacheRead:
    case Derivation::kNone:
    case Derivation::kPlainInput:
    case Derivation::kFreeWrite:
      break;
  }
  return model.cache.read;
}

bool has_long_context(const RateTable& table, const Model& model, Date as_of) {
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    const Rate& rate = table.rates[i];
    if (rate.context == Context::kLong && rate.window().contains(as_of)) return true;
  }
  return false;
}

bool writes_are_input(const Model& model) {
  const CacheRules& cache = model.cache;
  return cache.read.exists() && !cache.write_5m.exists() && !cache.write_1h.exists() &&
         !cache.write_30m.exists();
}

const Rate* find_published(const RateTable& table, const RateQuery& query) {
  return best_published(table, query).rate;
}

bool has_rate(const RateTable& table, const Model& model, Dimension dimension,
              std::optional<Tier> tier) {
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    const Rate& rate = table.rates[i];
    if (rate.dimension == dimension && (!tier || rate.tier == *tier)) return true;
  }
  return false;
}

std::expected<FoundRate, NoRate> find_rate(const RateTable& table, const RateQuery& query) {
  const Derivation derivation = derivation_for(query.dimension);
  const Candidate published = best_published(table, query);
  const Candidate derived = derived_candidate(table, query, derivation);
  std::optional<FoundRate> found;
  if (published_first(table, published, derived)) {
    found = FoundRate{published.rate, Derivation::kNone, published.rate->usd()};
  } else if (derived.rate != nullptr) {
    const auto usd = multiply(derived.rate->usd(), multiplier(*query.model, derivation).value());
    if (usd) found = FoundRate{derived.rate, derivation, *usd};
  }
  if (is_write(derivation) && query.tier != Tier::kBatch) {
    const bool free = found && found->usd.is_zero();
    if (free || (!found && writes_are_input(*query.model))) {
      const auto input =
          input_in_place(table, query, free ? Derivation::kFreeWrite : Derivation::kPlainInput);
      if (input) return *input;
    }
  }
  if (found) return *found;
  return std::unexpected(no_rate(table, query));
}

RateHandle handle_of(const RateTable& table, const FoundRate& found) {
  const auto place = static_cast<std::uint32_t>(found.rate - table.rates.data());
  return (place + 1) | (static_cast<std::uint32_t>(found.derivation) << 24);
}

std::expected<FoundRate, NoRate> rate_of(const RateTable& table, RateHandle handle) {
  const std::uint32_t place = handle & 0xFFFFFF;
  const std::uint32_t derived = handle >> 24;
  const NoRate unknown{"No rate has this handle.", "Take handles from resolve."};
  if (place == 0 || place > table.rates.size() ||
      derived > static_cast<std::uint32_t>(Derivation::kFreeWrite)) {
    return std::unexpected(unknown);
  }
  const Rate& rate = table.rates[place - 1];
  const auto derivation = static_cast<Derivation>(derived);
  if (derivation == Derivation::kNone) return FoundRate{&rate, derivation, rate.usd()};
  if (derivation == Derivation::kPlainInput || derivation == Derivation::kFreeWrite) {
    if (rate.dimension != kInputTokens) return std::unexpected(unknown);
    return FoundRate{&rate, derivation, rate.usd()};
  }
  const CacheMultiplier& times = multiplier(table.models[rate.model], derivation);
  if (!times.exists() || rate.dimension != kInputTokens) return std::unexpected(unknown);
  const auto usd = multiply(rate.usd(), times.value());
  if (!usd) return std::unexpected(unknown);
  return FoundRate{&rate, derivation, *usd};
}

}  // namespace bedrock
