// Texts by small numbers, and pairs of numbers by an index: both in the order in which they came.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bedrock::scan {

std::uint64_t hash_of(std::string_view text);
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

class Names {
 public:
  std::uint32_t id_of(std::string_view text);
  bool has(std::string_view text) const;
  std::string_view text_of(std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
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
