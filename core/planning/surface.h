// A cost as a polynomial of a few inputs, of the first or second degree in each: exact where the
// cost is one, and read in a fraction of the time that a price takes. Whole numbers only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace bedrock {

// An input between two ends, in parts of 2^30 of the way; with a point between them where the cost
// is of the second degree.
struct Axis {
  std::int64_t middle = 0;  // 0: none

  std::size_t nodes() const { return middle == 0 ? 2 : 3; }
  // Where a node is, in parts of 2^30.
  std::int64_t at(std::size_t node) const;
};

class Surface {
 public:
  // `values` are those of all nodes, the last axis first.
  Surface(std::vector<Axis> axes, std::vector<std::int64_t> values);
  Surface() = default;

  bool empty() const { return values_.empty(); }
  // The value at a place on each axis.
  std::int64_t at(std::span<const std::int64_t> places) const;

 private:
  std::vector<Axis> axes_;
  std::vector<std::int64_t> values_;
  mutable std::vector<std::int64_t> room_;
};

}  // namespace bedrock
