// Rates as handles, by which usage is priced in bulk.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"queries":[{...}]}. "rates": a handle for each query, or the error of the first query without a
// rate.
Result<std::string> resolve(Sets sets, std::string_view request);

}  // namespace bedrock::doors
