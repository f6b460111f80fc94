// One workload on every model, from every region, in every tier.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario","workload","pinned"}. "comparison": {...}; wasm/compare.d.ts has its members.
Result<std::string> compare(Sets sets, std::string_view request);

}  // namespace bedrock::doors
