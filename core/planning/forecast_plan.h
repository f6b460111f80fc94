// What is planned for the months ahead: how volumes grow, what runs when, and what else it costs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/month.h"
#include "core/planning/growth.h"
#include "core/usage/scenario.h"

namespace bedrock {

// The months in which something runs; both ends are included.
struct MonthSpan {
  std::optional<Month> from;
  std::optional<Month> to;

  bool contains(Month month) const { return (!from || *from <= month) && (!to || month <= *to); }
  bool is_one_month() const { return from && to && *from == *to; }
};

struct ForecastPlan;

struct WorkloadPlan {
  Shape shape;
  MonthSpan span;
  std::vector<Month> only;  // empty: all of the span
  std::vector<Field> first_month_only;

  bool runs(Month month) const;
  // Whether it has run before the month of that index.
  bool is_past_first(const ForecastPlan& all, int index) const;
  // The numbers of the workload that count in its first month only.
  std::vector<Field> counted_once(const Workload& workload) const;
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

// The scenario of one month: volumes, hours and what runs, at the prices of its first day.
// `factors` takes those of the workloads. Without `once`, what happens only once is left out.
Result<Scenario> scenario_of_month(const Scenario& scenario, const ForecastPlan& plan, int index,
                                   bool once, std::vector<Decimal>& factors);

std::unexpected<Error> too_many_digits(const std::string& path);

}  // namespace bedrock
