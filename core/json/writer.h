// Writes JSON text: objects and arrays in order, strings escaped, decimals as strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/decimal.h"
#include "core/base/error.h"

namespace bedrock {

// What is over it is not kept, so that no answer exhausts the memory.
inline constexpr std::size_t kMaxAnswerBytes = 32u << 20;

// Calls must nest properly: every begin has its end, every value in an object has its key before
// it.
class JsonWriter {
 public:
  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& string(std::string_view value);  // bytes that are not UTF-8 become U+FFFD
  JsonWriter& decimal(const Decimal& value);   // as a string
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // a value that is written already

  JsonWriter& member(std::string_view name, std::string_view value);
  JsonWriter& member(std::string_view name, const Decimal& value);
  // Null for an empty text, or for no value.
  JsonWriter& member_or_null(std::string_view name, std::string_view value);
  JsonWriter& member_or_null(std::string_view name, const std::optional<Decimal>& value);

  // The text; an error envelope in its place where it would be longer than kMaxAnswerBytes.
  std::string take();

 private:
  // Cold, and so small, beside the characters that are copied as they are.
  [[gnu::noinline]] void separate();
  [[gnu::cold, gnu::noinline]] void grow(std::size_t more);
  void put_raw(char c) {
    if (used_ == out_.size()) grow(1);
    out_[used_++] = c;
  }
  void put_raw(std::string_view text);
  void put_escaped(std::string_view text);
  // One character that is not itself; returns how many bytes of the text it took.
  [[gnu::cold, gnu::noinline]] std::size_t put_special(std::string_view text);

  std::string out_;  // longer than what is written, so that a character is one store
  std::size_t used_ = 0;
  bool too_long_ = false;
  bool first_ = true;
};

// {"ok":false,"error":{...}}
std::string error_envelope(const Error& error);

}  // namespace bedrock
