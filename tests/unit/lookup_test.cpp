#include "core/catalog/lookup.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalog/missing_rate.h"
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
  return found ? found->usd.text() : "none: " + explain_missing(small_table(), q).reason;
}

TEST_CASE("a cache write at $0 is found at the input rate, and its handle finds it again",
          "[lookup]") {
  const RateTable& table = small_table();
  const auto found =
      find_rate(table, query("acme.owl-v1:0", "us-east-1", Route::kInRegion, kCacheWrite5mTokens));
  REQUIRE(found.has_value());
  CHECK(found->derivation == Derivation::kFreeWrite);
  CHECK(found->usd.text() == "0.00000022");
  const auto again = rate_of(table, handle_of(*found));
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
  // The region's own input rate times 1.25 wins over a community price for all of "us".
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
  REQUIRE_FALSE(find_rate(table, q).has_value());
  NoRate none = explain_missing(table, q);
  CHECK(none.reason.find("eu-west-1") != std::string::npos);
  CHECK(none.hint.find("\"global\"") != std::string::npos);
  q = query("acme.fox-v1:0", "us-east-1", Route::kGeo, kCacheReadTokens);
  q.tier = Tier::kBatch;
  REQUIRE_FALSE(find_rate(table, q).has_value());
  none = explain_missing(table, q);
  CHECK(none.reason == "Batch inference has no prompt caching.");
  q = query("acme.owl-v1:0", "us-east-1", Route::kGeo, kCacheWrite1hTokens);
  REQUIRE_FALSE(find_rate(table, q).has_value());
  none = explain_missing(table, q);
  CHECK(none.hint.find("\"5m\"") != std::string::npos);
}

TEST_CASE("handles find their rate again and nothing else", "[lookup]") {
  const RateTable& table = small_table();
  for (const Dimension dimension : {kInputTokens, kCacheReadTokens, kCacheWrite1hTokens}) {
    const auto found =
        find_rate(table, query("acme.fox-v1:0", "us-west-2", Route::kGeo, dimension));
    REQUIRE(found.has_value());
    const auto again = rate_of(table, handle_of(*found));
    REQUIRE(again.has_value());
    CHECK(again->usd == found->usd);
    CHECK(again->derivation == found->derivation);
  }
  for (const RateHandle bad : {RateHandle{0}, RateHandle{0xFFFFFF}, RateHandle{0x07000001},
                               static_cast<RateHandle>(table.rates.size() + 1)}) {
    CHECK_FALSE(rate_of(table, bad).has_value());
  }
}

namespace {

// One model with a meter on each endpoint, tiers by multiplier, and a price that begins.
const RateTable& meadow() {
  static const OwnedRateTable table =
      *testing::read_table(R"({"rate_set": "test", "provider": "Acme", "models": [
  {"id": "acme.elk-2", "name": "Elk",
   "cache": {"read": "0.1", "source": "page"},
   "tier_multipliers": {"batch": "0.5", "flex": "0.5", "priority": "1.75", "source": "page"},
   "rates": [
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1", "us-west-2"],
     "from": "2026-06-01", "confirmed": "2026-10-06",
     "usd_per_million": {"input_tokens": "0.18", "output_tokens": "1.41"}, "source": "list"},
    {"routes": "regional", "tier": "standard", "regions": ["us-east-1"], "endpoint": "mantle",
     "usd_per_million": {"input_tokens": "0.168"}, "source": "list"},
    {"routes": "regional", "tier": "priority", "regions": ["us-west-2"],
     "usd_per_million": {"input_tokens": "0.32"}, "source": "list"},
    {"routes": "regional", "tier": "standard", "regions": ["eu-west-1"], "endpoint": "runtime",
     "usd_per_million": {"input_tokens": "0.2"}, "source": "list"}]}]})");
  return table.table();
}

RateQuery elk(const char* region, Dimension dimension, Tier tier = Tier::kStandard) {
  return {.model = find_model(meadow(), "acme.elk-2"),
          .region = find_region(meadow(), region),
          .tier = tier,
          .dimension = dimension,
          .as_of = *Date::parse("2026-08-20")};
}

std::string price_of(const RateQuery& q) {
  const auto found = find_rate(meadow(), q);
  return found ? found->usd.text() : explain_missing(meadow(), q).hint;
}

}  // namespace

TEST_CASE("an endpoint's own meter wins over the one for both", "[lookup]") {
  RateQuery q = elk("us-east-1", kInputTokens);
  CHECK(price_of(q) == "0.00000018");
  q.endpoint = Endpoint::kMantle;
  CHECK(price_of(q) == "0.000000168");
  q.dimension = kOutputTokens;
  CHECK(price_of(q) == "0.00000141");
  q = elk("eu-west-1", kInputTokens);
  CHECK(price_of(q) == "0.0000002");
  q.endpoint = Endpoint::kMantle;
  CHECK(price_of(q) == "The endpoint \"runtime\" has a price there.");
}

