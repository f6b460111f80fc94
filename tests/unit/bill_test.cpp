#include "core/billing/bill.h"

#include <catch2/catch_test_macros.hpp>

#include "core/workloads/workload_types.h"
#include "small_table.h"

using namespace bedrock;
using bedrock::testing::small_table;

namespace {

Workload fox(int requests, int input, int output) {
  Workload w;
  w.type = &kInference;
  w.name = "Chat";
  w.set(Field::kModel, "us.acme.fox-v1:0");
  w.set(Field::kRequestsPerMonth, Decimal(requests));
  w.set(Field::kTokensIn, Decimal(input));
  w.set(Field::kTokensOut, Decimal(output));
  return w;
}

Scenario scenario_of(Workload workload) {
  Scenario s;
  s.rate_set = "test";
  s.region = "us-east-1";
  s.workloads.emplace_back(std::move(workload));
  return s;
}

Bill bill_of(Workload workload) {
  const auto bill = price(small_table(), scenario_of(std::move(workload)));
  REQUIRE(bill.has_value());
  return *bill;
}

bool has_notice(const Bill& bill, std::string_view code) {
  for (const Notice& notice : bill.notices) {
    if (notice.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a bill is lines and their sums", "[bill]") {
  const Bill bill = bill_of(fox(50000, 800, 400));
  REQUIRE(bill.lines.size() == 2);
  CHECK(bill.lines[0].quantity.text() == "40000000");
  CHECK(bill.lines[0].amount.text() == "132");
  CHECK(bill.lines[0].formula == "50,000 requests x 800 tokens x $3.30 per million");
  CHECK(bill.lines[1].amount.text() == "330");
  CHECK(bill.total.text() == "462");
  CHECK(bill.workloads[0].total == bill.total);
  CHECK(bill.workloads[0].per_one->text() == "0.00924");
  CHECK(bill.largest_line() == 1);
  CHECK(bill.complete());
}

TEST_CASE("the whole request is long context once its total input is over the threshold",
          "[bill]") {
  Workload w = fox(1, 60000, 10);
  w.set(Field::kCacheReads, Decimal(40000));
  CHECK(bill_of(w).lines[0].context == Context::kStandard);
  w.set(Field::kCacheReads, Decimal(40001));
  const Bill bill = bill_of(w);
  for (const BillLine& line : bill.lines) CHECK(line.context == Context::kLong);
  CHECK(bill.lines[0].rate.text() == "0.0000066");
  CHECK(bill.lines[1].rate.text() == "0.00000066");  // derived from the long input rate
}

TEST_CASE("what has no price is listed, and no total includes it", "[bill]") {
  Workload w = fox(10, 100, 100);
  w.tier = Tier::kBatch;  // batch has an input price only
  const Bill bill = bill_of(w);
  CHECK_FALSE(bill.complete());
  CHECK_FALSE(bill.workloads[0].complete);
  // A part of the cost is no cost of one, although there are requests and an amount.
  CHECK_FALSE(bill.workloads[0].total.is_zero());
  CHECK_FALSE(bill.workloads[0].per_one.has_value());
  REQUIRE(bill.not_priced.size() == 1);
  CHECK(bill.not_priced[0].dimension == kOutputTokens);
  CHECK(bill.total == bill.lines[0].amount);
}

TEST_CASE("a route that is asked for holds for every part of that id, and for no other", "[bill]") {
  Workload w;
  w.type = &kEvaluation;
  w.route = Route::kGlobal;
  w.set(Field::kModel, "acme.fox-v1:0");
  w.set(Field::kCasesPerMonth, Decimal(10));
  w.set(Field::kTokensIn, Decimal(100));
  const auto routes = [&](const char* judge) {
    w.set(Field::kJudgeModel, judge);
    std::vector<Route> found;
    for (const Terms& terms : bill_of(w).parts) found.push_back(terms.route);
    return found;
  };
  CHECK(routes("acme.fox-v1:0") == std::vector{Route::kGlobal, Route::kGlobal});
  CHECK(routes("us.acme.fox-v1:0") == std::vector{Route::kGlobal, Route::kGeo});
  CHECK(routes("acme.owl-v1:0") == std::vector{Route::kGlobal, Route::kInRegion});
}

TEST_CASE("an unknown model is not priced and the nearest is suggested", "[bill]") {
  Workload w = fox(10, 100, 100);
  w.set(Field::kModel, "us.acme.fxo-v1:0");
  const Bill bill = bill_of(w);
  CHECK(bill.total.is_zero());
  REQUIRE(bill.not_priced.size() == 2);
  CHECK(bill.not_priced[0].hint == "Did you mean \"acme.fox-v1:0\"?");
}

TEST_CASE("a workload's own region and route win over the scenario's", "[bill]") {
  Workload w = fox(1000000, 1, 0);
  w.region = "eu-west-1";
  w.route = Route::kGlobal;
  CHECK(bill_of(w).total.text() == "3");
}

TEST_CASE("regions are needed and must be known", "[bill]") {
  Scenario s = scenario_of(fox(1, 1, 1));
  s.region = "";
  CHECK(price(small_table(), s).error().code == "missing_region");
  s.region = "us-esat-1";
  CHECK(price(small_table(), s).error().hint == "Did you mean \"us-east-1\"?");
  s.region = "us-east-1";
  s.workloads[0].region = "mars-1";
  CHECK(price(small_table(), s).error().path == "workloads[0].region");
}

TEST_CASE("amounts that do not fit are an error that names the workload", "[bill]") {
  Workload w = fox(1, 1, 1);
  w.set(Field::kRequestsPerMonth, *Decimal::parse("1e37"));
  w.set(Field::kTokensIn, *Decimal::parse("1e5"));
  const auto bill = price(small_table(), scenario_of(w));
  REQUIRE_FALSE(bill.has_value());
  CHECK(bill.error().code == "too_large");
  CHECK(bill.error().path == "workloads[0].input_tokens");
}

TEST_CASE("a sum that does not fit is an error, though each of its amounts does", "[bill]") {
  Workload w = fox(1, 1, 0);
  std::string most(38, '9');
  do {
    most.pop_back();
    w.set(Field::kRequestsPerMonth, *Decimal::parse(most));
  } while (!price(small_table(), scenario_of(w)));
  Scenario s = scenario_of(w);
  s.workloads.resize(100, w);  // a digit less than the first that does not fit, a hundred times
  const auto bill = price(small_table(), s);
  REQUIRE_FALSE(bill.has_value());
  CHECK(bill.error().code == "too_large");
  CHECK(bill.error().path.starts_with("workloads["));
}

TEST_CASE("discounts with more digits than fit are an error, not a missing line", "[bill]") {
  Scenario s = scenario_of(fox(1, 1000, 0));
  s.discounts.resize(20, {.percent = *Decimal::parse("33.33333333333333")});
  const auto bill = price(small_table(), s);
  REQUIRE_FALSE(bill.has_value());
  CHECK(bill.error().code == "too_large");
}

TEST_CASE("what AWS would reject gets a notice beside the price", "[bill]") {
  Workload w = fox(1, 800, 400);
  CHECK_FALSE(has_notice(bill_of(w), "route_not_listed"));
  CHECK(has_notice(bill_of(w), "end_of_life"));
  w.set(Field::kModel, "acme.fox-v1:0");
  CHECK(has_notice(bill_of(w), "route_not_listed"));
  w.set(Field::kModel, "us.acme.fox-v1:0");
  w.route = Route::kGlobal;
  CHECK(has_notice(bill_of(w), "prefix_overruled"));
  w.set(Field::kTokensIn, Decimal(200000));
  CHECK(has_notice(bill_of(w), "over_context_window"));
  w.set(Field::kCacheWrites, Decimal(1023));
  CHECK(has_notice(bill_of(w), "cache_too_short"));
  w.set(Field::kCacheWrites, Decimal(1024));
  CHECK_FALSE(has_notice(bill_of(w), "cache_too_short"));
}

TEST_CASE("the person's own prices are marked on the line", "[bill]") {
  Scenario s = scenario_of(fox(1000000, 1, 1));
  s.discounts.push_back({.percent = Decimal(10)});
  s.own_rates.push_back(
      {.model = "acme.fox-v1:0", .dimension = kOutputTokens, .usd = *Decimal::parse("0.00001")});
  const auto bill = price(small_table(), s);
  REQUIRE(bill.has_value());
  CHECK(bill->lines[0].amount.text() == "2.97");
  CHECK(bill->lines[0].own == "10 % off the list price $3.30 per million");
  CHECK(bill->lines[1].amount.text() == "10");
  CHECK(bill->lines[1].own == "your own rate instead of $16.50 per million");
}

TEST_CASE("cache writes published at $0 are charged as input and doubted aloud", "[bill]") {
  Workload w = fox(1, 0, 0);
  w.set(Field::kModel, "acme.owl-v1:0");
  w.set(Field::kCacheWrites, Decimal(5000));
  const Bill bill = bill_of(w);
  CHECK(bill.complete());
  CHECK(bill.total.text() == "0.0011");  // 5,000 x 0.22 per million
  REQUIRE(bill.lines[0].list.has_value());
  CHECK(bill.lines[0].list->derivation == Derivation::kFreeWrite);
  CHECK(has_notice(bill, "free_cache_writes"));
}

TEST_CASE("no requests cost nothing and have no price per request", "[bill]") {
  const Bill bill = bill_of(fox(0, 800, 400));
  CHECK(bill.total.is_zero());
  CHECK(bill.complete());
  CHECK_FALSE(bill.workloads[0].per_one.has_value());
  CHECK_FALSE(bill.largest_line().has_value());
}

TEST_CASE("a model's lifecycle is described from the reader's own day", "[bill]") {
  Scenario s = scenario_of(fox(1, 1, 1));
  const auto words = [&](const char* today) {
    s.today = Date::parse(today);
    const Bill bill = *price(small_table(), s);
    for (const Notice& notice : bill.notices) {
      if (notice.code == "end_of_life") return notice.message;
    }
    return std::string();
  };
  // Owl costs 0.22 per million from 2026-07-30 on, and has no output price.
  const std::string next =
      " AWS recommends Owl (\"acme.owl-v1:0\"), which costs $0.22 per million for input on "
      "the geo route. Source: Pricing page, 2026-07-24.";
  CHECK(words("2027-01-30") == "AWS ends Fox on 2027-01-31." + next);
  CHECK(words("2027-01-31") == "AWS ended Fox on 2027-01-31: it can no longer be called." + next);
}

TEST_CASE("a profile is not priced from a region outside it", "[bill]") {
  Workload w = fox(1, 1, 1);
  w.set(Field::kModel, "eu.acme.fox-v1:0");
  const Bill bill = bill_of(w);
  REQUIRE_FALSE(bill.complete());
  CHECK(bill.not_priced[0].reason == "AWS does not offer the eu. profile from us-east-1.");
}
