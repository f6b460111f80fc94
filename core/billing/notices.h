// What a person should know about a workload beside its price: things AWS would refuse or that
// would go otherwise than entered.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"
#include "core/usage/usage.h"

namespace bedrock {

// Precondition: terms.model is not null. `part` is of calls to the workload's own models.
std::vector<UsageNote> notices_of(const RateTable& table, const UsagePart& part, const Terms& terms,
                                  Date as_of);

}  // namespace bedrock
