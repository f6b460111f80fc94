#include "core/base/order.h"

#include <numeric>

namespace bedrock {
namespace {

// A heap with the last item at its top; of equal items, the lower index comes first.
class Heap {
 public:
  Heap(std::span<std::uint32_t> order, Before before, const void* context)
      : order_(order), before_(before), context_(context) {}

  // Lets the item at `at` of the first `count` sink to where it belongs.
  void sink(std::size_t at, std::size_t count) {
    for (std::size_t child = 2 * at + 1; child < count; child = 2 * at + 1) {
      if (child + 1 < count && less(child, child + 1)) ++child;
      if (!less(at, child)) return;
      std::swap(order_[at], order_[child]);
      at = child;
    }
  }

 private:
  bool less(std::size_t left, std::size_t right) const {
    const std::uint32_t a = order_[left];
    const std::uint32_t b = order_[right];
    if (before_(context_, a, b)) return true;
    return a < b && !before_(context_, b, a);
  }

  std::span<std::uint32_t> order_;
  Before before_;
  const void* context_;
};

}  // namespace

void sort_indices(std::span<std::uint32_t> order, Before before, const void* context) {
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  Heap heap(order, before, context);
  for (std::size_t i = order.size() / 2; i-- > 0;) heap.sink(i, order.size());
  for (std::size_t last = order.size(); last-- > 1;) {
    std::swap(order[0], order[last]);
    heap.sink(0, last);
  }
}

}  // namespace bedrock
