#include "core/catalog/lookup.h"

#include <algorithm>
#include <optional>

namespace bedrock {
namespace {

constexpr RegionSet region_bit(int region) { return RegionSet{1} << region; }
constexpr RegionSet profile_bit(int profile) { return RegionSet{1} << (kMaxRegions + profile); }
constexpr RegionSet kProfileBits = ~(profile_bit(0) - 1);

// How particular a rate's region is to the query; 0: it does not hold there.
enum Particular { kNowhere = 0, kAnywhere = 1, kProfile = 2, kExactRegion = 3 };

Particular particularity(const RateTable& table, RegionSet regions, const RateQuery& query) {
  if (query.region < 0) return regions == kAnyRegion ? kAnywhere : kNowhere;
  if (query.route == Route::kGlobal && !offers_global(table, query.region)) return kNowhere;
  if (regions == kAnyRegion) return kAnywhere;
  if ((regions & region_bit(query.region)) != 0) return kExactRegion;
  if (query.route != Route::kGeo) return kNowhere;
  if (query.profile == kNoProfile) return kNowhere;
  const auto& region = table.regions[static_cast<std::size_t>(query.region)];
  const RegionSet profiles = query.profile >= 0
                                 ? profile_bit(query.profile)
                                 : static_cast<RegionSet>(region.profiles) << kMaxRegions;
  return (regions & profiles & kProfileBits) != 0 ? kProfile : kNowhere;
}

bool holds(const RateTerms& terms, const RateQuery& query) {
  return terms.tier == query.tier && terms.context == query.context &&
         serves(terms.routes, query.route) && serves(terms.endpoint, query.endpoint) &&
         terms.window().contains(query.as_of);
}

// Better grades sort first: "A" < "A-" < "A?" < "B" < "C" but a doubtful figure yields to B.
int grade_rank(std::string_view grade) {
  if (grade == "A") return 0;
  if (grade == "A-") return 1;
  if (grade == "B") return 2;
  if (grade == "A?") return 3;
  return 4;
}

struct Candidate {
  const RateTerms* terms = nullptr;
  std::size_t index = 0;
  Particular particular = kNowhere;

