#include "core/scan/groups.h"

#include <algorithm>

#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// What is over these is pooled, so that no log, however hostile, fills the memory.
constexpr std::uint32_t kMostGroups = 40'000;
constexpr std::uint32_t kMostPairs = 120'000;
constexpr std::uint32_t kMostValues = 20'000;
constexpr std::uint32_t kMostShapes = 1'500;
constexpr std::uint32_t kMostErrors = 200;
constexpr std::size_t kMostTags = 16;  // of a call
constexpr std::size_t kLongName = 2048;
constexpr std::size_t kLongTag = 256;
constexpr std::string_view kPool = "(other)";
constexpr std::string_view kOtherTier = "other";

// "2026-10-01" of a timestamp; empty where it has none.
std::string_view day_of(std::string_view timestamp) {
  constexpr std::string_view kForm = "0000-00-00";
  if (timestamp.size() < kForm.size()) return {};
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = timestamp[i] >= '0' && timestamp[i] <= '9';
    if (kForm[i] == '0' ? !digit : timestamp[i] != '-') return {};
  }
  return timestamp.substr(0, kForm.size());
}

std::string_view hour_of(std::string_view timestamp) {
  if (day_of(timestamp).empty() || timestamp.size() < 13) return {};
  const std::string_view hour = timestamp.substr(11, 2);
  return hour >= "00" && hour <= "23" && hour[1] >= '0' && hour[1] <= '9' ? hour
                                                                          : std::string_view{};
}

void append_list(std::string& out, const Sums& sums) {
  for (const std::uint64_t sum :
       {sums.calls, sums.failed, sums.blocked, sums.untraced, sums.without_tokens, sums.input,
        sums.output, sums.read, sums.write, sums.write_1h, sums.write_unknown}) {
    append_number(out, sum);
    out += ',';
  }
  for (std::size_t i = 0; i < sums.units.size(); ++i) {
    if (i != 0) out += ',';
    append_number(out, sums.units[i]);
  }
}

void append_parts(std::string& out, std::string_view name) {
  for (;;) {
    const std::size_t mark = name.find(kPartMark);
    append_quoted(out, name.substr(0, mark));
    if (mark == std::string_view::npos) return;
    out += ',';
    name.remove_prefix(mark + 1);
  }
}

void append_histogram(std::string& out, std::string_view name, const Histogram& histogram) {
  out.append(",\"").append(name).append("\":{\"max\":");
  append_number(out, histogram.most());
  out += ",\"buckets\":[";
  bool first = true;
  for (std::size_t i = 0; i < histogram.counts().size(); ++i) {
    if (histogram.counts()[i] == 0) continue;
    if (!first) out += ',';
    first = false;
    append_number(out, i);
    out += ',';
    append_number(out, histogram.counts()[i]);
  }
  out += "]}";
}

}  // namespace

void Sums::add(const Call& call, const Tokens& tokens) {
  ++calls;
  if (tokens.failed) ++failed;
  if (tokens.blocked) ++blocked;
  if (tokens.answered_without_tokens) ++without_tokens;
  input += tokens.input;
  output += tokens.output;
  read += tokens.read;
  write += tokens.write;
  write_1h += tokens.write_1h;
  write_unknown += tokens.write_unknown;
  bool traced = false;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::int64_t count = call.counts[static_cast<std::size_t>(Count::kContentUnits) + i];
    if (count == kAbsent) continue;
    units[i] += static_cast<std::uint64_t>(count);
    traced |= count != 0;
  }
  if (tokens.blocked && !traced) ++untraced;
}

