// What one of everything costs, what it leaves at a price, and who pays which part of the bill.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "prices": [{"workload", "usd"}], "users", "by": "workload", "team" or "tag:NAME"};
// all but the first are optional. "unit_costs": as in wasm/savings.d.ts.
Result<std::string> unit_costs(Sets sets, std::string_view request);

}  // namespace bedrock::doors
