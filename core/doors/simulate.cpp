#include "core/doors/simulate.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/doors/budgets.h"
#include "core/doors/plan_request.h"
#include "core/planning/lattice.h"
#include "core/planning/simulation.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kMore = std::to_array<std::string_view>({"draws", "seed", "over", "preset"});
constexpr auto kRangeFields =
    std::to_array<std::string_view>({"workload", "field", "low", "likely", "high"});
constexpr auto kMarginFields = std::to_array<std::string_view>({"low", "high", "together"});
constexpr auto kPresets = std::to_array<std::string_view>({"first_estimate"});
constexpr std::size_t kMostRanges = 200;
constexpr std::size_t kMostOver = 20;
// Turns that all draws walk together: some seconds.
constexpr std::uint64_t kMostSteps = 60'000'000;
constexpr std::string_view kReason =
    "In practice, many teams spend 1.5 to 2 times their first estimate: retries, experiments, "
    "agents and idle vector stores are hard to foresee.";
constexpr std::string_view kReasonSource = "Reference guide to Bedrock pricing";
constexpr std::string_view kReasonDate = "2026-01-01";

// What was asked, and how each input is called in the answer.
struct Question {
  SimulationRequest request;
  std::vector<Decimal> over;
  bool preset = false;
  std::size_t unmoved = 0;
};

bool fits(const FieldInfo& field, const Decimal& value) {
  if (field.kind == FieldKind::kPercent) return value <= Decimal(100);
  return field.kind != FieldKind::kWhole ||
         (value.is_whole() && value >= Decimal(1) && value <= Decimal(1000));
}

void read_range(const Value& json, const std::string& path, const PlanRequest& asked,
                Question& question, std::optional<Error>& error) {
  ObjectReader reader(json, path, kRangeFields, error);
  VariedInput input{.workload = read_workload(reader, asked.scenario())};
  const std::string name = reader.required_string("field");
  if (error) return;
  const Workload& workload = asked.scenario().workloads[input.workload];
  const auto field = read_field_name(reader, workload, "field", name);
  if (!field) return;
  input.field = *field;
  input.low = reader.required_quantity("low");
  input.high = reader.required_quantity("high");
  input.likely = reader.quantity("likely", workload.number(*field));
  if (error) return;
  if (input.low > input.likely || input.likely > input.high) {
    reader.fail("out_of_range", input.low > input.likely ? "low" : "high",
                "The likely value, " + grouped(input.likely) + ", is not between low and high.",
                "Enter a low value of at most, and a high value of at least, the likely one.");
  }
  // Volumes by month follow the range in proportion to what is entered.
  if (*field == workload.type->volume && workload.number(*field).is_zero() &&
      asked.plan.workloads[input.workload].shape.growth.kind == Growth::Kind::kVolumes) {
    reader.fail("out_of_range", "field",
                "The plan says what the workload counts in each month, and the scenario says 0.",
                "Enter in the scenario what the range is around, or leave the range out.");
  }
  const bool percent = info(*field).kind == FieldKind::kPercent;
  for (const auto& [end, value] :
       {std::pair{"low", &input.low}, {"likely", &input.likely}, {"high", &input.high}}) {
    if (fits(info(*field), *value)) continue;
    reader.fail("out_of_range", end, grouped(*value) + " is out of the field's range.",
                percent ? "Enter 0 to 100." : "Enter a whole number from 1 to 1,000.");
  }
  for (const VariedInput& other : question.request.inputs) {
    if (other.workload == input.workload && other.field == input.field) {
      reader.fail("doubled", "field", "This input has two ranges.", "Keep one.");
    }
  }
  question.request.inputs.push_back(input);
}

Exact percent_more(const Decimal& value, const Decimal& percent) {
  return product(product(value, sum(Decimal(100), percent)), Decimal::of(1, 2));
}

