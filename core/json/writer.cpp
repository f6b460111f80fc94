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

}  // namespace

void JsonWriter::grow(std::size_t more) {
  constexpr std::size_t kFirst = 4096;
  out_.resize(std::max({2 * out_.size(), used_ + more, kFirst}));
}

void JsonWriter::put_raw(std::string_view text) {
  if (out_.size() - used_ < text.size()) grow(text.size());
  std::memcpy(out_.data() + used_, text.data(), text.size());
  used_ += text.size();
}

// Nothing but the rare character takes more than its own byte.
void JsonWriter::put_escaped(std::string_view text) {
  put_raw('"');
  while (true) {
    if (out_.size() - used_ < text.size()) grow(text.size());
    char* at = out_.data() + used_;
    std::size_t plain = 0;
    for (std::uint64_t eight = 0; plain + sizeof eight <= text.size(); plain += sizeof eight) {
      std::memcpy(&eight, text.data() + plain, sizeof eight);
      if (!all_plain(eight)) break;
      std::memcpy(at + plain, &eight, sizeof eight);
    }
    for (; plain < text.size() && is_plain(text[plain]); ++plain) at[plain] = text[plain];
    used_ += plain;
    text.remove_prefix(plain);
    if (text.empty()) break;
    text.remove_prefix(put_special(text));
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

void JsonWriter::separate() {
  if (used_ > kMaxAnswerBytes) {
    too_long_ = true;
    used_ = 0;
  }
  if (!first_) put_raw(',');
  first_ = false;
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

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  put_escaped(name);
  put_raw(':');
  first_ = true;  // the value that follows is not separated from its key
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
  separate();
  put_escaped(value);
  return *this;
}

JsonWriter& JsonWriter::decimal(const Decimal& value) { return string(value.text()); }

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

JsonWriter& JsonWriter::member(std::string_view name, std::string_view value) {
  return key(name).string(value);
}

JsonWriter& JsonWriter::member(std::string_view name, const Decimal& value) {
  return key(name).decimal(value);
}

JsonWriter& JsonWriter::member_or_null(std::string_view name, std::string_view value) {
  return value.empty() ? key(name).null() : member(name, value);
}

JsonWriter& JsonWriter::member_or_null(std::string_view name, const std::optional<Decimal>& value) {
  return value ? member(name, *value) : key(name).null();
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
