#include "core/doors/plan_request.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/text.h"
#include "core/json/writer.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr int kMostMonths = 36;
constexpr std::int64_t kMostPercent = 1000;
constexpr std::size_t kMostCosts = 100;
// Every month is a bill or more.
constexpr std::size_t kMostMonthWorkloads = 5000;
constexpr std::size_t kMostTurns = 2'000'000;

constexpr auto kPlanFields = std::to_array<std::string_view>(
    {"start", "months", "hours", "prices", "growth", "growth_together", "workloads", "costs",
     "ranges", "margin", "awards", "headroom_percent", "budgets"});
constexpr auto kGrowthFields =
    std::to_array<std::string_view>({"percent", "low", "high", "s_curve", "factors", "volumes"});
constexpr auto kCurveFields = std::to_array<std::string_view>({"to", "months"});
constexpr auto kWorkloadFields = std::to_array<std::string_view>(
    {"workload", "growth", "ramp", "season", "weekdays", "from", "to", "only", "first_month_only"});
constexpr auto kRampFields = std::to_array<std::string_view>({"from_percent", "months"});
constexpr auto kCostFields =
    std::to_array<std::string_view>({"name", "usd", "service", "marketplace", "from", "to"});
constexpr auto kHours = std::to_array<std::string_view>({"scenario", "calendar"});
constexpr auto kPrices = std::to_array<std::string_view>({"dated", "fixed"});

std::optional<Month> read_month(ObjectReader& reader, std::string_view name) {
  if (!reader.has(name)) return std::nullopt;
  const std::string text = reader.string(name);
  const auto month = Month::parse(text);
  if (!month) {
    reader.fail("bad_date", name, "\"" + text.substr(0, 60) + "\" is not a month.",
                "Write it as YYYY-MM, such as 2027-03.");
  }
  return month;
}

std::vector<Decimal> read_numbers(ObjectReader& reader, std::string_view name, std::size_t least,
                                  std::size_t most) {
  std::vector<Decimal> numbers;
  const Value* list = reader.list(name);
  if (list == nullptr) return numbers;
  if (list->items.size() < least || list->items.size() > most) {
    reader.fail("wrong_length", name,
                "The list has " +
                    counted(Decimal(static_cast<std::int64_t>(list->items.size())), "number") + ".",
                least == most ? "Give " + std::to_string(least) + " numbers."
                              : "Give 1 to " + std::to_string(most) + " numbers.");
    return numbers;
  }
  for (std::size_t i = 0; i < list->items.size(); ++i) {
    const Value& item = list->items[i];
    const bool is_number = item.is(Value::Kind::kNumber) || item.is(Value::Kind::kString);
    const auto number = is_number ? Decimal::parse(item.text) : std::nullopt;
    if (!number || number->is_negative()) {
      reader.fail("bad_number", std::string(name) + "[" + std::to_string(i) + "]",
                  "This is not a number of 0 or more.",
                  "Write a number such as 800, or a decimal as a string such as \"0.5\".");
      return numbers;
    }
    numbers.push_back(*number);
  }
  return numbers;
}

void read_percent_growth(ObjectReader& reader, Growth& growth) {
  growth.kind = Growth::Kind::kPercent;
  growth.percent = read_between(reader, "percent", -100, kMostPercent, {});
  if (reader.has("low") != reader.has("high")) {
    reader.fail("missing_field", reader.has("low") ? "high" : "low",
                "A range of growth needs both ends.", "Add it.");
  }
  if (!reader.has("low")) return;
  growth.low = read_between(reader, "low", -100, kMostPercent, {});
  growth.high = read_between(reader, "high", -100, kMostPercent, {});
  if (*growth.low > growth.percent || *growth.high < growth.percent) {
    reader.fail("out_of_range", *growth.low > growth.percent ? "low" : "high",
                "The range of growth does not hold its percentage.",
                "Enter a low end of at most, and a high end of at least, the percentage.");
  }
}

void read_curve(const Value& json, const std::string& path, std::optional<Error>& error,
                Growth& growth) {
  ObjectReader reader(json, path, kCurveFields, error);
  growth.kind = Growth::Kind::kSCurve;
  growth.to = reader.required_quantity("to");
  growth.months = static_cast<int>(reader.integer("months", 1, kMostMonths, 12));
}

