#include "core/planning/simulation.h"

#include <utility>

#include "core/base/exact.h"
#include "core/planning/simulator.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 18;

}  // namespace

Result<Simulation> simulate(const RateTable& table, const Scenario& scenario,
                            const ForecastPlan& plan, const Forecast& forecast,
                            const SimulationRequest& request, const Progress& progress) {
  return Simulator(table, scenario, plan, forecast, request, progress).run();
}

FirstMonth::FirstMonth(PreparedScenario prepared, const Scenario& scenario)
    : prepared_(std::move(prepared)), scenario_(scenario) {}

Result<FirstMonth> FirstMonth::of(const RateTable& table, const Scenario& scenario,
                                  const ForecastPlan& plan) {
  std::vector<Decimal> factors;
  auto month = scenario_of_month(scenario, plan, 0, true, factors);
  if (!month) return std::unexpected(std::move(month.error()));
  auto prepared = PreparedScenario::of(table, std::move(*month), {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  FirstMonth result(std::move(*prepared), scenario);
  const auto entered = result.prepared_.total({});
  if (!entered) return std::unexpected(entered.error());
  result.entered_ = *entered;
  return result;
}

Result<Decimal> FirstMonth::with(std::size_t workload, Field field, const Decimal& value) {
  const Workload kept = prepared_.scenario().workloads[workload];
  // The month's volume is in proportion to the one entered.
  const Decimal entered = scenario_.workloads[workload].number(field);
  Exact scaled = value;
  if (field == kept.type->volume && !entered.is_zero()) {
    scaled = quotient(product(value, kept.number(field)), entered, kPlaces, Rounding::kHalfEven);
  }
  prepared_.edit(workload).set(field, scaled.value_or(value));
  auto total = prepared_.total({});
  prepared_.edit(workload) = kept;
  return total;
}

}  // namespace bedrock
