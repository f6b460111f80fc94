// A model, or a service with rates of its own: what it is called, where and how it can be called,
// the stages of its life, and the rules that its rates follow.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"
#include "core/catalog/region.h"

namespace bedrock {

// A published factor between two rates of a model: of a cache write or read to the input rate, or
// of a tier to the standard rate.
struct Multiplier {
  std::int32_t coefficient = -1;  // negative: the model has no such rate
  std::int8_t scale = 0;
  bool exists() const { return coefficient >= 0; }
  Decimal value() const { return Decimal::of(coefficient, scale); }
};

struct CacheRules {
  Multiplier read;
  Multiplier write_5m;
  Multiplier write_1h;
  Multiplier write_30m;
  std::int32_t min_tokens = 0;  // shortest prefix that is cached; 0: not known
  std::uint16_t source = 0;
};

// What a tier costs as a multiple of the standard rate, for tiers without a published row.
struct TierRules {
  Multiplier batch;
  Multiplier flex;
  Multiplier priority;
  std::uint16_t source = 0;
};

// How many tokens it makes of a text for each one that the provider's models without such a rule
// make of it.
struct TokenizerRules {
  Multiplier tokens;
  std::uint16_t source = 0;
};

// What AWS gives free of a service every month, before anything is charged.
struct Allowance {
  std::int64_t quantity = 0;
  std::span<const Dimension> dimensions;  // share the one quantity, in the order of the bill
  std::uint16_t source = 0;
  // Only in the first 12 months of an account opened before 2025-07-15; else for ever.
  bool first_year = false;
};

// What is over so much of a dimension in a month is metered as another one, with rates of its own.
struct PriceBand {
  Dimension of;
  Dimension band;
  std::int64_t over = 0;
  bool by_vectors = false;  // over so many vectors of the index, not so much of the dimension
};

// The published rules for the tokens of an image in the input.
enum class ImageRule : std::uint8_t {
  kUnknown,
  // Scaled to 1,568 pixels on the long edge and about 1.15 megapixels, then width x height / 750,
  // rounded up (Anthropic's vision guide, not confirmed by AWS).
  kClaude,
  kNova1,  // between the sizes that the user guide lists, straight lines
  kNova2,  // 230, whatever the size
};
std::span<const std::string_view> image_rule_names();

enum class ModelStatus : std::uint8_t { kActive, kPreview, kLegacy, kExtendedAccess, kEndOfLife };
std::span<const std::string_view> model_status_names();

// The stage of a model's life; a date of day 0 is not known.
struct Lifecycle {
  ModelStatus status = ModelStatus::kActive;  // as the source has it
  Date legacy;
  Date extended_access;
  Date end_of_life;
  Date no_sooner_than;       // AWS names only the earliest day of the end
  std::uint16_t source = 0;  // good where `sourced`
  bool sourced = false;
  std::uint16_t note = 0;          // index in texts: where sources disagree; 0: none
  std::string_view successor;      // the model that AWS names in its place; empty: none
  RegionSet regions = kAnyRegion;  // where the dates hold; elsewhere the model is kept
};

// Regions from which a route can be called, as AWS lists them.
struct CallableRoute {
  Route route = Route::kInRegion;
  std::uint8_t profile = 0;  // index in profiles; only for geo
  RegionSet regions = 0;
};

struct Model {
  std::string_view id;
  std::string_view name;
  std::string_view provider;
  std::span<const std::string_view> aliases;
  std::span<const std::string_view> input;  // modalities: "text", "image", ...
  std::span<const std::string_view> output;
  std::span<const CallableRoute> callable;  // empty: not known
  std::span<const Allowance> free;          // only of services
  std::span<const PriceBand> bands;         // only of services; of one dimension the lowest first
  std::int32_t context_tokens = 0;          // 0: not known
  std::int32_t max_output_tokens = 0;       // 0: not known
  // Quota tokens that one output token takes (quotas-token-burndown); it changes no price.
  std::int32_t output_burndown = 1;
  std::int32_t long_context_over = 0;  // 0: no long-context rates
  std::uint32_t first_rate = 0;        // its rates are rates[first_rate, last_rate)
  std::uint32_t last_rate = 0;
  Date launched;  // day 0: not known
  Lifecycle life;
  CacheRules cache;
  TierRules tiers;
  TokenizerRules tokenizer;
  // False: AWS has published long-context rates for it but no longer lists them, so a request is
  // only priced by them when the workload asks for it.
  bool long_context_standing = true;
  bool service = false;  // a service with rates of its own, no model to call
  ImageRule image_rule = ImageRule::kUnknown;
};

// Whether the dates of the model's life hold in the region; they do where there are no regions.
bool dated_in(const Model& model, int region);

// Where the model stands in the region on that day, by its dates; by its source's word where they
// do not say.
ModelStatus status_on(const Model& model, int region, Date day);

}  // namespace bedrock
