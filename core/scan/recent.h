// What came last, by its hash: at least so many, and fewer than twice as many. They are of two
// generations; when the later one is whole, the earlier one is forgotten.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bedrock::scan {

// Keys are not 0. Some bits of them are not of the hash: the last for the generation, and some for
// what is said of it. They lie in lines of the cache, each filled from its front and looked at
// without a branch, so that the memory is waited for once.
class Recent {
 public:
  static constexpr std::uint64_t kGeneration = 1;
  static constexpr std::uint64_t kHashed = ~std::uint64_t{63};

  explicit Recent(std::size_t window) : window_(window) {}

  // The key that is equal in these bits, which include those of the hash; null where there is none.
  std::uint64_t* find(std::uint64_t key, std::uint64_t bits = ~kGeneration);
  // The same; adds the key where there is none. Pointers to others are then lost, and `forgotten`
  // grows by those that are forgotten for it.
  std::uint64_t* find_or_add(std::uint64_t key, std::uint64_t& forgotten,
                             std::uint64_t bits = ~kGeneration);
  // Begins to fetch the line that a look-up of the key will read.
  void fetch(std::uint64_t key) const {
    if (lines_.empty()) return;
    const std::uint64_t* at = lines_[line_of(key)].keys.data();
#ifdef __wasm__
    // It has no instruction for it: this one reads what nobody uses.
    std::uint64_t unused = *at;
    asm volatile("" : "+r"(unused));
#else
    __builtin_prefetch(at);
#endif
  }

  template <class Take>
  void each(Take take) const {
    for (const Line& line : lines_) {
      for (const std::uint64_t key : line.keys) {
        if (key != 0) take(key & ~kGeneration);
      }
    }
  }

 private:
  static constexpr std::size_t kWide = 8;

  struct alignas(64) Line {
    std::array<std::uint64_t, kWide> keys{};  // 0 where there is none
    // A bit for each that is equal in these bits.
    unsigned same(std::uint64_t key, std::uint64_t bits) const;
    unsigned empty() const { return same(0, ~std::uint64_t{0}); }
  };

  std::size_t line_of(std::uint64_t key) const { return (key >> 6) & (lines_.size() - 1); }
  std::size_t after(std::size_t line) const { return (line + 1) & (lines_.size() - 1); }
  bool has_room() const {
    return later_ != window_ && (earlier_ + later_) * 8 < 5 * kWide * lines_.size();
  }
  // Gives how many are forgotten.
  std::size_t make_room();
  void put(std::uint64_t key);
  void grow();
  void forget();

  std::size_t window_;
  std::uint64_t generation_ = 0;
  std::size_t later_ = 0;
  std::size_t earlier_ = 0;
  std::vector<Line> lines_;
};

}  // namespace bedrock::scan
