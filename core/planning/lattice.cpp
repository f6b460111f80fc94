#include "core/planning/lattice.h"

#include <array>
#include <cmath>

namespace bedrock {
namespace {

constexpr std::uint64_t kOne = std::uint64_t{1} << 32;

// The generating vector: found component by component, among 40 random odd numbers each, for the
// least error of smooth functions with 32, 256 and 1,024 points (weights 0.9^j).
constexpr auto kVector = std::to_array<std::uint32_t>({
    0xf0480ff9, 0x5d32fe61, 0x855dbf55, 0x57e485b7, 0x8e9e7bb9, 0x3c0eea67, 0x0b39b779, 0x8e9f0527,
    0x395a3e27, 0x082458d9, 0xb409bea7, 0xc914da87, 0xb71a34a7, 0x695e5739, 0x2c7a4359, 0x2d36a8f9,
    0xdc45c807, 0x7dff4a07, 0x0bc67207, 0xb6205ea7, 0x94d270f9, 0xd55c27b9, 0x5c1d0a27, 0x77cffdc7,
    0xebf41687, 0xe098c339, 0xebf6ba79, 0x5e810ad9, 0xc53c3567, 0x524b8c47, 0x6d70a559, 0x2213e147,
    0x04834fc7, 0x56407499, 0x0efa7e67, 0xa87473b9, 0xe3e3bf67, 0x7f094067, 0xa164d8d9, 0xea1baf39,
    0xb42ab739, 0x224e6939, 0x59ca0659, 0xd4bd3507, 0x3a21e9f9, 0xde792c19, 0x7c4aba79, 0x8e709cd9,
    0x3a2c82d9, 0x454cfd67, 0x5f44dde7, 0x2147df79, 0xbc04a5f9, 0xbe7ac4f9, 0xce741cb9, 0xf4b80af9,
    0x92ae3679, 0xaf1cdd99, 0x13baa2b9, 0xbf9bf9d9, 0xd14e2039, 0x445d3b67, 0xcdc8a439, 0x60931cb9,
});

// splitmix64
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
  value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
  return value ^ (value >> 31);
}

std::uint32_t reversed(std::uint32_t bits) {
  bits = ((bits >> 1) & 0x55555555) | ((bits & 0x55555555) << 1);
  bits = ((bits >> 2) & 0x33333333) | ((bits & 0x33333333) << 2);
  bits = ((bits >> 4) & 0x0f0f0f0f) | ((bits & 0x0f0f0f0f) << 4);
  bits = ((bits >> 8) & 0x00ff00ff) | ((bits & 0x00ff00ff) << 8);
  return (bits >> 16) | (bits << 16);
}

}  // namespace

std::uint32_t Lattice::at(std::size_t shift, std::uint32_t point, std::size_t coordinate) const {
  const std::uint64_t place = (std::uint64_t{shift} << 32) | coordinate;
  const auto by = static_cast<std::uint32_t>(mixed(mixed(seed_) ^ place) >> 32);
  // Beyond the vector any odd numbers: what few inputs move least.
  const std::uint32_t z = coordinate < kVector.size()
                              ? kVector[coordinate]
                              : static_cast<std::uint32_t>(mixed(coordinate)) | 1;
  return reversed(point) * z + by;
}

std::uint64_t root(std::uint64_t square) {
  auto guess = static_cast<std::uint64_t>(std::sqrt(static_cast<double>(square)));
  // The estimate may be off by one or two, so that no machine's rounding shows.
  if (guess > 0xffffffff) guess = 0xffffffff;
  while (guess * guess > square) --guess;
  while (guess < 0xffffffff && (guess + 1) * (guess + 1) <= square) ++guess;
  return guess;
}

std::uint64_t triangular(std::uint64_t mode, std::uint32_t u) {
  if (u < mode) return root(u * mode);
  // (1 - u) (1 - mode), which is 2^64 only where both are 0.
  const std::uint64_t rest = kOne - u;
  if (mode == 0 && u == 0) return 0;
  return kOne - root(rest * (kOne - mode));
}

}  // namespace bedrock
