// What keys mean, by habit: after a key mostly comes the one that came after it in the record
// before. One comparison then tells its length and its meaning.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/scan/block.h"
#include "core/scan/fields.h"

namespace bedrock::scan {

class Keys {
 public:
  // A record begins.
  void begin() { last_ = 0; }

  // The size of the expected key where it stands at `at`, with its closing quote, else 0. Reads 32
  // bytes; `field` is what it means.
  std::size_t expected(const std::uint8_t* at, Place place, Field& field) {
    const std::uint8_t guess = keys_[last_].next;
    const Key& key = keys_[guess];
    if (key.place != place || !key.is_at(at)) return 0;
    last_ = guess;
    field = key.field;
    return key.size;
  }

  // What another key means, which is expected in that position from now on.
  Field other(Place place, std::string_view text);

 private:
  static constexpr std::size_t kRoom = 32;
  static constexpr std::size_t kKeys = 256;

  struct Key {
    std::array<std::uint8_t, kRoom> text{};  // with its closing quote
    std::array<std::uint8_t, kRoom> mask{};  // of those bytes
    std::uint8_t size = 0;
    Place place = Place::kEnd;
    Field field;
    std::uint8_t next = 0;

    bool is(Place where, std::string_view written) const;
    bool is_at(const std::uint8_t* at) const {
      Vector differs = splat(0);
      for (std::size_t i = 0; i < kRoom; i += sizeof(Vector)) {
        differs = either(differs, differing(load(at + i), load(&text[i]), load(&mask[i])));
      }
      return !any(differs);
    }
  };

  std::uint8_t slot_of(Place place, std::string_view text) const;

  std::array<Key, kKeys> keys_{};  // the first stands for a record's beginning
  std::size_t used_ = 0;
  std::uint8_t last_ = 0;
};

}  // namespace bedrock::scan
