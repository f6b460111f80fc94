// Where and how a call of a workload runs, once everything left out is filled in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/catalog/conditions.h"
#include "core/catalog/model_id.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

// The conditions of the calls of one part of a workload. They point into the rate table, which must
// outlive them.
struct Terms {
  std::string model_id;          // as asked for, without prefix; or the id of a service
  const Model* model = nullptr;  // null: not in the rate table
  ModelIdKind kind = ModelIdKind::kModel;
  int region = -1;
  int profile = -1;
  Route route = Route::kInRegion;
  Tier tier = Tier::kStandard;
  Endpoint endpoint = Endpoint::kRuntime;
  MissingPrices missing_prices = MissingPrices::kLeftOut;
};

// What an id of a scenario names: a model, by its own id or by an alias of the person's, or a
// service.
struct Callee {
  ModelId id;  // of what stands behind it
  const Model* model = nullptr;
  std::string_view arn_region;  // empty where no ARN says it
  int profile = -1;             // of the id's prefix
};
Callee callee_of(const RateTable& table, const Scenario& scenario, std::string_view target);

// The region that a workload calls it from: its own, else the one of the callee's ARN, else the
// scenario's. Fails where the table does not have it; `path` is the workload's in the scenario
// ("workloads[0]").
Result<int> region_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                      const Callee& callee, std::string_view path);

// How the workload calls it; without a route, the id's prefix decides. The second: from a region.
Result<Terms> terms_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                       const Callee& callee, std::optional<Route> route, Tier tier,
                       std::string_view path);
void set_terms(Terms& terms, const Workload& workload, const Callee& callee, int region,
               std::optional<Route> route, Tier tier);

// The index of a region code in the table; fails with the nearest known code. -1 for an empty code
// in a table without regions of its own.
Result<int> region_index(const RateTable& table, std::string_view code, const std::string& path);

}  // namespace bedrock
