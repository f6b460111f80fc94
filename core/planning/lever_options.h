// What each lever would do to a workload: one or several changed workloads, of which the cheapest
// is taken.
#pragma once

#include <string>
#include <vector>

#include "core/catalog/rate_table.h"
#include "core/planning/levers.h"
#include "core/usage/scenario.h"

namespace bedrock {

struct LeverOption {
  Workload after;
  std::string title;
};

// Without options: why there are none, or nothing where the lever has nothing to do with the
// workload.
struct LeverOptions {
  std::vector<LeverOption> options;
  std::string why;
};

// Whether somebody, or the next step, waits for each answer, so that batch jobs are no choice.
bool is_awaited(const WorkloadType& type);
inline constexpr const char* kAwaitedWhy = "Somebody, or the next step, waits for each answer.";

// `cheaper` is the model that right-sizing and routing go to.
LeverOptions lever_options(const RateTable& table, const Scenario& scenario, std::size_t index,
                           LeverKind kind, const LeverSettings& settings,
                           const std::string& cheaper);

}  // namespace bedrock
