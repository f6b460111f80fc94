// Every price in force from one region on one day, derived cache rates among them.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"rate_set","region","as_of","custom_rates"}, all optional. "prices": [...], for each route,
// inference tier, dimension and context band.
Result<std::string> prices(Sets sets, std::string_view text);

}  // namespace bedrock::doors
