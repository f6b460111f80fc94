// The engine as a filter, for the tests that are written in JavaScript:
//   test_door DOOR      one request of a door (quote, explain, ...) per line in, one envelope per
//   line out
//   test_door prepared  {"scenario", "inputs", "values"} per line in, the totals of all value sets
//   out
//   test_door decimal   "add|sub|mul|div <a> <b>" per line in, the exact result or "none" out

#include <cstdio>
#include <iostream>
#include <string>

#include "core/base/decimal.h"
#include "core/catalog/rate_sets.h"
#include "core/codec/scenario_codec.h"
#include "core/doors/door.h"
#include "core/json/value.h"
#include "core/planning/prepared_scenario.h"
#include "core/usage/field.h"

namespace {

using namespace bedrock;

std::string decimal_line(const std::string& line) {
  const auto first = line.find(' ');
  const auto second = line.find(' ', first + 1);
  if (second == std::string::npos) return "bad line";
  const std::string op = line.substr(0, first);
  const auto a = Decimal::parse(std::string_view(line).substr(first + 1, second - first - 1));
  const auto b = Decimal::parse(std::string_view(line).substr(second + 1));
  if (!a || !b) return "no number";
  std::optional<Decimal> result;
  if (op == "add") result = add(*a, *b);
  if (op == "sub") result = subtract(*a, *b);
  if (op == "mul") result = multiply(*a, *b);
  if (op == "div") result = divide(*a, *b, 18, Rounding::kHalfEven);
  return result ? result->text() : "none";
}

std::size_t index_at(const Value& json, std::string_view name) {
  const Value* at = json.find(name);
  return at == nullptr ? 0 : static_cast<std::size_t>(Decimal::parse(at->text)->coefficient());
}

// {"kind": "field", "workload": 0, "field": "turns"}, {"kind": "region", "options": [...]}, ...; a
// region without a workload is the scenario's.
Input input_of(const Value& json) {
  static constexpr std::string_view kKinds[] = {"field",  "region",   "route",
                                                "tier",   "endpoint", "cache_ttl",
                                                "growth", "own_rate", "discount"};
  Input input;
  const auto kind = find_named<Input::Kind>(kKinds, json.find("kind")->text);
  input.kind = kind.value_or(Input::Kind::kGrowth);
  input.index = json.find("index") != nullptr ? index_at(json, "index") : Input::kScenario;
  if (const Value* name = json.find("field")) input.field = find_field(name->text).value();
  if (const Value* options = json.find("options")) {
    for (const Value& option : options->items) input.options.push_back(option.text);
  }
  return input;
}

// The totals apart by spaces; an error is its code, and the line ends with the number of
// expansions.
std::string prepared_line(const std::string& line) {
  const auto json = parse_json(line);
  if (!json) return "bad line";
  const auto scenario = read_scenario(*json->find("scenario"));
  if (!scenario) return scenario.error().code;
  const RateTable* table = find_rate_set(scenario->rate_set);
  if (table == nullptr) return "unknown_rate_set";
  std::vector<Input> inputs;
  for (const Value& input : json->find("inputs")->items) inputs.push_back(input_of(input));
  auto prepared = PreparedScenario::of(*table, *scenario, inputs);
  if (!prepared) return prepared.error().code;
  std::string out;
  for (const Value& row : json->find("values")->items) {
    std::vector<Decimal> values;
    for (const Value& value : row.items) values.push_back(Decimal::parse(value.text).value());
    const auto total = prepared->total(values);
    out += (total ? total->text() : total.error().code) + " ";
  }
  return out + std::to_string(prepared->expansions());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const Door* door = find_door(mode);
  if (door == nullptr && mode != "decimal" && mode != "prepared") {
    std::fputs("usage: test_door DOOR|prepared|decimal\n", stderr);
    return 2;
  }
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << (door != nullptr      ? door->ask(rate_sets(), line)
                  : mode == "prepared" ? prepared_line(line)
                                       : decimal_line(line))
              << '\n';
  }
  return 0;
}
