#include "core/scan/bad_lines.h"

#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

constexpr std::size_t kShown = 200;
constexpr std::array<std::string_view, 7> kReasonNames{
    "none", "not_json", "cut_off", "unbalanced", "bad_count", "too_long", "bad_row"};

}  // namespace

void BadLines::add(Bad reason, std::string_view file, std::uint64_t line, std::string_view text) {
  std::uint64_t& count = counts_[static_cast<std::size_t>(reason)];
  if (count++ >= kSamples) return;
  samples_.push_back({reason, std::string(file), line, std::string(text.substr(0, kShown))});
}

void BadLines::write(std::string& out) const {
  out += "\"bad\":{";
  for (std::size_t i = 1; i < counts_.size(); ++i) {
    if (i != 1) out += ',';
    append_quoted(out, kReasonNames[i]);
    out += ':';
    append_number(out, counts_[i]);
  }
  out += "},\"samples\":[";
  for (std::size_t i = 0; i < samples_.size(); ++i) {
    const Sample& sample = samples_[i];
    out += i == 0 ? "[" : ",[";
    append_quoted(out, kReasonNames[static_cast<std::size_t>(sample.reason)]);
    out += ',';
    append_quoted(out, sample.file);
    out += ',';
    append_number(out, sample.line);
    out += ',';
    append_quoted(out, sample.text);
    out += ']';
  }
  out += ']';
}

}  // namespace bedrock::scan
