#include "core/planning/credits.h"

#include <catch2/catch_test_macros.hpp>

using namespace bedrock;

namespace {

Date day(const char* text) { return *Date::parse(text); }

}  // namespace

TEST_CASE("vector 21: the soonest credit first, on the largest charge", "[credits]") {
  std::vector<ServiceCharge> charges = {{Decimal(100), {}, 0}, {Decimal(50), {}, 1}};
  std::vector<Credit> credits = {
      {Decimal(10), day("2027-01-31"), day("2026-01-01"), {0, 1}, 2},
      {Decimal(5), day("2026-12-31"), day("2026-06-01"), {0}, 1},
  };
  apply_credits(charges, credits, day("2026-11-01"));
  CHECK(charges[0].credited.text() == "15");  // pays 85
  CHECK(charges[1].credited.is_zero());       // pays 50
  CHECK(credits[0].left.is_zero());
  CHECK(credits[1].left.is_zero());
}

TEST_CASE("what a charge leaves of a credit goes to the next largest", "[credits]") {
  std::vector<ServiceCharge> charges = {
      {Decimal(30), {}, 0}, {Decimal(50), {}, 1}, {Decimal(9), {}, 2}};
  std::vector<Credit> credits = {{Decimal(70), day("2026-12-31"), day("2026-01-01"), {0, 1}, 2}};
  apply_credits(charges, credits, day("2026-11-01"));
  CHECK(charges[1].credited.text() == "50");
  CHECK(charges[0].credited.text() == "20");
  CHECK(charges[2].credited.is_zero());
}

TEST_CASE("of credits that expire together the one for fewer services goes first", "[credits]") {
  std::vector<ServiceCharge> charges = {{Decimal(10), {}, 0}, {Decimal(20), {}, 1}};
  std::vector<Credit> credits = {
      {Decimal(100), day("2026-12-31"), day("2025-01-01"), {0, 1}, 2},
      {Decimal(10), day("2026-12-31"), day("2026-01-01"), {0}, 1},
  };
  apply_credits(charges, credits, day("2026-12-01"));
  CHECK(credits[1].left.is_zero());
  CHECK(credits[0].left.text() == "80");
}

TEST_CASE("expired credits pay nothing; a credit never pays more than is owed", "[credits]") {
  std::vector<ServiceCharge> charges = {{Decimal(10), {}, 0}};
  std::vector<Credit> credits = {
      {Decimal(5), day("2026-10-31"), day("2026-01-01"), {0}, 1},
      {Decimal(50), day("2027-10-31"), day("2026-01-01"), {0}, 1},
  };
  apply_credits(charges, credits, day("2026-11-01"));
  CHECK(credits[0].left.text() == "5");
  CHECK(charges[0].credited.text() == "10");
  CHECK(credits[1].left.text() == "40");
}

TEST_CASE("the service that owes most comes first, all its workloads together", "[credits]") {
  // 30 + 25 of one service are more than 40 of the other.
  std::vector<ServiceCharge> charges = {
      {Decimal(40), {}, 0}, {Decimal(30), {}, 1}, {Decimal(25), {}, 1}};
  std::vector<Credit> credits = {{Decimal(50), day("2026-12-31"), day("2026-01-01"), {0, 1, 2}, 2}};
  apply_credits(charges, credits, day("2026-11-01"));
  CHECK(charges[0].credited.is_zero());
  CHECK(charges[1].credited.text() == "30");
  CHECK(charges[2].credited.text() == "20");
}
