#include "core/scan/shape.h"

#include <algorithm>

#include "core/scan/moment.h"
#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// Rows of numbers, each after its index, without those that are 0.
template <class Rows, class Write>
void append_rows(std::string& out, std::string_view name, const Rows& rows, Write write) {
  out.append("\"").append(name).append("\":[");
  bool first = true;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::size_t before = out.size();
    if (!first) out += ',';
    append_number(out, i);
    if (write(rows[i])) {
      first = false;
    } else {
      out.resize(before);
    }
  }
  out += ']';
}

bool append_count(std::string& out, std::uint64_t count) {
  out += ',';
  append_number(out, count);
  return count != 0;
}

void append_histogram(std::string& out, std::string_view name, const Histogram& histogram) {
  out.append(",\"").append(name).append("\":{\"max\":");
  append_number(out, histogram.most());
  out += ',';
  append_rows(out, "buckets", histogram.counts(),
              [&](std::uint64_t count) { return append_count(out, count); });
  out += '}';
}

}  // namespace

void Shape::add(const Tokens& tokens, std::uint32_t day, const Weights& weights) {
  const std::uint64_t whole = tokens.input + tokens.read + tokens.write;
  if (whole + tokens.output == 0) return;
  ++calls_;
  first_day_ = std::min(first_day_, day);
  if (day != Moment::kNoDay) last_day_ = std::max(last_day_, day);
  input_.add(whole);
  output_.add(tokens.output);
  const std::size_t answer = Histogram::bucket_of(tokens.output);
  if (answer >= answers_.size()) answers_.resize(answer + 1);
  answers_[answer] += tokens.output;
  const std::size_t size = Histogram::bucket_of<kSizeBits>(whole);
  if (size >= sizes_.size()) sizes_.resize(size + 1);
  const std::array<std::uint64_t, Size::kEnd> sums{1,           tokens.input, tokens.output,
                                                   tokens.read, tokens.write, tokens.write_1h};
  for (std::size_t i = 0; i < sums.size(); ++i) sizes_[size].sums[i] += sums[i];
  if (!weights.known) return;
  const auto& [input, output, read, write, write_1h] = weights.picodollars;
  const std::uint64_t cost = input * tokens.input + output * tokens.output + read * tokens.read +
                             write * (tokens.write - tokens.write_1h) + write_1h * tokens.write_1h;
  cost_.add(cost / 1000);
}

void Shape::write(std::string& out) const {
  out += "\"calls\":";
  append_number(out, calls_);
  out += ",\"days\":[\"";
  append_day(out, first_day_);
  out += "\",\"";
  append_day(out, last_day_ == 0 ? Moment::kNoDay : last_day_);
  out += "\"]";
  append_histogram(out, "input", input_);
  append_histogram(out, "output", output_);
  append_histogram(out, "cost", cost_);
  out += ',';
  append_rows(out, "sizes", sizes_, [&](const Size& size) {
    for (const std::uint64_t sum : size.sums) append_count(out, sum);
    return size.sums[Size::kCalls] != 0;
  });
  out += ',';
  append_rows(out, "answers", answers_,
              [&](std::uint64_t tokens) { return append_count(out, tokens); });
}

}  // namespace bedrock::scan
