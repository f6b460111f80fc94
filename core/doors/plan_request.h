// What requests about the months ahead share: a scenario, its plan, and the rate set.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/doors/door.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/forecast.h"

namespace bedrock {

struct PlanRequest {
  Value json;
  ScenarioRequest asked;
  ForecastPlan plan;
  const Value* plan_json = nullptr;  // null: there is none
  std::string path;                  // of the plan in the request

  const RateTable& table() const { return asked.table(); }
  const Scenario& scenario() const { return asked.scenario; }
};

// {"scenario", "plan"} and those in `more`. The plan is the request's, else the scenario's own.
Result<std::unique_ptr<PlanRequest>> read_plan_request(Sets built_in, std::string_view text,
                                                       std::span<const std::string_view> more = {});

// A reader of the plan's members, all of which it knows. Precondition: there is a plan.
ObjectReader plan_reader(const PlanRequest& request, std::optional<Error>& error);

// A decimal between two whole numbers, which may be negative.
Decimal read_between(ObjectReader& reader, std::string_view name, std::int64_t least,
                     std::int64_t most, const Decimal& fallback);
// A list of at most `most` members, each read by `read(item, path)`.
template <typename Read>
void read_list(ObjectReader& reader, std::string_view name, std::size_t most,
               const std::optional<Error>& error, Read read) {
  const Value* list = reader.list(name);
  if (list == nullptr) return;
  if (list->items.size() > most) {
    reader.fail("too_many", name, "The list has more than " + std::to_string(most) + " entries.",
                "Shorten it.");
  }
  for (std::size_t i = 0; i < list->items.size() && !error; ++i) {
    read(list->items[i], reader.path_of(name) + "[" + std::to_string(i) + "]");
  }
}
// The index of a workload of the scenario.
std::size_t read_workload(ObjectReader& reader, const Scenario& scenario,
                          std::string_view name = "workload");
// A number or percentage of the workload, by its name.
std::optional<Field> read_field_name(ObjectReader& reader, const Workload& workload,
                                     std::string_view name, const std::string& text);

// The service's name, or null, and whether it is sold through AWS Marketplace.
void write_service(JsonWriter& w, const InvoiceService& service);
// Sentences: hours, growth, prices.
void write_assumptions(JsonWriter& w, const PlanRequest& request);

}  // namespace bedrock
