// Whether a model can do a workload's job: its life, what it reads and writes, how long its
// requests may be, which cache lifetimes it has.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/usage.h"

namespace bedrock {

enum class Obstacle : std::uint8_t {
  kNoPrice,
  kNoRoute,
  kContextWindow,
  kMaxOutput,
  kModality,
  kEndOfLife,
  kNotLaunched,
  kUnknownQuantity,
};
std::string_view name(Obstacle obstacle);

// What stands in the way of a model, with a sentence for people.
struct Cannot {
  Obstacle obstacle = Obstacle::kNoPrice;
  std::string message;
};

// Whether a part has the calls of the workload's own model, as opposed to one that it routes to.
bool is_own(const UsagePart& part, const Workload& workload);

// What it reads and writes; nothing where it can do the job. Modalities that are not known stand in
// nobody's way.
std::optional<Cannot> cannot_serve(const Model& model, const Workload& workload);

// Its end, its launch, and what it reads and writes, in that region on that day.
std::optional<Cannot> cannot_do(const Model& model, const Workload& workload, int region, Date day);

// The largest requests in the parts of its own against the model's limits, and quantities that are
// not known for it.
std::optional<Cannot> cannot_take(const Model& model, std::span<const UsagePart* const> own);

// Whether the model keeps a cache for that long. One that has no price for writes is taken to keep
// it for 5 minutes.
bool keeps_for(const Model& model, CacheTtl ttl);
// The lifetime asked for, else the shortest that the model has; as asked where it does not cache.
std::optional<CacheTtl> lifetime_on(const Model& model, std::optional<CacheTtl> asked);

}  // namespace bedrock
