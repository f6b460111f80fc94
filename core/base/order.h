// One sort for everything that is not hot: each std::sort with a comparison of its own is 2 KB of
// code.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace bedrock {

// Whether item a of some list comes before item b.
using Before = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

// Fills `order` with its own indices 0, 1, ... and sorts them; what is equal keeps its order. n log
// n at worst, in place.
void sort_indices(std::span<std::uint32_t> order, Before before, const void* context);

template <typename Less>
void sort_indices(std::span<std::uint32_t> order, const Less& less) {
  sort_indices(
      order,
      [](const void* context, std::uint32_t a, std::uint32_t b) {
        return (*static_cast<const Less*>(context))(a, b);
      },
      &less);
}

// Sorts items by moving each once; what is equal keeps its order.
template <typename T, typename Less>
void sort_items(std::vector<T>& items, const Less& less) {
  std::vector<std::uint32_t> order(items.size());
  sort_indices(order, [&](std::uint32_t a, std::uint32_t b) { return less(items[a], items[b]); });
  std::vector<T> sorted;
  sorted.reserve(items.size());
  for (const std::uint32_t i : order) sorted.push_back(std::move(items[i]));
  items = std::move(sorted);
}

}  // namespace bedrock
