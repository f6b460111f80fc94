// What many draws of an amount say: mean and percentiles, and how far each may be off.
#pragma once

#include <cstdint>
#include <vector>

namespace bedrock {

// Millionths of a dollar. Estimates, so that 64 bits are enough.
using Micros = std::int64_t;

struct Estimate {
  std::int64_t value = 0;
  std::int64_t error = 0;  // one standard error
};

struct Spread {
  Estimate mean;
  Estimate p10;
  Estimate p50;
  Estimate p90;
};

// The draws come in equal blocks, one for each shift of the lattice; they are sorted on the way.
Spread spread_of(std::vector<Micros>& draws, std::size_t blocks);

// Which part of the draws is over an amount, in hundredths of a percent.
Estimate share_over(const std::vector<Micros>& draws, std::size_t blocks, Micros amount);

}  // namespace bedrock
