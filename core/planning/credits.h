// AWS credits against the charges of one month.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"

namespace bedrock {

// A charge before credits. A service may have several, one for each workload.
struct ServiceCharge {
  Decimal amount;
  Decimal credited;  // what apply_credits took off
  std::size_t service = 0;
};

struct Credit {
  Decimal left;
  Date expires;  // the last day on which it holds
  Date issued;
  std::vector<std::size_t> charges;  // indices of those that it may pay
  std::size_t scope = 0;             // for how many services it is
};

// Takes credits off charges as AWS does (useconsolidatedbilling-credits): the credit that expires
// first, then the one for the fewest services, then the oldest; each on the service of its largest
// charge first. Credits that expired before `month_start` pay nothing. `left` and `credited` are
// brought up to date; nothing goes below zero.
void apply_credits(std::vector<ServiceCharge>& charges, std::vector<Credit>& credits,
                   Date month_start);

}  // namespace bedrock
