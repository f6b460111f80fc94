// What groups say in the report: built for size, because it is said once.
#include <algorithm>

#include "core/scan/groups.h"
#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// A list of the report; each row is written by `write_row`.
template <class WriteRow>
void write_list(std::string& out, std::string_view name, std::uint32_t rows, WriteRow write_row) {
  if (out.back() != '{') out += ',';
  out.append("\"").append(name).append("\":[");
  for (std::uint32_t i = 0; i < rows; ++i) {
    if (i != 0) out += ',';
    write_row(i);
  }
  out += ']';
}

template <class Parts>
void append_texts(std::string& out, const Parts& parts) {
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) out += ',';
    append_quoted(out, parts[i]);
  }
}

}  // namespace

void Groups::write_value(std::string& out, const Value& value) const {
  constexpr std::array<std::string_view, 5> kKinds{"i", "o", "h", "t", "s"};
  const auto text = [&](std::string_view plain) {
    out += ',';
    append_quoted(out, plain);
  };
  append_quoted(out, kKinds[static_cast<std::size_t>(value.kind)]);
  text(value.kind == Kind::kTag ? tags_.text_of(value.key) : "");
  if (value.kind == Kind::kTag) return text(tags_.text_of(value.value));
  if (value.kind != Kind::kHour) return text(names_.text_of(value.value));
  if (value.value == Moment::kNoHour) return text(kPool);
  std::string hour;
  append_hour(hour, value.value);
  text(hour);
}

void Groups::write_shape(std::string& out, std::uint32_t shape) const {
  std::string_view name = shapes_.text_of(shape);
  out += "{\"of\":[";
  for (int part = 0; part < 6; ++part) {
    if (part != 0) out += ',';
    const std::size_t mark = name.find(kPartMark);
    append_quoted(out, name.substr(0, mark));
    name.remove_prefix(std::min(name.size(), mark + 1));
  }
  out += "],";
  spread_[shape].write(out);
  out += '}';
}

void Groups::write(std::string& out) const {
  const auto row = [&](auto write_members) {
    return [&out, write_members](std::uint32_t i) {
      out += '[';
      write_members(i);
      out += ']';
    };
  };
  const auto number = [&](std::uint64_t value) { append_number(out, value); };
  out += "\"limits\":[";
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    if (i != 0) out += ',';
    number(limits_[i]);
  }
  out += ']';
  write_list(out, "groups", static_cast<std::uint32_t>(groups_.size()), row([&](std::uint32_t i) {
               append_texts(out, texts_of(groups_[i]));
               out += ',';
               sums_[i].write(out);
             }));
  write_list(out, "values", static_cast<std::uint32_t>(values_.size()),
             row([&](std::uint32_t i) { write_value(out, values_[i]); }));
  write_list(out, "pairs", pairs_.size(), row([&](std::uint32_t i) {
               number(pairs_.number_of(i) >> 32);
               out += ',';
               number(pairs_.number_of(i) & 0xffffffff);
               out += ',';
               pair_sums_[i].write(out);
             }));
  write_list(out, "shapes", shapes_.size(), [&](std::uint32_t i) { write_shape(out, i); });
  write_list(out, "errors", errors_.size(), row([&](std::uint32_t i) {
               append_quoted(out, errors_.text_of(i));
               out += ',';
               number(error_calls_[i]);
             }));
  write_list(out, "conventions", kConventions, [&](std::uint32_t i) { number(conventions_[i]); });
  out += ",\"pooled\":";
  number(pooled_);
  out += ",\"regions_served\":";
  number(regions_served_);
  out += ",\"earlier\":{";
  found_.write(out);
  write_list(out, "again", again_.size(), row([&](std::uint32_t i) {
               number(again_.number_of(i));
               out += ',';
               again_sums_[i].write(out);
             }));
  out += '}';
}

}  // namespace bedrock::scan
