// AWS credits against the charges of one month.
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"

namespace bedrock {

// A charge of one service, before credits.
struct ServiceCharge {
  Decimal amount;
  Decimal credited;  // what apply_credits took off
};

struct Credit {
  Decimal left;
  Date expires;  // the last day on which it holds
  Date issued;
  std::vector<std::size_t> services;  // indices of the charges that it may pay
};

// Takes credits off charges as AWS does (useconsolidatedbilling-credits): the credit that expires
// first, then the one for the fewest services, then the oldest; each on its largest charge first.
// Credits that expired before `month_start` pay nothing. `left` and `credited` are brought up to
// date; nothing goes below zero.
void apply_credits(std::vector<ServiceCharge>& charges, std::vector<Credit>& credits,
                   Date month_start);

}  // namespace bedrock
