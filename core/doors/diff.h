// Whole scenarios side by side: the differences by workload, line and cause.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenarios": [two to six]}. "diff": {...}; wasm/compare.d.ts has its members.
Result<std::string> diff(Sets sets, std::string_view request);

}  // namespace bedrock::doors
