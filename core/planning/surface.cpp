#include "core/planning/surface.h"

#include <utility>

#include "core/base/decimal.h"

namespace bedrock {
namespace {

constexpr int kBits = 30;
constexpr std::int64_t kOne = std::int64_t{1} << kBits;

std::int64_t times(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>((Int128{a} * b + kOne / 2) >> kBits);
}

// Lagrange's weights of the nodes at a place.
void weigh(const Axis& axis, std::int64_t t, std::int64_t (&weights)[3]) {
  if (axis.middle == 0) {
    weights[0] = kOne - t;
    weights[1] = t;
    return;
  }
  const std::int64_t m = axis.middle;
  weights[0] = (m - t) * (kOne - t) / m;
  weights[1] =
      static_cast<std::int64_t>((Int128{t} * (kOne - t) << kBits) / (Int128{m} * (kOne - m)));
  weights[2] = t * (t - m) / (kOne - m);
}

}  // namespace

std::int64_t Axis::at(std::size_t node) const {
  if (node == 0) return 0;
  return node + 1 == nodes() ? kOne : middle;
}

Surface::Surface(std::vector<Axis> axes, std::vector<std::int64_t> values)
    : axes_(std::move(axes)), values_(std::move(values)), room_(values_.size()) {}

std::int64_t Surface::at(std::span<const std::int64_t> places) const {
  const std::int64_t* from = values_.data();
  std::size_t count = values_.size();
  // One axis after the other, the last one first: its nodes lie side by side.
  for (std::size_t a = axes_.size(); a-- > 0;) {
    std::int64_t weights[3] = {};
    weigh(axes_[a], places[a], weights);
    const std::size_t nodes = axes_[a].nodes();
    count /= nodes;
    for (std::size_t i = 0; i < count; ++i) {
      const std::int64_t* node = from + i * nodes;
      std::int64_t value = times(node[0], weights[0]) + times(node[1], weights[1]);
      if (nodes == 3) value += times(node[2], weights[2]);
      room_[i] = value;
    }
    from = room_.data();
  }
  return from[0];
}

}  // namespace bedrock
