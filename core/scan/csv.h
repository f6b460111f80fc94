// Rows of comma-separated values, as RFC 4180 has them.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace bedrock::scan {

class CsvRow {
 public:
  // Reads the row that begins at `begin`; gives where the next one begins, or null where the row
  // may go on after `end`. Cells lie in the text, or here.
  const std::uint8_t* read(const std::uint8_t* begin, const std::uint8_t* end, bool last);

  const std::vector<std::string_view>& cells() const { return cells_; }
  // Whether a quote is open at the end of the file, or stands in the middle of a cell.
  bool damaged() const { return damaged_; }

 private:
  std::vector<std::string_view> cells_;
  std::deque<std::string> unquoted_;  // of cells with doubled quotes
  bool damaged_ = false;
};

}  // namespace bedrock::scan
