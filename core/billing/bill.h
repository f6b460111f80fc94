// A bill: lines of quantity x rate = amount, what could not be priced, and totals that are only the
// sums of the lines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/catalog/conditions.h"
#include "core/catalog/lookup.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/terms.h"
#include "core/usage/usage.h"
#include "core/usage/workload_type.h"

namespace bedrock {

struct BillLine {
  std::size_t workload = 0;  // index in Bill::workloads
  std::size_t part = 0;      // index in Bill::parts
  Dimension dimension;
  Context context = Context::kStandard;
  Decimal gross;     // what is used: free + quantity
  Decimal free;      // what AWS gives free of it
  Decimal quantity;  // what is billed, to 18 places where it does not end
  Decimal amount;    // of the exact quantity; it, too, to 18 places where it does not end
  Decimal rate;      // USD for one unit as billed, with the person's own prices
  // The list price behind it; none where only a private rate is known.
  std::optional<FoundRate> list;
  int price_region = -1;  // whose list price it is, where the line's own region has none
  std::string own;        // what the person's own prices changed, in words; empty at the list price
  std::string assumed;    // what the quantity takes to hold; empty: nothing
  std::string formula;
  std::string service;     // the AWS service on the invoice; empty where it is not known
  std::string usage_type;  // empty where its form is not known
};

// What one AWS service of the invoice comes to.
struct ServiceTotal {
  std::string service;  // empty: of models that are not known, at the person's own rates
  Decimal total;
};

struct NotPriced {
  std::size_t workload = 0;
  std::size_t part = 0;
  Dimension dimension;
  Decimal quantity;
  std::string reason;
  std::string hint;
  std::vector<int> known_in = {};  // as NoRate has them
  std::optional<Decimal> nearest;
};

// Something the person should know that does not change a figure.
struct Notice {
  std::size_t workload = 0;
  std::string_view code;  // a literal
  std::string message;
};

struct WorkloadBill {
  std::string name;  // the name shown
  std::string team;
  std::vector<Tag> tags;
  const WorkloadType* type = nullptr;
  std::optional<std::size_t> part;  // the first, which names the workload's model; nothing: none
  Decimal volume;                   // how many of what the type counts ("requests", "runs")
  Decimal total;
  Decimal obligation;  // what the whole term of bought capacity costs
  // Rounded half-even at 18 places where it does not end; nothing without volume or when
  // incomplete.
  std::optional<Decimal> per_one;
  std::optional<Throughput> throughput;
  // Capacity that is bought for a term: its months; 0: none.
  int term_months = 0;
  bool complete = true;
  bool switched_off = false;  // it has no parts and no volume
};

// It points into the rate table that it was made with, which must outlive it.
struct Bill {
  Decimal total;
  Date as_of;
  std::vector<Terms> parts;
  std::vector<BillLine> lines;
  std::vector<NotPriced> not_priced;
  std::vector<WorkloadBill> workloads;
  std::vector<ServiceTotal> services;  // in the order of their first lines
  std::vector<Notice> notices;
  bool complete() const { return not_priced.empty(); }
  // The index of the line with the largest amount; the first of equals; nothing without lines.
  std::optional<std::size_t> largest_line() const;
};

// The exact monthly bill of a scenario by one rate table. Fails on a region that the table does not
// know, on a needed region left out, and on amounts that do not fit.
Result<Bill> price(const RateTable& table, const Scenario& scenario);

}  // namespace bedrock
