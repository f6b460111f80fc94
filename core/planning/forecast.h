// What the months ahead cost: each is a bill of the scenario as of its days.
//
// Law: the first month of a plan without growth is the scenario's bill as of its first day, to the
// last digit.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/month.h"
#include "core/catalog/rate_table.h"
#include "core/planning/growth.h"
#include "core/planning/month_charges.h"
#include "core/usage/scenario.h"

namespace bedrock {

// The months in which something runs; both ends are included.
struct MonthSpan {
  std::optional<Month> from;
  std::optional<Month> to;

  bool contains(Month month) const { return (!from || *from <= month) && (!to || month <= *to); }
  bool is_one_month() const { return from && to && *from == *to; }
};

struct WorkloadPlan {
  Shape shape;
  MonthSpan span;
  std::vector<Month> only;  // empty: all of the span
  std::vector<Field> first_month_only;

  bool runs(Month month) const;
};

// What does not follow from a workload, a month.
struct OtherCost {
  std::string name;
  std::string service;
  Decimal usd;
  bool marketplace = false;
  MonthSpan span;
};

struct ForecastPlan {
  Month start;
  int months = 12;
  bool calendar_hours = false;
  bool growth_together = true;          // where it is a range
  bool dated = true;                    // false: all months at the prices of the scenario's day
  std::vector<WorkloadPlan> workloads;  // one for each of the scenario's
  std::vector<OtherCost> costs;
};

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
  Decimal total;
  // The first month without what happens only once.
  Decimal steady;

  bool complete() const;
};

// Fails where a bill would, and on numbers that do not fit.
Result<Forecast> forecast(const RateTable& table, const Scenario& scenario,
                          const ForecastPlan& plan);

// The scenario of one month: volumes, hours and what runs, at the prices of its first day.
// `factors` takes those of the workloads. Without `once`, what happens only once is left out.
Result<Scenario> scenario_of_month(const Scenario& scenario, const ForecastPlan& plan, int index,
                                   bool once, std::vector<Decimal>& factors);

}  // namespace bedrock
