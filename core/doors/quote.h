// The one way from a scenario's text to a bill's text.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// A scenario. "bill": {...}.
Result<std::string> quote(Sets sets, std::string_view scenario);

}  // namespace bedrock::doors
