// Quasi-random points: a rank-1 lattice in base 2, which any number of points fills evenly, with
// seeded random shifts. Whole numbers only, so that every machine has the same points.
#pragma once

#include <cstddef>
#include <cstdint>

namespace bedrock {

class Lattice {
 public:
  // Each is the lattice with another shift: from how their results differ comes the error of all.
  static constexpr std::size_t kShifts = 16;

  explicit Lattice(std::uint32_t seed) : seed_(seed) {}
  // A coordinate of a point, in parts of 2^32.
  std::uint32_t at(std::size_t shift, std::uint32_t point, std::size_t coordinate) const;

 private:
  std::uint32_t seed_;
};

// The largest whole number whose square is at most `square`.
std::uint64_t root(std::uint64_t square);

// A triangular distribution from 0 to 1, most likely at `mode`, all in parts of 2^32: the number
// that is larger than the share `u` of all.
std::uint64_t triangular(std::uint64_t mode, std::uint32_t u);

}  // namespace bedrock