// The numbers that a workload states; they may move its bill.
void add_margins(const PlanRequest& asked, const Decimal& low, const Decimal& high, bool together,
                 Question& question) {
  const Scenario& scenario = asked.scenario();
  const std::vector<VariedInput> own = question.request.inputs;
  for (std::size_t w = 0; w < scenario.workloads.size(); ++w) {
    for (const Workload::Given& given : scenario.workloads[w].given) {
      const FieldInfo& field = info(given.field);
      const bool counts = field.kind == FieldKind::kQuantity || field.kind == FieldKind::kWhole;
      const bool has = std::any_of(own.begin(), own.end(), [&](const VariedInput& input) {
        return input.workload == w && input.field == given.field;
      });
      if (!counts || has || given.number.is_zero()) continue;
      const Exact least = percent_more(given.number, low);
      const Exact most = percent_more(given.number, high);
      if (!least || !most) continue;
      VariedInput input{w, given.field, *least, given.number, *most, together};
      if (field.kind == FieldKind::kWhole) {
        input.low = std::max(round(input.low, 0, Rounding::kHalfUp), Decimal(1));
        input.high = std::min(round(input.high, 0, Rounding::kHalfUp), Decimal(1000));
        if (input.low == input.high) continue;
      }
      question.request.inputs.push_back(input);
    }
  }
}

void read_margin(const Value& json, const PlanRequest& asked, Question& question,
                 std::optional<Error>& error) {
  ObjectReader reader(json, asked.path + ".margin", kMarginFields, error);
  const Decimal low = read_between(reader, "low", -100, 0, {});
  const Decimal high = read_between(reader, "high", 0, 1000, {});
  add_margins(asked, low, high, reader.boolean("together", false), question);
}

Result<Question> read_question(const PlanRequest& asked) {
  std::optional<Error> error;
  Question question;
  SimulationRequest& request = question.request;
  const std::array<std::string_view, 6> known{"scenario", "plan",   kMore[0],
                                              kMore[1],   kMore[2], kMore[3]};
  ObjectReader reader(asked.json, "", known, error);
  const auto shifts = static_cast<std::uint32_t>(Lattice::kShifts);
  const auto draws = static_cast<std::uint32_t>(reader.integer("draws", 160, 100'000, 10'000));
  request.draws = draws / shifts * shifts;
  request.seed = static_cast<std::uint32_t>(reader.integer("seed", 0, 0xffffffffLL, 1));
  question.preset = reader.choice("preset", kPresets).has_value();
  if (question.preset) request.factor = {Decimal(1), Decimal::of(15, 1), Decimal(2)};
  read_list(reader, "over", kMostOver, error, [&](const Value& item, const std::string& path) {
    const bool number = item.is(Value::Kind::kNumber) || item.is(Value::Kind::kString);
    const auto amount = number ? Decimal::parse(item.text) : std::nullopt;
    if (amount && !amount->is_negative()) {
      question.over.push_back(*amount);
    } else {
      error = Error{"bad_number", path, "This is not an amount of 0 or more.",
                    "Write USD such as 4500."};
    }
  });
  if (!reader.has("over")) {
    for (const Budget& budget : read_budgets(asked, error)) question.over.push_back(budget.limit);
  }
  if (asked.plan_json != nullptr) {
    ObjectReader plan = plan_reader(asked, error);
    if (!question.preset) {
      read_list(plan, "ranges", kMostRanges, error,
                [&](const Value& item, const std::string& path) {
                  read_range(item, path, asked, question, error);
                });
      if (const Value* margin = plan.object("margin")) {
        read_margin(*margin, asked, question, error);
      }
    }
  }
  if (error) return std::unexpected(std::move(*error));
  return question;
}

struct Bar {
  std::optional<std::size_t> workload;
  std::string_view field;
  std::string label;
  Decimal low, likely, high;
  Decimal low_total, high_total;
  Month month;

  Decimal swing() const {
    const Decimal swing = subtract(high_total, low_total).value_or(Decimal{});
    return swing.is_negative() ? subtract(Decimal{}, swing).value_or(swing) : swing;
  }
};

std::string label_of(const Workload& workload, Field field) {
  const FieldUse* use = find_use(*workload.type, field);
  if (use != nullptr && !use->label.empty()) return std::string(use->label);
  return std::string(info(field).label);
}

