#include "core/doors/scenario_request.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "core/codec/scenario_codec.h"
#include "core/doors/request.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

// What a scenario may ask for, so that the longest quote takes a second or two. Each model that a
// workload calls has lines of its own; turns are walked one by one; a line is compared with every
// discount and private rate, and with the rates of its model.
constexpr std::size_t kMostCalls = 10'000;
constexpr std::size_t kMostTurns = 2'000'000;
constexpr std::size_t kMostRules = 5'000'000;
constexpr std::size_t kMostRates = 100'000'000;
// Each model of the table, in the place of each that is called: its calls, and the turns around
// them.
constexpr std::size_t kMostTries = 20'000'000;
constexpr std::size_t kStepsOfACall = 10;

std::size_t most_rates(const RateTable& table) {
  std::size_t most = 0;
  for (const Model& model : table.models) {
    most = std::max<std::size_t>(most, model.last_rate - model.first_rate);
  }
  return most;
}

// Refuses, before anything is priced, what would take too long.
Result<void> check_work(const RateTable& table, const Scenario& scenario) {
  std::size_t calls = 0;
  std::size_t turns = 0;
  for (const Workload& workload : scenario.workloads) {
    calls += 1 + workload.routing.size();
    turns += workload.turns();
  }
  const std::size_t rules = scenario.discounts.size() + scenario.own_rates.size();
  const auto too_much = [](const char* path, const char* what) {
    return fail("too_much_work", path, what, "Split the scenario up and add the totals.");
  };
  if (calls > kMostCalls) {
    return too_much("workloads", "The workloads route to more than 10,000 models in all.");
  }
  if (turns > kMostTurns) {
    return too_much("workloads", "The workloads have more than 2,000,000 turns in all.");
  }
  if (calls * rules > kMostRules) {
    return too_much(
        scenario.own_rates.size() > scenario.discounts.size() ? "own_rates" : "discounts",
        "There are too many discounts and private rates for so many workloads.");
  }
  if (calls * most_rates(table) > kMostRates) {
    return too_much("custom_rates", "The rate set has too many rates for so many workloads.");
  }
  return {};
}

Result<ScenarioRequest> read(Sets built_in, const Value& json) {
  auto scenario = read_scenario(json);
  if (!scenario) return std::unexpected(std::move(scenario.error()));
  auto sets = RateSets::of(built_in, json);
  if (!sets) return std::unexpected(std::move(sets.error()));
  const auto set = rate_set_index(sets->all(), scenario->rate_set, "rate_set");
  if (!set) return std::unexpected(set.error());
  const RateTable& table = *sets->all()[*set];
  if (const auto fits = check_work(table, *scenario); !fits) return std::unexpected(fits.error());
  return ScenarioRequest{std::move(*scenario), std::move(*sets), *set};
}

}  // namespace

Error inside(Error error, const std::string& path) {
  if (!path.empty()) error.path = error.path.empty() ? path : join({path, ".", error.path});
  return error;
}

Result<ScenarioRequest> read_scenario_request(Sets built_in, const Value& json,
                                              const std::string& path) {
  auto request = read(built_in, json);
  if (!request) return std::unexpected(inside(std::move(request.error()), path));
  return request;
}

Result<ScenarioRequest> scenario_of(Sets built_in, const Value& request) {
  const Value* scenario = request.find("scenario");
  if (scenario == nullptr) {
    return fail("missing_field", "scenario", "The field \"scenario\" is missing.",
                "Add the scenario that \"quote\" takes.");
  }
  return read_scenario_request(built_in, *scenario, "scenario");
}

Result<void> check_models_tried(const RateTable& table, const Scenario& scenario) {
  std::size_t steps = 0;
  for (const Workload& workload : scenario.workloads) {
    if (workload.type->calls && !workload.switched_off) steps += kStepsOfACall + workload.turns();
  }
  if (steps * table.models.size() <= kMostTries) return {};
  return fail("too_much_work", "scenario.workloads",
              "The workloads have too many turns to try each with all " +
                  std::to_string(table.models.size()) + " models of the rate set.",
              "Ask for fewer workloads at a time, or use a smaller rate set.");
}

Result<std::unique_ptr<PreparedRequest>> prepare(Sets built_in, std::string_view request) {
  auto json = parse_json(request);
  if (!json) return std::unexpected(std::move(json.error()));
  auto asked = scenario_of(built_in, *json);
  if (!asked) return std::unexpected(std::move(asked.error()));
  const RateTable& table = asked->table();
  if (auto fits = check_models_tried(table, asked->scenario); !fits) {
    return std::unexpected(std::move(fits.error()));
  }
  auto prepared = PreparedScenario::of(table, std::move(asked->scenario), {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  if (auto good = prepared->total({}); !good) {
    return std::unexpected(inside(std::move(good.error()), "scenario"));
  }
  return std::unique_ptr<PreparedRequest>(
      new PreparedRequest{std::move(*json), std::move(*asked), std::move(*prepared)});
}

}  // namespace bedrock
