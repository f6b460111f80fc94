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
  static constexpr std::size_t kRoom = 32;

  // A line of the cache.
  struct alignas(64) Key {
    std::array<std::uint8_t, kRoom> text{};  // with its closing quote
    std::uint8_t size = 0;
    Place place = Place::kEnd;
    std::uint8_t next = 0;
    const Field* field = &kUnread;

    bool is(Place where, std::string_view written) const;
    bool is_at(const std::uint8_t* at) const {
      Vector differs = splat(0);
      const std::uint8_t* mask = &kMask[kRoom - size];
      for (std::size_t i = 0; i < kRoom; i += sizeof(Vector)) {
        differs = either(differs, differing(load(at + i), load(&text[i]), load(mask + i)));
      }
      return !any(differs);
    }
  };

  // A record begins.
  void begin() { last_ = 0; }

  // The expected key where it stands at `at`, with its closing quote; else null. Reads 32 bytes.
  const Key* expected(const std::uint8_t* at, Place place) {
    const std::uint8_t guess = keys_[last_].next;
    const Key& key = keys_[guess];
    if (key.place != place || !key.is_at(at)) return nullptr;
    last_ = guess;
    return &key;
  }

  // What another key means, which is expected in that position from now on. No field goes away.
  const Field& other(Place place, std::string_view text);

 private:
  static constexpr std::size_t kKeys = 256;

  // As many bytes before its middle as one goes back.
  static constexpr std::array<std::uint8_t, 2 * kRoom> kMask = [] {
    std::array<std::uint8_t, 2 * kRoom> mask{};
    for (std::size_t i = 0; i < kRoom; ++i) mask[i] = 0xff;
    return mask;
  }();

  std::uint8_t slot_of(Place place, std::string_view text) const;

  std::array<Key, kKeys> keys_{};  // the first stands for a record's beginning, and for no key
  std::size_t used_ = 0;
  std::uint8_t last_ = 0;
};

}  // namespace bedrock::scan
