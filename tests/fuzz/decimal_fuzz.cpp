// Any text as a number: what parses comes back by its text, and the laws of arithmetic hold.
#include "check.h"
#include "core/base/decimal.h"

using bedrock::Decimal;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto space = text.find(' ');
  const auto a = Decimal::parse(text.substr(0, space));
  if (!a) return 0;
  const auto again = Decimal::parse(a->text());
  require(again && *again == *a, "a number comes back from its text", text);
  if (space == std::string_view::npos) return 0;
  const auto b = Decimal::parse(text.substr(space + 1));
  if (!b) return 0;
  require(add(*a, *b) == add(*b, *a), "sums commute", text);
  require(multiply(*a, *b) == multiply(*b, *a), "products commute", text);
  if (const auto sum = add(*a, *b)) {
    const auto back = subtract(*sum, *b);
    require(!back || *back == *a, "a difference undoes a sum", text);
  }
  require((*a < *b) == (*b > *a), "order is one", text);
  for (const auto mode : {bedrock::Rounding::kDown, bedrock::Rounding::kUp,
                          bedrock::Rounding::kHalfUp, bedrock::Rounding::kHalfEven}) {
    require(bedrock::round(*a, 2, mode).scale() <= 2, "rounding rounds", text);
    divide(*a, *b, 6, mode);
  }
  return 0;
}
