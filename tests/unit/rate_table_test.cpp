// Invariants of the real tables: what is true of every price that AWS publishes, with the
// exceptions named one by one.

#include "core/catalog/rate_table.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "core/catalog/lookup.h"
#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

// As AWS lists them: Omni 0.30 in and 2.80 out, Palmyra X5 0.60 in and 6.00 out.
constexpr std::array<std::string_view, 2> kRatioExceptions{"amazon.nova-2-omni-preview",
                                                           "writer.palmyra-x5-v1:0"};

const RateTable& aws() { return *rate_sets()[0]; }

}  // namespace

TEST_CASE("the built-in sets are there, the AWS one first", "[rate_table]") {
  REQUIRE(rate_sets().size() == 4);
  CHECK(aws().id == "aws");
  CHECK(find_rate_set("representative") != nullptr);
  CHECK(find_rate_set("guide") != nullptr);
  CHECK(find_rate_set("x") == nullptr);
  CHECK(aws().regions.size() >= 35);
}

TEST_CASE("models are sorted and unique, and each owns its rates", "[rate_table]") {
  for (const RateTable* table : rate_sets()) {
    for (std::size_t m = 0; m < table->models.size(); ++m) {
      const Model& model = table->models[m];
      if (m > 0) CHECK(table->models[m - 1].id < model.id);
      for (std::uint32_t r = model.first_rate; r < model.last_rate; ++r) {
        CHECK(table->rate(r).model == m);
      }
    }
  }
}

TEST_CASE("every rate is sourced, dated, graded and in bounds", "[rate_table]") {
  for (const RateTable* table : rate_sets()) {
    for (std::size_t i = 0; i < table->rates.size(); ++i) {
      const Rate rate = table->rate(i);
      CHECK(rate.index == i);
      REQUIRE(rate.source < table->sources.size());
      CHECK_FALSE(table->sources[rate.source].title.empty());
      CHECK(table->sources[rate.source].date >= *Date::parse("2023-04-27"));
      CHECK_FALSE(grade(*table, rate).empty());
      CHECK(rate.coefficient >= 0);
      CHECK(rate.from < rate.to);
      CHECK(rate.regions != 0);
      CHECK(rate.dimension.index < dimensions().size());
    }
  }
}

TEST_CASE("a model with a price for cached tokens has the rules of its cache", "[rate_table]") {
  int cached = 0;
  for (const RateTable* table : rate_sets()) {
    for (const Model& model : table->models) {
      const CacheRules& rules = model.cache;
      for (std::uint32_t r = model.first_rate; r < model.last_rate; ++r) {
        const Dimension of = table->rate(r).dimension;
        if (of != kCacheReadTokens && of != kCacheWrite5mTokens && of != kCacheWrite1hTokens &&
            of != kCacheWrite30mTokens) {
          continue;
        }
        INFO(table->id << " " << model.id << " " << info(of).name);
        CHECK(rules.read.exists());
        if (of == kCacheWrite5mTokens) CHECK(rules.write_5m.exists());
        if (of == kCacheWrite1hTokens) CHECK(rules.write_1h.exists());
        if (of == kCacheWrite30mTokens) CHECK(rules.write_30m.exists());
        ++cached;
      }
    }
  }
  CHECK(cached > 100);
}

TEST_CASE("output costs one to nine times as much as input, with the exceptions named",
          "[rate_table]") {
  const std::set<std::string_view> exceptions{kRatioExceptions.begin(), kRatioExceptions.end()};
  std::set<std::string_view> met;
  const RateTable& table = aws();
  for (const Model& model : table.models) {
    for (std::size_t region = 0; region < table.regions.size(); ++region) {
      RateQuery q{.model = &model,
                  .region = static_cast<int>(region),
                  .route = Route::kGeo,
                  .as_of = table.newest};
      const auto input = find_published(table, q);
      q.dimension = kOutputTokens;
      const auto output = find_published(table, q);
      if (!input || !output || input->coefficient == 0) continue;
      const auto ratio = divide(output->usd(), input->usd(), 6, Rounding::kHalfEven);
      REQUIRE(ratio.has_value());
      if (*ratio >= Decimal(1) && *ratio <= Decimal(9)) continue;
      INFO(model.id << " " << table.regions[region].code << " " << ratio->text());
      CHECK(exceptions.contains(model.id));
      met.insert(model.id);
    }
  }
  CHECK(met.size() == exceptions.size());
}

TEST_CASE(
    "cache reads cost less than input, batch no more than standard, global no more than "
    "in-region",
    "[rate_table]") {
  const RateTable& table = aws();
  int compared = 0;
  for (const Model& model : table.models) {
    for (std::size_t region = 0; region < table.regions.size(); ++region) {
      RateQuery q{.model = &model,
                  .region = static_cast<int>(region),
                  .route = Route::kGeo,
                  .as_of = table.newest};
      for (const Dimension dimension : {kInputTokens, kOutputTokens}) {
        q.dimension = dimension;
        q.tier = Tier::kStandard;
        q.route = Route::kGeo;
        const auto standard = find_published(table, q);
        if (!standard) continue;
        INFO(model.id << " " << table.regions[region].code << " " << info(dimension).name);
        q.tier = Tier::kBatch;
        if (const auto batch = find_published(table, q)) {
          CHECK(batch->usd() <= standard->usd());
          ++compared;
        }
        q.tier = Tier::kStandard;
        q.route = Route::kGlobal;
        if (const auto global = find_published(table, q)) {
          CHECK(global->usd() <= standard->usd());
          ++compared;
        }
        q.route = Route::kGeo;
        q.dimension = kCacheReadTokens;
        if (const auto read = find_rate(table, q); read && dimension == kInputTokens) {
          CHECK(read->usd < standard->usd());
          ++compared;
        }
      }
    }
  }
  CHECK(compared > 1500);
}
