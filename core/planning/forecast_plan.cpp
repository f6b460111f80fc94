#include "core/planning/forecast_plan.h"

#include <algorithm>

#include "core/base/exact.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

bool happens_once(const WorkloadPlan& plan) {
  return plan.only.size() == 1 || plan.span.is_one_month();
}

// Takes out of a month what belongs into the workload's first month alone.
void drop_first_month(const WorkloadPlan& plan, Workload& workload) {
  if (plan.only.empty() && workload.find(Field::kFrequency) != nullptr &&
      workload.choice(Field::kFrequency) == 1) {
    workload.switched_off = true;
  }
  for (const Field field : plan.counted_once(workload)) workload.set(field, Decimal{});
}

bool grow(const WorkloadPlan& plan, Month month, int index, Workload& workload, Decimal& factor) {
  const bool given = plan.shape.growth.kind == Growth::Kind::kVolumes;
  const Exact base = grown(plan.shape.growth, index);
  const Exact times = plan.shape.factor(given ? Decimal(1) : base, month, index);
  if (!times) return false;
  factor = *times;
  const bool grows = info(workload.type->volume).kind == FieldKind::kQuantity;
  if (grows) {
    const Decimal entered = workload.number(workload.type->volume);
    const Exact volume = product(given ? base : entered, factor);
    if (!volume) return false;
    workload.set(workload.type->volume, *volume);
    if (given) factor = quotient(volume, entered, 9, Rounding::kHalfEven).value_or(Decimal{});
  }
  for (ServiceQuantity& item : workload.quantities) {
    const auto quantity = multiply(item.quantity, factor);
    if (!quantity) return false;
    item.quantity = *quantity;
  }
  if (!grows && workload.quantities.empty()) factor = Decimal(1);
  return true;
}

}  // namespace

std::unexpected<Error> too_many_digits(const std::string& path) {
  return fail("too_large", path, "The amounts have more digits than can be summed exactly.",
              "Enter smaller numbers, or less growth: an amount can have up to 38 digits.");
}

bool WorkloadPlan::runs(Month month) const {
  return span.contains(month) &&
         (only.empty() || std::find(only.begin(), only.end(), month) != only.end());
}

bool WorkloadPlan::is_past_first(const ForecastPlan& all, int index) const {
  for (int i = 0; i < index; ++i) {
    if (runs(all.start.plus(i))) return true;
  }
  return false;
}

std::vector<Field> WorkloadPlan::counted_once(const Workload& workload) const {
  std::vector<Field> fields = first_month_only;
  if (workload.find(Field::kCorpusFrequency) != nullptr &&
      workload.choice(Field::kCorpusFrequency) == 1) {
    fields.push_back(Field::kCorpusRefreshPercent);
  }
  return fields;
}

Result<Scenario> scenario_of_month(const Scenario& scenario, const ForecastPlan& plan, int index,
                                   bool once, std::vector<Decimal>& factors) {
  const Month month = plan.start.plus(index);
  Scenario result = scenario;
  if (plan.dated) result.as_of = month.first();
  if (plan.calendar_hours) result.hours_per_month = Decimal(std::int64_t{24} * month.days());
  factors.assign(scenario.workloads.size(), {});
  for (std::size_t w = 0; w < scenario.workloads.size(); ++w) {
    const WorkloadPlan& own = plan.workloads[w];
    Workload& workload = result.workloads[w];
    if (!own.runs(month) || (!once && happens_once(own))) workload.switched_off = true;
    if (own.is_past_first(plan, index) || !once) drop_first_month(own, workload);
    if (workload.switched_off) continue;
    if (!grow(own, month, index, workload, factors[w]))
      return too_many_digits("workloads[" + std::to_string(w) + "]");
  }
  return result;
}

}  // namespace bedrock
