// One workload on other models, from other regions, in other tiers: what it would cost as it would
// really run there.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/planning/fitness.h"
#include "core/planning/variants.h"

namespace bedrock {

struct Variant {
  Setting setting;
  Exact total;            // of the workload; nothing where its model has no price
  Exact scenario;         // of the whole
  bool complete = false;  // everything in the workload has a price
};

struct ModelVariant {
  Variant variant;
  bool cached = false;  // tokens are read from its cache or written to it
  Date price_date;      // of the source behind the first of its own lines; day 0: none
  Date confirmed;
  // With the tokens that its tokenizer makes of the same text: how many for one of the current
  // model's, and the workload's total then. Nothing where no source compares the two.
  Exact factor;
  Exact adjusted;
  std::uint16_t tokenizer_source = 0;
  std::optional<Cannot> cannot;
};

struct Comparison {
  Variant now;
  std::vector<ModelVariant> models;  // in the order of the table
  std::vector<Variant> places;
  std::vector<Variant> tiers;
  std::vector<Variant> endpoints;
};

// Precondition: the workload calls a model. `pinned`: models whose places, tiers and endpoints are
// wanted beside those of the workload's own.
Comparison compare(PreparedScenario& prepared, Variants& variants,
                   std::span<const Model* const> pinned);

}  // namespace bedrock
