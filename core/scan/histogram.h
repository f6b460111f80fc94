// How often values came, in buckets that are at most a sixteenth of their value wide.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace bedrock::scan {

class Histogram {
 public:
  static constexpr int kStepBits = 4;  // 16 buckets for each power of two

  template <int kBits = kStepBits>
  static constexpr std::size_t bucket_of(std::uint64_t value) {
    if (value < (1u << kBits)) return static_cast<std::size_t>(value);
    const int shift = static_cast<int>(std::bit_width(value)) - 1 - kBits;
    return (static_cast<std::size_t>(shift) << kBits) + static_cast<std::size_t>(value >> shift);
  }

  void add(std::uint64_t value) {
    const std::size_t bucket = bucket_of(value);
    if (bucket >= counts_.size()) counts_.resize(bucket + 1);
    ++counts_[bucket];
    most_ = std::max(most_, value);
  }

  const std::vector<std::uint64_t>& counts() const { return counts_; }
  std::uint64_t most() const { return most_; }

 private:
  std::vector<std::uint64_t> counts_;
  std::uint64_t most_ = 0;
};

}  // namespace bedrock::scan
