// When the alerts of a budget fire, and what a budget does not see.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/planning/awards.h"
#include "core/planning/forecast.h"

namespace bedrock {

struct Threshold {
  Decimal percent;
  bool forecast = false;  // of what the month will come to, not of what it has come to so far
};

struct Budget {
  std::string name;
  Decimal limit;  // a month
  std::vector<Threshold> thresholds;
  bool credits = true;                // credits are taken off
  bool all = true;                    // every service
  std::vector<std::string> services;  // else these
  std::vector<std::string> emails;

  bool counts(const InvoiceService& service) const;
  Exact amount(const Threshold& threshold) const;
};

// What the budget counts of a month.
Exact counted(const Budget& budget, const Forecast& forecast, const CreditLedger& ledger,
              std::size_t month);

// The day of the month on which the alert fires. Actual: when what is counted so far exceeds the
// amount at the end of the day. Forecast: when the month as a whole will, once AWS has five weeks
// of data since the first day of the plan.
std::optional<Date> fires(const Budget& budget, const Threshold& threshold,
                          const ForecastPlan& plan, const Forecast& forecast,
                          const CreditLedger& ledger, std::size_t month);

}  // namespace bedrock
