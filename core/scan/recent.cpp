#include "core/scan/recent.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "core/scan/block.h"

namespace bedrock::scan {

inline unsigned Recent::Line::same(std::uint64_t key, std::uint64_t bits) const {
  unsigned found = 0;
#if !defined(BEDROCK_SCAN_PLAIN) && defined(__wasm_simd128__)
  const Vector of = wasm_i64x2_splat(static_cast<std::int64_t>(bits));
  const Vector wanted = wasm_i64x2_splat(static_cast<std::int64_t>(key & bits));
  for (std::size_t i = 0; i < kWide; i += 2) {
    const Vector two = wasm_v128_and(wasm_v128_load(&keys[i]), of);
    found |= static_cast<unsigned>(wasm_i64x2_bitmask(wasm_i64x2_eq(two, wanted))) << i;
  }
#else
  for (std::size_t i = 0; i < kWide; ++i) {
    found |= static_cast<unsigned>(((keys[i] ^ key) & bits) == 0) << i;
  }
#endif
  return found;
}

std::uint64_t* Recent::find(std::uint64_t key, std::uint64_t bits) {
  if (lines_.empty()) return nullptr;
  for (std::size_t at = line_of(key);; at = after(at)) {
    Line& line = lines_[at];
    const unsigned found = line.same(key, bits);
    if (found != 0) return &line.keys[static_cast<std::size_t>(std::countr_zero(found))];
    if (line.empty() != 0) return nullptr;
  }
}

std::uint64_t* Recent::find_or_add(std::uint64_t key, std::uint64_t& forgotten,
                                   std::uint64_t bits) {
  for (std::size_t at = line_of(key); !lines_.empty(); at = after(at)) {
    Line& line = lines_[at];
    const unsigned found = line.same(key, bits);
    if (found != 0) return &line.keys[static_cast<std::size_t>(std::countr_zero(found))];
    const unsigned empty = line.empty();
    if (empty == 0) continue;
    if (!has_room()) break;
    line.keys[static_cast<std::size_t>(std::countr_zero(empty))] = key | generation_;
    ++later_;
    return nullptr;
  }
  forgotten += make_room();
  ++later_;
  put(key | generation_);
  return nullptr;
}

std::size_t Recent::make_room() {
  std::size_t forgotten = 0;
  if (later_ == window_) {
    forgotten = earlier_;
    generation_ ^= kGeneration;
    if (forgotten > 0) forget();
    earlier_ = std::exchange(later_, 0);
  }
  // Half full, so that few lines are.
  if ((earlier_ + later_) * 8 >= 5 * kWide * lines_.size()) grow();
  return forgotten;
}

void Recent::put(std::uint64_t key) {
  for (std::size_t at = line_of(key);; at = after(at)) {
    const unsigned empty = lines_[at].empty();
    if (empty == 0) continue;
    lines_[at].keys[static_cast<std::size_t>(std::countr_zero(empty))] = key;
    return;
  }
}

void Recent::grow() {
  const std::size_t size = std::max<std::size_t>(8, 2 * lines_.size());
  const std::vector<Line> lines = std::exchange(lines_, std::vector<Line>(size));
  for (const Line& line : lines) {
    for (const std::uint64_t key : line.keys) {
      if (key != 0) put(key);
    }
  }
}

// Takes out what is of the generation that now begins again. What stays moves up, line by line from
// one that follows a line with room, so that it is found without those before it.
void Recent::forget() {
  std::size_t at = 0;
  while (lines_[at].empty() == 0) ++at;
  for (std::size_t left = lines_.size(); left > 0; --left) {
    at = after(at);
    const Line line = std::exchange(lines_[at], Line{});
    for (const std::uint64_t key : line.keys) {
      if (key != 0 && (key & kGeneration) != generation_) put(key);
    }
  }
}

}  // namespace bedrock::scan
