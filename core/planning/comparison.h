// One workload on other models, from other regions, in other tiers: what it would cost as it would
// really run there.
//
// Law: each figure is that of the scenario's bill with the variant in the workload's place.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/exact.h"
#include "core/catalog/offers.h"
#include "core/planning/fitness.h"
#include "core/planning/prepared_scenario.h"

namespace bedrock {

// The workload as it would have to be, and what it costs then.
struct Variant {
  Workload workload;
  Way way;
  Exact total;           // of the workload; nothing where its model has no price
  Exact scenario;        // of the whole
  bool complete = true;  // false: something else in the workload has no price
  bool is_now = false;
};

struct ModelVariant {
  const Model* model = nullptr;
  Variant variant;
  // What could not stay as it is.
  bool other_route = false;
  bool other_tier = false;
  bool other_ttl = false;
  bool cached = false;
  std::optional<Rate> rate;  // behind the first of its own lines
  // The total with the tokens that its tokenizer makes of the same text; nothing where no source
  // compares it with the current model's.
  Exact factor;
  Exact adjusted;
  std::uint16_t tokenizer_source = 0;
  std::optional<Cannot> cannot;
};

struct PlaceVariant {
  const Model* model = nullptr;
  int region = -1;
  Variant variant;
};

struct Comparison {
  const Model* model = nullptr;  // now; null: not in the rate table
  int region = -1;
  Variant now;
  std::vector<ModelVariant> models;  // the cheapest first, then what cannot run
  std::vector<PlaceVariant> places;
  std::vector<PlaceVariant> tiers;
  std::vector<PlaceVariant> endpoints;
};

// Fails where the scenario cannot be priced. `pinned`: models whose places, tiers and endpoints are
// wanted beside those of the workload's own. Precondition: the workload calls a model.
Result<Comparison> compare(const RateTable& table, const Scenario& scenario, std::size_t workload,
                           std::span<const Model* const> pinned);

}  // namespace bedrock
