// Which value of an input meets a budget or a unit cost.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "input": {"workload", "field"} or {"growth": true}, "budget" or "unit_cost",
// "workload", "from", "to"}. "solution": as in wasm/savings.d.ts.
Result<std::string> solve(Sets sets, std::string_view request);

}  // namespace bedrock::doors
