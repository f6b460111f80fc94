// Texts by small numbers, and pairs of numbers by an index: both in the order in which they came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bedrock::scan {

// Between the parts of a name; no part has it.
inline constexpr char kPartMark = '\x1f';
using Parts = std::span<const std::string_view>;

// By words of eight bytes: the C library of WebAssembly compares byte by byte.
bool same_text(std::string_view a, std::string_view b);

std::uint64_t hash_of(Parts parts);
std::uint64_t hash_of(std::uint64_t number);

// Slots of an open-addressed table: index + 1, or 0.
class Slots {
 public:
  // Looks `hash` up: `same(index)` says whether that one is meant. Gives its index, else `fresh`,
  // which the caller must then add.
  template <class Same>
  std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t fresh, Same same) {
    if (2 * std::size_t{fresh} >= slots_.size()) grow();
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].index != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && same(slots_[at].index - 1)) return slots_[at].index - 1;
    }
    slots_[at] = {hash, fresh + 1};
    return fresh;
  }

  template <class Same>
  bool has(std::uint64_t hash, Same same) const {
    if (slots_.empty()) return false;
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at].index != 0; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].hash == hash && same(slots_[at].index - 1)) return true;
    }
    return false;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t index = 0;
  };
  void grow();
  std::vector<Slot> slots_;
};

// Names of one part or several, which are joined only when they are new.
class Names {
 public:
  std::uint32_t id_of(Parts parts);
  std::uint32_t id_of(std::string_view text) { return id_of(Parts(&text, 1)); }
  bool has(Parts parts) const;
  bool has(std::string_view text) const { return has(Parts(&text, 1)); }
  std::string_view text_of(std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  bool is(std::uint32_t id, Parts parts) const;
  Slots slots_;
  std::vector<std::string> texts_;
};

class Numbers {
 public:
  std::uint32_t id_of(std::uint64_t number);
  bool has(std::uint64_t number) const;
  std::uint64_t number_of(std::uint32_t id) const { return numbers_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  Slots slots_;
  std::vector<std::uint64_t> numbers_;
};

}  // namespace bedrock::scan
