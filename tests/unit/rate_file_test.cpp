#include "core/authoring/rate_file.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "small_table.h"

using namespace bedrock;
using namespace bedrock::testing;

namespace {

std::string provider_with(const std::string& model_fields) {
  return R"({"rate_set":"test","provider":"Acme","models":[{"id":"a.b","name":"B",)" +
         model_fields + "}]}";
}

std::string rate(const std::string& more) {
  return R"({"routes":"regional","tier":"standard","source":"list",)" + more + "}";
}

Error error_of(const std::string& provider) {
  const auto table = read_table(provider.c_str());
  REQUIRE_FALSE(table.has_value());
  CHECK_FALSE(table.error().hint.empty());
  return table.error();
}

}  // namespace

TEST_CASE("rate files become a table sorted by model", "[rate_file]") {
  const RateTable& table = small_table();
  REQUIRE(table.models.size() == 2);
  CHECK(table.models[0].id == "acme.fox-v1:0");
  CHECK(table.models[0].provider == "Acme");
  CHECK(table.models[0].last_rate == table.models[1].first_rate);
  CHECK(table.models[1].last_rate == table.rates.size());
  CHECK(table.profiles.size() == 2);
  CHECK(table.newest.text() == "2026-09-30");
  CHECK(table.oldest.text() == "2026-07-24");
  const Rate first = table.rate(0);
  CHECK(first.usd().text() == "0.0000033");
}

TEST_CASE("prices of many digits keep them all", "[rate_file]") {
  const auto read = read_table(
      provider_with(
          R"("rates":[)" +
          rate(R"("regions":"any","usd":{"input_tokens":"2147483647","output_tokens":"2147483648",)"
               R"("cache_read_tokens":"0.9223372036854775807","cache_write_5m_tokens":"0.25"})") +
          "]")
          .c_str());
  REQUIRE(read.has_value());
  const RateTable& table = read->table();
  std::vector<std::string> prices;
  for (std::size_t i = 0; i < table.rates.size(); ++i) prices.push_back(table.rate(i).usd().text());
  std::sort(prices.begin(), prices.end());
  CHECK(prices ==
        std::vector<std::string>{"0.25", "0.9223372036854775807", "2147483647", "2147483648"});
}

TEST_CASE("a service has the bands of its file, a model its rule for images", "[rate_file]") {
  const auto table = read_table(
      provider_with(
          R"("image_tokens":"nova-2","bands":[{"dimension":"requests","over":5,"band":"events"},)"
          R"({"dimension":"vectors_read","over":7,"by":"vectors","band":"events"}],"rates":[])")
          .c_str());
  CHECK_FALSE(table.has_value());
  const auto good = read_table(
      provider_with(
          R"("image_tokens":"nova-2","bands":[{"dimension":"requests","over":5,"band":"events"},)"
          R"({"dimension":"queries","over":7,"by":"vectors","band":"events"}],"rates":[])")
          .c_str());
  REQUIRE(good.has_value());
  const Model& model = good->table().models.back();
  CHECK(model.image_rule == ImageRule::kNova2);
  REQUIRE(model.bands.size() == 2);
  CHECK(model.bands[0].of == dimension_named("requests"));
  CHECK(model.bands[0].band == dimension_named("events"));
  CHECK(model.bands[0].over == 5);
  CHECK_FALSE(model.bands[0].by_vectors);
  CHECK(model.bands[1].by_vectors);
}

