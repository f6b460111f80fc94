#include "core/scan/cursor.h"

#include <bit>
#include <string_view>

#include "core/scan/block.h"

namespace bedrock::scan {
namespace {

bool is_space(std::uint8_t byte) { return byte == ' ' || byte == '\t' || byte == '\r'; }
bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_of_literal(std::uint8_t byte) {
  const auto lower = static_cast<std::uint8_t>(byte | 0x20);
  return (byte >= '0' && byte <= '9') || (lower >= 'a' && lower <= 'z') || byte == '-' ||
         byte == '+' || byte == '.';
}

// Takes the digits at the front; whether there are any.
bool take_digits(std::string_view& text) {
  const std::size_t before = text.size();
  while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  return text.size() != before;
}

bool is_number(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.size() > 1 && text.front() == '0' && is_digit(text[1])) return false;
  if (!take_digits(text)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!take_digits(text)) return false;
  }
  if (text.empty()) return true;
  if (text.front() != 'e' && text.front() != 'E') return false;
  text.remove_prefix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return take_digits(text) && text.empty();
}

// `from` begins the text, before which a backslash means nothing.
bool is_escaped(At byte, At from) {
  At run = byte;
  while (run > from && run[-1] == '\\') --run;
  return ((byte - run) & 1) != 0;
}

}  // namespace

At Cursor::bad(Bad reason, At where) {
  unit_.state = Unit::State::kBad;
  unit_.bad = reason;
  unit_.end = where;
  return nullptr;
}

At Cursor::whole(At where) {
  unit_.state = Unit::State::kWhole;
  unit_.end = where;
  if (layout_ == Layout::kUndecided) layout_ = Layout::kLines;
  return where;
}

At Cursor::unexpected(At where) {
  if (where >= end_) return last_ ? bad(Bad::kCutOff, end_) : nullptr;
  if (*where == '}' || *where == ']') return bad(Bad::kUnbalanced, where + 1);
  // A line ends with its line. Of a document the object goes, or what comes before the next.
  if (layout_ == Layout::kDocument && *where != '{') {
    where = container_end(begin_ + 1);
    if (where == nullptr) return nullptr;
  }
  return bad(Bad::kNotJson, where);
}

bool Cursor::goes_on(At newline, bool listed) {
  if (layout_ == Layout::kUndecided) {
    At next = newline + 1;
    while (is_space(*next) || *next == '\n') ++next;
    if (next >= end_ && !last_) return false;
    // Another object is the next line's: this one was cut off.
    if (next < end_ && (*next != '{' || listed)) layout_ = Layout::kDocument;
  }
  if (layout_ == Layout::kDocument) return true;
  bad(Bad::kCutOff, newline);
  return false;
}

At Cursor::over_spaces(At at, bool listed) {
  for (;; ++at) {
    if (*at == '\n' ? !goes_on(at, listed) : !is_space(*at)) return *at == '\n' ? nullptr : at;
  }
}

At Cursor::text_end(At from) {
  // Most are short.
  for (At at = from; at < from + 32; at += 16) {
    const Bits stops = TextEnds<16>(at).mask();
    if (stops == 0) continue;
    const At here = at + std::countr_zero(stops);
    return *here == '"' && !is_escaped(here, from) ? here : text_end(from, at);
  }
  return text_end(from, from + 32);
}

// The end of the text that begins at `from` and has not ended before `at`.
At Cursor::text_end(At from, At at) {
  for (; at < end_; at += 64) {
    const TextEnds<64> ends(at);
    if (!ends.found()) continue;
    for (Bits stops = ends.mask(); stops != 0; stops &= stops - 1) {
      const At here = at + std::countr_zero(stops);
      if (*here == '\n') return bad(Bad::kCutOff, here);
      if (!is_escaped(here, from)) return here;
    }
  }
  return unexpected(end_);
}

At Cursor::key_end(At from, bool& escaped) {
  for (At at = from; at < end_; at += 16) {
    const Bytes<16> bytes(at);
    const Bits stops = bytes.equal_any('"', '\\', '\n');
    if (stops == 0) continue;
    const At here = at + std::countr_zero(stops);
    escaped = *here != '"';
    return escaped ? text_end(from, at) : here;
  }
  return unexpected(end_);
}

At Cursor::literal_end(At at) {
  At after = at;
  while (is_of_literal(*after)) ++after;
  if (after >= end_) return unexpected(end_);
  const std::string_view text{reinterpret_cast<const char*>(at),
                              static_cast<std::size_t>(after - at)};
  const bool known = text == "true" || text == "false" || text == "null" || is_number(text);
  return known ? after : unexpected(at);
}

At Cursor::container_end(At at) {
  int depth = 1;
  while (at < end_) {
    const Bytes<64> bytes(at);
    Bits quote = bytes.equal('"');
    if (quote != 0 && bytes.has('\\')) quote &= ~escaped_bytes(bytes.equal('\\'));
    const Bits inside = quote == 0 ? 0 : inside_strings(quote);
    const Bits open = bytes.braces('{') & ~inside;
    const Bits close = bytes.braces('}') & ~inside;
    Bits line = bytes.has('\n') ? bytes.equal('\n') : 0;
    if (layout_ == Layout::kDocument) line &= inside;
    if (line == 0 && depth > std::popcount(close)) {
      depth += std::popcount(open) - std::popcount(close);
    } else {
      for (Bits events = open | close | line; events != 0; events &= events - 1) {
        const Bits bit = events & (Bits{0} - events);
        const At here = at + std::countr_zero(events);
        if ((open & bit) != 0) {
          ++depth;
        } else if ((close & bit) == 0) {
          if ((inside & bit) != 0) return bad(Bad::kCutOff, here);
          if (!goes_on(here, false)) return nullptr;
        } else if (--depth == 0) {
          return here + 1;
        }
      }
    }
    at += 64;
    if (inside >> 63 == 0) continue;
    const At text = at - std::countl_zero(quote);  // past its quote
    at = text_end(text, at);
    if (at == nullptr) return nullptr;
    ++at;
  }
  return unexpected(end_);
}

}  // namespace bedrock::scan
