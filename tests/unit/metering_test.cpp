#include "core/usage/metering.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Decimal d(const char* text) { return *Decimal::parse(text); }

Model model_of(std::string_view id) {
  Model model;
  model.id = id;
  return model;
}

}  // namespace

TEST_CASE("units, windows, queries and documents are rounded up", "[metering]") {
  CHECK(text_units(d("0")).text() == "0");
  CHECK(text_units(d("1")).text() == "1");
  CHECK(text_units(d("1000")).text() == "1");
  CHECK(text_units(d("1000.5")).text() == "2");
  CHECK(import_windows(d("5")).text() == "1");
  CHECK(import_windows(d("5.01")).text() == "2");
  CHECK(rerank_queries(d("350")).text() == "4");
  CHECK(rerank_documents(d("0")).text() == "1");
  CHECK(rerank_documents(d("513")).text() == "2");
  CHECK(lambda_milliseconds(d("0.1")).text() == "1");
}

TEST_CASE("minimums hold", "[metering]") {
  CHECK(agentcore_seconds(d("0")).text() == "0");
  CHECK(agentcore_seconds(d("0.2")).text() == "1");
  CHECK(agentcore_memory_gb(d("0.1")).text() == "0.125");
  CHECK(agentcore_memory_gb(d("2")).text() == "2");
  CHECK(reserved_input_thousands(d("1")).text() == "100");
  CHECK(reserved_input_thousands(d("100001")).text() == "101");
  CHECK(reserved_output_thousands(d("1")).text() == "10");
  CHECK(s3_vectors_put_bytes(d("1")).text() == "131072");
  CHECK(opensearch_floor(d("0"), 2).text() == "2");
  CHECK(opensearch_floor(d("3.5"), 2).text() == "3.5");
}

TEST_CASE("image tokens follow the model's published rule, or are not known", "[metering]") {
  const Model claude = model_of("anthropic.claude-sonnet-4-6");
  CHECK(image_tokens(claude, 1000, 1000) == 1334);
  CHECK(image_tokens(claude, 200, 200) == 54);
  CHECK(image_tokens(claude, 4000, 3000) == 1600);
  CHECK(image_tokens(claude, 3136, 100) == 105);
  const Model nova = model_of("amazon.nova-lite-v1:0");
  CHECK(image_tokens(nova, 900, 450) == 800);
  CHECK(image_tokens(nova, 1300, 1300) == 2600);
  CHECK(image_tokens(nova, 8000, 8000) == 2600);
  CHECK(image_tokens(nova, 900, 675) == 1050);
  CHECK(image_tokens(model_of("amazon.nova-2-lite-v1:0"), 4000, 4000) == 230);
  CHECK(image_tokens(model_of("meta.llama3-8b"), 100, 100) < 0);
}

TEST_CASE("the hit rate is 1 - e^-calls, cut to two places", "[metering]") {
  CHECK(hit_percent(d("0")).text() == "0");
  CHECK(hit_percent(d("0.1")).text() == "9.51");
  CHECK(hit_percent(d("1")).text() == "63.21");
  CHECK(hit_percent(d("3")).text() == "95.02");
  CHECK(hit_percent(d("12")).text() == "99.99");
  CHECK(hit_percent(d("1e9")).text() == "100");
}

TEST_CASE("amounts of every scale are rounded up to whole lots", "[metering]") {
  // 36 places: times the lot, the divisor would not fit, but the amount still has to be rounded up.
  const Decimal tiny = *Decimal::parse("0.000000000000000000000000000000000001");
  CHECK(text_units(tiny) == Decimal(1));
  CHECK(import_windows(tiny) == Decimal(1));
  CHECK(lambda_milliseconds(tiny) == Decimal(1));
  const Decimal over = *Decimal::parse("10.000000000000000000000000000000000001");
  CHECK(import_windows(over) == Decimal(3));
}
