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
#include "core/catalog/model_id.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

// Where and how a workload runs, once everything left out is filled in. Bills keep places in the
// rate table they were made with; it must outlive them.
struct Terms {
  std::string workload;          // the name shown
  std::string model_id;          // as asked for, without prefix
  const Model* model = nullptr;  // null: not in the rate table
  ModelIdKind kind = ModelIdKind::kModel;
  int region = -1;
  int profile = -1;
  Route route = Route::kInRegion;
  Tier tier = Tier::kStandard;
};

struct BillLine {
  std::size_t workload = 0;  // place in Bill::workloads
  Dimension dimension;
  Context context = Context::kStandard;
  Decimal quantity;
  Decimal amount;
  Decimal rate;     // USD for one unit as billed, with the person's own prices
  FoundRate list;   // the list price behind it; its rate is null where only a private rate is known
  std::string own;  // what the person's own prices changed, in words; empty at the list price
  std::string formula;
};

struct NotPriced {
  std::size_t workload = 0;
  Dimension dimension;
  Decimal quantity;
  std::string reason;
  std::string hint;
};

// Something the person should know that changes no figure.
struct Notice {
  std::size_t workload = 0;
  std::string code;
  std::string message;
};

struct WorkloadBill {
  Terms terms;
  Decimal requests;
  Decimal total;
  // Rounded half-even at 18 places where it does not end; nothing without requests or when
  // incomplete.
  std::optional<Decimal> per_request;
  bool complete = true;
};

struct Bill {
  Decimal total;
  Date as_of;
  std::vector<BillLine> lines;
  std::vector<NotPriced> not_priced;
  std::vector<WorkloadBill> workloads;
  std::vector<Notice> notices;
  bool complete() const { return not_priced.empty(); }
  // The place of the line with the largest amount; the first of equals; nothing without lines.
  std::optional<std::size_t> largest_line() const;
};

// The exact monthly bill of a scenario by one rate table. Fails on a region that the table does not
// know, on a needed region left out, and on amounts that do not fit.
Result<Bill> price(const RateTable& table, const Scenario& scenario);

}  // namespace bedrock
