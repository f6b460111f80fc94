// Fills in what a workload leaves out: region, route, profile.
#pragma once

#include "core/base/error.h"
#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/usage.h"

namespace bedrock {

// The terms of one part of a workload; `path` is where the workload stands in the scenario
// ("workloads[0]").
Result<Terms> terms_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                       const UsagePart& part, const std::string& path);

// The index of a region code in the table; fails with the nearest known code. -1 for an empty code
// in a table without regions of its own.
Result<int> region_index(const RateTable& table, std::string_view code, const std::string& path);

}  // namespace bedrock
