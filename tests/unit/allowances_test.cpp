#include "core/billing/allowances.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

const RateTable& aws() { return *rate_sets()[0]; }
Date day(const char* text) { return *Date::parse(text); }

std::vector<Slice> take(ServiceMeter& meter, const char* service, const char* dimension,
                        std::int64_t quantity, int region = 0) {
  return meter.take(aws(), find_model(aws(), service), region, *find_dimension(dimension),
                    Decimal(quantity));
}

}  // namespace

TEST_CASE("an allowance is used up once, over all regions", "[allowances]") {
  ServiceMeter meter({}, day("2026-11-01"));
  CHECK(take(meter, "lambda", "requests", 600'000)[0].free.text() == "600000");
  const auto second = take(meter, "lambda", "requests", 600'000, 1);
  CHECK(second[0].free.text() == "400000");
  CHECK(second[0].billed.text() == "200000");
  CHECK(take(meter, "lambda", "requests", 1)[0].free.is_zero());
}

TEST_CASE("dimensions share one allowance", "[allowances]") {
  ServiceMeter meter({}, day("2026-11-01"));
  CHECK(take(meter, "lambda", "gb_seconds", 300'000)[0].billed.is_zero());
  CHECK(take(meter, "lambda", "arm_gb_seconds", 300'000)[0].billed.text() == "200000");
}

TEST_CASE("bands are counted by region, and slices conserve the use", "[allowances]") {
  ServiceMeter meter({}, day("2026-11-01"));
  CHECK(take(meter, "s3", "storage_gb_months", 40'000).size() == 1);
  CHECK(take(meter, "s3", "storage_gb_months", 40'000, 1).size() == 1);
  const auto slices = take(meter, "s3", "storage_gb_months", 600'000);
  REQUIRE(slices.size() == 3);
  CHECK(slices[0].gross.text() == "11200");
  CHECK(slices[1].gross.text() == "460800");
  CHECK(slices[2].gross.text() == "128000");
}

TEST_CASE("first-year allowances end with the year, leap years too", "[allowances]") {
  Scenario scenario;
  const auto free_on = [&](const char* opened, const char* as_of) {
    scenario.account_opened = day(opened);
    ServiceMeter meter(scenario, day(as_of));
    return !take(meter, "s3", "storage_gb_months", 1)[0].free.is_zero();
  };
  CHECK(free_on("2025-07-14", "2026-07-13"));
  CHECK_FALSE(free_on("2025-07-14", "2026-07-14"));
  CHECK_FALSE(free_on("2025-07-15", "2025-08-01"));
  CHECK(free_on("2024-01-31", "2025-01-30"));
  CHECK_FALSE(free_on("2024-01-31", "2025-01-31"));
  CHECK(free_on("2024-02-29", "2025-02-27"));
  CHECK_FALSE(free_on("2024-02-29", "2025-02-28"));
}

TEST_CASE("a model's use passes as it is", "[allowances]") {
  ServiceMeter meter({}, day("2026-11-01"));
  const auto slices = meter.take(aws(), nullptr, 0, kInputTokens, Decimal(7));
  REQUIRE(slices.size() == 1);
  CHECK(slices[0].billed.text() == "7");
  CHECK(take(meter, "amazon.nova-micro-v1:0", "input_tokens", 5)[0].free.is_zero());
}
