// What the months ahead cost.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "plan"}. "forecast": as in wasm/forecast.d.ts.
Result<std::string> forecast(Sets sets, std::string_view text);

}  // namespace bedrock::doors
