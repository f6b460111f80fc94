// JSON text as a tree that keeps numbers as they are written, so that 0.1 stays 0.1.
//
// nlohmann_json does the parsing, through its SAX interface: its own tree would turn fractions into
// binary floats.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"

namespace bedrock {

struct Member;

struct Value {
  enum class Kind : std::uint8_t { kNull, kBool, kNumber, kString, kArray, kObject };
  Kind kind = Kind::kNull;
  bool boolean = false;
  std::string text;             // of a string: its characters; of a number: as written
  std::vector<Value> items;     // of an array
  std::vector<Member> members;  // of an object, in the order written; names are unique

  bool is(Kind k) const { return kind == k; }
  // The member of that name, or null.
  const Value* find(std::string_view name) const;
};

struct Member {
  std::string name;
  Value value;
};

// "a string", "an object", ...: for messages.
std::string_view kind_in_words(Value::Kind kind);

// Limits that keep a hostile text from exhausting the machine.
inline constexpr std::size_t kMaxJsonBytes = 16u << 20;
inline constexpr std::size_t kMaxJsonValues = 1'000'000;  // of 40 bytes each in WebAssembly
inline constexpr std::size_t kMaxJsonDepth = 64;
inline constexpr std::size_t kMaxMembers = 1000;

// Parses one JSON text (UTF-8, RFC 8259; no comments). Errors name the line and column; a name that
// is given twice in one object is an error too.
Result<Value> parse_json(std::string_view text);

}  // namespace bedrock
