// Bytes of JSON as masks: one bit a byte. With vectors where the target has them; the plain form
// gives the same bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(BEDROCK_SCAN_PLAIN)
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace bedrock::scan {

using Bits = std::uint64_t;

// Texts are read up to 64 bytes at a time: this many bytes after their end must be readable.
inline constexpr std::size_t kPadding = 64;

// A bracket differs from its brace in one bit, so that one comparison serves both. The same bit
// turns no other byte into a brace.
inline constexpr char kBraceBit = 0x20;

// A vector: what is the same becomes all ones (in the plain form, its top bit). `unless` takes what
// `same` gives: with ones as -1, one comparison does what a compiler makes three instructions of.
#if !defined(BEDROCK_SCAN_PLAIN) && defined(__wasm_simd128__)

using Vector = v128_t;
inline Vector load(const std::uint8_t* from) { return wasm_v128_load(from); }
inline Vector splat(char byte) { return wasm_i8x16_splat(byte); }
inline Vector same(Vector a, Vector b) { return wasm_i8x16_eq(a, b); }
inline Vector either(Vector a, Vector b) { return wasm_v128_or(a, b); }
inline Vector unless(Vector a, Vector b) { return wasm_i8x16_gt(b, a); }
inline Vector differing(Vector a, Vector b, Vector mask) {
  return wasm_v128_and(wasm_v128_xor(a, b), mask);
}
inline Bits bits(Vector v) { return wasm_i8x16_bitmask(v); }
inline bool any(Vector v) { return wasm_v128_any_true(v); }

#elif !defined(BEDROCK_SCAN_PLAIN) && defined(__SSE2__)

using Vector = __m128i;
inline Vector load(const std::uint8_t* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
inline Vector splat(char byte) { return _mm_set1_epi8(byte); }
inline Vector same(Vector a, Vector b) { return _mm_cmpeq_epi8(a, b); }
inline Vector either(Vector a, Vector b) { return _mm_or_si128(a, b); }
inline Vector unless(Vector a, Vector b) { return _mm_cmpgt_epi8(b, a); }
inline Vector differing(Vector a, Vector b, Vector mask) {
  return _mm_and_si128(_mm_xor_si128(a, b), mask);
}
inline Bits bits(Vector v) { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }
inline bool any(Vector v) {
  return _mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128())) != 0xffff;
}

#else

