#include "core/catalog/offers.h"

#include <catch2/catch_test_macros.hpp>

#include "core/catalog/model_id.h"
#include "core/catalog/rate_sets.h"

using namespace bedrock;

namespace {

const RateTable& aws() { return *find_rate_set("aws"); }

std::optional<Decimal> usd(const RateQuery& query) {
  const auto found = find_rate(aws(), query);
  return found ? std::optional(found->usd) : std::nullopt;
}

}  // namespace

TEST_CASE("The regions of a price zone have the same rates, and each region is in one zone",
          "[offers]") {
  const RateTable& table = aws();
  int checked = 0;
  for (const Model& model : table.models) {
    RegionSet seen = 0;
    for (const RegionSet zone : price_zones(table, model, table.newest)) {
      CHECK((seen & zone) == 0);
      seen |= zone;
      int first = -1;
      for (int r = 0; r < static_cast<int>(table.regions.size()); ++r) {
        if (((zone >> r) & 1) == 0) continue;
        if (first < 0) first = r;
        for (int t = 0; t < kInferenceTiers; ++t) {
          for (const Route route : {Route::kInRegion, Route::kGeo, Route::kGlobal}) {
            RateQuery query{.model = &model,
                            .profile = route == Route::kGeo ? t : kAnyProfile,
                            .route = route,
                            .tier = static_cast<Tier>(t),
                            .dimension = kCacheReadTokens,
                            .as_of = table.newest};
            query.region = first;
            const auto expected = usd(query);
            query.region = r;
            if (usd(query) != expected) FAIL(model.id << " " << table.regions[r].code);
            ++checked;
          }
        }
      }
    }
    CHECK(seen == (RegionSet{1} << table.regions.size()) - 1);
  }
  CHECK(checked > 80'000);
}

TEST_CASE("A model's spread leaves out no tier, dimension or profile that has a rate", "[offers]") {
  const RateTable& table = aws();
  for (const Model& model : table.models) {
    const RateSpread spread = spread_of(table, model, table.newest);
    for (int r = 0; r < static_cast<int>(table.regions.size()); ++r) {
      for (int t = 0; t < kInferenceTiers; ++t) {
        for (std::uint8_t d = 0; d < 6; ++d) {
          const RateQuery query{.model = &model,
                                .region = r,
                                .tier = static_cast<Tier>(t),
                                .dimension = Dimension{d},
                                .as_of = table.newest};
          const bool may = spread.has(query.tier) && ((spread.dimensions >> d) & 1) != 0;
          if (!may && find_rate(table, query)) FAIL(model.id << " " << t << " " << int{d});
        }
      }
    }
  }
}

TEST_CASE("Ways are those that AWS lists and those that the region has", "[offers]") {
  const RateTable& table = aws();
  const Model* model = find_model(table, "anthropic.claude-sonnet-4-6");
  REQUIRE(model != nullptr);
  const auto ways = ways_from(table, *model, find_region(table, "ap-southeast-2"));
  std::string ids;
  for (const Way& way : ways) {
    ids += id_by(table, *model, way) + (way.listed.value_or(false) ? "+ " : "- ");
  }
  CHECK(ids ==
        "anthropic.claude-sonnet-4-6- apac.anthropic.claude-sonnet-4-6- "
        "au.anthropic.claude-sonnet-4-6+ global.anthropic.claude-sonnet-4-6+ ");
  const RateTable& guide = *find_rate_set("guide");
  CHECK(ways_from(guide, guide.models[0], -1) == std::vector{Way{}});
}
