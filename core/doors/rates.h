// Every rate of a set as it is authored.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"rate_set","custom_rates"}, both optional. "rates": [...], with their regions and windows.
Result<std::string> rates(Sets sets, std::string_view text);

}  // namespace bedrock::doors