Growth read_growth(const Value& json, const std::string& path, bool own,
                   std::optional<Error>& error) {
  Growth growth;
  ObjectReader reader(json, path, kGrowthFields, error);
  const int kinds =
      static_cast<int>(reader.has("percent")) + static_cast<int>(reader.has("s_curve")) +
      static_cast<int>(reader.has("factors")) + static_cast<int>(reader.has("volumes"));
  if (kinds != 1) {
    reader.fail("missing_field", "percent", "Growth is described in exactly one way.",
                "Keep one of \"percent\", \"s_curve\", \"factors\" and \"volumes\".");
    return growth;
  }
  if (!reader.has("percent") && (reader.has("low") || reader.has("high"))) {
    reader.fail("unknown_field", reader.has("low") ? "low" : "high",
                "Only growth in percent has a range.", "Leave it out.");
  }
  if (reader.has("percent")) {
    read_percent_growth(reader, growth);
  } else if (const Value* curve = reader.object("s_curve")) {
    read_curve(*curve, reader.path_of("s_curve"), error, growth);
  } else {
    const bool volumes = reader.has("volumes");
    growth.kind = volumes ? Growth::Kind::kVolumes : Growth::Kind::kFactors;
    growth.list = read_numbers(reader, volumes ? "volumes" : "factors", 1, kMostMonths);
    if (volumes && !own) {
      reader.fail("unknown_field", "volumes", "Workloads do not share one list of volumes.",
                  "Move it into the plan of a workload, or use \"factors\".");
    }
  }
  // What reads on needs a list, even after an error.
  if (growth.list.empty()) growth.list.emplace_back(1);
  return growth;
}

void read_shape(ObjectReader& reader, Shape& shape, std::optional<Error>& error) {
  if (const Value* growth = reader.object("growth")) {
    shape.growth = read_growth(*growth, reader.path_of("growth"), true, error);
  }
  if (const Value* ramp = reader.object("ramp")) {
    ObjectReader from(*ramp, reader.path_of("ramp"), kRampFields, error);
    shape.ramp.from_percent = read_between(from, "from_percent", 0, 100, {});
    shape.ramp.months = static_cast<int>(from.integer("months", 1, kMostMonths, 3));
  }
  shape.season = read_numbers(reader, "season", 12, 12);
  const std::vector<Decimal> days = read_numbers(reader, "weekdays", 7, 7);
  if (days.size() != 7) return;
  shape.weekdays.emplace();
  std::copy(days.begin(), days.end(), shape.weekdays->begin());
  if (shape.weight(Month(), 7).is_zero()) {
    reader.fail("out_of_range", "weekdays", "All weekdays weigh nothing.",
                "Give at least one of them a weight, such as 1.");
  }
}

void read_workload_plan(const Value& json, const std::string& path, const Scenario& scenario,
                        std::vector<bool>& given, ForecastPlan& plan, std::optional<Error>& error) {
  ObjectReader reader(json, path, kWorkloadFields, error);
  const std::size_t index = read_workload(reader, scenario);
  if (error) return;
  if (given[index]) {
    reader.fail("doubled", "workload", "This workload has two plans.", "Keep one.");
  }
  given[index] = true;
  WorkloadPlan& own = plan.workloads[index];
  read_shape(reader, own.shape, error);
  own.span = {read_month(reader, "from"), read_month(reader, "to")};
  for (const std::string& text : reader.strings("only")) {
    const auto month = Month::parse(text);
    if (month) own.only.push_back(*month);
    if (!month) {
      reader.fail("bad_date", "only", "\"" + text.substr(0, 60) + "\" is not a month.",
                  "Write it as YYYY-MM, such as 2027-03.");
    }
  }
  for (const std::string& text : reader.strings("first_month_only")) {
    const auto field = read_field_name(reader, scenario.workloads[index], "first_month_only", text);
    if (!field) return;
    own.first_month_only.push_back(*field);
  }
}

void read_cost(const Value& json, const std::string& path, ForecastPlan& plan,
               std::optional<Error>& error) {
  ObjectReader reader(json, path, kCostFields, error);
  OtherCost cost;
  cost.name = reader.required_string("name");
  cost.usd = reader.required_quantity("usd");
  cost.service = reader.string("service", cost.name);
  cost.marketplace = reader.boolean("marketplace", false);
  cost.span = {read_month(reader, "from"), read_month(reader, "to")};
  plan.costs.push_back(std::move(cost));
}

void read_plan(PlanRequest& request, std::optional<Error>& error) {
  ForecastPlan& plan = request.plan;
  const Scenario& scenario = request.scenario();
  plan.start = Month::of(scenario.today.value_or(request.asked.as_of()));
  plan.workloads.resize(scenario.workloads.size());
  if (request.plan_json == nullptr) return;
  ObjectReader reader = plan_reader(request, error);
  plan.start = read_month(reader, "start").value_or(plan.start);
  plan.months = static_cast<int>(reader.integer("months", 1, kMostMonths, 12));
  plan.calendar_hours = reader.choice("hours", kHours) == 1;
  plan.dated = reader.choice("prices", kPrices) != 1;
  plan.growth_together = reader.boolean("growth_together", true);
  if (const Value* growth = reader.object("growth")) {
    const Growth all = read_growth(*growth, reader.path_of("growth"), false, error);
    for (WorkloadPlan& own : plan.workloads) own.shape.growth = all;
  }
  std::vector<bool> given(plan.workloads.size());
  read_list(reader, "workloads", scenario.workloads.size(), error,
            [&](const Value& item, const std::string& path) {
              read_workload_plan(item, path, scenario, given, plan, error);
            });
  read_list(reader, "costs", kMostCosts, error, [&](const Value& item, const std::string& path) {
    read_cost(item, path, plan, error);
  });
}

