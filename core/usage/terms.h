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
};
Callee callee_of(const RateTable& table, const Scenario& scenario, std::string_view target);

// How the workload calls it; `path` is the workload's in the scenario ("workloads[0]"). Without a
// route, the id's prefix decides.
Result<Terms> terms_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                       const Callee& callee, std::optional<Route> route, Tier tier,
                       const std::string& path);

// The index of a region code in the table; fails with the nearest known code. -1 for an empty code
// in a table without regions of its own.
Result<int> region_index(const RateTable& table, std::string_view code, const std::string& path);

}  // namespace bedrock
