#include "core/planning/lattice.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace bedrock;

namespace {

constexpr double kOne = 4294967296.0;

// A triangular input and its moments (low a, mode c, high b): mean (a + b + c) / 3, variance
// (a^2 + b^2 + c^2 - ab - ac - bc) / 18.
struct Input {
  double low, mode, high;
  double mean() const { return (low + mode + high) / 3; }
  double variance() const {
    return (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
  }
  double at(std::uint32_t u) const {
    const auto share = static_cast<std::uint64_t>((mode - low) / (high - low) * kOne);
    return low + (high - low) * static_cast<double>(triangular(share, u)) / kOne;
  }
};

struct Moments {
  double value;
  double error;
};

// The mean of a function of a point, and its standard error from the shifts.
template <typename Function>
Moments mean_of(std::uint32_t seed, std::uint32_t points, Function function) {
  const Lattice lattice(seed);
  double sum = 0;
  double squares = 0;
  for (std::size_t shift = 0; shift < Lattice::kShifts; ++shift) {
    double own = 0;
    for (std::uint32_t i = 0; i < points; ++i) {
      own += function([&](std::size_t coordinate) { return lattice.at(shift, i, coordinate); });
    }
    own /= points;
    sum += own;
    squares += own * own;
  }
  const auto n = static_cast<double>(Lattice::kShifts);
  const double mean = sum / n;
  return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean) / (n - 1))};
}

void check(const Moments& estimate, double exact) {
  // 1e-7 of it is the grain of 32 bits.
  const double room = 4 * estimate.error + std::abs(exact) * 1e-7;
  INFO(estimate.value << " +- " << estimate.error << ", exact " << exact);
  CHECK(std::abs(estimate.value - exact) < room);
}

const std::vector<Input> kInputs = {{4, 6, 9}, {0, 0, 1}, {200, 420, 420}, {15, 20, 29}, {1, 2, 3}};

}  // namespace

TEST_CASE("sums of triangular inputs have the mean and variance of the formula", "[lattice]") {
  double mean = 0;
  double variance = 0;
  for (const Input& input : kInputs) {
    mean += input.mean();
    variance += input.variance();
  }
  for (const std::uint32_t seed : {1u, 7u, 4294967295u}) {
    const auto sum = [](auto at) {
      double total = 0;
      for (std::size_t i = 0; i < kInputs.size(); ++i) total += kInputs[i].at(at(i));
      return total;
    };
    check(mean_of(seed, 625, sum), mean);
    check(mean_of(seed, 625,
                  [&](auto at) {
                    const double off = sum(at) - mean;
                    return off * off;
                  }),
          variance);
  }
}

TEST_CASE("products of triangular inputs, too", "[lattice]") {
  double mean = 1;
  double square = 1;
  for (const Input& input : kInputs) {
    mean *= input.mean();
    square *= input.variance() + input.mean() * input.mean();
  }
  for (const std::uint32_t seed : {1u, 2u, 99u}) {
    const auto product = [](auto at) {
      double total = 1;
      for (std::size_t i = 0; i < kInputs.size(); ++i) total *= kInputs[i].at(at(i));
      return total;
    };
    check(mean_of(seed, 625, product), mean);
    check(mean_of(seed, 625,
                  [&](auto at) {
                    const double off = product(at) - mean;
                    return off * off;
                  }),
          square - mean * mean);
  }
}

TEST_CASE("the lattice is better than random points, also beyond its vector", "[lattice]") {
  // The mean of one coordinate: random points would be off by 0.29 / sqrt(10,000) = 0.0029.
  for (const std::size_t coordinate : {std::size_t{0}, std::size_t{63}, std::size_t{150}}) {
    const Moments mean =
        mean_of(3, 625, [&](auto at) { return static_cast<double>(at(coordinate)) / kOne; });
    CHECK(std::abs(mean.value - 0.5) < 0.0005);
  }
}

TEST_CASE("roots are exact, and triangles keep their ends", "[lattice]") {
  CHECK(root(0) == 0);
  CHECK(root(1) == 1);
  CHECK(root(15) == 3);
  CHECK(root(16) == 4);
  CHECK(root(18446744073709551615u) == 4294967295u);
  CHECK(root(18446744065119617025u) == 4294967295u);
  CHECK(root(18446744065119617024u) == 4294967294u);
  constexpr std::uint64_t kWhole = std::uint64_t{1} << 32;
  CHECK(triangular(0, 0) == 0);
  CHECK(triangular(kWhole, 0) == 0);
  for (const std::uint64_t mode : {std::uint64_t{0}, kWhole / 3, kWhole}) {
    CHECK(triangular(mode, 0xffffffff) <= kWhole);
    CHECK(triangular(mode, 0xffffffff) > kWhole - 70000);
  }
  // At the mode, as many are below as its place along the base says.
  CHECK(triangular(kWhole / 4, 1u << 30) == kWhole / 4);
}
