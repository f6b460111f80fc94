// What a bill says of the life of the models it calls: legacy, extended access, the end, and what
// AWS names in their place.
#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"
#include "core/usage/usage.h"

namespace bedrock {

// Where a part's model stands in its life on the reader's day, and whether the day of the prices is
// one that they cover. Precondition: terms.model is not null.
std::vector<UsageNote> lifecycle_notices(const RateTable& table, const Terms& terms, Date as_of,
                                         Date today);

}  // namespace bedrock
