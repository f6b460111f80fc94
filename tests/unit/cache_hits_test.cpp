#include "core/usage/cache_hits.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Decimal d(const char* text) { return *Decimal::parse(text); }

}  // namespace

TEST_CASE("the hit rate is 1 - e^-calls, cut to two places", "[cache_hits]") {
  CHECK(hit_percent(d("0")).text() == "0");
  CHECK(hit_percent(d("0.1")).text() == "9.51");
  CHECK(hit_percent(d("1")).text() == "63.21");
  CHECK(hit_percent(d("3")).text() == "95.02");
  CHECK(hit_percent(d("12")).text() == "99.99");
  CHECK(hit_percent(d("1e9")).text() == "100");
}
