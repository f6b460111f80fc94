#include "core/codec/patch.h"

#include <catch2/catch_test_macros.hpp>

#include "core/json/value.h"
#include "core/workloads/workload_types.h"

using namespace bedrock;

namespace {

std::string changes(const Workload& before, const Workload& after) {
  JsonWriter w;
  w.begin_array();
  write_changes(w, 0, before, after);
  return w.end_array().take();
}

}  // namespace

TEST_CASE("a patch names what has changed", "[patch]") {
  Workload before;
  before.type = &kInference;
  before.set(Field::kModel, "amazon.nova-micro-v1:0");
  Workload after = before;
  after.switched_off = true;
  after.set(Field::kTokensIn, Decimal(800));
  CHECK(changes(before, after) == R"([{"path":"workloads[0].switched_off","value":true},)"
                                  R"({"path":"workloads[0].input_tokens","value":800}])");
  CHECK(changes(after, before) == R"([{"path":"workloads[0].switched_off","value":null},)"
                                  R"({"path":"workloads[0].input_tokens","value":null}])");
}

TEST_CASE("a patch to another type is the whole workload, each name once", "[patch]") {
  Workload before;
  before.type = &kInference;
  Workload after;
  after.type = &kChat;
  after.switched_off = true;
  after.team = "Search";
  const std::string patch = changes(before, after);
  INFO(patch);
  CHECK(parse_json(patch).has_value());  // which refuses a name that is given twice
  CHECK(patch.find(R"("team":"Search")") != std::string::npos);
}
