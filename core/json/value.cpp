#include "core/json/value.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>

#include "core/base/order.h"
#include "core/base/text.h"

// What nlohmann would say of an error nobody reads: ours says line and column. Composing it takes a
// kilobyte of the module.
NLOHMANN_JSON_NAMESPACE_BEGIN
namespace detail {
template <>
std::string parser<json, iterator_input_adapter<const char*>>::exception_message(
    lexer_base<json>::token_type, const std::string&) {
  return {};
}
}  // namespace detail
NLOHMANN_JSON_NAMESPACE_END

namespace bedrock {
namespace {

using Json = nlohmann::json;

// Whether a number has more than 100 digits before its point. No price or quantity comes near; a
// binary float overflows at 309, where the JSON lexer refuses natively but not in WebAssembly
// (wasm/runtime.cpp), so both are refused here.
bool is_huge(std::string_view number) {
  constexpr std::int64_t kMostDigits = 100;
  constexpr std::int64_t kLargestExponent = std::int64_t{1} << 40;
  const std::size_t e = std::min(number.find_first_of("eE"), number.size());
  const std::string_view mantissa = number.substr(0, e);
  const std::size_t first = mantissa.find_first_of("123456789");
  if (first == std::string_view::npos) return false;
  std::int64_t exponent = 0;
  bool negative = false;
  for (const char c : number.substr(e)) {
    negative |= c == '-';
    if (c >= '0' && c <= '9' && exponent < kLargestExponent) exponent = exponent * 10 + (c - '0');
  }
  const std::size_t point = std::min(mantissa.find('.'), mantissa.size());
  const auto before_point = static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first);
  return before_point + (negative ? -exponent : exponent) > kMostDigits;
}

Error number_too_large(std::string_view written) {
  return {"bad_number", "",
          join({"The number ", std::string(written.substr(0, 40)),
                (written.size() > 40 ? "..." : ""), " is too large."}),
          "Enter a number of at most 38 digits."};
}

// The first of the names that is there twice; null where they differ. Many are sorted first, so
// that an object full of names costs n log n.
std::string_view name_given_twice(std::span<const Member> members) {
  constexpr std::size_t kFew = 16;
  if (members.size() <= kFew) {
    for (; members.size() > 1; members = members.subspan(1)) {
      for (const Member& other : members.subspan(1)) {
        if (other.name == members.front().name) return other.name;
      }
    }
    return {};
  }
  std::vector<std::string_view> names;
  names.reserve(members.size());
  for (const Member& member : members) names.push_back(member.name);
  sort_items(names, [](std::string_view a, std::string_view b) { return a < b; });
  const auto twice = std::adjacent_find(names.begin(), names.end());
  return twice == names.end() ? std::string_view{} : *twice;
}

// Builds the tree while nlohmann reads. A callback that returns false stops the parse.
class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  Value take() { return std::move(root_); }
  Error error() {
    return error_ ? std::move(*error_)
                  : Error{"bad_json", "", "The text is not valid JSON.", "Check the text."};
  }

