#include "core/doors/break_even.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/request.h"
#include "core/doors/scenario_request.h"
#include "core/json/reader.h"
#include "core/json/writer.h"
#include "core/planning/break_even.h"

namespace bedrock {
namespace {

constexpr auto kFields = std::to_array<std::string_view>(
    {"scenario", "workload", "kinds", "unit_tokens_per_minute", "units_per_copy"});
constexpr std::size_t kKinds = static_cast<std::size_t>(BreakEvenKind::kCount);

// Bills that one kind takes at most; each looks at every workload and walks the turns of one.
constexpr std::uint64_t kMostBills = 400;
constexpr std::uint64_t kMostSteps = 20'000'000;

struct Question {
  BreakEvenSettings settings;
  std::vector<BreakEvenKind> kinds;
};

Result<Question> read_question(const Value& json, const Scenario& scenario) {
  std::optional<Error> error;
  ObjectReader reader(json, "", kFields, error);
  Question question;
  const auto last = static_cast<std::int64_t>(scenario.workloads.size()) - 1;
  if (last < 0) {
    reader.fail("out_of_range", "workload", "The scenario has no workload.", "Add one.");
  } else {
    question.settings.workload = static_cast<std::size_t>(reader.integer("workload", 0, last, 0));
  }
  question.settings.unit_tokens_per_minute = reader.quantity("unit_tokens_per_minute");
  question.settings.units_per_copy = reader.quantity("units_per_copy");
  std::vector<std::string_view> names;
  names.reserve(kKinds);
  for (std::size_t i = 0; i < kKinds; ++i) names.push_back(name(static_cast<BreakEvenKind>(i)));
  for (const std::string& kind : reader.strings("kinds")) {
    const auto found = std::find(names.begin(), names.end(), kind);
    if (found == names.end()) {
      reader.fail("unknown_value", "kinds",
                  join({"There is no break-even \"", kind.substr(0, 60), "\"."}),
                  join({"Use any of ", listed(names), "."}));
      break;
    }
    const auto asked = static_cast<BreakEvenKind>(found - names.begin());
    // Each once, however often it is named.
    if (std::find(question.kinds.begin(), question.kinds.end(), asked) == question.kinds.end()) {
      question.kinds.push_back(asked);
    }
  }
  if (error) return std::unexpected(std::move(*error));
  if (!reader.has("kinds")) {
    for (std::size_t i = 0; i < kKinds; ++i)
      question.kinds.push_back(static_cast<BreakEvenKind>(i));
  }
  const std::size_t turns = scenario.workloads[question.settings.workload].turns();
  if (kMostBills * question.kinds.size() * (scenario.workloads.size() + turns) > kMostSteps) {
    return fail("too_much_work", "scenario.workloads", "Too many workloads, or too many turns.",
                "Ask for fewer workloads at a time.");
  }
  return question;
}

std::string counted_unit(const BreakEven& found, const Decimal& value) {
  return found.unit == "%" ? join({grouped(value), " %"}) : counted(value, found.unit);
}

// What to do.
std::string sentence_of(const BreakEven& found) {
  if (found.cheaper == Cheaper::kNeither) return "Choose either: both cost the same.";
  const bool is_a = found.cheaper == Cheaper::kA;
  const std::string winner(is_a ? found.a : found.b);
  const std::string loser(is_a ? found.b : found.a);
  const std::size_t count = found.crossings.size();
  if (count > 0) {
    std::string words = "Choose ";
    // Two crossings: the other way is cheaper between them.
    if (count > 1)
      words += join({loser, " from ", counted_unit(found, found.crossings[count - 2]), ", "});
    words += join({winner, " from ", counted_unit(found, found.crossings.back()), " on, "});
    words += join({(count % 2 == 1 ? loser : winner), " below that."});
    if (!found.now) return words;
    std::size_t ahead = 0;
    for (const Decimal& crossing : found.crossings) ahead += crossing > *found.now ? 1 : 0;
    return join({words, " At ", counted_unit(found, *found.now), " that is ",
                 (ahead % 2 == 0 ? winner : loser), "."});
  }
  const BreakEven::Point& end = found.points.back();
  const std::string words = join(
      {"Choose ", winner, ": it costs less at every value up to ", counted_unit(found, end.x)});
  if (!found.full) return join({words, "."});
  return join({words, ", which fill the capacity (", in_cents(end.a), " on demand, ",
               in_cents(end.b), " for ", found.b, ")."});
}

std::optional<Decimal> last_crossing(const BreakEven& found) {
  return found.crossings.empty() ? std::nullopt : std::optional(found.crossings.back());
}

void write_utilisation(JsonWriter& w, const BreakEven& found) {
  w.key("utilisation");
  if (!found.full) {
    w.null();
    return;
  }
  const auto share = [&](const std::optional<Decimal>& value) {
    return quotient(product(value, Decimal(100)), found.full, 1, Rounding::kHalfUp);
  };
  w.begin_object();
  w.member_or_null("now", share(found.now));
  w.member_or_null("crossing", share(last_crossing(found)));
  w.end_object();
}

void write_break_even(JsonWriter& w, const BreakEven& found, std::size_t workload) {
  w.begin_object().member("kind", name(found.kind));
  w.key("workload").integer(static_cast<std::int64_t>(workload));
  w.key("available").boolean(found.why.empty());
  if (!found.why.empty()) {
    w.member("why", found.why).end_object();
    return;
  }
  w.member("input", found.input).member("unit", found.unit);
  w.member_or_null("now", found.now);
  w.member("a", found.a).member("b", found.b);
  w.member_or_null("crossing", last_crossing(found));
  w.key("crossings").begin_array();
  for (const Decimal& crossing : found.crossings) w.decimal(crossing);
  w.end_array();
  w.member_or_null("before", found.before);
  w.key("cheaper");
  if (found.cheaper == Cheaper::kNeither) {
    w.null();
  } else {
    w.string(found.cheaper == Cheaper::kA ? "a" : "b");
  }
  write_utilisation(w, found);
  w.key("points").begin_array();
  for (const BreakEven::Point& point : found.points) {
    w.begin_object().member("x", point.x).member("a", point.a).member("b", point.b).end_object();
  }
  w.end_array().member("sentence", sentence_of(found)).end_object();
}

}  // namespace

Result<std::string> doors::break_even(Sets sets, std::string_view request) {
  const auto json = parse_json(request);
  if (!json) return std::unexpected(json.error());
  const auto asked = scenario_of(sets, *json);
  if (!asked) return std::unexpected(asked.error());
  auto question = read_question(*json, asked->scenario);
  if (!question) return std::unexpected(question.error());
  for (const RateTable* set : sets) {
    if (set->id == "provider-api") question->settings.provider_api = set;
  }
  JsonWriter w;
  w.begin_object().key("ok").boolean(true).key("break_evens").begin_array();
  for (const BreakEvenKind kind : question->kinds) {
    const auto found = find_break_even(asked->table(), asked->scenario, kind, question->settings);
    if (!found) return std::unexpected(inside(found.error(), "scenario"));
    write_break_even(w, *found, question->settings.workload);
  }
  w.end_array().end_object();
  return w.take();
}

}  // namespace bedrock
