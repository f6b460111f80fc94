#include "core/scan/text.h"

#include <array>

namespace bedrock::scan {
namespace {

constexpr std::uint32_t kReplacement = 0xfffd;

// Four hex digits at `at`; the replacement where they are none.
std::uint32_t code_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return kReplacement;
  std::uint32_t code = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    const char digit = text[i];
    const char low = static_cast<char>(digit | 0x20);
    if (digit >= '0' && digit <= '9') {
      code = code * 16 + static_cast<std::uint32_t>(digit - '0');
    } else if (low >= 'a' && low <= 'f') {
      code = code * 16 + static_cast<std::uint32_t>(low - 'a' + 10);
    } else {
      return kReplacement;
    }
  }
  return code;
}

void append_code(std::string& out, std::uint32_t code) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((code >> shift) & 0x3f)); };
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0 | (code >> 6));
    tail(0);
  } else if (code < 0x10000) {
    out += static_cast<char>(0xe0 | (code >> 12));
    tail(6);
    tail(0);
  } else {
    out += static_cast<char>(0xf0 | (code >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

// A code written as \uXXXX at `at` (that of the u), or as a pair of them; gives the bytes it took.
std::size_t append_unicode(std::string& out, std::string_view text, std::size_t at) {
  const std::uint32_t code = code_at(text, at + 1);
  if (code < 0xd800 || code > 0xdfff) {
    append_code(out, code);
    return 5;
  }
  const bool paired = code < 0xdc00 && text.substr(at + 5).starts_with("\\u");
  const std::uint32_t low = paired ? code_at(text, at + 7) : 0;
  if (low < 0xdc00 || low > 0xdfff) {
    append_code(out, kReplacement);
    return 5;
  }
  append_code(out, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
  return 11;
}

}  // namespace

void append_plain(std::string& out, std::string_view escaped) {
  for (std::size_t i = 0; i < escaped.size();) {
    const std::size_t next = escaped.find('\\', i);
    out.append(escaped.substr(i, next - i));
    if (next == std::string_view::npos || next + 1 == escaped.size()) return;
    i = next + 1;
    switch (escaped[i]) {
      case 'n':
        out += '\n';
        break;
      case 't':
        out += '\t';
        break;
      case 'r':
        out += '\r';
        break;
      case 'b':
        out += '\b';
        break;
      case 'f':
        out += '\f';
        break;
      case 'u':
        i += append_unicode(out, escaped, i);
        continue;
      default:
        out += escaped[i];
    }
    ++i;
  }
}

std::size_t append_utf8(std::string& out, std::string_view utf16, bool big_endian) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<std::uint8_t>(utf16[at]);
    const auto second = static_cast<std::uint8_t>(utf16[at + 1]);
    return big_endian ? first * 256u + second : second * 256u + first;
  };
  std::size_t at = 0;
  for (; at + 2 <= utf16.size(); at += 2) {
    const std::uint32_t code = unit_at(at);
    if (code < 0xd800 || code > 0xdfff) {
      append_code(out, code);
      continue;
    }
    if (code < 0xdc00 && at + 4 > utf16.size()) break;
    const std::uint32_t low = code < 0xdc00 ? unit_at(at + 2) : 0;
    if (low < 0xdc00 || low > 0xdfff) {
      append_code(out, kReplacement);
      continue;
    }
    append_code(out, 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00));
    at += 2;
  }
  return at;
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') out += '\\';
    out += static_cast<unsigned char>(byte) < ' ' ? ' ' : byte;
  }
  out += '"';
}

void append_number(std::string& out, std::uint64_t number) {
  std::array<char, 20> digits;
  std::size_t at = digits.size();
  const bool large = number > (std::uint64_t{1} << 53);
  if (large) out += '"';
  do {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  } while (number != 0);
  out.append(digits.data() + at, digits.size() - at);
  if (large) out += '"';
}

}  // namespace bedrock::scan
