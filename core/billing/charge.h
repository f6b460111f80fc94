// What usage comes to, in numbers alone: the rate of each item, what is free of it, the amount. A
// bill (bill.h) is these in words; who prices a thousand variants takes the numbers.
#pragma once

#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/billing/allowances.h"
#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/terms.h"
#include "core/usage/usage.h"

namespace bedrock {

// False where AWS does not offer the route from that region at all.
bool is_offered(const RateTable& table, const Terms& terms);

// What a dimension is looked up by. Precondition: the terms have a model.
RateQuery query_of(const Terms& terms, Dimension dimension, Context context, Date as_of);

// The rate that one dimension of a part is charged at.
struct AppliedRate {
  std::optional<FoundRate>
      list;                      // the list price in force; none: unknown, or AWS does not offer it
  int region = -1;               // whose list price it is, where the nearest region's is taken
  const OwnRate* own = nullptr;  // the private rate in its place
  // For one unit, with the person's own prices; nothing without a price. Where `list` has a rate,
  // the discounts have more digits than fit.
  std::optional<Decimal> usd;

  bool fits() const { return usd || own != nullptr || !list; }
};

// Finds the list price and puts the person's own prices over it.
AppliedRate applied_rate(const RateTable& table, const Scenario& scenario, const Terms& terms,
                         Dimension dimension, Context context, Date as_of);

// Only the second: after the scenario's private rates or discounts have changed.
void apply_own_prices(const RateTable& table, const Scenario& scenario, const Terms& terms,
                      Dimension dimension, AppliedRate& rate);

// An item of a part, or what of it is in one price band.
struct Charge {
  std::size_t part = 0;  // index in Usage::parts
  std::size_t item = 0;  // index in UsagePart::items
  bool is_band = false;  // the item is cut into several
  Slice slice;           // its dimension, what is used, free and billed of it
  AppliedRate rate;
  Decimal amount;  // zero without a rate
};

// The amount of a whole item.
Exact amount_of(const UsageItem& item, const Decimal& usd);

// To 18 places where it does not end. Nothing where it has more digits than fit.
Exact amount_of(const UsageItem& item, const Slice& slice, bool is_band, const Decimal& usd);

// The charges of a workload in the order of its items; items of unknown quantity are in them
// without a rate. False where an amount has more digits than fit.
bool charge(const RateTable& table, const Scenario& scenario, const Usage& usage, Date as_of,
            ServiceMeter& meter, std::vector<Charge>& charges);

}  // namespace bedrock
