#include "core/json/reader.h"

#include <algorithm>

#include "core/base/text.h"

namespace bedrock {
namespace {

std::string quoted(std::string_view text) { return join({"\"", text, "\""}); }

std::string shortened(std::string_view text) {
  constexpr std::size_t kShown = 60;
  return text.size() <= kShown ? std::string(text)
                               : join({std::string(text.substr(0, kShown)), "..."});
}

}  // namespace

std::string listed(std::span<const std::string_view> names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " or " : ", ";
    text += quoted(names[i]);
  }
  return text;
}

ObjectReader::ObjectReader(const Value& object, const std::string& path,
                           std::span<const std::string_view> known, std::optional<Error>& error)
    : object_(object), path_(path), error_(error) {
  if (error_) return;
  if (!object.is(Value::Kind::kObject)) {
    error_ = Error{"wrong_type", path_,
                   join({"An object is needed here, not ", kind_in_words(object.kind), "."}),
                   "Write { ... }."};
    return;
  }
  for (const Member& member : object.members) {
    if (std::find(known.begin(), known.end(), member.name) != known.end()) continue;
    const std::string_view near = nearest_name(member.name, known);
    error_ = Error{"unknown_field", path_of(shortened(member.name)),
                   join({"There is no field ", quoted(shortened(member.name)), " here."}),
                   near.empty() ? join({"Known fields: ", listed(known), "."})
                                : join({"Did you mean ", quoted(near), "?"})};
    return;
  }
}

std::string ObjectReader::path_of(std::string_view name) const {
  return path_.empty() ? std::string(name) : join({path_, ".", name});
}

void ObjectReader::fail(std::string_view code, std::string_view name, std::string_view message,
                        std::string_view hint) {
  if (error_) return;
  error_.emplace(code, path_of(name), message, hint);
}

bool ObjectReader::has(std::string_view name) const { return object_.find(name) != nullptr; }

const Value* ObjectReader::member(std::string_view name, Value::Kind kind) {
  if (error_) return nullptr;
  const Value* value = object_.find(name);
  if (value == nullptr) return nullptr;
  if (!value->is(kind)) {
    fail("wrong_type", name,
         join({kind_in_words(kind), " is needed here, not ", kind_in_words(value->kind), "."}),
         join({"Write ", kind_in_words(kind), ", or leave the field out."}));
    return nullptr;
  }
  return value;
}

const Value* ObjectReader::required(std::string_view name) {
  if (error_) return nullptr;
  const Value* value = object_.find(name);
  if (value == nullptr) {
    fail("missing_field", name, join({"The field ", quoted(name), " is missing."}), "Add it.");
  }
  return value;
}

std::string ObjectReader::string(std::string_view name, std::string_view fallback) {
  const Value* value = member(name, Value::Kind::kString);
  if (value == nullptr) return std::string(fallback);
  if (value->text.size() > kMaxText) {
    fail("too_long", name, "This text is longer than 2,000 bytes.", "Shorten it.");
    return std::string(fallback);
  }
  return value->text;
}

std::string ObjectReader::required_string(std::string_view name) {
  if (required(name) == nullptr) return {};
  std::string text = string(name);
  if (text.empty()) fail("empty_field", name, "The field is empty.", "Fill it in.");
  return text;
}

Decimal ObjectReader::quantity(std::string_view name, const Decimal& fallback) {
  if (error_) return fallback;
  const Value* value = object_.find(name);
  if (value == nullptr) return fallback;
  const bool number = value->is(Value::Kind::kNumber);
  if (!number && !value->is(Value::Kind::kString)) {
    fail("wrong_type", name,
         join({"A number is needed here, not ", kind_in_words(value->kind), "."}),
         "Write a number such as 800, or a decimal as a string such as \"0.5\".");
    return fallback;
  }
  const auto decimal = Decimal::parse(value->text);
  if (!decimal) {
    fail("bad_number", name,
         join({quoted(shortened(value->text)), " is not a number that can be priced."}),
         "Write plain digits, at most 38, such as 50000 or 0.5.");
    return fallback;
  }
  if (decimal->is_negative()) {
    fail("negative", name, join({"A quantity cannot be negative: ", shortened(value->text), "."}),
         "Enter 0 or more.");
    return fallback;
  }
  return *decimal;
}

Decimal ObjectReader::required_quantity(std::string_view name) {
  if (required(name) == nullptr) return {};
  return quantity(name);
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t least, std::int64_t most,
                                   std::int64_t fallback) {
  const Value* value = member(name, Value::Kind::kNumber);
  if (value == nullptr) return fallback;
  const auto decimal = Decimal::parse(value->text);
  if (!decimal || !decimal->is_whole() || *decimal < Decimal(least) || *decimal > Decimal(most)) {
    fail("out_of_range", name, join({shortened(value->text), " is out of range."}),
         join({"Enter a whole number from ", std::to_string(least), " to ", std::to_string(most),
               "."}));
    return fallback;
  }
  return static_cast<std::int64_t>(decimal->coefficient());
}

bool ObjectReader::boolean(std::string_view name, bool fallback) {
  const Value* value = member(name, Value::Kind::kBool);
  return value != nullptr ? value->boolean : fallback;
}

std::optional<Date> ObjectReader::date(std::string_view name) {
  const Value* value = member(name, Value::Kind::kString);
  if (value == nullptr) return std::nullopt;
  const auto date = Date::parse(value->text);
  if (!date) {
    fail("bad_date", name, join({quoted(shortened(value->text)), " is not a date."}),
         "Write it as YYYY-MM-DD, such as \"2026-08-20\".");
  }
  return date;
}

std::optional<std::size_t> ObjectReader::choice(std::string_view name,
                                                std::span<const std::string_view> names) {
  const Value* value = member(name, Value::Kind::kString);
  if (value == nullptr) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i] == value->text) return i;
  }
  const std::string_view near = nearest(value->text, names);
  fail("unknown_value", name,
       join({quoted(shortened(value->text)), " is not one of the values allowed here."}),
       near.empty() ? join({"Write ", listed(names), "."})
                    : join({"Did you mean ", quoted(near), "?"}));
  return std::nullopt;
}

const Value* ObjectReader::list(std::string_view name) { return member(name, Value::Kind::kArray); }

const Value* ObjectReader::object(std::string_view name) {
  return member(name, Value::Kind::kObject);
}

std::vector<std::string> ObjectReader::strings(std::string_view name) {
  std::vector<std::string> texts;
  const Value* value = list(name);
  if (value == nullptr) return texts;
  for (const Value& item : value->items) {
    if (!item.is(Value::Kind::kString)) {
      fail("wrong_type", name, "This list takes only strings.", "Put each item in quotes.");
      return texts;
    }
    if (item.text.size() > kMaxText) {
      fail("too_long", name, "A text in this list is longer than 2,000 bytes.", "Shorten it.");
      return texts;
    }
    texts.push_back(item.text);
  }
  return texts;
}

}  // namespace bedrock
