// Files that are read piece by piece, several at a time, into one set of groups. What comes out
// does not depend on how the bytes were cut into pieces.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/bad_lines.h"
#include "core/scan/bill_rows.h"
#include "core/scan/csv.h"
#include "core/scan/groups.h"
#include "core/scan/unit.h"

namespace bedrock::scan {

struct Totals {
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  std::uint64_t bad = 0;
  std::uint64_t other = 0;  // whole, and without usage
};

// What a file turned out to be.
enum class Format : std::uint8_t { kUnknown, kLog, kUsage, kBill, kMetrics };

class Session;

class File {
 public:
  File(Session& session, std::string_view name) : session_(session), name_(name) {}

  // Where the next `size` bytes go; `fed` says that they are there.
  std::uint8_t* room(std::size_t size);
  void fed(std::size_t size);
  void end();

  const Totals& totals() const { return totals_; }
  // Appends its row of the report.
  void write(std::string& out) const;

 private:
  // False where it must be known first what the bytes are.
  bool decode(std::size_t size);
  void scan(bool last);
  const std::uint8_t* next_of(const std::uint8_t* at, const std::uint8_t* end, bool last);
  const std::uint8_t* head(const std::uint8_t* at, const std::uint8_t* end, bool last);
  const std::uint8_t* row(const std::uint8_t* at, const std::uint8_t* end, bool last);
  const std::uint8_t* between(const std::uint8_t* at, const std::uint8_t* end);
  const std::uint8_t* prefix(const std::uint8_t* at, const std::uint8_t* end, bool last);
  const std::uint8_t* object(const std::uint8_t* at, const std::uint8_t* end, bool last);
  const std::uint8_t* refuse(Bad reason, const std::uint8_t* from, const std::uint8_t* at,
                             const std::uint8_t* end, bool last);
  const std::uint8_t* to_line_end(const std::uint8_t* at, const std::uint8_t* end, bool last);
  void text_line(std::string_view line);
  void take(const Call& call);
  void take_metrics(const Call& call);
  void take_messages(const Call& call);
  void take_message(std::size_t size);
  void take_event(const Call& call);
  void end_stream();

  Session& session_;
  std::string name_;
  std::vector<std::uint8_t> buffer_;
  enum class Encoding : std::uint8_t { kUnknown, kUtf8, kUtf16, kUtf16Big };
  Encoding encoding_ = Encoding::kUnknown;
  std::string wide_;       // UTF-16 that is not whole
  std::size_t begin_ = 0;  // of what is not read yet
  std::size_t end_ = 0;
  std::size_t wanted_ = 0;  // bytes before the next look
  Layout layout_ = Layout::kUndecided;
  bool begun_ = false;  // whether it is a table is known
  Table table_;
  CsvRow row_;
  bool discards_ = false;  // the rest of a line that was refused
  bool prefixed_ = false;  // the object stands after other text on its line
  Format format_ = Format::kUnknown;
  std::string_view foreign_;  // what else the file is: nothing of it is read
  Totals totals_;
  std::uint64_t line_ = 1;
  Call call_;
  bool streams_ = false;
  Call stream_;  // what a stream's events have said so far
  std::array<std::string, kTexts> stream_texts_;
  std::string message_;
};

class Session {
 public:
  explicit Session(Earlier& earlier) : groups(earlier) {}
  Steps steps;
  Groups groups;
  BillRows bill_rows;
  BadLines bad_lines;
  std::size_t piece = std::size_t{1} << 18;  // bytes before a file is looked at

  File& open(std::string_view name);
  const std::vector<std::unique_ptr<File>>& files() const { return files_; }
  // One JSON object with all counts.
  std::string report();

 private:
  std::vector<std::unique_ptr<File>> files_;
};

}  // namespace bedrock::scan
