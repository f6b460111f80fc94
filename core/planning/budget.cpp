#include "core/planning/budget.h"

#include <algorithm>

#include "core/base/exact.h"

namespace bedrock {
namespace {

// AWS Budgets makes forecasts once it has about five weeks of data.
constexpr int kForecastDays = 35;

// What is counted by the end of the month's first `days` days: credits are taken off as charges
// come up, service by service.
Exact counted_by(const Budget& budget, const ForecastPlan& plan, const Forecast& forecast,
                 const CreditLedger& ledger, std::size_t month, int days) {
  const ForecastMonth& charged = forecast.months[month];
  Exact total = Decimal{};
  for (std::size_t c = 0; c < charged.charges.size(); ++c) {
    const MonthCharge& charge = charged.charges[c];
    if (!budget.counts(forecast.services[charge.service])) continue;
    Exact net = accrued(plan, charged, charge, days);
    if (budget.credits) net = difference(net, ledger.months[month].credited[c]);
    if (!net) return std::nullopt;
    if (!net->is_negative()) total = sum(total, net);
  }
  return total;
}

}  // namespace

bool Budget::counts(const InvoiceService& service) const {
  return all || std::find(services.begin(), services.end(), service.name) != services.end();
}

Exact Budget::amount(const Threshold& threshold) const {
  return product(multiply(limit, threshold.percent), Decimal::of(1, 2));
}

Exact counted(const Budget& budget, const Forecast& forecast, const CreditLedger& ledger,
              std::size_t month) {
  static const ForecastPlan kNone;
  return counted_by(budget, kNone, forecast, ledger, month, forecast.months[month].month.days());
}

std::optional<Date> fires(const Budget& budget, const Threshold& threshold,
                          const ForecastPlan& plan, const Forecast& forecast,
                          const CreditLedger& ledger, std::size_t month) {
  const Exact amount = budget.amount(threshold);
  const Exact whole = counted(budget, forecast, ledger, month);
  if (!amount || !whole || *whole <= *amount) return std::nullopt;
  const Month here = forecast.months[month].month;
  const auto day = [&](int days) {
    return Date(static_cast<std::uint16_t>(here.first().days() + days));
  };
  if (threshold.forecast) {
    const int ready = plan.start.first().days() + kForecastDays;
    if (ready > here.last().days()) return std::nullopt;
    return day(std::max(0, ready - here.first().days()));
  }
  // The first day at whose end it is exceeded: what is counted only rises.
  int before = 0;
  int after = here.days();
  while (after - before > 1) {
    const int middle = (before + after) / 2;
    const Exact so_far = counted_by(budget, plan, forecast, ledger, month, middle);
    (so_far && *so_far > *amount ? after : before) = middle;
  }
  return day(after - 1);
}

}  // namespace bedrock
