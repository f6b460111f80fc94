// The cheapest configuration of a scenario under constraints.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario","constraints","workloads"}. "search": {...}; wasm/search.d.ts has its members.
Result<std::string> search(Sets sets, std::string_view request, const Progress& progress);

}  // namespace bedrock::doors