TEST_CASE("a tier without rows is the standard rate times its multiplier", "[lookup]") {
  // 0.18 x 0.5 = 0.09; 0.18 x 1.75 = 0.315, but 0.32 where AWS publishes it rounded.
  CHECK(price_of(elk("us-east-1", kInputTokens, Tier::kBatch)) == "0.00000009");
  CHECK(price_of(elk("us-east-1", kInputTokens, Tier::kPriority)) == "0.000000315");
  CHECK(price_of(elk("us-west-2", kInputTokens, Tier::kPriority)) == "0.00000032");
  // Cache reads: 0.18 x 0.1 x 1.75 = 0.0315, and 0.32 x 0.1 beside a published row.
  CHECK(price_of(elk("us-east-1", kCacheReadTokens, Tier::kPriority)) == "0.0000000315");
  CHECK(price_of(elk("us-west-2", kCacheReadTokens, Tier::kPriority)) == "0.000000032");
  const auto batch = elk("us-east-1", kCacheReadTokens, Tier::kBatch);
  CHECK_FALSE(find_rate(meadow(), batch).has_value());
  for (const Tier tier : {Tier::kStandard, Tier::kFlex, Tier::kPriority}) {
    for (const Dimension dimension : {kInputTokens, kCacheReadTokens}) {
      const auto found = find_rate(meadow(), elk("us-east-1", dimension, tier));
      REQUIRE(found.has_value());
      CHECK(found->derived() == (tier != Tier::kStandard || dimension == kCacheReadTokens));
      const auto again = rate_of(meadow(), handle_of(*found));
      REQUIRE(again.has_value());
      CHECK(again->usd == found->usd);
    }
  }
}

TEST_CASE("a model that has ended is not offered in place of one without a price, later ones are",
          "[lookup]") {
  const auto owned = testing::read_table(R"({"rate_set": "test", "provider": "Acme", "models": [
  {"id": "acme.ant-1", "name": "Ant",
   "lifecycle": {"status": "end-of-life", "end_of_life": "2026-01-01", "source": "page"},
   "rates": [{"routes": "regional", "tier": "standard", "regions": ["us-east-1"],
     "usd_per_million": {"input_tokens": "1", "output_tokens": "1"}, "source": "list"}]},
  {"id": "acme.bee-1", "name": "Bee",
   "rates": [{"routes": "regional", "tier": "standard", "regions": ["us-east-1"],
     "usd_per_million": {"input_tokens": "2", "output_tokens": "2"}, "source": "list"}]},
  {"id": "acme.cat-1", "name": "Cat",
   "rates": [{"routes": "regional", "tier": "standard", "regions": ["us-east-1"],
     "usd_per_million": {"input_tokens": "3"}, "source": "list"}]}]})");
  const RateTable& table = owned->table();
  const RateQuery cat{.model = find_model(table, "acme.cat-1"),
                      .region = find_region(table, "us-east-1"),
                      .dimension = kOutputTokens,
                      .as_of = *Date::parse("2026-08-20")};
  CHECK(explain_missing(table, cat).hint == "Bee (\"acme.bee-1\") has a price there.");
}

TEST_CASE("of equally particular rates the certain, the better graded, the newer, the first wins",
          "[lookup]") {
  // Two profiles of one region, neither of which is asked for.
  const auto winner = [](const char* apac, const char* jp) {
    const std::string file = std::string(R"({"rate_set": "test", "provider": "Acme", "models": [
          {"id": "acme.elk", "name": "Elk", "rates": [
            {"routes": "geo", "tier": "standard", "regions": ["geo:apac"],
             "usd_per_million": {"input_tokens": "1"}, )") +
                             apac +
                             R"(}, {"routes": "geo", "tier": "standard", "regions": ["geo:jp"],
             "usd_per_million": {"input_tokens": "2"}, )" +
                             jp + "}]}]}";
    RateFileReader reader("test", "Test rates");
    REQUIRE(reader
                .add_regions("regions.json", R"({"regions": [
                  {"code": "ap-northeast-1", "name": "Tokyo", "profiles": ["apac", "jp"]}]})")
                .has_value());
    REQUIRE(reader.add_sources("sources.json", testing::kSourcesFile).has_value());
    REQUIRE(reader.add_provider("acme.json", file).has_value());
    const auto table = reader.finish();
    REQUIRE(table.has_value());
    const RateTable& rates = table->table();
    const RateQuery query{
        .model = &rates.models[0], .region = 0, .route = Route::kGeo, .as_of = rates.newest};
    return find_rate(rates, query)->usd.text();
  };
  const char* list = R"("source": "list")";
  const char* page = R"("source": "page")";
  const char* folk = R"("source": "folk")";
  CHECK(winner(R"("source": "list", "assumed": "so")", folk) == "0.000002");
  CHECK(winner(list, page) == "0.000001");
  CHECK(winner(folk, page) == "0.000002");
  CHECK(winner(list, R"("source": "folk", "grade": "A")") == "0.000002");
  CHECK(winner(R"("source": "folk", "grade": "A")", list) == "0.000001");
  CHECK(winner(list, list) == "0.000001");
}

TEST_CASE("a day before any price says from when one is known", "[lookup]") {
  RateQuery q = elk("us-west-2", kInputTokens);
  q.as_of = *Date::parse("2026-05-31");
  CHECK(price_of(q) == "The first known price is from 2026-06-01: choose that day or a later one.");
}
