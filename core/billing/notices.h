// What a person should know about a workload besides its price: what AWS would reject, or what
// would not happen as entered.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/billing/bill.h"
#include "core/catalog/missing_rate.h"
#include "core/catalog/rate_table.h"
#include "core/usage/usage.h"

namespace bedrock {

// Precondition: terms.model is not null. `part` is of calls to the workload's own models.
std::vector<UsageNote> notices_of(const RateTable& table, const UsagePart& part, const Terms& terms,
                                  Date as_of);

// Why AWS does not offer the route from that region. Precondition: is_offered (charge.h) is false.
NoRate not_offered(const RateTable& table, const Terms& terms);

}  // namespace bedrock
