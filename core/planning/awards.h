// Awards of credits over the months ahead: what each pays, what is left of it, what expires.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/planning/forecast.h"

namespace bedrock {

struct Award {
  std::string name;
  Decimal amount;
  Date start;
  Date expires;                        // the last day
  std::vector<std::string> services;   // as on the invoice; empty: all of AWS itself
  bool marketplace = false;            // models sold through AWS Marketplace too
  std::vector<std::size_t> workloads;  // empty: all sources

  bool holds_in(Month month) const { return start <= month.last() && expires >= month.first(); }
};

// Why an award does not pay a charge.
enum class Cover : std::uint8_t { kCovered, kMarketplace, kService, kWorkload };
Cover cover(const Award& award, const InvoiceService& service, std::size_t source);

struct AwardMonth {
  Decimal used;
  Decimal left;     // at the end of the month, once what expires in it is gone
  Decimal expired;  // unused, in this month
};

struct CreditMonth {
  std::vector<AwardMonth> awards;
  std::vector<Decimal> credited;  // by the charges of the forecast's month
  Decimal charged;
  Decimal paid_by_credits;
  Decimal to_pay;
};

struct CreditLedger {
  std::vector<CreditMonth> months;
  Decimal charged;
  Decimal credited;
  Decimal to_pay;
};

// An award that holds on any day of a month may pay all charges of it. Law: of each award, amount =
// used + expired + left; of each month, charged = credited + to pay.
Result<CreditLedger> apply_awards(const Forecast& forecast, const std::vector<Award>& awards);

// How much of a charge has come up by the end of the month's first `days` days, to 18 places: as
// the workload's weekdays have it, else evenly.
Decimal accrued(const ForecastPlan& plan, const ForecastMonth& month, const MonthCharge& charge,
                int days);

// The first day on which a cent is owed that no credit pays; nothing: never.
std::optional<Date> first_payment(const ForecastPlan& plan, const Forecast& forecast,
                                  const CreditLedger& ledger);

}  // namespace bedrock
