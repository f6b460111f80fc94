// Writes JSON text: objects and arrays in order, strings escaped, decimals and days as strings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"

namespace bedrock {

// What is over it is not kept, so that no answer exhausts the memory.
inline constexpr std::size_t kMaxAnswerBytes = 32u << 20;

// Calls must nest properly: every begin has its end, every value in an object has its key before
// it.
class JsonWriter {
 public:
  // The name of a member as a literal; one that would need escapes does not compile.
  class Name {
   public:
    template <std::size_t kSize>
    consteval Name(const char (&literal)[kSize]) : at_(literal), size_(kSize - 1) {
      for (const char c : std::string_view(literal, size_)) {
        if (c < ' ' || c > '~' || c == '"' || c == '\\') needs_escapes();
      }
    }

   private:
    friend JsonWriter;
    static void needs_escapes();  // has no body: a constant cannot call it

    const char* at_;
    std::size_t size_;
  };

  // Grows by itself; who knows about how long the answer becomes saves the copies.
  explicit JsonWriter(std::size_t bytes = 0) { make_room(bytes); }

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(Name name) { return put_name(name.at_, name.size_); }
  JsonWriter& any_key(std::string_view name);  // one that is only known at run time

  JsonWriter& string(std::string_view value);  // bytes that are not UTF-8 become U+FFFD
  JsonWriter& decimal(const Decimal& value);   // as a string
  JsonWriter& date(Date day);                  // as a string
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // a value that is written already

  JsonWriter& member(Name name, std::string_view value) {
    return put_member(name.at_, name.size_, value.data(), value.size());
  }
  JsonWriter& member(Name name, const char* value) { return member(name, std::string_view(value)); }
  JsonWriter& member(Name name, const std::string& value) {
    return put_text(name.at_, name.size_, value);
  }
  JsonWriter& member(Name name, const Decimal& value) {
    return put_name(name.at_, name.size_).decimal(value);
  }
  JsonWriter& member(Name name, Date day) { return put_name(name.at_, name.size_).date(day); }
  // Null for an empty text, or for no value.
  JsonWriter& member_or_null(Name name, std::string_view value) {
    return put_or_null(name.at_, name.size_, value.data(), value.size());
  }
  JsonWriter& member_or_null(Name name, const std::string& value) {
    return put_or_null(name.at_, name.size_, value.data(), value.size());
  }
  JsonWriter& member_or_null(Name name, const std::optional<Decimal>& value) {
    return value ? member(name, *value) : key(name).null();
  }

  // The text; an error envelope in its place where it would be longer than kMaxAnswerBytes.
  std::string take();

 private:
  // Addresses and sizes by themselves: WebAssembly passes a std::string_view through memory.
  JsonWriter& put_name(const char* name, std::size_t size);
  JsonWriter& put_member(const char* name, std::size_t name_size, const char* value,
                         std::size_t size);
  JsonWriter& put_text(const char* name, std::size_t name_size, const std::string& value);
  JsonWriter& put_or_null(const char* name, std::size_t name_size, const char* value,
                          std::size_t size);

  void make_room(std::size_t bytes);
  // Room for so many bytes more, and where they go.
  char* room(std::size_t bytes) {
    if (room_ - used_ < bytes) grow(bytes);
    return out_.data() + used_;
  }
  [[gnu::cold, gnu::noinline]] void grow(std::size_t more);
  [[gnu::cold, gnu::noinline]] void drop();
  void separate() {
    if (used_ > kMaxAnswerBytes) drop();
    if (!first_) put_raw(',');
    first_ = false;
  }
  void put_raw(char c) {
    *room(1) = c;
    ++used_;
  }
  void put_raw(std::string_view text);
  void put_escaped(const char* text, std::size_t size);
  // One character that is not itself; returns how many bytes of the text it took.
  [[gnu::cold, gnu::noinline]] std::size_t put_special(std::string_view text);

  std::string out_;  // longer than what is written, so that a character is one store
  std::size_t room_ = 0;
  std::size_t used_ = 0;
  bool too_long_ = false;
  bool first_ = true;
};

// {"ok":false,"error":{...}}
std::string error_envelope(const Error& error);

}  // namespace bedrock
