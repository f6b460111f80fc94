#include "core/codec/value.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace bedrock {
namespace {

using Json = nlohmann::json;

// Builds the tree while nlohmann reads. A callback that returns false stops the parse.
class TreeBuilder : public nlohmann::json_sax<Json> {
 public:
  explicit TreeBuilder(std::string_view text) : text_(text) {}

  Value take() { return std::move(root_); }
  Error error() { return std::move(error_); }

  bool null() override { return put(Value{}); }
  bool boolean(bool value) override {
    Value v;
    v.kind = Value::Kind::kBool;
    v.boolean = value;
    return put(std::move(v));
  }
  bool number_integer(number_integer_t value) override {
    return put_text(Value::Kind::kNumber, std::to_string(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return put_text(Value::Kind::kNumber, std::to_string(value));
  }
  // nlohmann hands over the characters beside the binary float; only they are kept.
  bool number_float(number_float_t, const string_t& written) override {
    return put_text(Value::Kind::kNumber, written);
  }
  bool string(string_t& value) override { return put_text(Value::Kind::kString, std::move(value)); }
  bool binary(binary_t&) override { return false; }

  bool start_object(std::size_t) override { return open(Value::Kind::kObject); }
  bool start_array(std::size_t) override { return open(Value::Kind::kArray); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    auto& members = stack_.back()->members;
    if (members.size() >= kMaxMembers) {
      error_ = {"too_many_names", "", "An object has more than 1,000 names.",
                "Take a list for many things of one kind."};
      return false;
    }
    const bool twice = std::any_of(members.begin(), members.end(),
                                   [&](const Member& member) { return member.name == name; });
    if (twice) {
      error_ = {"duplicate_name", "", "The name \"" + name + "\" stands twice in one object.",
                "Keep one of them."};
      return false;
    }
    members.push_back({std::move(name), Value{}});
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& problem) override {
    constexpr int kNumberOverflow = 406;
    const std::string_view before = text_.substr(0, std::min(position, text_.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const auto line_start = before.rfind('\n');
    const auto column =
        line_start == std::string_view::npos ? before.size() : before.size() - line_start - 1;
    const std::string where = "line " + std::to_string(line) + ", column " +
                              std::to_string(std::max<std::size_t>(column, 1)) + ".";
    if (problem.id == kNumberOverflow) {
      error_ = {"bad_number", "", "A number is too large: " + where, "Enter a smaller number."};
    } else {
      error_ = {"bad_json", "", "The text is no JSON: it breaks off at " + where,
                "Look there for a missing comma, quote or bracket."};
    }
    return false;
  }

 private:
  bool put_text(Value::Kind kind, std::string text) {
    Value v;
    v.kind = kind;
    v.text = std::move(text);
    return put(std::move(v));
  }

  // The place where the next value goes: the root, the last member, or a new item.
  Value& slot() {
    if (stack_.empty()) return root_;
    Value& parent = *stack_.back();
    if (parent.is(Value::Kind::kObject)) return parent.members.back().value;
    return parent.items.emplace_back();
  }

  bool put(Value value) {
    slot() = std::move(value);
    return true;
  }

  bool open(Value::Kind kind) {
    if (stack_.size() >= kMaxJsonDepth) {
      error_ = {"too_deep", "", "The JSON is nested more than 64 levels deep.",
                "Flatten it: a scenario needs three levels."};
      return false;
    }
    Value& place = slot();
    place.kind = kind;
    // Parents do not move while a child is open, so the pointer stays good.
    stack_.push_back(&place);
    return true;
  }

  bool close() {
    stack_.pop_back();
    return true;
  }

  std::string_view text_;
  Value root_;
  std::vector<Value*> stack_;
  Error error_{"bad_json", "", "The text is no JSON.", "Check the text."};
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
    return fail("too_long", "", "The JSON text is longer than 64 MiB.", "Split it up.");
  }
  TreeBuilder builder(text);
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) {
    return std::unexpected(builder.error());
  }
  return builder.take();
}

}  // namespace bedrock
