// How long a prepared evaluation takes beside a whole quote of the same scenario: microseconds, one
// line each. Natively and, as WebAssembly, under Node; scripts/bench prints both.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "core/catalog/rate_sets.h"
#include "core/codec/scenario_codec.h"
#include "core/doors/door.h"
#include "core/json/value.h"
#include "core/planning/prepared_scenario.h"

namespace {

using namespace bedrock;

// The best of 101 rounds, in microseconds for one call: what else the machine does slows the
// others.
template <typename Call>
double best(int calls, Call call) {
  double least = 1e9;
  for (int round = 0; round < 101; ++round) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < calls; ++i) call(i);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    least = std::min(least, took.count() / calls);
  }
  return least;
}

std::string scenario_of(int workloads) {
  std::string text = R"({"version":1,"region":"us-east-1","workloads":[)";
  for (int i = 0; i < workloads; ++i) {
    text += i == 0 ? "" : ",";
    text += R"({"type":"inference","model":"us.anthropic.claude-sonnet-4-5-20250929-v1:0",)"
            R"("requests_per_month":1000,"input_tokens":5000,"output_tokens":500,)"
            R"("cache_read_tokens":20000})";
  }
  return text + "]}";
}

void measure(int workloads) {
  const std::string text = scenario_of(workloads);
  std::size_t bytes = 0;
  const double quoted =
      best(50, [&](int) { bytes += find_door("quote")->ask(rate_sets(), text).size(); });
  const auto scenario = read_scenario(*parse_json(text));
  auto prepared =
      PreparedScenario::of(*find_rate_set("aws"), *scenario, {{.field = Field::kTokensIn}});
  Decimal last;
  const double evaluated = best(500, [&](int i) {
    const Decimal value(4000 + i);
    last = *prepared->total({&value, 1});
  });
  std::printf("%d workloads: quote %.2f us, prepared with one input changed %.2f us (%s, %zu)\n",
              workloads, quoted, evaluated, last.text().c_str(), bytes % 10);
}

}  // namespace

int main() {
  measure(1);
  measure(10);
  return 0;
}
