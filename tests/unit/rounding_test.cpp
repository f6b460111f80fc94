#include "core/usage/rounding.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Decimal d(const char* text) { return *Decimal::parse(text); }

}  // namespace

TEST_CASE("units, windows, queries and documents are rounded up", "[rounding]") {
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

TEST_CASE("minimums hold", "[rounding]") {
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

TEST_CASE("amounts of every scale are rounded up to whole lots", "[rounding]") {
  // 36 places: times the lot, the divisor would not fit, but the amount still has to be rounded up.
  const Decimal tiny = *Decimal::parse("0.000000000000000000000000000000000001");
  CHECK(text_units(tiny) == Decimal(1));
  CHECK(import_windows(tiny) == Decimal(1));
  CHECK(lambda_milliseconds(tiny) == Decimal(1));
  const Decimal over = *Decimal::parse("10.000000000000000000000000000000000001");
  CHECK(import_windows(over) == Decimal(3));
}
