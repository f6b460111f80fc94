// Texts by small numbers, and pairs of numbers by an index: both in the order in which they came.
#pragma once

#include <array>
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

inline constexpr std::uint32_t kNoId = 0xffffffff;

// Slots of an open-addressed table: index + 1, or 0.
class Slots {
 public:
  // Looks `hash` up: `same(index)` says whether that one is meant. Gives its index, or kNoId.
  template <class Same>
  std::uint32_t find(std::uint64_t hash, Same same) const {
    if (slots_.empty()) return kNoId;
    for (std::size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
      if (slots_[at].index == 0) return kNoId;
      if (slots_[at].hash == hash && same(slots_[at].index - 1)) return slots_[at].index - 1;
    }
  }
  // Gives `fresh` where there is none, which the caller must then add.
  template <class Same>
  std::uint32_t find_or_add(std::uint64_t hash, std::uint32_t fresh, Same same) {
    const std::uint32_t found = find(hash, same);
    if (found != kNoId) return found;
    add(hash, fresh);
    return fresh;
  }

 private:
  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t index = 0;
  };
  void add(std::uint64_t hash, std::uint32_t index);
  void put(const Slot& slot);
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

// Texts as written in JSON: without their escapes, and cut to a length.
class Texts {
 public:
  explicit Texts(std::size_t longest) : longest_(longest) {}
  // kNoId where it is new and is not to be added.
  std::uint32_t id_of(std::string_view written, bool add = true);
  // Of the text that was last asked for: the same wherever it is read.
  std::uint64_t last_hash() const { return last_hash_; }
  std::string_view text_of(std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }

 private:
  // A text that was asked for lately, and had nothing to be made plain: most calls say what others
  // have said, and comparing is faster than a hash.
  struct Known {
    std::uint32_t id = kNoId;
    std::uint64_t hash = 0;
  };
  static constexpr std::size_t kKnown = 64;
  Known& known_of(std::string_view written);

  std::size_t longest_;
  std::uint64_t last_hash_ = 0;
  Slots slots_;
  std::vector<std::string> texts_;
  std::array<Known, kKnown> known_{};
  std::string plain_;
};

class Numbers {
 public:
  std::uint32_t id_of(std::uint64_t number);
  std::uint32_t find(std::uint64_t number) const;
  std::uint64_t number_of(std::uint32_t id) const { return numbers_[id]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size()); }

 private:
  Slots slots_;
  std::vector<std::uint64_t> numbers_;
};

// A text without its escapes and control characters, cut to a length.
void make_plain(std::string& out, std::string_view written, std::size_t longest);

}  // namespace bedrock::scan
