// Rows of bills and metrics: Cost and Usage Reports (2.0 and legacy), FOCUS, Cost Explorer,
// CloudWatch; and the CSV of Logs Insights, whose rows are records. Only rows of Bedrock are kept,
// summed by what tells them apart and day.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/scan/amount.h"
#include "core/scan/names.h"

namespace bedrock::scan {

enum class TableKind : std::uint8_t {
  kNone,
  kCur,
  kCurLegacy,
  kFocus,
  kCostExplorer,
  kMetrics,
  kInsights,
};

// What a column of a bill is.
enum class Column : std::uint8_t {
  kCharge,
  kService,
  kCode,  // of the product
  kUsageType,
  kOperation,
  kUnit,
  kRate,
  kRegion,
  kPrincipal,
  kCurrency,
  kDay,
  kText,
  kQuantity,
  kCost,
  kEnd,
};

// The columns of one file.
class Table {
 public:
  // By its head; of kind kNone where it is none of ours.
  static Table of(std::span<const std::string_view> head);

  // Lines under the head that say more of each column, as CloudWatch's console has them before the
  // first day. False where the line is not one of them.
  bool add_heading(std::span<const std::string_view> cells);

  TableKind kind() const { return kind_; }
  std::size_t width() const { return head_.size(); }
  std::string_view cell(std::span<const std::string_view> cells, Column column) const;
  // Where Logs Insights has the records.
  std::size_t message() const { return message_; }
  const std::vector<std::string>& head() const { return head_; }

 private:
  TableKind kind_ = TableKind::kNone;
  std::vector<std::string> head_;
  std::array<std::size_t, static_cast<std::size_t>(Column::kEnd)> at_{};  // index + 1
  std::size_t message_ = 0;
  bool headed_ = false;  // rows have begun
};

class BillRows {
 public:
  enum class Outcome : std::uint8_t { kKept, kOther, kBad };
  Outcome add(const Table& table, std::span<const std::string_view> cells);
  // What a metric was in one period; `column` has all that is said of it.
  Outcome add_metric(std::string_view column, std::string_view timestamp, std::string_view value);
  // Appends a member of a JSON object.
  void write(std::string& out) const;

 private:
  Outcome add_pivot(const Table& table, std::span<const std::string_view> cells);
  bool add_line(TableKind kind, std::span<const std::string_view> parts, Amount quantity,
                Amount cost);

  struct Sum {
    Amount quantity = 0;
    Amount cost = 0;
    std::uint64_t rows = 0;
  };
  Names lines_;
  std::vector<Sum> sums_;
  std::string name_;
};

}  // namespace bedrock::scan