// Prices each input at its ends. Inputs of a margin that move nothing are taken out.
Result<std::vector<Bar>> tornado(const PlanRequest& asked, const Forecast& forecast,
                                 Question& question, std::size_t ranges) {
  std::vector<Bar> bars;
  auto first = FirstMonth::of(asked.table(), asked.scenario(), asked.plan);
  if (!first) return std::unexpected(first.error());
  const Decimal entered = forecast.months.front().total;
  std::vector<VariedInput> kept;
  for (std::size_t i = 0; i < question.request.inputs.size(); ++i) {
    const VariedInput& input = question.request.inputs[i];
    const auto total = [&](const Decimal& value) -> Result<Decimal> {
      auto workloads = first->with(input.workload, input.field, value);
      if (!workloads) return workloads;
      const Exact moved = difference(*workloads, first->entered());
      return sum(entered, moved).value_or(entered);
    };
    const auto low = total(input.low);
    if (!low) return std::unexpected(low.error());
    const auto high = total(input.high);
    if (!high) return std::unexpected(high.error());
    if (i >= ranges && *low == entered && *high == entered) {
      ++question.unmoved;
      continue;
    }
    kept.push_back(input);
    const Workload& workload = asked.scenario().workloads[input.workload];
    bars.push_back({input.workload, info(input.field).name, label_of(workload, input.field),
                    input.low, input.likely, input.high, *low, *high, asked.plan.start});
  }
  question.request.inputs = std::move(kept);
  return bars;
}

// Growth from its low to its high, in the last month.
Result<void> add_growth(const PlanRequest& asked, const Forecast& forecast,
                        std::vector<Bar>& bars) {
  const auto last_with = [&](std::optional<std::size_t> only, bool high) -> Result<Decimal> {
    ForecastPlan plan = asked.plan;
    for (std::size_t w = 0; w < plan.workloads.size(); ++w) {
      Growth& growth = plan.workloads[w].shape.growth;
      if (growth.low && (!only || *only == w))
        growth.percent = (high ? growth.high : growth.low).value_or(growth.percent);
    }
    auto moved = bedrock::forecast(asked.table(), asked.scenario(), plan);
    if (!moved) return std::unexpected(std::move(moved.error()));
    return moved->months.back().total;
  };
  bool told = false;
  for (std::size_t w = 0; w < asked.plan.workloads.size(); ++w) {
    const Growth& growth = asked.plan.workloads[w].shape.growth;
    if (!growth.low || (told && asked.plan.growth_together)) continue;
    told = true;
    const std::optional<std::size_t> only =
        asked.plan.growth_together ? std::nullopt : std::optional(w);
    const auto low = last_with(only, false);
    if (!low) return std::unexpected(low.error());
    const auto high = last_with(only, true);
    if (!high) return std::unexpected(high.error());
    bars.push_back({only, "growth", "Growth a month, %", growth.low.value_or(growth.percent),
                    growth.percent, growth.high.value_or(growth.percent), *low, *high,
                    forecast.months.back().month});
  }
  return {};
}

void add_preset(const Forecast& forecast, const Question& question, std::size_t workloads,
                std::vector<Bar>& bars) {
  if (!question.request.factor) return;
  const VariedFactor& factor = *question.request.factor;
  const ForecastMonth& month = forecast.months.front();
  Exact own = Decimal{};
  for (std::size_t w = 0; w < workloads; ++w) own = sum(own, month.sources[w]);
  const auto total = [&](const Decimal& times) {
    return sum(difference(month.total, own), product(own, times)).value_or(month.total);
  };
  bars.push_back({std::nullopt, "estimate", "The first estimate, times", factor.low, factor.likely,
                  factor.high, total(factor.low), total(factor.high), month.month});
}

Result<void> check_work(const PlanRequest& asked, const Question& question) {
  std::uint64_t steps = 0;
  for (const Workload& workload : asked.scenario().workloads) steps += 1 + workload.turns();
  steps = steps * question.request.draws + 200ULL * question.request.inputs.size();
  if (question.request.inputs.size() <= kMostRanges && steps <= kMostSteps) return {};
  return fail("too_much_work", "draws", "There are too many inputs or turns for so many draws.",
              "Ask for fewer draws, or vary fewer inputs: at most 200.");
}

void write_estimate(JsonWriter& w, JsonWriter::Name key, std::int64_t micros) {
  w.member(key, round(Decimal::of(micros, 6), 2, Rounding::kHalfEven));
}

void write_spread(JsonWriter& w, const Spread& spread, const Decimal& entered) {
  w.member("entered", entered);
  write_estimate(w, "mean", spread.mean.value);
  write_estimate(w, "p10", spread.p10.value);
  write_estimate(w, "p50", spread.p50.value);
  write_estimate(w, "p90", spread.p90.value);
  w.key("errors").begin_object();
  write_estimate(w, "mean", spread.mean.error);
  write_estimate(w, "p10", spread.p10.error);
  write_estimate(w, "p50", spread.p50.error);
  write_estimate(w, "p90", spread.p90.error);
  w.end_object();
}