  bool null() override { return put(Value::Kind::kNull) != nullptr; }
  bool boolean(bool value) override {
    Value* put_there = put(Value::Kind::kBool);
    if (put_there != nullptr) put_there->boolean = value;
    return put_there != nullptr;
  }
  bool number_integer(number_integer_t value) override {
    return put_text(Value::Kind::kNumber, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return put_text(Value::Kind::kNumber, std::to_string(value));
  }
  // nlohmann hands over the characters beside the binary float; only they are kept.
  bool number_float(number_float_t, const string_t& written) override {
    if (is_huge(written)) {
      error_ = number_too_large(written);
      return false;
    }
    return put_text(Value::Kind::kNumber, written);
  }
  bool string(string_t& value) override { return put_text(Value::Kind::kString, std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Value::Kind::kObject); }
  bool start_array(std::size_t) override { return open(Value::Kind::kArray); }
  bool end_object() override { return names_differ(stack_.back()->members) && close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = stack_.back()->members;
    if (members.size() >= kMaxMembers) {
      error_ = {"too_many_names", "", "An object has more than 1,000 names.",
                "Use a list for many items of one kind."};
      return false;
    }
    members.push_back({std::move(name), Value{}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& problem) override {
    constexpr int kNumberOverflow = 406;
    if (problem.id == kNumberOverflow) {
      error_ = number_too_large(token);
      return false;
    }
    const std::string_view before = text_.substr(0, std::min(position, text_.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto line_start = before.rfind('\n');
    const auto column =
        line_start == std::string_view::npos ? before.size() : before.size() - line_start - 1;
    const std::string where = join({"line ", std::to_string(line), ", column ",
                                    std::to_string(std::max<std::size_t>(column, 1)), "."});
    error_ = {"bad_json", "", join({"The text is not valid JSON: the error is at ", where}),
              "Look for a missing comma, quote or bracket just before it."};
    return false;
  }

 private:
  bool put_text(Value::Kind kind, std::string text) {
    Value* put_there = put(kind);
    if (put_there != nullptr) put_there->text = std::move(text);
    return put_there != nullptr;
  }

  // Where the next value goes: the root, the last member, or a new item.
  Value& slot() {
    if (stack_.empty()) return root_;
    Value& parent = *stack_.back();
    if (parent.is(Value::Kind::kObject)) return parent.members.back().value;
    return parent.items.emplace_back();
  }

  // False, with the error set, once the tree would use more memory than one call may.
  bool has_room() {
    if (++values_ <= kMaxJsonValues) return true;
    error_ = {"too_many_values", "", "The JSON has more than 1,000,000 values.", "Split it up."};
    return false;
  }

  bool names_differ(const std::vector<Member>& members) {
    const std::string_view twice = name_given_twice(members);
    if (twice.data() == nullptr) return true;
    error_ = {"duplicate_name", "",
              join({"The name \"", twice.substr(0, 60), "\" is given twice in one object."}),
              "Keep one of them."};
    return false;
  }

  // Where a value goes that has no others inside; null where there is no room.
  Value* put(Value::Kind kind) {
    if (!has_room()) return nullptr;
    Value& value = slot();
    value.kind = kind;
    return &value;
  }

  bool open(Value::Kind kind) {
    if (stack_.size() >= kMaxJsonDepth) {
      error_ = {"too_deep", "", "The JSON is nested more than 64 levels deep.",
                "Flatten it: a scenario needs three levels."};
      return false;
    }
    if (!has_room()) return false;
    Value& value = slot();
    value.kind = kind;
    // Parents do not move while a child is open, so the pointer stays good.
    stack_.push_back(&value);
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  std::string_view text_;
  Value root_;
  std::vector<Value*> stack_;
  std::size_t values_ = 0;
  std::optional<Error> error_;
};

}  // namespace

const Value* Value::find(std::string_view name) const {
  for (const Member& member : members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

std::string_view kind_in_words(Value::Kind kind) {
  switch (kind) {
    case Value::Kind::kNull:
      return "null";
    case Value::Kind::kBool:
      return "true or false";
    case Value::Kind::kNumber:
      return "a number";
    case Value::Kind::kString:
      return "a string";
    case Value::Kind::kArray:
      return "a list";
    case Value::Kind::kObject:
      return "an object";
  }
  return "something else";
}

Result<Value> parse_json(std::string_view text) {
  if (text.size() > kMaxJsonBytes) {
    return fail("too_long", "", "The JSON text is longer than 16 MiB.", "Split it up.");
  }
  TreeBuilder builder(text);
  if (!Json::sax_parse(text.data(), text.data() + text.size(), &builder)) {
    return std::unexpected(builder.error());
  }
  return builder.take();
}

}  // namespace bedrock
