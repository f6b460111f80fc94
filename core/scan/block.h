// 64 bytes of JSON as masks: one bit a byte. With vectors where the target has them; the plain form
// gives the same bits.
#pragma once

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

// Whole texts are read 64 bytes at a time: this many bytes after their end must be readable.
inline constexpr std::size_t kPadding = 64;

// A bracket differs from its brace in one bit, so that one comparison serves both. The same bit
// turns no other byte into a brace.
inline constexpr char kBraceBit = 0x20;
// Inside a text nothing else needs a look, but for a backslash at the end of the block.
inline constexpr char kEndsText[] = {'"', '\n'};

#if !defined(BEDROCK_SCAN_PLAIN) && defined(__wasm_simd128__)

class Bytes64 {
 public:
  explicit Bytes64(const std::uint8_t* from) {
    for (std::size_t i = 0; i < 4; ++i) part_[i] = wasm_v128_load(from + 16 * i);
  }
  Bits equal(char byte) const { return equal_or(byte, 0); }
  Bits equal_or(char byte, char bit) const {
    const v128_t wanted = wasm_i8x16_splat(byte);
    const v128_t set = wasm_i8x16_splat(bit);
    Bits bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const v128_t same = wasm_i8x16_eq(wasm_v128_or(part_[i], set), wanted);
      bits |= Bits{wasm_i8x16_bitmask(same)} << (16 * i);
    }
    return bits;
  }
  bool has_quote_or_line() const {
    v128_t any = wasm_i8x16_splat(0);
    for (const char byte : kEndsText) {
      const v128_t wanted = wasm_i8x16_splat(byte);
      for (const v128_t& part : part_) any = wasm_v128_or(any, wasm_i8x16_eq(part, wanted));
    }
    return wasm_v128_any_true(any);
  }
  bool has(char byte) const {
    const v128_t wanted = wasm_i8x16_splat(byte);
    v128_t any = wasm_i8x16_eq(part_[0], wanted);
    for (std::size_t i = 1; i < 4; ++i) any = wasm_v128_or(any, wasm_i8x16_eq(part_[i], wanted));
    return wasm_v128_any_true(any);
  }

 private:
  v128_t part_[4];
};

#elif !defined(BEDROCK_SCAN_PLAIN) && defined(__SSE2__)

class Bytes64 {
 public:
  explicit Bytes64(const std::uint8_t* from) {
    for (std::size_t i = 0; i < 4; ++i) {
      part_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * i));
    }
  }
  Bits equal(char byte) const { return equal_or(byte, 0); }
  Bits equal_or(char byte, char bit) const {
    const __m128i wanted = _mm_set1_epi8(byte);
    const __m128i set = _mm_set1_epi8(bit);
    Bits bits = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const __m128i same = _mm_cmpeq_epi8(_mm_or_si128(part_[i], set), wanted);
      bits |= Bits{static_cast<std::uint32_t>(_mm_movemask_epi8(same))} << (16 * i);
    }
    return bits;
  }
  bool has_quote_or_line() const {
    __m128i any = _mm_setzero_si128();
    for (const char byte : kEndsText) {
      const __m128i wanted = _mm_set1_epi8(byte);
      for (const __m128i& part : part_) any = _mm_or_si128(any, _mm_cmpeq_epi8(part, wanted));
    }
    return _mm_movemask_epi8(any) != 0;
  }
  bool has(char byte) const {
    const __m128i wanted = _mm_set1_epi8(byte);
    __m128i any = _mm_cmpeq_epi8(part_[0], wanted);
    for (std::size_t i = 1; i < 4; ++i) any = _mm_or_si128(any, _mm_cmpeq_epi8(part_[i], wanted));
    return _mm_movemask_epi8(any) != 0;
  }

 private:
  __m128i part_[4];
};

#else

class Bytes64 {
 public:
  explicit Bytes64(const std::uint8_t* from) { std::memcpy(part_, from, sizeof part_); }
  Bits equal(char byte) const { return equal_or(byte, 0); }
  Bits equal_or(char byte, char bit) const {
    constexpr Bits kOnes = 0x0101010101010101;
    constexpr Bits kLow = 0x7f * kOnes;
    const Bits wanted = static_cast<std::uint8_t>(byte) * kOnes;
    const Bits set = static_cast<std::uint8_t>(bit) * kOnes;
    Bits bits = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      const Bits x = (part_[i] | set) ^ wanted;             // a byte that is the same becomes 0
      const Bits zero = ~(((x & kLow) + kLow) | x | kLow);  // its top bit alone
      bits |= ((zero >> 7) * 0x0102040810204080 >> 56) << (8 * i);
    }
    return bits;
  }
  bool has_quote_or_line() const {
    constexpr Bits kOnes = 0x0101010101010101;
    Bits any = 0;
    for (const char byte : kEndsText) {
      const Bits wanted = static_cast<std::uint8_t>(byte) * kOnes;
      for (const Bits part : part_) {
        const Bits x = part ^ wanted;
        any |= (x - kOnes) & ~x;
      }
    }
    return (any & (0x80 * kOnes)) != 0;
  }
  bool has(char byte) const { return equal(byte) != 0; }

 private:
  Bits part_[8];
};

#endif

// Which bytes stand after an odd number of backslashes; `carry` goes from block to block.
inline Bits escaped_bytes(Bits backslash, Bits& carry) {
  if (backslash == 0) {
    const Bits escaped = carry;
    carry = 0;
    return escaped;
  }
  constexpr Bits kEven = 0x5555555555555555;
  const Bits starts = backslash & ~carry;
  const Bits follows = starts << 1 | carry;
  const Bits odd_starts = starts & ~kEven & ~follows;
  Bits sequences = 0;
  carry = __builtin_add_overflow(odd_starts, starts, &sequences) ? 1 : 0;
  return (kEven ^ (sequences << 1)) & follows;
}

// From each quote to the next: set at the opening quote and inside, clear at the closing one.
inline Bits inside_strings(Bits quote, Bits& carry) {
  if (quote == 0) return carry;
  Bits inside = quote;
  for (int shift = 1; shift < 64; shift *= 2) inside ^= inside << shift;
  inside ^= carry;
  carry = Bits{0} - (inside >> 63);
  return inside;
}

}  // namespace bedrock::scan
