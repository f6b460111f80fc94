// Two ways of running a workload that a break-even compares, and what varies in each.
#pragma once

#include <optional>

#include "core/catalog/rate_table.h"
#include "core/planning/break_even.h"
#include "core/planning/solve.h"
#include "core/usage/scenario.h"

namespace bedrock {

struct Ways {
  Workload a;
  Workload b;
  std::optional<Field> varies_a;
  std::optional<Field> varies_b;
  Steps steps;
};

// The ways of the kind that `found` names. Fills in what they are called, what varies and where it
// stands; nothing where the workload has no such choice, and `found` says why.
std::optional<Ways> ways_of(const RateTable& table, const Scenario& scenario,
                            const BreakEvenSettings& settings, BreakEven& found);

}  // namespace bedrock
