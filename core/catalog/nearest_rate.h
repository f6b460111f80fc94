// The price of another region, for a region without one.
#pragma once

#include <optional>
#include <vector>

#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

struct NearestRate {
  int region = -1;  // whose price it is
  FoundRate rate;
};

// Indices of the regions in which the query has a rate, published or derived: the nearest first, by
// their codes (the same part of a geography, the same geography, the one next to it).
std::vector<int> regions_with(const RateTable& table, RateQuery query);

// The rate of the nearest region that has one; nothing where none has.
std::optional<NearestRate> nearest_rate(const RateTable& table, RateQuery query);

}  // namespace bedrock
