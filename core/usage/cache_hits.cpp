#include "core/usage/cache_hits.h"

namespace bedrock {
namespace {

// e^-x for x >= 0 by halving and a Taylor series: plain double arithmetic, so that every machine
// and WebAssembly give the same bits, which a C library's exp() does not promise.
double exp_of_minus(double x) {
  if (x > 40) return 0;
  constexpr int kHalvings = 10;
  double small = x;
  for (int i = 0; i < kHalvings; ++i) small /= 2;
  double term = 1;
  double sum = 1;
  for (int n = 1; n < 12; ++n) {
    term = term * -small / n;
    sum += term;
  }
  for (int i = 0; i < kHalvings; ++i) sum *= sum;
  return sum;
}

}  // namespace

Decimal hit_percent(const Decimal& per_ttl) {
  const double hits = 1 - exp_of_minus(per_ttl.approximate());
  return Decimal::of(static_cast<std::int64_t>(hits * 10'000), 2);
}

}  // namespace bedrock