// Without escapes, marks and what is too long; `scratch` keeps it until that is used again.
std::string_view Groups::plain(std::string_view text, std::size_t most, std::size_t scratch) {
  const auto odd = [](char byte) { return byte == '\\' || static_cast<unsigned char>(byte) < ' '; };
  if (text.size() <= most && std::none_of(text.begin(), text.end(), odd)) return text;
  std::string& out = scratch_[scratch];
  out.clear();
  append_plain(out, text.substr(0, 8 * most));
  if (out.size() > most) out.resize(most);
  for (char& byte : out) {
    if (static_cast<unsigned char>(byte) < ' ') byte = ' ';
  }
  return out;
}

std::uint32_t Groups::group_of(const Call& call, const Tokens& tokens) {
  constexpr std::array<std::string_view, 10> kDigits{"0", "1", "2", "3", "4",
                                                     "5", "6", "7", "8", "9"};
  constexpr std::array<std::string_view, 6> kPooled{kPool, "", "standard", "0", "0", ""};
  std::string_view other_tier;
  const Tier tier = tier_of(call, other_tier);
  const std::uint64_t whole = tokens.input + tokens.read + tokens.write;
  const auto over = std::count_if(limits_.begin(), limits_.end(),
                                  [&](std::uint64_t limit) { return whole > limit; });
  std::array<std::string_view, 6> parts{
      plain(model_of(call), kLongName, 0),
      plain(call[Text::kRegion], kLongTag, 1),
      other_tier.empty() ? name_of(tier) : kOtherTier,
      kDigits[static_cast<std::size_t>(std::min<std::ptrdiff_t>(over, 9))],
      kDigits[tokens.depends_on_model ? 1 : 0],
      day_of(call[Text::kTimestamp])};
  const bool full = groups_.size() >= kMostGroups && !groups_.has(parts);
  if (full) {
    // The pool has no price: it is reported as such.
    parts = kPooled;
    ++pooled_;
  }
  const std::uint32_t group = groups_.id_of(parts);
  if (group < sums_.size()) return group;
  sums_.emplace_back();
  Weights& weights = weights_.emplace_back();
  if (pricer_.price != nullptr) pricer_.price(pricer_.context, groups_.text_of(group), weights);
  Parts shape = Parts(parts).first(3);
  if (shapes_.size() >= kMostShapes && !shapes_.has(shape)) shape = Parts(kPooled).first(3);
  shape_of_.push_back(shapes_.id_of(shape));
  if (shapes_.size() > spread_.size()) spread_.emplace_back();
  return group;
}

void Groups::add_to(std::string_view kind, std::string_view key, std::string_view value,
                    std::uint32_t group, const Call& call, const Tokens& tokens) {
  std::array<std::string_view, 3> parts{kind, plain(key, kLongTag, 0),
                                        plain(value, kind == "t" ? kLongTag : kLongName, 1)};
  const auto full = [&] {
    if (values_.size() < kMostValues && pairs_.size() < kMostPairs) return false;
    if (!values_.has(parts)) return true;
    return pairs_.size() >= kMostPairs &&
           !pairs_.has(std::uint64_t{values_.id_of(parts)} << 32 | group);
  };
  if (full()) {
    parts[2] = kPool;
    ++pooled_;
  }
  const std::uint64_t pair = std::uint64_t{values_.id_of(parts)} << 32 | group;
  const std::uint32_t id = pairs_.id_of(pair);
  if (id == pair_sums_.size()) pair_sums_.emplace_back();
  pair_sums_[id].add(call, tokens);
}

void Groups::spread(std::uint32_t group, const Tokens& tokens) {
  const std::uint64_t whole = tokens.input + tokens.read + tokens.write;
  if (whole + tokens.output == 0) return;
  Shape& shape = spread_[shape_of_[group]];
  ++shape.calls;
  shape.input.add(whole);
  shape.output.add(tokens.output);
  const Weights& weights = weights_[group];
  if (!weights.known) return;
  const auto& [input, output, read, write, write_1h] = weights.picodollars;
  const std::uint64_t cost = input * tokens.input + output * tokens.output + read * tokens.read +
                             write * (tokens.write - tokens.write_1h) + write_1h * tokens.write_1h;
  shape.cost.add(cost / 1000);
}

