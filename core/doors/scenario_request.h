// What requests with a scenario share: the scenario, and the rate set that prices it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/authoring/custom_rates.h"
#include "core/base/date.h"
#include "core/doors/door.h"
#include "core/json/value.h"
#include "core/planning/prepared_scenario.h"
#include "core/usage/scenario.h"

namespace bedrock {

struct ScenarioRequest {
  Scenario scenario;
  RateSets sets;
  std::size_t set = 0;  // index in sets.all()

  const RateTable& table() const { return *sets.all()[set]; }
  Date as_of() const { return scenario.as_of.value_or(table().newest); }
};

// Reads a scenario whose price takes a second or two at most. `path`, if not empty, is its own in
// the request ("scenarios[0]") and stands before that of an error.
Result<ScenarioRequest> read_scenario_request(Sets built_in, const Value& json,
                                              const std::string& path = {});

// An error inside a scenario, as one of the request that holds it.
Error inside(Error error, const std::string& path);

// The scenario of a request {"scenario", ...}.
Result<ScenarioRequest> scenario_of(Sets built_in, const Value& request);

// Refuses, before it starts, to try every model of the table in every workload where that takes
// more than a few seconds.
Result<void> check_models_tried(const RateTable& table, const Scenario& scenario);

// A request of {"scenario", ...} whose scenario is priced, to be priced in other ways.
struct PreparedRequest {
  Value json;
  ScenarioRequest asked;  // its scenario has moved on
  PreparedScenario prepared;
};
Result<std::unique_ptr<PreparedRequest>> prepare(Sets built_in, std::string_view request);

}  // namespace bedrock
