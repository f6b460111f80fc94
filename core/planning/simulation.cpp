#include "core/planning/simulation.h"

#include <utility>

#include "core/planning/simulator.h"
#include "core/usage/workload_type.h"

namespace bedrock {

Result<Simulation> simulate(const RateTable& table, const Scenario& scenario,
                            const ForecastPlan& plan, const Forecast& forecast,
                            const SimulationRequest& request, const Progress& progress) {
  return Simulator(table, scenario, plan, forecast, request, progress).run();
}

FirstMonth::FirstMonth(PreparedScenario prepared, std::vector<Decimal> factors)
    : prepared_(std::move(prepared)), factors_(std::move(factors)) {}

Result<FirstMonth> FirstMonth::of(const RateTable& table, const Scenario& scenario,
                                  const ForecastPlan& plan) {
  std::vector<Decimal> factors;
  auto month = scenario_of_month(scenario, plan, 0, true, factors);
  if (!month) return std::unexpected(std::move(month.error()));
  auto prepared = PreparedScenario::of(table, std::move(*month), {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  FirstMonth result(std::move(*prepared), std::move(factors));
  const auto entered = result.prepared_.total({});
  if (!entered) return std::unexpected(entered.error());
  result.entered_ = *entered;
  return result;
}

Result<Decimal> FirstMonth::with(std::size_t workload, Field field, const Decimal& value) {
  const Workload kept = prepared_.scenario().workloads[workload];
  const bool volume = field == kept.type->volume;
  const Decimal scaled = volume ? multiply(value, factors_[workload]).value_or(value) : value;
  prepared_.edit(workload).set(field, scaled);
  auto total = prepared_.total({});
  prepared_.edit(workload) = kept;
  return total;
}

}  // namespace bedrock
