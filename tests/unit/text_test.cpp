#include "core/base/text.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

TEST_CASE("the nearest name is found only when it is near", "[text]") {
  constexpr std::array<std::string_view, 3> names{"input_tokens", "output_tokens", "region"};
  CHECK(nearest("inptu_tokens", names) == "input_tokens");
  CHECK(nearest("Region", names) == "region");
  CHECK(nearest("regoin", names) == "region");
  CHECK(nearest("temperature", names).empty());
  CHECK(nearest("", names).empty());
  CHECK(nearest(std::string(5000, 'x'), names).empty());
}

TEST_CASE("numbers are grouped by threes", "[text]") {
  CHECK(grouped(*Decimal::parse("40000000.5")) == "40,000,000.5");
  CHECK(grouped(*Decimal::parse("999")) == "999");
  CHECK(grouped(*Decimal::parse("-1234")) == "-1,234");
  CHECK(grouped(*Decimal::parse("0.000123")) == "0.000123");
  CHECK(counted(Decimal(1), "request") == "1 request");
  CHECK(counted(Decimal(50000), "request") == "50,000 requests");
  CHECK(counted(Decimal(12), "GB") == "12 GB");
  CHECK(counted(Decimal(12), "GB-month") == "12 GB-months");
  CHECK(counted(Decimal(1), "query") == "1 query");
  CHECK(counted(Decimal(2), "query") == "2 queries");
  CHECK(counted(Decimal(2), "day") == "2 days");
}

TEST_CASE("names are suggested by prefix and by words", "[text]") {
  constexpr std::string_view kNames[] = {"name", "input_tokens", "chunks_per_question",
                                         "tokens_per_chunk", "questions_per_month"};
  CHECK(nearest_name("inptu_tokens", kNames) == "input_tokens");
  CHECK(nearest_name("chunks", kNames) == "chunks_per_question");
  CHECK(nearest_name("chunk", kNames) == "chunks_per_question");
  CHECK(nearest_name("prompt_input_size", kNames) == "input_tokens");
  CHECK(nearest_name("per_month_zzz", kNames).empty());
  CHECK(nearest_name("zz", kNames).empty());
}
