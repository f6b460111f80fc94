#include "core/scan/metric_json.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

bool is_space(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

// Past a value whose quotes and braces are balanced, as the scanner has checked.
std::size_t value_end(std::string_view text, std::size_t at) {
  int depth = 0;
  bool quoted = false;
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    if (quoted) {
      if (byte == '\\') ++at;
      quoted = byte != '"';
      if (!quoted && depth == 0) return at + 1;
    } else if (byte == '"') {
      quoted = true;
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if (byte == '}' || byte == ']') {
      if (depth == 0) return at;
      if (--depth == 0) return at + 1;
    } else if (depth == 0 && (byte == ',' || byte == ':' || is_space(byte))) {
      return at;
    }
  }
  return text.size();
}

// The values of a list, or the keys and values of an object, by turns.
std::vector<std::string_view> parts_of(std::string_view container) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 1; at + 1 < container.size();) {
    const char byte = container[at];
    if (is_space(byte) || byte == ',' || byte == ':') {
      ++at;
      continue;
    }
    const std::size_t end = value_end(container, at);
    if (end == at) break;
    parts.push_back(container.substr(at, end - at));
    at = end;
  }
  return parts;
}

std::string_view inside(std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  return quoted ? text.substr(1, text.size() - 2) : text;
}

std::string_view member(const std::vector<std::string_view>& object, std::string_view key) {
  for (std::size_t i = 0; i + 1 < object.size(); i += 2) {
    if (inside(object[i]) == key) return object[i + 1];
  }
  return {};
}

class Adder {
 public:
  Adder(BillRows& rows, std::string_view file) : rows_(rows), file_(file) {}

  void add(std::string_view label, std::string_view id, std::string_view statistic,
           std::string_view timestamp, std::string_view value) {
    std::string column = "Label=";
    append_plain(column, label);
    if (!id.empty()) column.append("|Id=").append(id);
    if (!statistic.empty()) column.append("|Statistic=").append(statistic);
    column.append("|File=").append(file_);
    const BillRows::Outcome outcome = rows_.add_metric(column, inside(timestamp), inside(value));
    found.kept += outcome == BillRows::Outcome::kKept ? 1 : 0;
    found.other += outcome == BillRows::Outcome::kOther ? 1 : 0;
    found.bad |= outcome == BillRows::Outcome::kBad;
  }

  MetricRows found;

 private:
  BillRows& rows_;
  std::string_view file_;
};

// Of the statistics that were asked for, Sum where it is one of them.
void add_datapoint(Adder& adder, std::string_view label,
                   const std::vector<std::string_view>& point) {
  const std::string_view time = member(point, "Timestamp");
  for (const std::string_view name : {"Sum", "Average", "Minimum", "Maximum", "SampleCount"}) {
    const std::string_view value = member(point, name);
    if (value.empty()) continue;
    return adder.add(label, {}, name, time, value);
  }
  const std::vector<std::string_view> extended = parts_of(member(point, "ExtendedStatistics"));
  if (extended.size() < 2) {
    adder.found.bad = true;
  } else {
    adder.add(label, {}, inside(extended[0]), time, extended[1]);
  }
}

}  // namespace

MetricRows add_metrics(BillRows& rows, std::string_view results, std::string_view label,
                       std::string_view file) {
  Adder adder(rows, file);
  for (const std::string_view result : parts_of(results)) {
    const std::vector<std::string_view> members = parts_of(result);
    if (!label.empty()) {
      add_datapoint(adder, label, members);
      continue;
    }
    const auto times = parts_of(member(members, "Timestamps"));
    const auto values = parts_of(member(members, "Values"));
    adder.found.bad |= times.size() != values.size();
    for (std::size_t i = 0; i < std::min(times.size(), values.size()); ++i) {
      adder.add(inside(member(members, "Label")), inside(member(members, "Id")), {}, times[i],
                values[i]);
    }
  }
  return adder.found;
}

}  // namespace bedrock::scan
