// What a month of a scenario comes to at the prices of one day, in numbers alone: by workload and
// by the service under which it appears on the invoice.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/billing/charge.h"
#include "core/catalog/rate_table.h"
#include "core/usage/expansion.h"
#include "core/usage/scenario.h"

namespace bedrock {

// A service of the invoice.
struct InvoiceService {
  std::string name;  // empty: not known
  bool marketplace = false;

  friend bool operator==(const InvoiceService&, const InvoiceService&) = default;
};

// What of a month's charges one source has with one service. Sources are the workloads, then the
// other costs of a plan.
struct MonthCharge {
  std::size_t source = 0;
  std::size_t service = 0;  // index in the services met so far
  Decimal amount;
};

// Prices months of one scenario, whose workloads stay in their places. It keeps the room that it
// works in, and the services that it has met.
class MonthPricer {
 public:
  explicit MonthPricer(const RateTable& table) : table_(&table) {}

  struct Day {
    std::vector<MonthCharge> charges;  // by source, then in the order of their first lines
    std::size_t unpriced = 0;
  };
  // At the prices of that day, which becomes the scenario's.
  Result<Day> price(Scenario& scenario, Date day);

  const std::vector<InvoiceService>& services() const { return services_; }
  std::size_t service(const InvoiceService& service);
  // As it was expanded for the last price.
  const Parts& parts(std::size_t workload) const { return spaces_[workload].usage.parts; }

 private:
  bool add(std::size_t source, const Usage& usage, Day& day);

  const RateTable* table_;
  std::vector<Workspace> spaces_;  // by workload
  std::vector<InvoiceService> services_;
  std::vector<Charge> charges_;
};

}  // namespace bedrock