  explicit operator bool() const { return terms != nullptr; }
};

bool better(const RateTable& table, const Candidate& a, const Candidate& b) {
  if (a.particular != b.particular) return a.particular > b.particular;
  const bool own_a = a.terms->endpoint != EndpointScope::kBoth;
  if (own_a != (b.terms->endpoint != EndpointScope::kBoth)) return own_a;
  if ((a.terms->assumed == 0) != (b.terms->assumed == 0)) return a.terms->assumed == 0;
  const int ga = grade_rank(grade(table, *a.terms));
  const int gb = grade_rank(grade(table, *b.terms));
  if (ga != gb) return ga < gb;
  return table.sources[a.terms->source].date > table.sources[b.terms->source].date;
}

Candidate best_published(const RateTable& table, const RateQuery& query) {
  const RateColumns& rates = table.rates;
  Candidate best;
  if (query.as_of < query.model->launched) return best;
  for (std::size_t i = query.model->first_rate; i < query.model->last_rate; ++i) {
    if (rates.dimension[i] != query.dimension || !holds(rates.terms_of(i), query)) continue;
    const Candidate candidate{&rates.terms_of(i), i,
                              particularity(table, rates.regions_of(i), query)};
    if (candidate.particular == kNowhere) continue;
    if (!best || better(table, candidate, best)) best = candidate;
  }
  return best;
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

FoundRate found_as(const RateTable& table, const Candidate& candidate, Derivation derivation) {
  const Rate rate = table.rate(candidate.index);
  return {rate, derivation, rate.usd()};
}

// The input rate of the same conditions, for a write that has no price or one of $0.
std::optional<FoundRate> input_instead(const RateTable& table, const RateQuery& query,
                                       Derivation derivation) {
  RateQuery input = query;
  input.dimension = kInputTokens;
  const Candidate candidate = best_published(table, input);
  if (!candidate) return std::nullopt;
  return found_as(table, candidate, derivation);
}

// A rate published by AWS wins over one computed from another; a community figure for a whole
// geography does not win over a region's own price times the published multiplier.
bool published_first(const RateTable& table, const Candidate& published, const Candidate& derived) {
  if (!published) return false;
  if (!derived) return true;
  return published.particular >= derived.particular ||
         grade_rank(grade(table, *published.terms)) <= grade_rank("B");
}

// False where the model does not have it, or the product does not fit.
bool apply(const Multiplier& times, Decimal& usd) {
  const auto product = times.exists() ? multiply(usd, times.value()) : std::nullopt;
  if (!product) return false;
  usd = *product;
  return true;
}

// Published in the query's own tier, or a cache rate derived from its input rate.
std::optional<FoundRate> published_or_derived(const RateTable& table, const RateQuery& query) {
  const Derivation derivation = derivation_for(query.dimension);
  const Candidate published = best_published(table, query);
  const Candidate derived = derived_candidate(table, query, derivation);
  if (published_first(table, published, derived)) {
    return found_as(table, published, Derivation::kNone);
  }
  if (!derived) return std::nullopt;
  FoundRate found = found_as(table, derived, derivation);
  if (!apply(multiplier(*query.model, derivation), found.usd)) return std::nullopt;
  return found;
}

// By the rows of the query's own tier. A cache write without a price, or at $0, is plain input.
std::optional<FoundRate> in_tier(const RateTable& table, const RateQuery& query) {
  const auto found = published_or_derived(table, query);
  if (!is_write(derivation_for(query.dimension)) || query.tier == Tier::kBatch) return found;
  const bool free = found && found->usd.is_zero();
  if (!free && (found || !writes_are_input(*query.model))) return found;
  const auto input =
      input_instead(table, query, free ? Derivation::kFreeWrite : Derivation::kPlainInput);
  return input ? input : found;
}

// A tier without rows of its own: the standard rate times the tier's multiplier. Only tokens: what
// is metered otherwise has one price in all tiers.
std::optional<FoundRate> by_tier_multiplier(const RateTable& table, RateQuery query) {
  const Tier tier = query.tier;
  const Multiplier& times = multiplier(*query.model, tier);
  const bool cache = derivation_for(query.dimension) != Derivation::kNone;
  if (!times.exists() || info(query.dimension).quoted_per == 1) return std::nullopt;
  if (cache && tier == Tier::kBatch) return std::nullopt;
  query.tier = Tier::kStandard;
  auto found = in_tier(table, query);
  if (!found || !apply(times, found->usd)) return std::nullopt;
  found->tier = tier;
  return found;
}

}  // namespace

Derivation derivation_for(Dimension dimension) {
  if (dimension == kCacheReadTokens) return Derivation::kCacheRead;
  if (dimension == kCacheWrite5mTokens) return Derivation::kCacheWrite5m;
  if (dimension == kCacheWrite1hTokens) return Derivation::kCacheWrite1h;
  if (dimension == kCacheWrite30mTokens) return Derivation::kCacheWrite30m;
  return Derivation::kNone;
}

const Multiplier& multiplier(const Model& model, Tier tier) {
  static constexpr Multiplier kNone;
  switch (tier) {
    case Tier::kBatch:
      return model.tiers.batch;
    case Tier::kFlex:
      return model.tiers.flex;
    case Tier::kPriority:
      return model.tiers.priority;
    default:
      return kNone;
  }
}

const Multiplier& multiplier(const Model& model, Derivation derivation) {
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
    const RateTerms& terms = table.rates.terms_of(i);
    if (terms.context == Context::kLong && terms.window().contains(as_of)) return true;
  }
  return false;
}

bool writes_are_input(const Model& model) {
  const CacheRules& cache = model.cache;
  return cache.read.exists() && !cache.write_5m.exists() && !cache.write_1h.exists() &&
         !cache.write_30m.exists();
}

std::optional<Rate> find_published(const RateTable& table, const RateQuery& query) {
  const Candidate best = best_published(table, query);
  return best ? std::optional(table.rate(best.index)) : std::nullopt;
}

bool has_rate(const RateTable& table, const Model& model, Dimension dimension,
              std::optional<Tier> tier) {
  for (std::size_t i = model.first_rate; i < model.last_rate; ++i) {
    if (table.rates.dimension[i] != dimension) continue;
    if (!tier || table.rates.terms_of(i).tier == *tier) return true;
  }
  return false;
}

std::optional<FoundRate> find_rate(const RateTable& table, const RateQuery& query) {
  const auto found = in_tier(table, query);
  return found ? found : by_tier_multiplier(table, query);
}

namespace {

constexpr std::uint32_t kIndexBits = 20;
constexpr std::uint32_t kTierShift = 4;  // within the derivation: the cache's, then the tier's

}  // namespace

RateHandle handle_of(const FoundRate& found) {
  const auto index = found.rate.index;
  const auto derived = static_cast<std::uint32_t>(found.derivation) |
                       (static_cast<std::uint32_t>(found.tier) << kTierShift);
  return (index + 1) | (derived << kIndexBits);
}

std::optional<FoundRate> rate_of(const RateTable& table, RateHandle handle) {
  const std::uint32_t index = handle & ((1u << kIndexBits) - 1);
  const std::uint32_t derived = handle >> kIndexBits;
  const std::uint32_t cache = derived & ((1u << kTierShift) - 1);
  const std::uint32_t tier = derived >> kTierShift;
  if (index == 0 || index > table.rates.size() ||
      cache > static_cast<std::uint32_t>(Derivation::kFreeWrite) ||
      tier > static_cast<std::uint32_t>(Tier::kPriority)) {
    return std::nullopt;
  }
  const Rate rate = table.rate(index - 1);
  const Model& model = table.models[rate.model];
  FoundRate found{rate, static_cast<Derivation>(cache), rate.usd(), static_cast<Tier>(tier)};
  if (found.derivation != Derivation::kNone) {
    const bool as_input =
        found.derivation == Derivation::kPlainInput || found.derivation == Derivation::kFreeWrite;
    const bool good = rate.dimension == kInputTokens &&
                      (as_input || apply(multiplier(model, found.derivation), found.usd));
    if (!good) return std::nullopt;
  }
  if (found.tier != Tier::kStandard) {
    const bool good =
        rate.tier == Tier::kStandard && apply(multiplier(model, found.tier), found.usd);
    if (!good) return std::nullopt;
  }
  return found;
}

}  // namespace bedrock
