#include "core/planning/awards.h"

#include <algorithm>
#include <limits>

#include "core/base/exact.h"
#include "core/planning/credits.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 18;

std::vector<ServiceCharge> charges_of(const ForecastMonth& month) {
  std::vector<ServiceCharge> charges;
  charges.reserve(month.charges.size());
  for (const MonthCharge& charge : month.charges) {
    charges.push_back({charge.amount, {}, charge.service});
  }
  return charges;
}

// The awards as credits of one month; those that do not hold in it pay nothing.
std::vector<Credit> credits_of(const Forecast& forecast, const ForecastMonth& month,
                               const std::vector<Award>& awards, const std::vector<Decimal>& left) {
  std::vector<Credit> credits;
  for (std::size_t a = 0; a < awards.size(); ++a) {
    const Award& award = awards[a];
    const std::size_t all = std::numeric_limits<std::size_t>::max();
    Credit credit{left[a], award.expires, award.start, {}, all};
    if (!award.services.empty()) credit.scope = award.services.size();
    for (std::size_t c = 0; c < month.charges.size() && award.holds_in(month.month); ++c) {
      const MonthCharge& charge = month.charges[c];
      if (cover(award, forecast.services[charge.service], charge.source) == Cover::kCovered) {
        credit.charges.push_back(c);
      }
    }
    credits.push_back(std::move(credit));
  }
  return credits;
}

}  // namespace

Cover cover(const Award& award, const InvoiceService& service, std::size_t source) {
  const auto names = [](const auto& list, const auto& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
  };
  if (!award.workloads.empty() && !names(award.workloads, source)) return Cover::kWorkload;
  if (!service.name.empty() && names(award.services, service.name)) return Cover::kCovered;
  if (service.marketplace) return award.marketplace ? Cover::kCovered : Cover::kMarketplace;
  return award.services.empty() ? Cover::kCovered : Cover::kService;
}

Result<CreditLedger> apply_awards(const Forecast& forecast, const std::vector<Award>& awards) {
  CreditLedger ledger;
  std::vector<Decimal> left;
  left.reserve(awards.size());
  for (const Award& award : awards) left.push_back(award.amount);
  Exact charged = Decimal{};
  Exact credited = Decimal{};
  for (const ForecastMonth& month : forecast.months) {
    std::vector<ServiceCharge> charges = charges_of(month);
    std::vector<Credit> credits = credits_of(forecast, month, awards, left);
    apply_credits(charges, credits, month.month.first());
    CreditMonth& result = ledger.months.emplace_back();
    Exact paid = Decimal{};
    for (const ServiceCharge& charge : charges) {
      result.credited.push_back(charge.credited);
      paid = sum(paid, charge.credited);
    }
    for (std::size_t a = 0; a < awards.size(); ++a) {
      AwardMonth& award = result.awards.emplace_back();
      award.used = subtract(left[a], credits[a].left).value_or(Decimal{});
      const bool ends = awards[a].expires <= month.month.last();
      left[a] = ends ? Decimal{} : credits[a].left;
      award.left = left[a];
      award.expired = ends ? credits[a].left : Decimal{};
    }
    charged = sum(charged, month.total);
    credited = sum(credited, paid);
    const Exact rest = difference(month.total, paid);
    if (!rest || !charged || !credited) {
      return fail("too_large", "plan.awards", "The amounts have more digits than can be summed.",
                  "Enter smaller numbers: an amount can have up to 38 digits.");
    }
    result.charged = month.total;
    result.paid_by_credits = paid.value_or(Decimal{});
    result.to_pay = *rest;
  }
  ledger.charged = *charged;
  ledger.credited = *credited;
  ledger.to_pay = difference(charged, credited).value_or(Decimal{});
  return ledger;
}

Decimal accrued(const ForecastPlan& plan, const ForecastMonth& month, const MonthCharge& charge,
                int days) {
  static const Shape kEven;
  const bool workload = charge.source < plan.workloads.size();
  const Shape& shape = workload ? plan.workloads[charge.source].shape : kEven;
  if (days >= month.month.days()) return charge.amount;
  const Decimal all = shape.weight(month.month, month.month.days());
  const Exact part = product(charge.amount, shape.weight(month.month, days));
  return quotient(part, all, kPlaces, Rounding::kHalfEven).value_or(charge.amount);
}

std::optional<Date> first_payment(const ForecastPlan& plan, const Forecast& forecast,
                                  const CreditLedger& ledger) {
  const Decimal half_a_cent = Decimal::of(5, 3);
  for (std::size_t m = 0; m < forecast.months.size(); ++m) {
    if (ledger.months[m].to_pay < half_a_cent) continue;
    const ForecastMonth& month = forecast.months[m];
    for (int days = 1; days <= month.month.days(); ++days) {
      Exact owed = Decimal{};
      for (std::size_t c = 0; c < month.charges.size(); ++c) {
        const Exact net =
            difference(accrued(plan, month, month.charges[c], days), ledger.months[m].credited[c]);
        if (net && !net->is_negative()) owed = sum(owed, net);
      }
      if (owed && *owed >= half_a_cent) {
        return Date(static_cast<std::uint16_t>(month.month.first().days() + days - 1));
      }
    }
  }
  return std::nullopt;
}

}  // namespace bedrock