TEST_CASE("mistakes in a provider file are reported with the entry and the fix", "[rate_file]") {
  struct Case {
    std::string provider, code, where;
  };
  const std::string us = R"("regions":["us-east-1"],)";
  const std::string price = R"("usd_per_million":{"input_tokens":"1"})";
  const Case cases[] = {
      {R"({"rate_set":"other","provider":"A","models":[]})", "wrong_rate_set", "rate_set"},
      {provider_with(R"("rates":[],"modle":1)"), "unknown_field", "models[0].modle"},
      {provider_with(R"("rates":[)" + rate(us + R"("usd_per_million":{"input_tokens":3.3})") + "]"),
       "bad_price", "models[0].rates[0].usd_per_million"},
      {provider_with(R"("rates":[)" + rate(us + R"("usd_per_million":{"inputtokens":"3"})") + "]"),
       "unknown_dimension", "models[0].rates[0].usd_per_million"},
      {provider_with(R"("rates":[)" + rate(R"("regions":["us-east-9"],)" + price) + "]"),
       "unknown_region", "models[0].rates[0].regions"},
      {provider_with(R"("rates":[)" + rate(R"("regions":[],)" + price) + "]"), "empty_list",
       "models[0].rates[0].regions"},
      {provider_with(
           R"("bands":[{"dimension":"storage_gb_months","over":9,"band":"storage"}],"rates":[])"),
       "unknown_dimension", "models[0].bands[0].band"},
      {provider_with(R"("bands":[{"dimension":"requests","over":9,"band":"queries"},)"
                     R"({"dimension":"requests","over":9,"band":"events"}],"rates":[])"),
       "out_of_order", "models[0].bands"},
      {provider_with(R"("image_tokens":"square","rates":[])"), "unknown_value",
       "models[0].image_tokens"},
      {provider_with(R"("rates":[)" + rate(us + R"("source":"lisst")") + "]"), "duplicate_name",
       ""},
      {provider_with(R"("rates":[{"routes":"regional","tier":"standard","source":"lisst",)" + us +
                     price + "}]"),
       "unknown_source", "models[0].rates[0].source"},
      {provider_with(R"("rates":[)" +
                     rate(us + R"("from":"2026-02-01","to":"2026-02-01",)" + price) + "]"),
       "empty_window", "models[0].rates[0].to"},
      {provider_with(R"("rates":[)" + rate(R"("regions":["us-east-1"])") + "]"), "missing_field",
       "models[0].rates[0].usd"},
      {provider_with(R"("lifecycle":{"status":"actve"},"rates":[])"), "unknown_value",
       "models[0].lifecycle.status"},
      {provider_with(R"("status":"active","rates":[])"), "unknown_field", "models[0].status"},
      {provider_with(
           R"("lifecycle":{"status":"legacy","legacy":"2026-02-01","end_of_life":"2026-01-01",)"
           R"("source":"list"},"rates":[])"),
       "out_of_order", "models[0].lifecycle.legacy"},
  };
  for (const Case& c : cases) {
    INFO(c.provider);
    const Error error = error_of(c.provider);
    CHECK(error.code == c.code);
    CHECK(error.path == "acme.json" + (c.where.empty() ? "" : ": " + c.where));
  }
}

TEST_CASE("a successor is another model of the rate set", "[rate_file]") {
  for (const char* successor : {"acme.wolf-v1:0", "a.b"}) {
    const auto table = read_table(provider_with(std::string(R"("lifecycle":{"status":"legacy",)") +
                                                R"("successor":")" + successor +
                                                R"(","source":"list"},"rates":[])")
                                      .c_str());
    REQUIRE_FALSE(table.has_value());
    CHECK(table.error().code == "unknown_model");
    CHECK(table.error().path == "a.b.lifecycle.successor");
  }
}

TEST_CASE("dates of a life hold in the regions that AWS names", "[rate_file]") {
  const auto table =
      read_table(provider_with(R"("lifecycle":{"status":"end-of-life","end_of_life":"2026-03-01",)"
                               R"("regions":["us-east-1"],"source":"list"},"rates":[])")
                     .c_str());
  REQUIRE(table.has_value());
  const Model& model = table->table().models[0];
  const Date later = *Date::parse("2026-03-01");
  CHECK(status_on(model, 0, later) == ModelStatus::kEndOfLife);
  CHECK(status_on(model, 1, later) == ModelStatus::kActive);
  CHECK(status_on(model, -1, later) == ModelStatus::kEndOfLife);
}

TEST_CASE("rates that would both answer are refused", "[rate_file]") {
  const std::string one = R"("usd_per_million":{"input_tokens":"1"})";
  const std::string two = R"("usd_per_million":{"input_tokens":"2"})";
  const auto both = [&](const std::string& a, const std::string& b) {
    return read_table(provider_with(R"("rates":[)" + a + "," + b + "]").c_str());
  };
  const auto overlap = both(rate(R"("regions":["us-east-1","eu-west-1"],)" + one),
                            rate(R"("regions":["eu-west-1"],)" + two));
  REQUIRE_FALSE(overlap.has_value());
  CHECK(overlap.error().code == "overlap");
  CHECK(overlap.error().message.find("eu-west-1") != std::string::npos);
  // One after the other, elsewhere, or for any region: no clash.
  CHECK(both(rate(R"("regions":["us-east-1"],"to":"2026-01-01",)" + one),
             rate(R"("regions":["us-east-1"],"from":"2026-01-01",)" + two))
            .has_value());
  CHECK(both(rate(R"("regions":["us-east-1"],)" + one), rate(R"("regions":["eu-west-1"],)" + two))
            .has_value());
  CHECK(both(rate(R"("regions":["us-east-1"],)" + one), rate(R"("regions":"any",)" + two))
            .has_value());
}
