// What would lower the bill of a scenario: its levers, and the plan that pulls them.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"scenario", "off", "models", "routing_percent", "trim_output_percent", "trim_input_percent",
// "history_turns", "chunks_percent", "capacity_hours", "unit_tokens_per_minute"}; all but the first
// are optional. "levers": as Savings in wasm/savings.d.ts.
Result<std::string> levers(Sets sets, std::string_view request);

}  // namespace bedrock::doors
