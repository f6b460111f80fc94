// Why a look-up found nothing, and what has a price instead. It asks for dozens of other rates, so
// only what a person reads calls it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// Sentences for people.
struct NoRate {
  std::string reason;
  std::string hint;
  // Indices of the regions in which it has a price, in the order of regions_with.
  std::vector<int> known_in = {};
  std::optional<Decimal> nearest;  // the price in the first of them, for one unit
};

// Precondition: find_rate has nothing for the query.
NoRate explain_missing(const RateTable& table, const RateQuery& query);

}  // namespace bedrock
