// An input as a simulation draws it: a triangular distribution over whole steps between its low and
// its high value, so that the same draw is the same number natively and as WebAssembly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/decimal.h"
#include "core/base/exact.h"
#include "core/planning/lattice.h"
#include "core/planning/simulation.h"

namespace bedrock {

// Factors and ways are in parts of 2^30.
inline constexpr int kFactorBits = 30;
inline constexpr std::int64_t kUnit = std::int64_t{1} << kFactorBits;

// In whole units of 1 / `unit`, to nearest; nothing where it does not fit.
std::optional<std::int64_t> scaled(const Exact& value, std::int64_t unit);

// A triangular distribution over whole steps.
struct Triangle {
  std::int64_t low = 0;
  std::uint64_t span = 0;
  std::uint64_t mode = 0;  // in parts of 2^32 of the span

  // `u`: the draw's coordinate, in parts of 2^32.
  std::int64_t at(std::uint32_t u) const { return part(triangular(mode, u)); }
  std::int64_t likely() const { return part(mode); }

 private:
  std::int64_t part(std::uint64_t way) const {
    const auto along = static_cast<unsigned __int128>(way) * span;
    return low + static_cast<std::int64_t>((along + (std::uint64_t{1} << 31)) >> 32);
  }
};

// Nothing where the values are too large.
std::optional<Triangle> triangle(const Decimal& low, const Decimal& likely, const Decimal& high,
                                 std::int64_t unit);

std::int64_t power_of_ten(int places);

// An input as it is drawn.
struct Drawn {
  std::size_t workload;
  Field field;
  Triangle values;
  int places;
  std::size_t coordinate;

  Decimal at(std::uint32_t u) const { return Decimal::of(values.at(u), places); }
  // How far a value is on the way from low to high, in parts of 2^30.
  std::int64_t way(std::uint32_t u) const {
    if (values.span == 0) return 0;
    const auto along =
        static_cast<unsigned __int128>(static_cast<std::uint64_t>(values.at(u) - values.low));
    return static_cast<std::int64_t>((along << kFactorBits) / values.span);
  }
  // The value in the middle, and how far it is on the way.
  std::int64_t middle() const { return values.low + static_cast<std::int64_t>(values.span / 2); }
  std::int64_t middle_way() const {
    return static_cast<std::int64_t>(
        (static_cast<unsigned __int128>(values.span / 2) << kFactorBits) / values.span);
  }
};

std::optional<Drawn> drawn_of(const VariedInput& input, std::size_t coordinate);

}  // namespace bedrock