void Groups::add(const Call& call) {
  const Tokens tokens = tokens_of(call);
  const std::uint32_t group = group_of(call, tokens);
  sums_[group].add(call, tokens);
  ++conventions_[static_cast<std::size_t>(tokens.convention)];
  spread(group, tokens);
  if (!call[Text::kIdentity].empty()) {
    add_to("i", {}, call[Text::kIdentity], group, call, tokens);
  }
  if (!call[Text::kOperation].empty()) {
    add_to("o", {}, call[Text::kOperation], group, call, tokens);
  }
  const std::string_view hour = hour_of(call[Text::kTimestamp]);
  if (!hour.empty()) add_to("h", {}, hour, group, call, tokens);
  for (std::size_t i = 0; i < std::min(call.tags.size(), kMostTags); ++i) {
    add_to("t", call.tags[i].key, call.tags[i].value, group, call, tokens);
  }
  if (!tokens.failed) return;
  std::string_view code = plain(call[Text::kErrorCode], kLongTag);
  if (code.empty()) code = "status";
  const std::uint32_t error =
      errors_.id_of(errors_.size() < kMostErrors || errors_.has(code) ? code : kPool);
  if (error == error_calls_.size()) error_calls_.push_back(0);
  ++error_calls_[error];
}

void Groups::write(std::string& out) const {
  out += "\"limits\":[";
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    if (i != 0) out += ',';
    append_number(out, limits_[i]);
  }
  const auto begin_rows = [&](std::string_view name, std::uint32_t row) {
    if (row == 0) {
      out.append(",\"").append(name).append("\":[");
    } else {
      out += ',';
    }
  };
  out += ']';
  const auto empty = [&](std::string_view name, std::uint32_t rows) {
    if (rows == 0) begin_rows(name, 0);
    out += ']';
  };
  for (std::uint32_t i = 0; i < groups_.size(); ++i) {
    begin_rows("groups", i);
    out += '[';
    append_parts(out, groups_.text_of(i));
    out += ',';
    append_list(out, sums_[i]);
    out += ']';
  }
  empty("groups", groups_.size());
  for (std::uint32_t i = 0; i < values_.size(); ++i) {
    begin_rows("values", i);
    out += '[';
    append_parts(out, values_.text_of(i));
    out += ']';
  }
  empty("values", values_.size());
  for (std::uint32_t i = 0; i < pairs_.size(); ++i) {
    begin_rows("pairs", i);
    out += '[';
    append_number(out, pairs_.number_of(i) >> 32);
    out += ',';
    append_number(out, pairs_.number_of(i) & 0xffffffff);
    out += ',';
    append_list(out, pair_sums_[i]);
    out += ']';
  }
  empty("pairs", pairs_.size());
  for (std::uint32_t i = 0; i < shapes_.size(); ++i) {
    begin_rows("shapes", i);
    out += "{\"of\":[";
    append_parts(out, shapes_.text_of(i));
    out += "],\"calls\":";
    append_number(out, spread_[i].calls);
    append_histogram(out, "input", spread_[i].input);
    append_histogram(out, "output", spread_[i].output);
    append_histogram(out, "cost", spread_[i].cost);
    out += '}';
  }
  empty("shapes", shapes_.size());
  for (std::uint32_t i = 0; i < errors_.size(); ++i) {
    begin_rows("errors", i);
    out += '[';
    append_quoted(out, errors_.text_of(i));
    out += ',';
    append_number(out, error_calls_[i]);
    out += ']';
  }
  empty("errors", errors_.size());
  out += ",\"conventions\":[";
  for (std::size_t i = 0; i < conventions_.size(); ++i) {
    if (i != 0) out += ',';
    append_number(out, conventions_[i]);
  }
  out += "],\"pooled\":";
  append_number(out, pooled_);
}

}  // namespace bedrock::scan
