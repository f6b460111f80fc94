// Texts by words of eight bytes: the C library of WebAssembly goes byte by byte.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace bedrock::scan {

template <class Word>
inline Word word_at(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// A text of fewer than eight bytes as a number; texts of one size differ where their numbers do.
inline std::uint64_t short_word(std::string_view text) {
  const char* from = text.data();
  if (text.size() >= 4) {
    return std::uint64_t{word_at<std::uint32_t>(from)} << 32 |
           word_at<std::uint32_t>(from + text.size() - 4);
  }
  std::uint64_t word = 0;
  for (const char byte : text) word = word << 8 | static_cast<std::uint8_t>(byte);
  return word;
}

// Calls `take` with the words of a text, the last of which may overlap the one before.
template <class Take>
inline void each_word(std::string_view text, Take take) {
  if (text.size() < 8) return take(short_word(text));
  const char* last = text.data() + text.size() - 8;
  for (const char* at = text.data(); at < last; at += 8) take(word_at<std::uint64_t>(at));
  take(word_at<std::uint64_t>(last));
}

inline bool same_text(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  if (a.size() < 8) return short_word(a) == short_word(b);
  const std::size_t last = a.size() - 8;
  for (std::size_t at = 0; at < last; at += 8) {
    if (word_at<std::uint64_t>(a.data() + at) != word_at<std::uint64_t>(b.data() + at))
      return false;
  }
  return word_at<std::uint64_t>(a.data() + last) == word_at<std::uint64_t>(b.data() + last);
}

}  // namespace bedrock::scan
