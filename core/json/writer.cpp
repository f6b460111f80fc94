#include "core/json/writer.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace bedrock {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr char kHex[] = "0123456789abcdef";

// The length of the well-formed UTF-8 sequence at the start of `text`, or 0 (RFC 3629).
std::size_t utf8_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i, unsigned char low = 0x80, unsigned char high = 0xBF) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    const unsigned char low = lead == 0xE0 ? 0xA0 : 0x80;
    const unsigned char high = lead == 0xED ? 0x9F : 0xBF;
    return continues(1, low, high) && continues(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    const unsigned char low = lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char high = lead == 0xF4 ? 0x8F : 0xBF;
    return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
  }
  return 0;
}

// Whether a byte stands for itself: printable ASCII, which is nearly all.
bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

// The same of eight at once.
bool all_plain(std::uint64_t eight) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighs = 0x80 * kOnes;
  // The high bit of a byte that is under `limit`; where none has its own high bit set, no byte
  // borrows from the next unless it is under it itself.
  const auto under = [&](std::uint64_t bytes, std::uint64_t limit) {
    return bytes - limit * kOnes;
  };
  return ((eight | under(eight, 0x20) | under(eight ^ ('"' * kOnes), 1) |
           under(eight ^ ('\\' * kOnes), 1)) &
          kHighs) == 0;
}

template <typename Word>
Word load(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

template <typename Word>
void store(char* to, Word word) {
  std::memcpy(to, &word, sizeof word);
}

// Copies characters that stand for themselves, and stops before the first that does not: returns
// how many. Most texts are a few words long, so the last bytes are copied as a word that overlaps
// with what is there.
std::size_t copy_plain(char* to, const char* from, std::size_t size) {
  using Eight = std::uint64_t;
  using Four = std::uint32_t;
  constexpr std::size_t kEight = sizeof(Eight);
  constexpr std::size_t kFour = sizeof(Four);
  std::size_t done = 0;
  for (; done + kEight <= size; done += kEight) {
    const auto eight = load<Eight>(from + done);
    if (!all_plain(eight)) break;
    store(to + done, eight);
  }
  if (done == size) return size;
  if (size >= kEight && size - done < kEight) {
    const auto last = load<Eight>(from + size - kEight);
    if (all_plain(last)) {
      store(to + size - kEight, last);
      return size;
    }
  } else if (size >= kFour && size < kEight) {
    const auto first = load<Four>(from);
    const auto last = load<Four>(from + size - kFour);
    if (all_plain(Eight{first} << 32 | last)) {
      store(to, first);
      store(to + size - kFour, last);
      return size;
    }
  }
  for (; done < size && is_plain(from[done]); ++done) to[done] = from[done];
  return done;
}

}  // namespace

void JsonWriter::make_room(std::size_t bytes) {
  out_.resize_and_overwrite(bytes, [](char*, std::size_t size) { return size; });
  room_ = bytes;
}

void JsonWriter::grow(std::size_t more) {
  constexpr std::size_t kFirst = 512;
  make_room(std::max({2 * room_, used_ + more, kFirst}));
}

void JsonWriter::drop() {
  too_long_ = true;
  used_ = 0;
}

void JsonWriter::put_raw(std::string_view text) {
  std::memcpy(room(text.size()), text.data(), text.size());
  used_ += text.size();
}

// Nothing but the rare character takes more than its own byte.
void JsonWriter::put_escaped(const char* text, std::size_t size) {
  put_raw('"');
  while (true) {
    const std::size_t plain = copy_plain(room(size + 1), text, size);
    used_ += plain;
    text += plain;
    size -= plain;
    if (size == 0) break;
    const std::size_t taken = put_special({text, size});
    text += taken;
    size -= taken;
  }
  put_raw('"');
}

std::size_t JsonWriter::put_special(std::string_view text) {
  const std::size_t length = utf8_length(text);
  const char c = text.front();
  if (length == 0) {
    put_raw(kReplacement);
    return 1;
  }
  if (c == '"' || c == '\\') {
    put_raw('\\');
    put_raw(c);
  } else if (c == '\n') {
    put_raw("\\n");
  } else if (c == '\t') {
    put_raw("\\t");
  } else if (static_cast<unsigned char>(c) < 0x20) {
    put_raw("\\u00");
    put_raw(kHex[static_cast<unsigned char>(c) >> 4]);
    put_raw(kHex[static_cast<unsigned char>(c) & 15]);
  } else {
    put_raw(text.substr(0, length));
  }
  return length;
}

JsonWriter& JsonWriter::begin_object() {
  separate();
  put_raw('{');
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  put_raw('}');
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::begin_array() {
  separate();
  put_raw('[');
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  put_raw(']');
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::put_name(const char* name, std::size_t size) {
  separate();
  char* at = room(size + 3);
  *at++ = '"';
  copy_plain(at, name, size);
  at[size] = '"';
  at[size + 1] = ':';
  used_ += size + 3;
  first_ = true;  // the value that follows is not separated from its key
  return *this;
}

JsonWriter& JsonWriter::any_key(std::string_view name) {
  string(name);
  put_raw(':');
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  put_escaped(value.data(), value.size());
  return *this;
}

JsonWriter& JsonWriter::decimal(const Decimal& value) {
  separate();
  Decimal::Room digits;
  const std::string_view text = value.write(digits);
  char* at = room(text.size() + 2);
  *at = '"';
  copy_plain(at + 1, text.data(), text.size());
  at[text.size() + 1] = '"';
  used_ += text.size() + 2;
  return *this;
}

JsonWriter& JsonWriter::date(Date day) {
  separate();
  char* at = room(Date::kLetters + 2);
  *at = '"';
  day.write(at + 1);
  at[Date::kLetters + 1] = '"';
  used_ += Date::kLetters + 2;
  return *this;
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
  separate();
  put_raw(std::to_string(value));
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  separate();
  put_raw(value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::null() {
  separate();
  put_raw("null");
  return *this;
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  put_raw(json);
  return *this;
}

JsonWriter& JsonWriter::put_member(const char* name, std::size_t name_size, const char* value,
                                   std::size_t size) {
  put_name(name, name_size);
  first_ = false;
  put_escaped(value, size);
  return *this;
}

JsonWriter& JsonWriter::put_text(const char* name, std::size_t name_size,
                                 const std::string& value) {
  return put_member(name, name_size, value.data(), value.size());
}

JsonWriter& JsonWriter::put_or_null(const char* name, std::size_t name_size, const char* value,
                                    std::size_t size) {
  if (size != 0) return put_member(name, name_size, value, size);
  return put_name(name, name_size).null();
}

std::string JsonWriter::take() {
  out_.resize(used_);
  if (!too_long_) return std::move(out_);
  return error_envelope({"too_long", "", "The answer is longer than 32 MiB.", "Ask for less."});
}

std::string error_envelope(const Error& error) {
  JsonWriter w;
  w.begin_object().key("ok").boolean(false).key("error").begin_object();
  w.member("code", error.code).member("path", error.path);
  w.member("message", error.message).member("hint", error.hint);
  w.end_object().end_object();
  return w.take();
}

}  // namespace bedrock
