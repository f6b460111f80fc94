#include "core/planning/month_charges.h"

#include <algorithm>

#include "core/base/exact.h"
#include "core/billing/allowances.h"
#include "core/billing/invoice.h"

namespace bedrock {

std::size_t MonthPricer::service(const InvoiceService& service) {
  const auto at = std::find(services_.begin(), services_.end(), service);
  const auto index = static_cast<std::size_t>(at - services_.begin());
  if (at == services_.end()) services_.push_back(service);
  return index;
}

bool MonthPricer::add(std::size_t source, const Usage& usage, Day& day) {
  const std::size_t first = day.charges.size();
  for (const Charge& charge : charges_) {
    if (!charge.rate.usd) {
      ++day.unpriced;
      continue;
    }
    const Model* model = usage.parts[charge.part].terms.model;
    InvoiceService sold;
    if (model != nullptr && table_->id == "aws") {
      sold = {invoice_service(*model, charge.slice.dimension), marketplace_sold(*model)};
    }
    const std::size_t index = service(sold);
    auto at =
        std::find_if(day.charges.begin() + static_cast<std::ptrdiff_t>(first), day.charges.end(),
                     [&](const MonthCharge& known) { return known.service == index; });
    if (at == day.charges.end()) at = day.charges.insert(at, {source, index, {}});
    const auto amount = bedrock::add(at->amount, charge.amount);
    if (!amount) return false;
    at->amount = *amount;
  }
  return true;
}

Result<MonthPricer::Day> MonthPricer::price(Scenario& scenario, Date day) {
  scenario.as_of = day;
  ServiceMeter meter(scenario, day);
  spaces_.resize(scenario.workloads.size());
  Day result;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const std::string path = "workloads[" + std::to_string(i) + "]";
    Workspace& space = spaces_[i];
    const auto done = expand(*table_, scenario, scenario.workloads[i], path, space);
    if (!done) return std::unexpected(done.error());
    charges_.clear();
    if (!charge(*table_, scenario, space.usage, day, meter, charges_) ||
        !add(i, space.usage, result)) {
      return fail("too_large", path, "The amount has more digits than can be summed exactly.",
                  "Enter smaller numbers: an amount can have up to 38 digits.");
    }
  }
  return result;
}

}  // namespace bedrock
