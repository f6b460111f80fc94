// A person's own prices over the list: private rates in place of it, discounts on it.
#pragma once

#include <optional>
#include <string>

#include "core/base/decimal.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/terms.h"

namespace bedrock {

// The private rate that holds for a dimension of a workload, or null.
const OwnRate* find_own_rate(const RateTable& table, const Scenario& scenario, const Terms& terms,
                             Dimension dimension);

// A list price with every discount taken off that holds, exactly. Nothing when the product has too
// many digits.
std::optional<Decimal> discounted(const Scenario& scenario, const Terms& terms, Dimension dimension,
                                  const Decimal& usd);
// "10 % off the list price $3.3 per million"; empty where no discount holds.
std::string discounts_in_words(const Scenario& scenario, const Terms& terms, Dimension dimension,
                               const Decimal& usd);

// "$3.30 per million" for what is quoted by the million, "$0.04" for the rest.
std::string rate_in_words(Dimension dimension, const Decimal& usd);

}  // namespace bedrock
