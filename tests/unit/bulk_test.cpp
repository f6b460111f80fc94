#include "core/billing/bulk.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <vector>

#include "core/catalog/model_id.h"
#include "small_table.h"

using namespace bedrock;
using bedrock::testing::small_table;

namespace {

RateHandle handle(Dimension dimension, const char* region = "us-east-1") {
  const RateTable& table = small_table();
  const auto found = find_rate(table, {.model = find_model(table, "acme.fox-v1:0"),
                                       .region = find_region(table, region),
                                       .route = Route::kGeo,
                                       .dimension = dimension,
                                       .as_of = *Date::parse("2026-08-20")});
  REQUIRE(found.has_value());
  return handle_of(*found);
}

std::optional<BulkError> run(std::vector<RateHandle> handles, std::vector<double> quantities,
                             std::size_t width, std::vector<Int128>& amounts) {
  const std::array<const RateTable*, 1> tables{&small_table()};
  amounts.assign(handles.size() / width, -1);
  return price_bulk(tables, handles, quantities, width, amounts);
}

}  // namespace

TEST_CASE("bulk amounts are exact sums of quantity times rate", "[bulk]") {
  std::vector<Int128> amounts;
  const auto error = run({handle(kInputTokens), handle(kOutputTokens), handle(kCacheReadTokens), 0},
                         {12400, 850, 40000, 99}, 4, amounts);
  REQUIRE_FALSE(error.has_value());
  CHECK(Decimal::of(amounts[0], kBulkScale).text() == "0.068145");
}

TEST_CASE("derived rates price in bulk too", "[bulk]") {
  std::vector<Int128> amounts;
  REQUIRE_FALSE(run({handle(kCacheWrite5mTokens, "us-west-2")}, {433893}, 1, amounts).has_value());
  CHECK(Decimal::of(amounts[0], kBulkScale).text() == "1.789808625");
}

TEST_CASE("a bad item is named by its place and fault", "[bulk]") {
  std::vector<Int128> amounts;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  for (const double bad : {-1.0, 0.5, 9007199254740994.0, nan}) {
    const auto error = run({handle(kInputTokens), handle(kInputTokens)}, {1, bad}, 1, amounts);
    REQUIRE(error.has_value());
    CHECK(error->item == 1);
    CHECK(error->fault == BulkFault::kQuantity);
  }
  const auto error = run({0x00FFFFFF}, {1}, 1, amounts);
  REQUIRE(error.has_value());
  CHECK(error->fault == BulkFault::kHandle);
  CHECK(run({0x10000001}, {1}, 1, amounts)->fault == BulkFault::kHandle);  // no second table
}

TEST_CASE("the largest quantity does not wrap", "[bulk]") {
  std::vector<Int128> amounts;
  REQUIRE_FALSE(run({handle(kOutputTokens)}, {kMaxBulkQuantity}, 1, amounts).has_value());
  CHECK(Decimal::of(amounts[0], kBulkScale).text() == "148618787703.226368");
}
