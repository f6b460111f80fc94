#include "core/scan/session.h"

#include <algorithm>
#include <cstring>

#include "core/scan/block.h"
#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

// The longest object, and the longest first line of a table. More is refused.
constexpr std::size_t kLongestHead = std::size_t{1} << 18;
constexpr std::size_t kLongest = std::size_t{1} << 24;
constexpr std::ptrdiff_t kShownAtLeast = 256;
constexpr std::string_view kMark = "\xef\xbb\xbf";  // of UTF-8

bool is_between(std::uint8_t byte) {
  return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' || byte == ',' ||
         byte == '[' || byte == ']';
}

std::string_view text_of(const std::uint8_t* begin, const std::uint8_t* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

const std::uint8_t* find(const std::uint8_t* at, const std::uint8_t* end, char byte) {
  const void* found = std::memchr(at, byte, static_cast<std::size_t>(end - at));
  return found == nullptr ? end : static_cast<const std::uint8_t*>(found);
}

// What people drop beside logs, by its first bytes.
constexpr std::size_t kFirstBytes = 6;
std::string_view foreign_kind(std::string_view first) {
  using Kind = std::array<std::string_view, 2>;
  constexpr auto kKinds = std::to_array<Kind>({{"PK\3\4", "zip"},
                                               {"%PDF", "pdf"},
                                               {"\x89PNG", "image"},
                                               {"\xff\xd8\xff", "image"},
                                               {"GIF8", "image"},
                                               {"\xfd"
                                                "7zXZ",
                                                "packed"},
                                               {"7z\xbc\xaf", "packed"},
                                               {"\x28\xb5\x2f\xfd", "packed"},
                                               {"BZh", "packed"},
                                               {"PAR1", "parquet"}});
  for (const auto& [magic, kind] : kKinds) {
    if (first.starts_with(magic)) return kind;
  }
  return {};
}

// The head of a bill that a spreadsheet has saved with semicolons or tabs in place of commas. Its
// decimals may have commas, too.
bool is_separated_otherwise(std::string_view head) {
  const std::string_view first = head.substr(0, head.find_first_of(",\n"));
  for (const std::string_view name : {"line_item_usage_type", "lineItem/UsageType", "BilledCost"}) {
    if (first.find(name) == std::string_view::npos) continue;
    return first.find_first_of(";\t") != std::string_view::npos;
  }
  return false;
}

}  // namespace

std::uint8_t* File::room(std::size_t size) {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (buffer_.size() < end_ + size + kPadding) buffer_.resize(end_ + size + kPadding);
  return buffer_.data() + end_;
}

void File::fed(std::size_t size) {
  totals_.bytes += size;
  if (!decode(size)) return;
  if (end_ - begin_ < std::max(wanted_, session_.piece)) return;
  scan(false);
  wanted_ = 2 * (end_ - begin_);
}

// Windows PowerShell writes what a command prints as UTF-16, with its mark.
bool File::decode(std::size_t size) {
  const std::string_view fresh = text_of(buffer_.data() + end_, buffer_.data() + end_ + size);
  if (encoding_ == Encoding::kUnknown) {
    const std::string_view first = text_of(buffer_.data(), buffer_.data() + end_ + size);
    const std::string_view mark = first.substr(0, 2);
    if (mark == "\xff" || mark == "\xfe") {
      end_ += size;
      return false;
    }
    encoding_ = mark == "\xff\xfe"   ? Encoding::kUtf16
                : mark == "\xfe\xff" ? Encoding::kUtf16Big
                                     : Encoding::kUtf8;
    if (encoding_ != Encoding::kUtf8) {
      wide_ = first.substr(2);
      end_ = size = 0;
    }
  } else if (encoding_ != Encoding::kUtf8) {
    wide_ += fresh;
  }
  if (encoding_ != Encoding::kUtf8) {
    std::string plain;
    wide_.erase(0, append_utf8(plain, wide_, encoding_ == Encoding::kUtf16Big));
    size = plain.size();
    std::memcpy(room(size), plain.data(), size);
  }
  end_ += size;
  return true;
}

void File::end() {
  room(0);
  scan(true);
  end_stream();
  std::vector<std::uint8_t>().swap(buffer_);
  begin_ = end_ = 0;
}

