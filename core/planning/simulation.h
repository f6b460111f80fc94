// How sure a forecast is: the months ahead, drawn many times with inputs between their low and high
// values.
//
// Each draw is priced by prepared scenarios. Where the cost of a workload is a standing part and a
// part that is proportional to its volume, which is checked, two prices of a draw give all of its
// months; elsewhere every month is priced. Amounts of draws are millionths of a dollar.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/catalog/rate_table.h"
#include "core/planning/forecast.h"
#include "core/planning/prepared_scenario.h"
#include "core/planning/spread.h"
#include "core/usage/scenario.h"

namespace bedrock {

// An input that is not certain: a number of a workload, with a triangular distribution.
struct VariedInput {
  std::size_t workload = 0;
  Field field = Field::kRequestsPerMonth;
  Decimal low;
  Decimal likely;
  Decimal high;
  bool together = false;  // high or low with all others of these
};

// One factor for all workloads.
struct VariedFactor {
  Decimal low;
  Decimal likely;
  Decimal high;
};

struct SimulationRequest {
  std::vector<VariedInput> inputs;
  std::optional<VariedFactor> factor;
  std::uint32_t draws = 10'000;  // a multiple of Lattice::kShifts
  std::uint32_t seed = 1;
  std::vector<Micros> over;
};

struct Simulation {
  std::vector<Spread> months;
  Spread total;
  // By amount: each month, then any of them.
  std::vector<std::vector<Estimate>> chances;
};

// `forecast` is of the same plan. Fails where a bill with the inputs' values would.
Result<Simulation> simulate(const RateTable& table, const Scenario& scenario,
                            const ForecastPlan& plan, const Forecast& forecast,
                            const SimulationRequest& request, const Progress& progress = {});

// The first month with one input changed, exactly: its workloads alone.
class FirstMonth {
 public:
  static Result<FirstMonth> of(const RateTable& table, const Scenario& scenario,
                               const ForecastPlan& plan);
  Result<Decimal> with(std::size_t workload, Field field, const Decimal& value);
  const Decimal& entered() const { return entered_; }

 private:
  FirstMonth(PreparedScenario prepared, const Scenario& scenario);

  PreparedScenario prepared_;
  const Scenario& scenario_;
  Decimal entered_;
};

}  // namespace bedrock