void write_chance(JsonWriter& w, const Estimate& chance) {
  w.begin_object().member("percent", Decimal::of(chance.value, 2));
  w.member("error", Decimal::of(chance.error, 2)).end_object();
}

void write_chances(JsonWriter& w, const Question& question, const Simulation& simulation) {
  w.key("chances").begin_array();
  for (std::size_t i = 0; i < simulation.chances.size(); ++i) {
    const std::vector<Estimate>& chances = simulation.chances[i];
    w.begin_object().member("amount", question.over[i]).key("months").begin_array();
    for (std::size_t m = 0; m + 1 < chances.size(); ++m) write_chance(w, chances[m]);
    w.end_array().key("any");
    write_chance(w, chances.back());
    w.end_object();
  }
  w.end_array();
}

void write_bars(JsonWriter& w, const std::vector<Bar>& bars) {
  w.key("tornado").begin_array();
  for (const Bar& bar : bars) {
    w.begin_object().key("workload");
    if (bar.workload) {
      w.integer(static_cast<std::int64_t>(*bar.workload));
    } else {
      w.null();
    }
    w.member("field", bar.field).member("label", bar.label).member("low", bar.low);
    w.member("likely", bar.likely).member("high", bar.high).member("low_total", bar.low_total);
    w.member("high_total", bar.high_total).member("month", bar.month.text()).end_object();
  }
  w.end_array();
}

void write_simulation(JsonWriter& w, const Question& question, const Forecast& forecast,
                      const Simulation& simulation, const std::vector<Bar>& bars) {
  w.key("draws").integer(question.request.draws).key("seed").integer(question.request.seed);
  w.key("months").begin_array();
  for (std::size_t m = 0; m < simulation.months.size(); ++m) {
    w.begin_object().member("month", forecast.months[m].month.text());
    write_spread(w, simulation.months[m], forecast.months[m].total);
    w.end_object();
  }
  w.end_array().key("total").begin_object();
  write_spread(w, simulation.total, forecast.total);
  w.end_object();
  write_chances(w, question, simulation);
  write_bars(w, bars);
  w.key("unmoved").integer(static_cast<std::int64_t>(question.unmoved)).key("reason");
  if (question.preset) {
    w.begin_object().member("text", kReason).member("source", kReasonSource);
    w.member("date", kReasonDate).end_object();
  } else {
    w.null();
  }
  w.key("complete").boolean(forecast.complete()).member("points", "lattice");
}

}  // namespace

Result<std::string> doors::simulate(Sets sets, std::string_view text, const Progress& progress) {
  const auto request = read_plan_request(sets, text, kMore);
  if (!request) return std::unexpected(request.error());
  const PlanRequest& asked = **request;
  auto question = read_question(asked);
  if (!question) return std::unexpected(question.error());
  if (const auto fits = check_work(asked, *question); !fits) return std::unexpected(fits.error());
  const auto forecast = bedrock::forecast(asked.table(), asked.scenario(), asked.plan);
  if (!forecast) return std::unexpected(inside(forecast.error(), "scenario"));
  std::size_t ranges = 0;
  if (asked.plan_json != nullptr && !question->preset) {
    const Value* list = asked.plan_json->find("ranges");
    if (list != nullptr) ranges = list->items.size();
  }
  auto bars = tornado(asked, *forecast, *question, ranges);
  if (!bars) return std::unexpected(inside(bars.error(), "scenario"));
  if (auto done = add_growth(asked, *forecast, *bars); !done) {
    return std::unexpected(inside(done.error(), "scenario"));
  }
  add_preset(*forecast, *question, asked.plan.workloads.size(), *bars);
  std::stable_sort(bars->begin(), bars->end(),
                   [](const Bar& a, const Bar& b) { return a.swing() > b.swing(); });
  for (const Decimal& amount : question->over) {
    const Exact micros = product(amount, Decimal(1'000'000));
    const bool small = micros && round(*micros, 0, Rounding::kDown).is_small();
    question->request.over.push_back(small ? round(*micros, 0, Rounding::kDown).small()
                                           : INT64_MAX);
  }
  const auto simulation = bedrock::simulate(asked.table(), asked.scenario(), asked.plan, *forecast,
                                            question->request, progress);
  if (!simulation) return std::unexpected(simulation.error());
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("simulation").begin_object();
  write_simulation(w, *question, *forecast, *simulation, *bars);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
