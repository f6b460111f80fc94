// Every model of a rate set, with what it costs from one region.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"rate_set","region","as_of","custom_rates"}, all optional. "models": [...].
Result<std::string> models(Sets sets, std::string_view text);

}  // namespace bedrock::doors