using Vector = std::uint64_t;
inline constexpr Vector kOnes = 0x0101010101010101;
inline Vector load(const std::uint8_t* from) {
  Vector v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
inline Vector splat(char byte) { return static_cast<std::uint8_t>(byte) * kOnes; }
inline Vector same(Vector a, Vector b) {
  constexpr Vector kLow = 0x7f * kOnes;
  const Vector x = a ^ b;  // a byte that is the same becomes 0
  return ~(((x & kLow) + kLow) | x | kLow);
}
inline Vector either(Vector a, Vector b) { return a | b; }
inline Vector unless(Vector a, Vector b) { return a & ~b; }
inline Vector differing(Vector a, Vector b, Vector mask) { return (a ^ b) & mask; }
inline Bits bits(Vector v) { return (v >> 7) * 0x0102040810204080 >> 56; }
inline bool any(Vector v) { return v != 0; }

#endif

// Mixes blocks of 64 bytes into a state. No part of it waits for another; parts whose text differs
// in one word differ.
using Mixed = std::array<std::uint64_t, 8>;
inline void mix_blocks(const std::uint8_t* from, std::size_t blocks, Mixed& mixed) {
#if !defined(BEDROCK_SCAN_PLAIN) && defined(__wasm_simd128__)
  const Vector odd = wasm_i32x4_splat(0x2c1b3c6d);
  Vector parts[4];
  std::memcpy(parts, mixed.data(), sizeof parts);
  for (const std::uint8_t* end = from + 64 * blocks; from < end; from += 64) {
    for (std::size_t i = 0; i < 4; ++i) {
      const Vector part = wasm_i32x4_mul(wasm_v128_xor(parts[i], load(from + 16 * i)), odd);
      parts[i] = wasm_v128_xor(part, wasm_u32x4_shr(part, 15));
    }
  }
  std::memcpy(mixed.data(), parts, sizeof parts);
#else
  for (const std::uint8_t* end = from + 64 * blocks; from < end; from += 64) {
    for (std::size_t i = 0; i < mixed.size(); ++i) {
      std::uint64_t word;
      std::memcpy(&word, from + 8 * i, sizeof word);
      mixed[i] = ((mixed[i] << 25 | mixed[i] >> 39) ^ word) * 0x9e3779b97f4a7c15;
    }
  }
#endif
}

// So many bytes, at most 64.
template <std::size_t kSize>
class Bytes {
 public:
  explicit Bytes(const std::uint8_t* from) {
    for (std::size_t i = 0; i < kParts; ++i) part_[i] = load(from + sizeof(Vector) * i);
  }
  Bits equal(char byte) const {
    const Vector wanted = splat(byte);
    return mask([&](Vector part) { return same(part, wanted); });
  }
  Bits equal_any(char a, char b, char c) const {
    const Vector one = splat(a);
    const Vector two = splat(b);
    const Vector three = splat(c);
    return mask([&](Vector part) {
      return either(either(same(part, one), same(part, two)), same(part, three));
    });
  }
  // A brace or its bracket.
  Bits braces(char brace) const {
    const Vector wanted = splat(brace);
    const Vector bit = splat(kBraceBit);
    return mask([&](Vector part) { return same(either(part, bit), wanted); });
  }
  bool has(char byte) const {
    const Vector wanted = splat(byte);
    return found([&](Vector part) { return same(part, wanted); });
  }

 private:
  static constexpr std::size_t kParts = kSize / sizeof(Vector);

  template <class Test>
  Bits mask(Test test) const {
    Bits all = 0;
    for (std::size_t i = 0; i < kParts; ++i) all |= bits(test(part_[i])) << (sizeof(Vector) * i);
    return all;
  }
  template <class Test>
  bool found(Test test) const {
    Vector all = test(part_[0]);
    for (std::size_t i = 1; i < kParts; ++i) all = either(all, test(part_[i]));
    return any(all);
  }

  Vector part_[kParts];
};

// Where a text may end: at a line's end, and at a quote unless exactly one backslash stands before
// it. Reads two bytes before `from`. Nothing here branches: prompts are full of escaped quotes.
template <std::size_t kSize>
class TextEnds {
 public:
  explicit TextEnds(const std::uint8_t* from) {
    const Vector quote = splat('"');
    const Vector line = splat('\n');
    const Vector slash = splat('\\');
    for (std::size_t i = 0; i < kParts; ++i, from += sizeof(Vector)) {
      const Vector bytes = load(from);
      const Vector escaped = unless(same(load(from - 1), slash), same(load(from - 2), slash));
      part_[i] = either(unless(same(bytes, quote), escaped), same(bytes, line));
    }
  }
  bool found() const {
    Vector all = part_[0];
    for (std::size_t i = 1; i < kParts; ++i) all = either(all, part_[i]);
    return any(all);
  }
  Bits mask() const {
    Bits all = 0;
    for (std::size_t i = 0; i < kParts; ++i) all |= bits(part_[i]) << (sizeof(Vector) * i);
    return all;
  }

 private:
  static constexpr std::size_t kParts = kSize / sizeof(Vector);
  Vector part_[kParts];
};

// Which bytes stand after an odd number of backslashes.
inline Bits escaped_bytes(Bits backslash) {
  constexpr Bits kEven = 0x5555555555555555;
  const Bits follows = backslash << 1;
  const Bits odd_starts = backslash & ~kEven & ~follows;
  const Bits sequences = odd_starts + backslash;
  return (kEven ^ (sequences << 1)) & follows;
}

// From each quote to the next: set at the opening quote and inside, clear at the closing one.
inline Bits inside_strings(Bits quote) {
  for (int shift = 1; shift < 64; shift *= 2) quote ^= quote << shift;
  return quote;
}

}  // namespace bedrock::scan
