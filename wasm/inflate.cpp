// Inflates gzip files that are small enough to be in the memory as a whole, by libdeflate: several
// times as fast as what browsers have. What it does not take, damaged files above all, is left to
// them.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "libdeflate.h"

namespace {

constexpr std::size_t kMostPlain = std::size_t{32} << 20;
constexpr std::size_t kLeastPlain = std::size_t{1} << 18;

// Bytes that are never set before they are written; null where there is no memory.
struct Room {
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;

  bool grow(std::size_t wanted) {
    if (wanted <= size) return true;
    auto* more = static_cast<std::uint8_t*>(std::realloc(bytes, wanted));
    if (more == nullptr) return false;
    bytes = more;
    size = wanted;
    return true;
  }
};

Room packed;
Room plain;

// As many bytes as the last member says that it has, if the others fit too.
std::size_t promised(std::size_t size) {
  std::uint32_t promise = 0;
  if (size >= sizeof promise)
    std::memcpy(&promise, packed.bytes + size - sizeof promise, sizeof promise);
  return promise;
}

using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr void fill(Tables& tables) {
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
    tables[0][i] = crc;
  }
  for (std::size_t t = 1; t < 8; ++t) {
    for (std::size_t i = 0; i < 256; ++i) {
      tables[t][i] = tables[t - 1][i] >> 8 ^ tables[0][tables[t - 1][i] & 0xff];
    }
  }
}

}  // namespace

#define EXPORTED(name) __attribute__((export_name(name)))

extern "C" {

// In place of libdeflate's, whose tables of constants are as large as all the rest of the module.
std::uint32_t libdeflate_crc32(std::uint32_t before, const void* buffer, std::size_t size) {
  static Tables tables{};
  if (tables[0][1] == 0) fill(tables);
  const auto* at = static_cast<const std::uint8_t*>(buffer);
  std::uint32_t crc = ~before;
  for (; size >= 8; size -= 8, at += 8) {
    std::array<std::uint32_t, 2> words;
    std::memcpy(words.data(), at, sizeof words);
    words[0] ^= crc;
    crc = 0;
    for (std::size_t i = 0; i < 8; ++i) crc ^= tables[7 - i][words[i / 4] >> 8 * (i % 4) & 0xff];
  }
  for (; size > 0; --size, ++at) crc = crc >> 8 ^ tables[0][(crc ^ *at) & 0xff];
  return ~crc;
}

// Where a file of so many bytes goes; null where there is no memory for it.
EXPORTED("room") std::uint8_t* file_room(std::size_t size) {
  return packed.grow(size + 1) ? packed.bytes : nullptr;
}

// All members of the file, one after the other. How many bytes they are, which then lie at
// `inflated`; less than none where it is not whole, or too long.
EXPORTED("inflate") std::int32_t inflate(std::size_t size) {
  static libdeflate_decompressor* const inflater = libdeflate_alloc_decompressor();
  const std::size_t promise = promised(size);
  if (inflater == nullptr || promise > kMostPlain) return -1;
  if (!plain.grow(promise < kLeastPlain ? kLeastPlain : promise)) return -1;
  std::size_t read = 0;
  std::size_t made = 0;
  while (read < size) {
    std::size_t of_packed = 0;
    std::size_t of_plain = 0;
    const libdeflate_result result =
        libdeflate_gzip_decompress_ex(inflater, packed.bytes + read, size - read,
                                      plain.bytes + made, plain.size - made, &of_packed, &of_plain);
    if (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
      if (2 * plain.size > kMostPlain || !plain.grow(2 * plain.size)) return -1;
      continue;
    }
    if (result != LIBDEFLATE_SUCCESS) return -1;
    read += of_packed;
    made += of_plain;
  }
  return static_cast<std::int32_t>(made);
}
EXPORTED("inflated") const std::uint8_t* inflated() { return plain.bytes; }
}
