// What there is: rate sets, regions, tiers, workload types with their fields, services.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {}. "catalog": {...}.
Result<std::string> catalog(Sets sets, std::string_view request);

}  // namespace bedrock::doors
