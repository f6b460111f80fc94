// Reads the members of a JSON object with checks whose errors name the field and the fix.
//
// Errors stick: the first one is kept and every later read gives its fallback, so that a codec
// reads all its fields in a row and asks once at the end.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/json/value.h"

namespace bedrock {

// Names, ids and notes are repeated on every line of an answer, so they must be short.
inline constexpr std::size_t kMaxText = 2000;

class ObjectReader {
 public:
  // `path` is the object's own ("workloads[0]"; empty at the top); `known` are all the names it may
  // have: any other name is an error that suggests the nearest.
  ObjectReader(const Value& object, const std::string& path,
               std::span<const std::string_view> known, std::optional<Error>& error);

  bool has(std::string_view name) const;
  // Each gives `fallback`, or an empty value, where the member is left out.
  std::string string(std::string_view name, std::string_view fallback = {});
  std::string required_string(std::string_view name);
  // A number, or a decimal as a string; not negative.
  Decimal quantity(std::string_view name, const Decimal& fallback = {});
  Decimal required_quantity(std::string_view name);
  // A whole number from `least` to `most`.
  std::int64_t integer(std::string_view name, std::int64_t least, std::int64_t most,
                       std::int64_t fallback);
  bool boolean(std::string_view name, bool fallback);
  std::optional<Date> date(std::string_view name);
  // One of `names`, as its index.
  std::optional<std::size_t> choice(std::string_view name, std::span<const std::string_view> names);
  template <typename Enum>
  std::optional<Enum> choice(std::string_view name, std::span<const std::string_view> names) {
    const auto index = choice(name, names);
    return index ? std::optional(static_cast<Enum>(*index)) : std::nullopt;
  }
  // A member that is a list or an object; null where it is left out or wrong.
  const Value* list(std::string_view name);
  const Value* object(std::string_view name);
  std::vector<std::string> strings(std::string_view name);
  // For members that may be of several kinds; null where it is left out.
  const Value* member_of_any_kind(std::string_view name) const { return object_.find(name); }

  std::string path_of(std::string_view name) const;
  void fail(std::string_view code, std::string_view name, std::string_view message,
            std::string_view hint);
  bool failed() const { return error_.has_value(); }

 private:
  const Value* member(std::string_view name, Value::Kind kind);
  const Value* required(std::string_view name);

  const Value& object_;
  std::string path_;
  std::optional<Error>& error_;
};

// "\"standard\", \"batch\" or \"flex\"": for hints.
std::string listed(std::span<const std::string_view> names);

}  // namespace bedrock
