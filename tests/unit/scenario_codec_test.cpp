#include "core/codec/scenario_codec.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

std::string with_workload(const std::string& fields) {
  return R"({"version":1,"region":"us-east-1","workloads":[{)" + fields + "}]}";
}

Error error_of(const std::string& text) {
  const auto scenario = read_scenario(text);
  REQUIRE_FALSE(scenario.has_value());
  CHECK_FALSE(scenario.error().message.empty());
  CHECK_FALSE(scenario.error().hint.empty());
  return scenario.error();
}

const std::string kLeast = R"("type":"inference","model":"m","requests_per_month":1)";

}  // namespace

TEST_CASE("what a scenario leaves out has its default", "[scenario]") {
  const auto scenario = read_scenario(with_workload(kLeast));
  REQUIRE(scenario.has_value());
  CHECK(scenario->rate_set == "aws");
  CHECK_FALSE(scenario->as_of.has_value());
  const auto& w = scenario->workloads[0];
  CHECK(w.tier == Tier::kStandard);
  CHECK_FALSE(w.route.has_value());
  CHECK_FALSE(w.cache_ttl.has_value());
  CHECK(w.number(Field::kTokensOut).is_zero());
}

TEST_CASE("quantities may be numbers or decimal strings", "[scenario]") {
  const auto scenario =
      read_scenario(with_workload(kLeast + R"(,"input_tokens":0.1,"output_tokens":"2.50")"));
  REQUIRE(scenario.has_value());
  const auto& w = scenario->workloads[0];
  CHECK(w.number(Field::kTokensIn).text() == "0.1");
  CHECK(w.number(Field::kTokensOut).text() == "2.5");
}

TEST_CASE("each wrong field is reported with its fix", "[scenario]") {
  struct Case {
    std::string text, code, path;
  };
  const Case cases[] = {
      {"[]", "wrong_type", ""},
      {"{}", "missing_field", "version"},
      {R"({"version":2,"workloads":[]})", "unknown_version", "version"},
      {R"({"version":1})", "missing_field", "workloads"},
      {R"({"version":1,"workloads":{}})", "wrong_type", "workloads"},
      {R"({"version":1,"workloads":[],"regoin":"x"})", "unknown_field", "regoin"},
      {R"({"version":1,"workloads":[],"as_of":"2026-02-30"})", "bad_date", "as_of"},
      {R"({"version":1,"workloads":[7]})", "wrong_type", "workloads[0]"},
      {R"({"version":1,"workloads":[],"discounts":[{"percent":101}]})", "out_of_range",
       "discounts[0].percent"},
      {R"({"version":1,"workloads":[],"discounts":[{"percent":1,"dimension":"inptu_tokens"}]})",
       "unknown_value", "discounts[0].dimension"},
      {R"({"version":1,"workloads":[],"own_rates":[{"model":"m","dimension":"input_tokens"}]})",
       "missing_field", "own_rates[0].usd"},
      {R"({"version":1,"workloads":[],"model_aliases":{"a":1}})", "wrong_type", "model_aliases"},
      {with_workload(R"("model":"m")"), "missing_field", "workloads[0].type"},
      {with_workload(R"("type":"inferense")"), "unknown_value", "workloads[0].type"},
      {with_workload(R"("type":"inference","requests_per_month":1)"), "missing_field",
       "workloads[0].model"},
      {with_workload(R"("type":"inference","model":"m")"), "missing_field",
       "workloads[0].requests_per_month"},
      {with_workload(kLeast + R"(,"input_tokens":-1)"), "negative", "workloads[0].input_tokens"},
      {with_workload(kLeast + R"(,"input_tokens":"many")"), "bad_number",
       "workloads[0].input_tokens"},
      {with_workload(kLeast + R"(,"input_tokens":true)"), "wrong_type",
       "workloads[0].input_tokens"},
      {with_workload(kLeast + R"(,"tier":"provisioned")"), "unknown_value", "workloads[0].tier"},
      {with_workload(kLeast + R"(,"cache_ttl":"2h")"), "unknown_value", "workloads[0].cache_ttl"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const Error error = error_of(c.text);
    CHECK(error.code == c.code);
    CHECK(error.path == c.path);
  }
}

TEST_CASE("unknown names suggest the nearest known one", "[scenario]") {
  CHECK(error_of(with_workload(kLeast + R"(,"inptu_tokens":1)")).hint ==
        "Did you mean \"input_tokens\"?");
  CHECK(error_of(with_workload(kLeast + R"(,"tier":"standart")")).hint ==
        "Did you mean \"standard\"?");
}
