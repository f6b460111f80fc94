#include "core/catalog/lookup.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalog/model_id.h"
#include "small_table.h"

using namespace bedrock;
using bedrock::testing::small_table;

namespace {

RateQuery query(const char* model, const char* region, Route route, Dimension dimension) {
  const RateTable& table = small_table();
  return {.model = find_model(table, model),
          .region = find_region(table, region),
          .route = route,
          .dimension = dimension,
          .as_of = *Date::parse("2026-08-20")};
}

std::string usd(const RateQuery& q) {
  const auto found = find_rate(small_table(), q);
  return found ? found->usd.text() : "none: " + found.error().reason;
}

TEST_CASE("a cache write at $0 is found at the input rate, and its handle finds it again",
          "[lookup]") {
  const RateTable& table = small_table();
  const auto found =
      find_rate(table, query("acme.owl-v1:0", "us-east-1", Route::kInRegion, kCacheWrite5mTokens));
  REQUIRE(found.has_value());
  CHECK(found->derivation == Derivation::kFreeWrite);
  CHECK(found->usd.text() == "0.00000022");
  const auto again = rate_of(table, handle_of(table, *found));
  REQUIRE(again.has_value());
  CHECK(again->usd == found->usd);
}

}  // namespace

TEST_CASE("a rate holds for its region and routes", "[lookup]") {
  CHECK(usd(query("acme.fox-v1:0", "us-east-1", Route::kInRegion, kInputTokens)) == "0.0000033");
  CHECK(usd(query("acme.fox-v1:0", "us-east-1", Route::kGeo, kInputTokens)) == "0.0000033");
  CHECK(usd(query("acme.fox-v1:0", "eu-west-1", Route::kGlobal, kInputTokens)) == "0.000003");
  CHECK(usd(query("acme.fox-v1:0", "eu-west-1", Route::kGeo, kInputTokens)).starts_with("none"));
  CHECK(usd(query("acme.owl-v1:0", "us-west-2", Route::kGeo, kInputTokens)).starts_with("none"));
}

TEST_CASE("the window in force on the day decides", "[lookup]") {
  RateQuery q = query("acme.owl-v1:0", "us-east-1", Route::kInRegion, kInputTokens);
  CHECK(usd(q) == "0.00000022");
  q.as_of = *Date::parse("2026-07-29");
  CHECK(usd(q) == "0.0000011");
  q.as_of = *Date::parse("2026-07-30");
  CHECK(usd(q) == "0.00000022");
}

TEST_CASE("a missing cache rate is derived by the published multiplier and marked", "[lookup]") {
  const RateTable& table = small_table();
  const auto read =
      find_rate(table, query("acme.fox-v1:0", "us-east-1", Route::kGeo, kCacheReadTokens));
  REQUIRE(read.has_value());
  CHECK(read->derivation == Derivation::kNone);
  const auto west =
      find_rate(table, query("acme.fox-v1:0", "us-west-2", Route::kGeo, kCacheReadTokens));
  REQUIRE(west.has_value());
  CHECK(west->derivation == Derivation::kCacheRead);
  CHECK(west->usd.text() == "0.00000033");
  // The region's own input rate times 1.25 stands before a community price for all of "us".
  const auto write =
      find_rate(table, query("acme.fox-v1:0", "us-east-1", Route::kGeo, kCacheWrite5mTokens));
  REQUIRE(write.has_value());
  CHECK(write->usd.text() == "0.000004125");
  CHECK(write->derivation == Derivation::kCacheWrite5m);
}

TEST_CASE("a price of a whole geography holds by its profile only", "[lookup]") {
  RateQuery q = query("acme.fox-v1:0", "us-west-2", Route::kGeo, kInputTokens);
  q.tier = Tier::kFlex;
  CHECK(usd(q) == "0.000001");
  q.route = Route::kInRegion;
  CHECK(usd(q).starts_with("none"));
  q = query("acme.fox-v1:0", "eu-west-1", Route::kGeo, kInputTokens);
  q.tier = Tier::kFlex;
  CHECK(usd(q).starts_with("none"));
}

TEST_CASE("not found says why and what has a price", "[lookup]") {
  const RateTable& table = small_table();
  RateQuery q = query("acme.fox-v1:0", "eu-west-1", Route::kGeo, kInputTokens);
  auto none = find_rate(table, q);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().reason.find("eu-west-1") != std::string::npos);
  CHECK(none.error().hint.find("\"global\"") != std::string::npos);
  q = query("acme.fox-v1:0", "us-east-1", Route::kGeo, kCacheReadTokens);
  q.tier = Tier::kBatch;
  none = find_rate(table, q);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().reason == "Batch inference has no prompt caching.");
  q = query("acme.owl-v1:0", "us-east-1", Route::kGeo, kCacheWrite1hTokens);
  none = find_rate(table, q);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().hint.find("\"5m\"") != std::string::npos);
}

TEST_CASE("handles find their rate again and nothing else", "[lookup]") {
  const RateTable& table = small_table();
  for (const Dimension dimension : {kInputTokens, kCacheReadTokens, kCacheWrite1hTokens}) {
    const auto found =
        find_rate(table, query("acme.fox-v1:0", "us-west-2", Route::kGeo, dimension));
    REQUIRE(found.has_value());
    const auto again = rate_of(table, handle_of(table, *found));
    REQUIRE(again.has_value());
    CHECK(again->usd == found->usd);
    CHECK(again->derivation == found->derivation);
  }
  for (const RateHandle bad : {RateHandle{0}, RateHandle{0xFFFFFF}, RateHandle{0x07000001},
                               static_cast<RateHandle>(table.rates.size() + 1)}) {
    CHECK_FALSE(rate_of(table, bad).has_value());
  }
}
