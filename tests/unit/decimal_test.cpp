#include "core/base/decimal.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Decimal d(const char* text) {
  const auto parsed = Decimal::parse(text);
  REQUIRE(parsed.has_value());
  return *parsed;
}

const char* const kLargest = "170141183460469231731687303715884105727";

}  // namespace

TEST_CASE("decimals are read and written in one canonical form", "[decimal]") {
  CHECK(d("0").text() == "0");
  CHECK(d("-0.000").text() == "0");
  CHECK(d("0800").text() == "800");
  CHECK(d("1.500").text() == "1.5");
  CHECK(d("0.000000035").text() == "0.000000035");
  CHECK(d("35e-9").text() == "0.000000035");
  CHECK(d("1.5E3").text() == "1500");
  CHECK(d("-12.25").text() == "-12.25");
  CHECK(d(kLargest).text() == kLargest);
  CHECK(d("0.000000000000000000000000000000000001").text() ==
        "0.000000000000000000000000000000000001");
  CHECK(d("1.10") == d("1.1"));
}

TEST_CASE("what is not a number, or does not fit, is refused", "[decimal]") {
  for (const char* bad : {"", "-", ".", ".5", "5.", "1,000", "1e", "1e+", "0x10", "1.2.3", "NaN",
                          " 1", "1 ", "170141183460469231731687303715884105728", "1e39", "1e-37",
                          "0.0000000000000000000000000000000000001", "1e999999999999"}) {
    INFO(bad);
    CHECK_FALSE(Decimal::parse(bad).has_value());
  }
}

TEST_CASE("sums and products are exact", "[decimal]") {
  CHECK(add(d("0.1"), d("0.2"))->text() == "0.3");
  CHECK(subtract(d("1"), d("0.999999999999"))->text() == "0.000000000001");
  CHECK(multiply(d("433893"), d("0.000004125"))->text() == "1.789808625");
  CHECK(multiply(d("-1.5"), d("0.2"))->text() == "-0.3");
  CHECK(multiply(d("0"), d(kLargest))->text() == "0");
}

TEST_CASE("overflow is nothing, never a wrap", "[decimal]") {
  CHECK_FALSE(add(d(kLargest), d("1")).has_value());
  CHECK_FALSE(subtract(d((std::string("-") + kLargest).c_str()), d("2")).has_value());
  CHECK_FALSE(multiply(d(kLargest), d("2")).has_value());
  CHECK_FALSE(multiply(d("1e-20"), d("1e-20")).has_value());
  CHECK_FALSE(add(d(kLargest), d("0.1")).has_value());
  CHECK(add(d(kLargest), d("-1")).has_value());
}

TEST_CASE("decimals compare by value whatever their scale", "[decimal]") {
  CHECK(d("1.5") < d("1.50001"));
  CHECK(d("-2") < d("-1.999"));
  CHECK((d("2.0") <=> d("2")) == std::strong_ordering::equal);
  CHECK(d(kLargest) > d("0.1"));
  CHECK(d("0.1") < d(kLargest));
  CHECK(d((std::string("-") + kLargest).c_str()) < d("-0.1"));
}

TEST_CASE("division and rounding follow the named mode", "[decimal]") {
  CHECK(divide(d("1"), d("3"), 4, Rounding::kHalfEven)->text() == "0.3333");
  CHECK(divide(d("2"), d("3"), 4, Rounding::kHalfUp)->text() == "0.6667");
  CHECK(divide(d("-2"), d("3"), 4, Rounding::kUp)->text() == "-0.6667");
  CHECK(divide(d("-2"), d("3"), 4, Rounding::kDown)->text() == "-0.6666");
  CHECK_FALSE(divide(d("1"), d("0"), 4, Rounding::kDown).has_value());
  CHECK(round(d("2.5"), 0, Rounding::kHalfEven).text() == "2");
  CHECK(round(d("3.5"), 0, Rounding::kHalfEven).text() == "4");
  CHECK(round(d("2.5"), 0, Rounding::kHalfUp).text() == "3");
  CHECK(round(d("-2.5"), 0, Rounding::kHalfUp).text() == "-3");
  CHECK(round(d("2.01"), 0, Rounding::kUp).text() == "3");
  CHECK(round(d("2.99"), 0, Rounding::kDown).text() == "2");
  CHECK(round(d("1.2"), 6, Rounding::kUp).text() == "1.2");
}
