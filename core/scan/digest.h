// Hashes of texts and numbers.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/scan/block.h"
#include "core/scan/words.h"

namespace bedrock::scan {

// Numbers that differ have hashes that differ.
inline std::uint64_t hash_of(std::uint64_t number) {
  number ^= number >> 32;
  number *= 0xd6e8feb86659fd93;
  number ^= number >> 32;
  number *= 0xd6e8feb86659fd93;
  return number ^ number >> 32;
}

// Words of texts into one number, of which `hash_of` is the hash.
struct Digest {
  std::uint64_t hash = 0;

  void add(std::uint64_t word) {
    hash = (hash ^ word) * 0x9e3779b97f4a7c15;
    hash ^= hash >> 29;
  }
  void add_text(std::string_view text) {
    add(text.size());
    each_word(text, [this](std::uint64_t word) { add(word); });
  }
  // The same for texts of kilobytes.
  void add_body(std::string_view text) {
    if (text.size() < 64) return add_text(text);
    const auto* from = reinterpret_cast<const std::uint8_t*>(text.data());
    Mixed mixed{};
    mix_blocks(from, text.size() / 64, mixed);
    mix_blocks(from + text.size() - 64, 1, mixed);  // what is left of it
    for (std::size_t i = 0; i < 4; ++i) add(mixed[2 * i] * 0xd6e8feb86659fd93 + mixed[2 * i + 1]);
    add(text.size());
  }
};

}  // namespace bedrock::scan
