// Texts as JSON has them: taken out of their escapes, and written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bedrock::scan {

// Appends the text without its escapes; half of a surrogate pair becomes U+FFFD.
void append_plain(std::string& out, std::string_view escaped);

// Appends the text in quotes; bytes below a space become spaces.
void append_quoted(std::string& out, std::string_view text);

// Above 2^53 in quotes, because JavaScript would round it.
void append_number(std::string& out, std::uint64_t number);

// Appends UTF-16 as UTF-8; the bytes that were taken, which leave out a half character at the end.
std::size_t append_utf8(std::string& out, std::string_view utf16, bool big_endian);

}  // namespace bedrock::scan
