// From conditions to the one rate in force, and why it is that one.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/date.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// In place of a profile: any that the region can call, or none, which leaves prices of a profile
// out.
inline constexpr int kAnyProfile = -1;
inline constexpr int kNoProfile = -2;

struct RateQuery {
  const Model* model = nullptr;
  int region = -1;  // index in the table's regions; -1 where the rate set has none
  // Geo only: index in the table's profiles, or one of the two below.
  int profile = kAnyProfile;
  Route route = Route::kInRegion;
  Tier tier = Tier::kStandard;
  Dimension dimension = kInputTokens;
  Context context = Context::kStandard;
  Endpoint endpoint = Endpoint::kRuntime;
  Date as_of;
};

// How a cache rate came from the input rate of the same conditions.
enum class Derivation : std::uint8_t {
  kNone,
  kCacheRead,
  kCacheWrite5m,
  kCacheWrite1h,
  kCacheWrite30m,
  // Writes at the input rate itself: the model caches but has no price for writes, so what misses
  // the cache is plain input.
  kPlainInput,
  // Writes at the input rate although AWS publishes $0: no invoice has shown that the first pass
  // is free.
  kFreeWrite,
};

// A rate found: the published one, or derived from `rate` by the model's multipliers.
struct FoundRate {
  Rate rate;
  Derivation derivation = Derivation::kNone;
  Decimal usd;  // for one unit, with the multipliers applied
  // The tier whose multiplier of the standard rate is applied; standard: none is.
  Tier tier = Tier::kStandard;

  bool derived() const { return derivation != Derivation::kNone || tier != Tier::kStandard; }
};

// The rate in force; none before the model's launch. Among several that hold, the most particular
// wins (this region, then this profile, then any region), then one of this endpoint alone, then one
// that assumes nothing, then the better grade, then the newer source. A cache rate that is not
// published for these conditions is derived from their input rate by the model's published
// multiplier (billing rule: write 1.25x or 2x, read 0.1x for Claude, ...). A tier without a row for
// the conditions is derived from the standard rate, cache rates included, by the multiplier
// published for the tier; a published row wins, even one rounded to the cent. A cache write is
// never free: see Derivation::kPlainInput and kFreeWrite. missing_rate.h says why there is none.
std::optional<FoundRate> find_rate(const RateTable& table, const RateQuery& query);

// The published rate alone. find_rate without words and derivation.
std::optional<Rate> find_published(const RateTable& table, const RateQuery& query);

// Whether a model or service has a price of that dimension anywhere, at any time; in that tier, if
// one is named.
bool has_rate(const RateTable& table, const Model& model, Dimension dimension,
              std::optional<Tier> tier = {});

// Whether a long-context rate of the model is in force on that day.
bool has_long_context(const RateTable& table, const Model& model, Date as_of);

// Whether the model caches prompts but has no price for writes, of any lifetime.
bool writes_are_input(const Model& model);

// How a cache rate of that dimension is derived; kNone for what is no cache rate.
Derivation derivation_for(Dimension dimension);
// The multiplier behind a derivation of a cache rate that is not the input rate itself.
// Precondition: the model has it.
const Multiplier& multiplier(const Model& model, Derivation derivation);
// What the tier costs as a multiple of the standard rate, where it is published.
const Multiplier& multiplier(const Model& model, Tier tier);

// A found rate as one number, for bulk pricing: 0 is none, else 1 + index of the rate in the low 20
// bits and how it is derived in the 8 above. Good for one build of one table only.
using RateHandle = std::uint32_t;
// Precondition: it has a rate.
RateHandle handle_of(const FoundRate& found);
// Nothing for a handle that this table never gave.
std::optional<FoundRate> rate_of(const RateTable& table, RateHandle handle);

}  // namespace bedrock
