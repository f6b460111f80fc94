// Which value of an input meets a budget or a unit cost, on whole steps of the input.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/exact.h"
#include "core/planning/prepared_scenario.h"

namespace bedrock {

struct Goal {
  std::optional<std::size_t> workload;  // nothing: the whole bill
  bool per_unit = false;                // of what the workload counts
  Decimal most;
};

// Values are whole multiples of a step.
struct Steps {
  Decimal step{1};
  std::int64_t first = 0;
  std::int64_t last = 0;

  Decimal at(std::int64_t index) const {
    return multiply(Decimal(index), step).value_or(Decimal{});
  }
};
// Every value that the input takes, up to a limit that no month reaches.
Steps steps_of(const Input& input);

struct Solution {
  enum class Bound : std::uint8_t { kNone, kAtMost, kAtLeast, kAny };
  struct Point {
    Decimal value;
    Exact total;  // what the goal measures
    Exact per_unit;
  };
  Bound bound = Bound::kNone;
  Point answer;                    // where there is none: the value nearest to the goal
  std::optional<Point> neighbour;  // one step on, where the goal is missed
  bool bracketed = false;          // the cost may rise and fall with the input
  bool complete = true;            // nothing of what the goal measures is left out
};

// The answer and its neighbour are priced. Fails where no value at all can be priced.
Result<Solution> solve(const RateTable& table, const Scenario& scenario, const Input& input,
                       const Goal& goal, const Steps& steps);

}  // namespace bedrock
