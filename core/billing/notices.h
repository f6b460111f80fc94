// What a person should know about a workload beside its price: things AWS would refuse or that
// would go otherwise than entered.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

// Precondition: terms.model is not null. `place` is the workload's place in the bill.
std::vector<Notice> notices_of(const RateTable& table, const InferenceWorkload& workload,
                               const Terms& terms, Date as_of, std::size_t place);

}  // namespace bedrock