void File::scan(bool last) {
  const std::uint8_t* at = buffer_.data() + begin_;
  const std::uint8_t* end = buffer_.data() + end_;
  std::memset(buffer_.data() + end_, 0, kPadding);
  while (at < end) {
    const std::uint8_t* next = next_of(at, end, last);
    if (next == at) break;
    at = next;
  }
  begin_ = static_cast<std::size_t>(at - buffer_.data());
}

// Past the next of what the file is made of; `at` where more is needed.
const std::uint8_t* File::next_of(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  if (!foreign_.empty()) return end;
  if (table_.kind() != TableKind::kNone) return row(at, end, last);
  if (discards_) {
    const std::uint8_t* line_end = to_line_end(at, end, last);
    if (line_end != at) return line_end;
  }
  const std::uint8_t* next = between(at, end);
  if (next == end || next != at) return next;
  if (!begun_) return head(at, end, last);
  return prefix(at, end, last);
}

// The first line: the head of a table, or the beginning of JSON or text.
const std::uint8_t* File::head(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  if (!last && static_cast<std::size_t>(end - at) < kFirstBytes) return at;
  foreign_ = foreign_kind(text_of(at, end));
  if (!foreign_.empty()) return end;
  begun_ = *at == '{';
  if (begun_) return prefix(at, end, last);
  const std::uint8_t* next = row_.read(at, end, last);
  const bool too_long = static_cast<std::size_t>(end - at) >= kLongestHead;
  if (next == nullptr && !too_long) return at;
  begun_ = true;
  if (next != nullptr && !row_.damaged()) table_ = Table::of(row_.cells());
  if (table_.kind() == TableKind::kNone && is_separated_otherwise(text_of(at, end))) {
    foreign_ = "separators";
    return end;
  }
  if (table_.kind() == TableKind::kNone) return prefix(at, end, last);
  if (table_.kind() != TableKind::kInsights && table_.kind() != TableKind::kMetrics)
    format_ = Format::kBill;
  line_ += static_cast<std::uint64_t>(std::count(at, next, '\n'));
  return next;
}

const std::uint8_t* File::row(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  const std::uint8_t* next = row_.read(at, end, last);
  if (next == nullptr) {
    if (static_cast<std::size_t>(end - at) < kLongest) return at;
    ++totals_.bad;
    session_.bad_lines.add(Bad::kTooLong, name_, line_, text_of(at, end));
    return end;
  }
  using Outcome = BillRows::Outcome;
  const std::vector<std::string_view>& cells = row_.cells();
  Outcome outcome = Outcome::kOther;
  if (table_.add_heading(cells)) {
    // It says what the columns are.
  } else if (table_.kind() != TableKind::kInsights) {
    outcome = session_.bill_rows.add(table_, cells);
  } else if (cells.size() == table_.width()) {
    message_ = cells[table_.message()];
    if (message_.starts_with('{')) take_message(message_.size());
  } else if (cells.size() > 1) {
    outcome = Outcome::kBad;
  }
  if (row_.damaged()) outcome = Outcome::kBad;
  if (outcome == Outcome::kKept) {
    ++totals_.records;
    if (table_.kind() == TableKind::kMetrics) format_ = Format::kMetrics;
  }
  if (outcome == Outcome::kOther && table_.kind() != TableKind::kInsights) ++totals_.other;
  if (outcome == Outcome::kBad) {
    ++totals_.bad;
    session_.bad_lines.add(Bad::kRow, name_, line_, text_of(at, find(at, next, '\n')));
  }
  line_ += static_cast<std::uint64_t>(std::count(at, next, '\n'));
  return next;
}

// Past what stands between objects.
const std::uint8_t* File::between(const std::uint8_t* at, const std::uint8_t* end) {
  if (encoding_ == Encoding::kUtf8 && totals_.bytes == static_cast<std::uint64_t>(end - at) &&
      text_of(at, end).starts_with(kMark)) {
    at += kMark.size();
  }
  for (; at < end && is_between(*at); ++at) {
    if (*at == '\n') ++line_;
  }
  return at;
}

// The rest of a line that is not read.
const std::uint8_t* File::to_line_end(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  const std::uint8_t* newline = find(at, end, '\n');
  discards_ = newline == end && !last;
  return newline;
}

