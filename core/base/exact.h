// Chains of exact operations: a number that stays without a value once it does not fit.
#pragma once

#include <optional>

#include "core/base/decimal.h"

namespace bedrock {

using Exact = std::optional<Decimal>;

inline Exact sum(const Exact& a, const Exact& b) { return a && b ? add(*a, *b) : std::nullopt; }
inline Exact difference(const Exact& a, const Exact& b) {
  return a && b ? subtract(*a, *b) : std::nullopt;
}
inline Exact product(const Exact& a, const Exact& b) {
  return a && b ? multiply(*a, *b) : std::nullopt;
}
// Rounded to `places`; nothing for a divisor of zero, too.
inline Exact quotient(const Exact& a, const Exact& b, int places, Rounding mode) {
  return a && b ? divide(*a, *b, places, mode) : std::nullopt;
}

}  // namespace bedrock
