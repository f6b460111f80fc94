#include "core/billing/bulk.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <memory>
#include <vector>

#include "core/billing/bulk_columns.h"
#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"
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

TEST_CASE("columns are priced by the rates of each usage's kind", "[bulk]") {
  const std::array<const RateTable*, 1> tables{&small_table()};
  const auto columns = std::make_unique<BulkColumns>();
  const std::vector<RateHandle> rates{handle(kInputTokens), handle(kOutputTokens),
                                      handle(kCacheReadTokens), 0};
  REQUIRE_FALSE(columns->start(tables, rates, 2).has_value());
  CHECK(columns->narrow());
  const std::vector<std::uint16_t> kinds{0, 1, 0};
  REQUIRE_FALSE(columns->begin(kinds).has_value());
  columns->add(0, std::vector<std::uint32_t>{12400, 40000, 4294967295u});
  columns->add(1, std::vector<std::uint32_t>{850, 7, 4294967295u});
  REQUIRE(columns->end());
  const auto usd = [&](Int128 amount) { return Decimal::of(amount, columns->scale()).text(); };
  std::vector<Int128> rows;
  REQUIRE_FALSE(run({rates[0], rates[1], rates[2], 0, rates[0], rates[1]},
                    {12400, 850, 40000, 7, 4294967295.0, 4294967295.0}, 2, rows)
                    .has_value());
  Int128 total = 0;
  for (std::size_t u = 0; u < 3; ++u) {
    CHECK(usd(columns->narrow_amounts()[u]) == Decimal::of(rows[u], kBulkScale).text());
    total += rows[u];
  }
  CHECK(usd(columns->total()) == Decimal::of(total, kBulkScale).text());
}

TEST_CASE("columns whose products may not fit 64 bits take 128", "[bulk]") {
  const RateTable& table = *find_rate_set("aws");
  const std::array<const RateTable*, 1> tables{&table};
  // By the hour and by the token: as whole numbers of one unit, the larger one has too many digits.
  std::size_t largest = 0;
  std::size_t finest = 0;
  for (std::size_t i = 0; i < table.rates.size(); ++i) {
    if (table.rate(i).usd() > table.rate(largest).usd()) largest = i;
    if (table.rate(i).usd().scale() > table.rate(finest).usd().scale()) finest = i;
  }
  const std::vector<RateHandle> rates{static_cast<RateHandle>(largest + 1),
                                      static_cast<RateHandle>(finest + 1)};
  const auto columns = std::make_unique<BulkColumns>();
  REQUIRE_FALSE(columns->start(tables, rates, 2).has_value());
  CHECK_FALSE(columns->narrow());
  const std::vector<std::uint32_t> most(3, std::numeric_limits<std::uint32_t>::max());
  const std::vector<std::uint16_t> kinds(3);
  REQUIRE_FALSE(columns->begin(kinds).has_value());
  columns->add(0, most);
  columns->add(1, most);
  REQUIRE(columns->end());
  std::vector<Int128> amounts(1);
  const std::vector<double> quantities(2, 4294967295.0);
  REQUIRE_FALSE(price_bulk(tables, rates, quantities, 2, amounts).has_value());
  CHECK(columns->wide_amounts()[2] == amounts[0]);
  CHECK(columns->total() == 3 * amounts[0]);
}

TEST_CASE("a bad rate or kind of columns is named by its index", "[bulk]") {
  const std::array<const RateTable*, 1> tables{&small_table()};
  const auto columns = std::make_unique<BulkColumns>();
  CHECK(columns->start(tables, std::vector<RateHandle>{handle(kInputTokens), 0x00FFFFFF}, 1) == 1u);
  const std::vector<RateHandle> good{handle(kInputTokens), 0};
  REQUIRE_FALSE(columns->start(tables, good, 1).has_value());
  CHECK(columns->begin(std::vector<std::uint16_t>{0, 1, 2, 9}) == 2u);
  CHECK_FALSE(columns->begin({}).has_value());
}