Result<void> check_work(const PlanRequest& request) {
  std::size_t turns = 0;
  const auto months = static_cast<std::size_t>(request.plan.months);
  for (const Workload& workload : request.scenario().workloads) turns += workload.turns();
  if (months * request.scenario().workloads.size() <= kMostMonthWorkloads &&
      months * turns <= kMostTurns) {
    return {};
  }
  return fail("too_much_work", request.path.empty() ? "scenario" : request.path + ".months",
              "Too many workloads, or too many turns, for so many months.",
              "Ask for fewer months, or split the scenario up.");
}

}  // namespace

Decimal read_between(ObjectReader& reader, std::string_view name, std::int64_t least,
                     std::int64_t most, const Decimal& fallback) {
  const Value* value = reader.member_of_any_kind(name);
  if (value == nullptr || reader.failed()) return fallback;
  const bool number = value->is(Value::Kind::kNumber) || value->is(Value::Kind::kString);
  const auto decimal = number ? Decimal::parse(value->text) : std::nullopt;
  if (decimal && *decimal >= Decimal(least) && *decimal <= Decimal(most)) return *decimal;
  reader.fail(
      "out_of_range", name, decimal ? "The number is out of range." : "This is not a number.",
      "Enter a number from " + grouped(Decimal(least)) + " to " + grouped(Decimal(most)) + ".");
  return fallback;
}

std::size_t read_workload(ObjectReader& reader, const Scenario& scenario, std::string_view name) {
  const auto most = static_cast<std::int64_t>(scenario.workloads.size()) - 1;
  if (most < 0) {
    reader.fail("out_of_range", name, "The scenario has no workload.", "Add one.");
    return 0;
  }
  if (!reader.has(name)) {
    reader.fail("missing_field", name, "The index of the workload is missing.",
                "Enter the index of a workload, from 0.");
  }
  return static_cast<std::size_t>(reader.integer(name, 0, most, 0));
}

std::optional<Field> read_field_name(ObjectReader& reader, const Workload& workload,
                                     std::string_view name, const std::string& text) {
  const auto field = find_field(text);
  if (field && find_use(*workload.type, *field) != nullptr) {
    const FieldKind kind = info(*field).kind;
    if (kind == FieldKind::kQuantity || kind == FieldKind::kWhole || kind == FieldKind::kPercent) {
      return field;
    }
  }
  reader.fail("unknown_value", name, "The workload has no number \"" + text.substr(0, 60) + "\".",
              "Name a number or percentage that workloads of its type have.");
  return std::nullopt;
}

ObjectReader plan_reader(const PlanRequest& request, std::optional<Error>& error) {
  return {*request.plan_json, request.path, kPlanFields, error};
}

Result<std::unique_ptr<PlanRequest>> read_plan_request(Sets built_in, std::string_view text,
                                                       std::span<const std::string_view> more) {
  auto json = parse_json(text);
  if (!json) return std::unexpected(std::move(json.error()));
  auto asked = scenario_of(built_in, *json);
  if (!asked) return std::unexpected(std::move(asked.error()));
  std::unique_ptr<PlanRequest> request(new PlanRequest{
      .json = std::move(*json), .asked = std::move(*asked), .plan = {}, .path = {}});
  std::vector<std::string_view> known{"scenario", "plan"};
  known.insert(known.end(), more.begin(), more.end());
  std::optional<Error> error;
  ObjectReader reader(request->json, "", known, error);
  request->plan_json = reader.object("plan");
  request->path = "plan";
  if (request->plan_json == nullptr) {
    request->plan_json = request->json.find("scenario")->find("plan");
    request->path = request->plan_json == nullptr ? "" : "scenario.plan";
  }
  if (!error) read_plan(*request, error);
  if (error) return std::unexpected(std::move(*error));
  if (auto fits = check_work(*request); !fits) return std::unexpected(std::move(fits.error()));
  return request;
}

void write_service(JsonWriter& w, const InvoiceService& service) {
  w.key("service");
  if (service.name.empty()) {
    w.null();
  } else {
    w.string(service.name);
  }
  w.key("marketplace").boolean(service.marketplace);
}

void write_assumptions(JsonWriter& w, const PlanRequest& request) {
  const ForecastPlan& plan = request.plan;
  w.key("assumptions").begin_array();
  w.string(plan.calendar_hours
               ? "Standing charges run for the hours of each calendar month."
               : "Standing charges run for " + grouped(request.scenario().hours_per_month) +
                     " hours in every month.");
  w.string(plan.dated ? "Each month has the prices of its days, as far as changes are published."
                      : "All months have the prices of " + request.asked.as_of().text() + ".");
  const bool grows = std::any_of(
      plan.workloads.begin(), plan.workloads.end(),
      [](const WorkloadPlan& own) { return own.shape.growth.kind != Growth::Kind::kNone; });
  w.string(grows ? "Volumes grow as entered; tokens, turns and sizes stay as they are."
                 : "Volumes stay as entered.");
  w.string("Before tax and support fees that are not entered.");
  w.end_array();
}

}  // namespace bedrock