// At the first byte of something: an object, or text before it on the same line.
const std::uint8_t* File::prefix(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  if (*at == '{') {
    prefixed_ = false;
    return object(at, end, last);
  }
  const std::uint8_t* line_end = find(at, end, '\n');
  const std::uint8_t* brace = find(at, line_end, '{');
  if (brace < line_end) {
    // The log's export has the time before each record, server-sent events have their field's name.
    prefixed_ = !text_of(at, brace).starts_with("data:");
    const std::uint8_t* next = object(brace, end, last);
    return next == brace ? at : next;
  }
  if (line_end == end && !last) {
    if (static_cast<std::size_t>(end - at) < kLongest) return at;
    return refuse(Bad::kTooLong, at, end, end, last);
  }
  text_line(text_of(at, line_end));
  return line_end;
}

void File::text_line(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  if (line.starts_with("data: [DONE]")) return end_stream();
  constexpr std::array<std::string_view, 5> kEventFields{"event:", "id:", "retry:", ":", "data:"};
  for (const std::string_view field : kEventFields) {
    if (line.starts_with(field)) return;
  }
  if (line.ends_with("Permissions are correctly set") ||
      line.ends_with("Permissions are correctly set.")) {
    ++totals_.other;
    return;
  }
  ++totals_.bad;
  session_.bad_lines.add(Bad::kNotJson, name_, line_, line);
}

const std::uint8_t* File::refuse(Bad reason, const std::uint8_t* from, const std::uint8_t* at,
                                 const std::uint8_t* end, bool last) {
  const std::uint8_t* line_end = find(from, end, '\n');
  // What is shown of it must not depend on how much is here.
  if (line_end == end && !last && end - from < kShownAtLeast) return from;
  ++totals_.bad;
  session_.bad_lines.add(reason, name_, line_, text_of(from, line_end));
  if (layout_ == Layout::kDocument) {
    line_ += static_cast<std::uint64_t>(std::count(from, at, '\n'));
    return at;
  }
  return to_line_end(at, end, last);
}

const std::uint8_t* File::object(const std::uint8_t* at, const std::uint8_t* end, bool last) {
  const std::uint8_t* first = at + 1;
  while (first < end && (is_between(*first) && *first != '[' && *first != ']')) ++first;
  if (first == end && !last) return at;
  if (first == end || (*first != '"' && *first != '}')) {
    return refuse(first == end ? Bad::kCutOff : Bad::kNotJson, at, at + 1, end, last);
  }
  const Unit unit = read_unit(at, end, last, layout_, session_.steps, call_);
  if (unit.state == Unit::State::kNeedsMore) {
    if (static_cast<std::size_t>(end - at) < kLongest) return at;
    return refuse(Bad::kTooLong, at, end, end, last);
  }
  if (unit.state == Unit::State::kBad) return refuse(unit.bad, at, unit.end, end, last);
  // What follows decides: text after an object makes its line no JSON.
  const std::uint8_t* next = unit.end;
  while (next < end && (*next == ' ' || *next == '\t' || *next == '\r')) ++next;
  if (next == end && !last) return at;
  if (next < end && *next != '{' && *next != '\n' && !is_between(*next)) {
    return refuse(Bad::kUnbalanced, at, next, end, last);
  }
  if (call_.bad_count && call_.messages.empty())
    return refuse(Bad::kCount, at, unit.end, end, last);
  const std::uint64_t other = totals_.other;
  take(call_);
  if (prefixed_ && totals_.other > other) {
    totals_.other = other;
    return refuse(Bad::kNotJson, at, unit.end, end, last);
  }
  if (layout_ == Layout::kDocument) {
    line_ += static_cast<std::uint64_t>(std::count(at, unit.end, '\n'));
  }
  return unit.end;
}

File& Session::open(std::string_view name) {
  return *files_.emplace_back(std::make_unique<File>(*this, name));
}

void File::write(std::string& out) const {
  constexpr std::array<std::string_view, 5> kFormats{"unknown", "log", "usage", "bill", "metrics"};
  out += '[';
  append_quoted(out, name_);
  out += ',';
  append_quoted(out, foreign_.empty() ? kFormats[static_cast<std::size_t>(format_)] : foreign_);
  for (const std::uint64_t count : {totals_.bytes, totals_.records, totals_.bad, totals_.other}) {
    out += ',';
    append_number(out, count);
  }
  out += ']';
}

std::string Session::report() {
  groups.settle();
  std::string out = "{\"version\":1,\"files\":[";
  for (std::size_t i = 0; i < files_.size(); ++i) {
    if (i != 0) out += ',';
    files_[i]->write(out);
  }
  out += "],";
  bad_lines.write(out);
  out += ',';
  bill_rows.write(out);
  out += ',';
  groups.write(out);
  out += '}';
  return out;
}

}  // namespace bedrock::scan
