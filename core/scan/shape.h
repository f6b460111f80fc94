// How calls of one kind, at one price, are spread: histograms, with the sums that tell what another
// model would have cost for the smaller of them, or shorter answers.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/scan/call.h"
#include "core/scan/histogram.h"

namespace bedrock::scan {

// USD of one token, in 1e-12: input, output, cache read, cache write, cache write for an hour.
struct Weights {
  std::array<std::uint64_t, 5> picodollars{};
  bool known = false;
};

class Shape {
 public:
  void add(const Tokens& tokens, std::uint32_t day, const Weights& weights);
  // Appends members of a JSON object.
  void write(std::string& out) const;

 private:
  // Calls whose total input is of one size, of which there are four for each power of two.
  static constexpr int kSizeBits = 2;
  struct Size {
    enum At : std::size_t { kCalls, kInput, kOutput, kRead, kWrite, kWrite1h, kEnd };
    std::array<std::uint64_t, kEnd> sums{};
  };

  std::uint64_t calls_ = 0;
  std::uint32_t first_day_ = 0xffffffff;
  std::uint32_t last_day_ = 0;
  Histogram input_;
  Histogram output_;
  Histogram cost_;  // in 1e-9 USD
  std::vector<Size> sizes_;
  std::vector<std::uint64_t> answers_;  // the tokens of output_'s buckets
};

}  // namespace bedrock::scan
