#include "core/usage/quantity.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Quantity q(std::int64_t value, const char* noun) { return Quantity::of(Decimal(value), noun); }

}  // namespace

TEST_CASE("the words say the arithmetic", "[quantity]") {
  const Quantity product = q(50'000, "request") * (q(800, "token") + q(1, "page"));
  CHECK(product.value().text() == "40050000");
  CHECK(product.words() == "50,000 requests x (800 tokens + 1 page)");
  CHECK((q(2, "turn") * q(3, "token") * q(4, "day")).words() == "2 turns x 3 tokens x 4 days");
  CHECK((q(6, "byte") / q(3, "second")).words() == "6 bytes / 3 seconds");
  CHECK(percent_of(q(200, "call"), Decimal(80)).words() == "200 calls x 80 %");
  CHECK(percent_of(q(200, "call"), Decimal(80)).value().text() == "160");
  CHECK(percent_of(q(200, "call"), Decimal(100)).words() == "200 calls");
}

TEST_CASE("what is zero says nothing", "[quantity]") {
  CHECK((q(5, "token") + q(0, "page")).words() == "5 tokens");
  CHECK((q(0, "token") * q(7, "page")).is_zero());
  CHECK((q(0, "token") * q(7, "page")).words().empty());
  CHECK((Quantity() + q(7, "page")).words() == "7 pages");
}

TEST_CASE("what does not fit stays so and names its field", "[quantity]") {
  const Quantity huge = Quantity::of(*Decimal::parse("1e37"), Field::kTokensIn);
  const Quantity calls = Quantity::of(Decimal(1000), Field::kRequestsPerMonth);
  const Quantity product = calls * huge;
  CHECK_FALSE(product.fits());
  CHECK(product.field() == Field::kTokensIn);
  CHECK_FALSE((product + q(1, "token")).fits());
  CHECK_FALSE((q(1, "token") / product).fits());
  CHECK(product.value().is_zero());
}

TEST_CASE("ceilings are whole", "[quantity]") {
  CHECK(ceiling(q(10, "item") / q(3, "call")).value().text() == "4");
  CHECK(ceiling(q(9, "item") / q(3, "call")).value().text() == "3");
}
