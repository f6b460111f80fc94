#include "core/planning/spread.h"

#include <algorithm>
#include <cstddef>

#include "core/base/decimal.h"
#include "core/planning/lattice.h"

namespace bedrock {
namespace {

constexpr std::size_t kTenths[] = {1, 5, 9};

Int128 divided(Int128 value, Int128 by) {  // to nearest
  return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

// The standard error of the mean of independent values.
std::int64_t error_of(const std::vector<std::int64_t>& values) {
  const auto n = static_cast<Int128>(values.size());
  Int128 sum = 0;
  for (const std::int64_t value : values) sum += value;
  const Int128 mean = divided(sum, n);
  Int128 squares = 0;
  for (const std::int64_t value : values) squares += (value - mean) * (value - mean);
  Int128 variance = squares / (n * (n - 1));
  // Halves until the root of 64 bits takes it.
  int halves = 0;
  for (; variance > INT64_MAX; variance >>= 2) ++halves;
  return static_cast<std::int64_t>(root(static_cast<std::uint64_t>(variance)) << halves);
}

// The smallest value that so many tenths of them do not exceed.
std::int64_t tenth(const Micros* sorted, std::size_t count, std::size_t tenths) {
  return sorted[(count * tenths + 9) / 10 - 1];
}

}  // namespace

Spread spread_of(std::vector<Micros>& draws, std::size_t blocks) {
  const std::size_t size = draws.size() / blocks;
  std::vector<std::int64_t> means;
  std::vector<std::int64_t> tenths[3];
  Int128 sum = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    const auto first = draws.begin() + static_cast<std::ptrdiff_t>(b * size);
    std::sort(first, first + static_cast<std::ptrdiff_t>(size));
    Int128 total = 0;
    for (std::size_t i = 0; i < size; ++i) total += draws[b * size + i];
    sum += total;
    means.push_back(static_cast<std::int64_t>(divided(total, static_cast<Int128>(size))));
    for (int t = 0; t < 3; ++t) tenths[t].push_back(tenth(&draws[b * size], size, kTenths[t]));
  }
  std::sort(draws.begin(), draws.end());
  Spread spread;
  spread.mean = {static_cast<std::int64_t>(divided(sum, static_cast<Int128>(draws.size()))),
                 error_of(means)};
  Estimate* const of[] = {&spread.p10, &spread.p50, &spread.p90};
  for (int t = 0; t < 3; ++t) {
    *of[t] = {tenth(draws.data(), draws.size(), kTenths[t]), error_of(tenths[t])};
  }
  return spread;
}

Estimate share_over(const std::vector<Micros>& draws, std::size_t blocks, Micros amount) {
  constexpr std::int64_t kWhole = 10'000;
  constexpr std::int64_t kFiner = 100;  // so that the error of small shares is not cut
  const std::size_t size = draws.size() / blocks;
  std::vector<std::int64_t> shares;
  std::int64_t over = 0;
  for (std::size_t b = 0; b < blocks; ++b) {
    const auto first = draws.begin() + static_cast<std::ptrdiff_t>(b * size);
    const std::int64_t here = std::count_if(first, first + static_cast<std::ptrdiff_t>(size),
                                            [&](Micros draw) { return draw > amount; });
    over += here;
    shares.push_back(here * kWhole * kFiner / static_cast<std::int64_t>(size));
  }
  const auto all = static_cast<std::int64_t>(draws.size());
  return {static_cast<std::int64_t>(divided(Int128{over} * kWhole, all)),
          (error_of(shares) + kFiner / 2) / kFiner};
}

}  // namespace bedrock
