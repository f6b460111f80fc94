// The engine as a filter, for the tests that are written in JavaScript:
//   test_door quote     one scenario JSON per line in, one envelope per line out
//   test_door decimal   "add|sub|mul|div <a> <b>" per line in, the exact result or "none" out

#include <cstdio>
#include <iostream>
#include <string>

#include "core/base/decimal.h"
#include "core/catalog/rate_sets.h"
#include "core/codec/quote.h"

namespace {

using namespace bedrock;

std::string decimal_line(const std::string& line) {
  const auto first = line.find(' ');
  const auto second = line.find(' ', first + 1);
  if (second == std::string::npos) return "bad line";
  const std::string op = line.substr(0, first);
  const auto a = Decimal::parse(std::string_view(line).substr(first + 1, second - first - 1));
  const auto b = Decimal::parse(std::string_view(line).substr(second + 1));
  if (!a || !b) return "no number";
  std::optional<Decimal> result;
  if (op == "add") result = add(*a, *b);
  if (op == "sub") result = subtract(*a, *b);
  if (op == "mul") result = multiply(*a, *b);
  if (op == "div") result = divide(*a, *b, 18, Rounding::kHalfEven);
  return result ? result->text() : "none";
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode != "quote" && mode != "decimal") {
    std::fputs("usage: test_door quote|decimal\n", stderr);
    return 2;
  }
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    std::cout << (mode == "quote" ? quote(rate_sets(), line) : decimal_line(line)) << '\n';
  }
  return 0;
}
