#include "core/base/date.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

TEST_CASE("dates are ISO days that exist", "[date]") {
  CHECK(Date::parse("1970-01-01")->days() == 0);
  CHECK(Date::parse("2026-08-20")->text() == "2026-08-20");
  CHECK(Date::parse("2024-02-29").has_value());
  for (const char* bad :
       {"", "2026-8-20", "2026-02-29", "2026-13-01", "2026-00-10", "20260820", "2026-08-20T00",
        "1969-12-31", "2150-01-01", "2026/08/20", "abcd-ef-gh"}) {
    INFO(bad);
    CHECK_FALSE(Date::parse(bad).has_value());
  }
}

TEST_CASE("windows include their first day and not their last", "[date]") {
  const Window window{*Date::parse("2026-07-30"), *Date::parse("2026-08-21")};
  CHECK_FALSE(window.contains(*Date::parse("2026-07-29")));
  CHECK(window.contains(*Date::parse("2026-07-30")));
  CHECK(window.contains(*Date::parse("2026-08-20")));
  CHECK_FALSE(window.contains(*Date::parse("2026-08-21")));
  CHECK(Window{}.contains(Date{}));
}
