// How sure the months ahead are.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "plan", "draws", "seed", "over", "preset"}. "simulation": as in wasm/forecast.d.ts.
Result<std::string> simulate(Sets sets, std::string_view text, const Progress& progress);

}  // namespace bedrock::doors
