#include "core/usage/expansion.h"

#include <catch2/catch_test_macros.hpp>

#include "core/workloads/workload_types.h"
#include "small_table.h"

using namespace bedrock;
using bedrock::testing::small_table;

namespace {

Workload fox(const WorkloadType& type) {
  Workload w;
  w.type = &type;
  w.set(Field::kModel, "us.acme.fox-v1:0");
  return w;
}

const Scenario& in_virginia() {
  static const Scenario scenario{.region = "us-east-1"};
  return scenario;
}

Usage usage_of(const Workload& workload) {
  auto usage = expand(small_table(), in_virginia(), workload, "");
  REQUIRE(usage.has_value());
  return std::move(*usage);
}

}  // namespace

TEST_CASE("a part in a slot that is used again knows nothing of the part before", "[expansion]") {
  Parts parts;
  UsagePart& before = parts.add("acme.fox-v1:0");
  before.largest_input = Decimal(900'000);
  before.largest_output = Decimal(64'000);
  before.calls = Decimal(7);
  before.of_workload = true;
  parts.clear();
  const UsagePart& after = parts.add("lambda");
  CHECK(after.target == "lambda");
  CHECK(after.largest_input == Decimal{});
  CHECK(after.largest_output == Decimal{});
  CHECK(after.calls == Decimal{});
  CHECK_FALSE(after.of_workload);
}

TEST_CASE("shares over 100 percent are refused", "[expansion]") {
  Workload w = fox(kInference);
  w.routing = {{"a", Decimal(60)}, {"b", Decimal(41)}};
  const auto usage = expand(small_table(), in_virginia(), w, "");
  REQUIRE_FALSE(usage.has_value());
  CHECK(usage.error().path == "routing");
  w.routing[1].percent = Decimal(40);
  CHECK(usage_of(w).parts.size() == 2);  // nothing is left for the workload's own model
}

TEST_CASE("what does not fit names its field", "[expansion]") {
  Workload w = fox(kChat);
  w.set(Field::kConversationsPerMonth, Decimal(1000));
  w.set(Field::kTurns, Decimal(9));
  w.set(Field::kAnswerTokens, *Decimal::parse("9e36"));
  const auto usage = expand(small_table(), in_virginia(), w, "");
  REQUIRE_FALSE(usage.has_value());
  CHECK(usage.error().code == "too_large");
  CHECK(usage.error().path == "answer_tokens");
}

TEST_CASE("an image larger than any is refused, not cut", "[expansion]") {
  Workload w = fox(kInference);
  w.set(Field::kRequestsPerMonth, Decimal(1));
  w.set(Field::kImagesPerRequest, Decimal(1));
  w.set(Field::kImageWidth, Decimal(100'000));
  CHECK(expand(small_table(), in_virginia(), w, "").has_value());
  w.set(Field::kImageHeight, *Decimal::parse("100000.5"));
  const auto usage = expand(small_table(), in_virginia(), w, "");
  REQUIRE_FALSE(usage.has_value());
  CHECK(usage.error().code == "out_of_range");
  CHECK(usage.error().path == "image_height");
}

TEST_CASE("turns over the threshold are a part of their own", "[expansion]") {
  Workload w = fox(kChat);
  w.set(Field::kConversationsPerMonth, Decimal(1));
  w.set(Field::kTurns, Decimal(3));
  w.set(Field::kQuestionTokens, Decimal(40'000));
  const Usage usage = usage_of(w);
  REQUIRE(usage.parts.size() == 2);
  CHECK(usage.parts[0].context == Context::kStandard);
  CHECK(usage.parts[0].items[0].quantity.value().text() == "120000");  // 40,000 and 80,000
  CHECK(usage.parts[1].context == Context::kLong);
  CHECK(usage.parts[1].items[0].quantity.value().text() == "120000");
  CHECK(usage.parts[0].calls.text() == "2");
}

TEST_CASE("without words the figures are the same", "[expansion]") {
  Workload w = fox(kAgent);
  w.set(Field::kRunsPerMonth, Decimal(1000));
  w.set(Field::kSteps, Decimal(4));
  w.set(Field::kTaskTokens, Decimal(300));
  w.set(Field::kRetryPercent, Decimal(5));
  const Usage said = usage_of(w);
  const auto silent = expand(small_table(), in_virginia(), w, "", false);
  REQUIRE(silent.has_value());
  CHECK(silent->notes.empty());
  CHECK_FALSE(said.notes.empty());
  REQUIRE(silent->parts.size() == said.parts.size());
  REQUIRE(silent->parts[0].items.size() == said.parts[0].items.size());
  for (std::size_t i = 0; i < said.parts[0].items.size(); ++i) {
    CHECK(silent->parts[0].items[i].quantity.value() == said.parts[0].items[i].quantity.value());
    CHECK(silent->parts[0].items[i].quantity.words().empty());
    CHECK_FALSE(said.parts[0].items[i].quantity.words().empty());
  }
}

TEST_CASE("parts say where they run; errors say which workload it is", "[expansion]") {
  Workload w = fox(kInference);
  w.set(Field::kRequestsPerMonth, Decimal(1));
  w.set(Field::kTokensIn, Decimal(1));
  const Usage usage = usage_of(w);
  const Terms& terms = usage.parts[0].terms;
  CHECK(terms.model_id == "acme.fox-v1:0");
  CHECK(terms.model == find_model(small_table(), "acme.fox-v1:0"));
  CHECK(terms.region == find_region(small_table(), "us-east-1"));
  CHECK(terms.route == Route::kGeo);
  CHECK(terms.profile == find_profile(small_table(), "us"));
  CHECK(expand(small_table(), {}, w, "workloads[3]").error().path == "region");
  w.region = "nowhere-1";
  CHECK(expand(small_table(), {}, w, "workloads[3]").error().path == "workloads[3].region");
  w.region = "us-east-1";
  w.routing = {{"a", Decimal(101)}};
  CHECK(expand(small_table(), {}, w, "workloads[3]").error().path == "workloads[3].routing");
}

TEST_CASE("an alias stands for its model in every field", "[expansion]") {
  Scenario scenario;
  scenario.model_aliases = {{"mine", "us.acme.fox-v1:0"}};
  const Workload w = fox(kInference);
  Workspace space;
  Expansion expansion(small_table(), scenario, w, space, true);
  CHECK(expansion.model("mine")->id == "acme.fox-v1:0");
  CHECK(expansion.model("other")->id.empty());
}

TEST_CASE("a custom model's own rates come first", "[expansion]") {
  Workload w = fox(kProvisionedThroughput);
  w.set(Field::kModelUnits, Decimal(1));
  w.set(Field::kModelKind, Decimal(1));
  // Fox has no custom rate: it costs what its base costs.
  CHECK(usage_of(w).parts[0].tier == Tier::kProvisioned);
}

TEST_CASE("parts that nothing is used of are left out", "[expansion]") {
  Workload w = fox(kEvaluation);
  w.set(Field::kCasesPerMonth, Decimal(1));
  CHECK(usage_of(w).parts.size() == 1);
}
