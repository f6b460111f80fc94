// From when on one way of running a workload costs less than another.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "workload", "kinds", "unit_tokens_per_minute", "units_per_copy"}; all but the first
// are optional. "break_evens": [...], as in wasm/savings.d.ts.
Result<std::string> break_even(Sets sets, std::string_view request);

}  // namespace bedrock::doors
