#include "core/doors/solve.h"

#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/solve.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>(
    {"scenario", "input", "budget", "unit_cost", "workload", "from", "to"});
constexpr auto kInputFields = std::to_array<std::string_view>({"workload", "field", "growth"});

// Bills that one answer takes at most; each looks at every workload and walks its turns.
constexpr std::uint64_t kMostBills = 250;
constexpr std::uint64_t kMostSteps = 20'000'000;

struct Question {
  Input input;
  Goal goal;
  Steps steps;
};

std::size_t read_index(ObjectReader& reader, const Scenario& scenario) {
  const auto most = static_cast<std::int64_t>(scenario.workloads.size()) - 1;
  if (most < 0) {
    reader.fail("out_of_range", "workload", "The scenario has no workload.", "Add one.");
    return 0;
  }
  return static_cast<std::size_t>(reader.integer("workload", 0, most, 0));
}

Input read_input(const Value& json, const Scenario& scenario, std::optional<Error>& error) {
  ObjectReader reader(json, "input", kInputFields, error);
  Input input;
  if (reader.boolean("growth", false)) {
    input.kind = Input::Kind::kGrowth;
    return input;
  }
  input.index = read_index(reader, scenario);
  const std::string name = reader.required_string("field");
  if (error) return input;
  const auto field = find_field(name);
  const bool has = field && find_use(*scenario.workloads[input.index].type, *field) != nullptr;
  const FieldKind kind = has ? info(*field).kind : FieldKind::kChoice;
  if (kind == FieldKind::kChoice || kind == FieldKind::kChoices || kind == FieldKind::kModel) {
    reader.fail("unknown_value", "field",
                join({"The workload has no number \"", name.substr(0, 60), "\"."}),
                "Name a number or percentage that workloads of its type have.");
    return input;
  }
  input.field = *field;
  return input;
}

// The bounds on the input's own steps, inwards.
void read_bounds(ObjectReader& reader, Steps& steps) {
  const auto bound = [&](std::string_view name, std::int64_t usual, Rounding mode) {
    if (!reader.has(name)) return usual;
    const auto at = divide(reader.quantity(name), steps.step, 0, mode);
    if (!at || *at < Decimal(steps.first) || *at > Decimal(steps.last)) {
      reader.fail(
          "out_of_range", name, "The bound is out of the input's range.",
          join({"Enter ", steps.at(steps.first).text(), " to ", steps.at(steps.last).text(), "."}));
      return usual;
    }
    return static_cast<std::int64_t>(at->coefficient());
  };
  const std::int64_t first = bound("from", steps.first, Rounding::kUp);
  const std::int64_t last = bound("to", steps.last, Rounding::kDown);
  if (first > last) {
    reader.fail("out_of_range", "to", "The upper bound is below the lower one.",
                "Swap \"from\" and \"to\".");
  }
  steps.first = first;
  steps.last = last;
}

Result<Question> read_question(const Value& json, const Scenario& scenario) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kFields, error);
  Question question;
  const bool per_unit = reader.has("unit_cost");
  if (per_unit == reader.has("budget")) {
    reader.fail("missing_field", "budget", "The question needs exactly one goal.",
                "Add either \"budget\" or \"unit_cost\".");
  }
  if (const Value* input = reader.object("input")) {
    question.input = read_input(*input, scenario, error);
  } else {
    reader.fail("missing_field", "input", "The input to solve for is missing.",
                "Add \"input\": {\"workload\": 0, \"field\": \"requests_per_month\"}.");
  }
  question.goal.most = reader.quantity(per_unit ? "unit_cost" : "budget");
  question.goal.per_unit = per_unit;
  if (per_unit || reader.has("workload")) question.goal.workload = read_index(reader, scenario);
  question.steps = steps_of(question.input);
  read_bounds(reader, question.steps);
  if (error) return std::unexpected(std::move(*error));
  return question;
}

Result<void> check_work(const Scenario& scenario) {
  std::uint64_t steps = 0;
  for (const Workload& workload : scenario.workloads) steps += kMostBills * (1 + workload.turns());
  if (steps <= kMostSteps) return {};
  return fail("too_much_work", "scenario.workloads",
              "Too many workloads, or too many turns, to solve for.",
              "Ask for fewer workloads at a time.");
}

// Neighbours often differ by less than a cent.
std::string dollars(const Exact& amount, int places = 6) {
  return in_dollars(amount.value_or(Decimal{}), places);
}

// "at most 12,345 requests, which cost $999.99; with 12,346 it is $1,000.07"
std::string sentence_of(const Question& question, const Solution& solution) {
  using Bound = Solution::Bound;
  const auto value = [&](const Solution::Point& point) {
    const bool growth = question.input.kind == Input::Kind::kGrowth;
    const bool percent = !growth && info(question.input.field).kind == FieldKind::kPercent;
    return grouped(point.value) + (growth ? " times today" : percent ? " %" : "");
  };
  const auto cost = [&](const Solution::Point& point) {
    return question.goal.per_unit ? join({dollars(point.per_unit, 12), " for one"})
                                  : join({dollars(point.total), " a month"});
  };
  const std::string range = join({"from ", grouped(question.steps.at(question.steps.first)), " to ",
                                  grouped(question.steps.at(question.steps.last))});
  if (solution.bound == Bound::kAny) return join({"Every value ", range, " meets the goal."});
  if (solution.bound == Bound::kNone) {
    return join({"No value ", range, " meets the goal: the least is ", cost(solution.answer),
                 ", at ", value(solution.answer), "."});
  }
  return join({solution.bound == Bound::kAtMost ? "At most " : "At least ", value(solution.answer),
               ": ", cost(solution.answer), "; at ", value(*solution.neighbour), " it is ",
               cost(*solution.neighbour), "."});
}

void write_point(JsonWriter& w, JsonWriter::Name key, const Solution::Point* point) {
  w.key(key);
  if (point == nullptr) {
    w.null();
    return;
  }
  w.begin_object().member("value", point->value);
  w.member("total", point->total.value_or(Decimal{}));
  w.member_or_null("per_unit", point->per_unit).end_object();
}

}  // namespace

Result<std::string> doors::solve(Sets sets, std::string_view request) {
  constexpr auto kBounds = std::to_array<std::string_view>({"", "at_most", "at_least", "any"});
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  const auto asked = scenario_of(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  const auto question = read_question(*json, asked->scenario);
  if (!question) return std::unexpected(question.error());
  if (const auto fits = check_work(asked->scenario); !fits) return std::unexpected(fits.error());
  const auto solution = bedrock::solve(asked->table(), asked->scenario, question->input,
                                       question->goal, question->steps);
  if (!solution) return std::unexpected(inside(solution.error(), "scenario"));
  const bool found = solution->bound != Solution::Bound::kNone;
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("solution").begin_object();
  w.key("found").boolean(found);
  if (found) w.member("bound", kBounds[static_cast<std::size_t>(solution->bound)]);
  write_point(w, found ? JsonWriter::Name("answer") : JsonWriter::Name("nearest"),
              &solution->answer);
  const auto& neighbour = solution->neighbour;
  if (found) write_point(w, "neighbour", neighbour ? &*neighbour : nullptr);
  w.member("method", solution->bracketed ? "bracketing" : "bisection");
  w.member("step", question->steps.step).member("sentence", sentence_of(*question, *solution));
  w.key("complete").boolean(solution->complete).end_object().end_object();
  return w.take();
}

}  // namespace bedrock
