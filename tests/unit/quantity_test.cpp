#include "core/usage/quantity.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Words words;

Quantity q(std::int64_t value, const char* noun) {
  return Quantity::of(Decimal(value), noun).in(&words);
}

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

TEST_CASE("sums keep their brackets in divisions and products, on both sides", "[quantity]") {
  const Quantity sum = q(6, "byte") + q(4, "row");
  const Quantity other = q(3, "day") + q(2, "hour");
  CHECK((sum / other).words() == "(6 bytes + 4 rows) / (3 days + 2 hours)");
  CHECK((sum / other).value().text() == "2");
  CHECK((sum / q(5, "day")).words() == "(6 bytes + 4 rows) / 5 days");
  CHECK((q(10, "byte") / other).words() == "10 bytes / (3 days + 2 hours)");
  CHECK((sum * other).words() == "(6 bytes + 4 rows) x (3 days + 2 hours)");
  CHECK(((sum / other) * q(7, "line")).words() ==
        "(6 bytes + 4 rows) / (3 days + 2 hours) x 7 lines");
}

TEST_CASE("a quantity is put in other words", "[quantity]") {
  const Quantity calls = q(1050, "call");
  CHECK(calls.as_number(Decimal(1050), " in all").words() == "1,050 in all");
  CHECK(calls.as_percent(Decimal(80), "hits").words() == "80 % hits");
  CHECK(calls.as_percent(Decimal(80), "").words() == "80 %");
  CHECK(ceiling(calls / q(4, "hour")).words() == "1,050 calls / 4 hours");
  CHECK(ceiling(calls / q(4, "hour")).as_counted("tray").words() == "263 trays");
  CHECK(calls.joined(" over ", q(2, "turn")).words() == "1,050 calls over 2 turns");
  CHECK(calls.as(q(3, "job")).words() == "3 jobs");
  CHECK((q(2, "page") * Quantity(Decimal(4), "4 bytes")).words() == "2 pages x 4 bytes");
  // A factor without words leaves the brackets of a sum.
  CHECK((Quantity(Decimal(2)) * (q(1, "page") + q(1, "line"))).words() == "(1 page + 1 line)");
}

TEST_CASE("without a Words there are figures and no words", "[quantity]") {
  const Quantity silent = Quantity::of(Decimal(7), "call").in(nullptr) * plain(Decimal(3));
  CHECK(silent.value() == Decimal(21));
  CHECK(silent.words().empty());
}

TEST_CASE("a sum of ten thousand shares prints without deep recursion", "[quantity]") {
  Quantity sum;
  for (int i = 0; i < 10'000; ++i) sum = sum + q(1, "call");
  CHECK((sum * q(2, "token")).words().size() ==
        10'000 * std::string("1 call + ").size() - 3 + std::string("() x 2 tokens").size());
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

TEST_CASE("fractions are multiplied before they are divided", "[quantity]") {
  const Quantity hours = q(480'000, "GB-second") / q(3600, "second");
  CHECK(hours.value().text() == "133.333333333333333333");
  CHECK(hours.at(Decimal::of(945, 5))->text() == "1.26");
  CHECK((hours * q(3, "day")).value().text() == "400");
  CHECK((hours + hours + hours).value().text() == "400");
  const Quantity thirds = q(1, "item") / q(3, "call") + q(1, "item") / q(6, "call");
  CHECK(thirds.value().text() == "0.5");
  CHECK((q(1, "item") / (q(1, "item") / q(3, "call"))).value().text() == "3");
  CHECK(hours.less(Decimal(100)).at(Decimal(3))->text() == "100");
  CHECK(ceiling(hours).value().text() == "134");
}

TEST_CASE("what ends within 18 places is a plain number", "[quantity]") {
  const Quantity half = q(1, "item") / q(2, "call");
  CHECK(half.value().text() == "0.5");
  // Rates of 18 places times numbers of 18 places keep all 36.
  const Quantity small(*Decimal::parse("0.000000000000000001"));
  CHECK(small.at(*Decimal::parse("0.000000000000000001"))->scale() == 36);
}

TEST_CASE("a fraction of a percentage is exact, or none", "[quantity]") {
  CHECK(fraction(Decimal(20)) == Decimal::parse("0.2"));
  CHECK(fraction(Decimal::of(1, 34)) == Decimal::of(1, 36));
  CHECK_FALSE(fraction(Decimal::of(1, 35)).has_value());
  CHECK_FALSE(percent_of(plain(Decimal(1)), Decimal::of(1, 35)).fits());
}
