// What the months ahead cost: each is a bill of the scenario as of its days.
//
// Law: the first month of a plan without growth is the scenario's bill as of its first day, to the
// last digit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/month.h"
#include "core/catalog/rate_table.h"
#include "core/planning/forecast_plan.h"
#include "core/planning/month_charges.h"
#include "core/usage/scenario.h"

namespace bedrock {

struct ForecastMonth {
  Month month;
  Decimal hours;
  std::vector<MonthCharge> charges;  // by source, then by the service's first line
  std::vector<Decimal> sources;      // totals of the workloads, then of the other costs
  std::vector<Decimal> factors;      // of the workloads
  Decimal total;
  std::size_t unpriced = 0;
};

struct ForecastEvent {
  enum class Kind : std::uint8_t { kPrice, kLegacy, kExtendedAccess, kEndOfLife, kAllowancesEnd };
  Date date;
  Kind kind = Kind::kPrice;
  std::size_t workload = 0;
  std::string message;
};

struct Forecast {
  std::vector<InvoiceService> services;  // in the order of their first charges
  std::vector<std::string> names;        // of the workloads, as their bill has them
  std::vector<ForecastMonth> months;
  std::vector<ForecastEvent> events;  // by their dates
  // Days on which prices may change, also of what costs nothing as entered; empty at fixed prices.
  std::vector<Date> changes;
  Decimal total;
  // The first month without what happens only once.
  Decimal steady;

  bool complete() const;
};

// Fails where a bill would, and on numbers that do not fit.
Result<Forecast> forecast(const RateTable& table, const Scenario& scenario,
                          const ForecastPlan& plan);

}  // namespace bedrock
