// When budgets fire, what they miss, and their files.
#pragma once

#include "core/doors/door.h"
#include "core/doors/plan_request.h"
#include "core/planning/budget.h"

namespace bedrock {

// The plan's budgets; none where it has none.
std::vector<Budget> read_budgets(const PlanRequest& request, std::optional<Error>& error);

namespace doors {

// {"scenario", "plan"}. "budgets": as in wasm/forecast.d.ts.
Result<std::string> budgets(Sets sets, std::string_view text);

}  // namespace doors
}  // namespace bedrock
