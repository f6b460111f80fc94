#include "core/scan/bill_rows.h"

#include <algorithm>

#include "core/scan/text.h"

namespace bedrock::scan {
namespace {

constexpr std::uint32_t kMostLines = 60'000;
constexpr std::size_t kKeyed = static_cast<std::size_t>(Column::kText);  // what tells lines apart

struct Head {
  TableKind kind;
  std::string_view name;
  Column column;
};
// Sources: AWS's dictionaries of Cost and Usage Report 2.0 and FOCUS 1.x with AWS columns. Of two
// names for one thing the first wins.
constexpr auto kHeads = std::to_array<Head>({
    {TableKind::kCur, "line_item_usage_type", Column::kUsageType},
    {TableKind::kCur, "line_item_line_item_type", Column::kCharge},
    {TableKind::kCur, "product_product_name", Column::kService},
    {TableKind::kCur, "product", Column::kService},
    {TableKind::kCur, "line_item_product_code", Column::kCode},
    {TableKind::kCur, "line_item_operation", Column::kOperation},
    {TableKind::kCur, "pricing_unit", Column::kUnit},
    {TableKind::kCur, "line_item_unblended_rate", Column::kRate},
    {TableKind::kCur, "product_region_code", Column::kRegion},
    {TableKind::kCur, "line_item_iam_principal", Column::kPrincipal},
    {TableKind::kCur, "line_item_currency_code", Column::kCurrency},
    {TableKind::kCur, "line_item_usage_start_date", Column::kDay},
    {TableKind::kCur, "line_item_line_item_description", Column::kText},
    {TableKind::kCur, "line_item_usage_amount", Column::kQuantity},
    {TableKind::kCur, "line_item_unblended_cost", Column::kCost},
    {TableKind::kCurLegacy, "lineItem/UsageType", Column::kUsageType},
    {TableKind::kCurLegacy, "lineItem/LineItemType", Column::kCharge},
    {TableKind::kCurLegacy, "product/ProductName", Column::kService},
    {TableKind::kCurLegacy, "lineItem/ProductCode", Column::kCode},
    {TableKind::kCurLegacy, "lineItem/Operation", Column::kOperation},
    {TableKind::kCurLegacy, "pricing/unit", Column::kUnit},
    {TableKind::kCurLegacy, "lineItem/UnblendedRate", Column::kRate},
    {TableKind::kCurLegacy, "product/regionCode", Column::kRegion},
    {TableKind::kCurLegacy, "product/region", Column::kRegion},
    {TableKind::kCurLegacy, "lineItem/CurrencyCode", Column::kCurrency},
    {TableKind::kCurLegacy, "lineItem/UsageStartDate", Column::kDay},
    {TableKind::kCurLegacy, "lineItem/LineItemDescription", Column::kText},
    {TableKind::kCurLegacy, "lineItem/UsageAmount", Column::kQuantity},
    {TableKind::kCurLegacy, "lineItem/UnblendedCost", Column::kCost},
    {TableKind::kFocus, "x_UsageType", Column::kUsageType},
    {TableKind::kFocus, "ChargeCategory", Column::kCharge},
    {TableKind::kFocus, "ServiceName", Column::kService},
    {TableKind::kFocus, "x_ServiceCode", Column::kCode},
    {TableKind::kFocus, "x_Operation", Column::kOperation},
    {TableKind::kFocus, "PricingUnit", Column::kUnit},
    {TableKind::kFocus, "ListUnitPrice", Column::kRate},
    {TableKind::kFocus, "RegionId", Column::kRegion},
    {TableKind::kFocus, "BillingCurrency", Column::kCurrency},
    {TableKind::kFocus, "ChargePeriodStart", Column::kDay},
    {TableKind::kFocus, "ChargeDescription", Column::kText},
    {TableKind::kFocus, "PricingQuantity", Column::kQuantity},
    {TableKind::kFocus, "BilledCost", Column::kCost},
});

bool is_day(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() < kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !digit : text[i] != '-') return false;
  }
  return true;
}

// Metrics of the namespace AWS/Bedrock.
bool is_metric(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"Invocations", "InputTokenCount", "OutputTokenCount", "CacheReadInputTokens",
       "CacheWriteInputTokens", "CacheReadInputTokenCount", "CacheWriteInputTokenCount",
       "InvocationThrottles", "InvocationClientErrors", "InvocationServerErrors"});
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view known) { return name.find(known) != name.npos; });
}

// What CloudWatch's console calls the lines before the first day.
bool is_heading(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"Full label", "Label", "Namespace", "Metric name", "MetricName"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// A column of CloudWatch is known by all that stands over its numbers: "Label=...|Statistic=Sum".
void say_of(std::string& column, std::string_view heading, std::string_view cell) {
  const std::string said = std::string("=").append(cell);
  if (cell.empty() || column.ends_with(said)) return;
  if (!column.empty()) column += '|';
  column.append(heading).append(said);
}

// The day of a time such as 2026-10-05T10:00 or 2026/10/05 10:00; empty where its order of day and
// month is not certain.
std::string day_of(std::string_view time) {
  std::string day(time.substr(0, 10));
  std::replace(day.begin(), day.end(), '/', '-');
  return is_day(day) ? day : std::string();
}

constexpr std::size_t index(Column column) { return static_cast<std::size_t>(column); }

}  // namespace

Table Table::of(std::span<const std::string_view> head) {
  Table table;
  if (head.size() < 2) return table;
  const auto has = [&](std::string_view name) {
    return std::find(head.begin(), head.end(), name) != head.end();
  };
  const bool money = std::any_of(head.begin() + 1, head.end(),
                                 [](std::string_view name) { return name.ends_with("($)"); });
  if (has("line_item_usage_type"))
    table.kind_ = TableKind::kCur;
  else if (has("lineItem/UsageType"))
    table.kind_ = TableKind::kCurLegacy;
  else if (has("BilledCost") && has("ChargePeriodStart"))
    table.kind_ = TableKind::kFocus;
  else if (has("@message"))
    table.kind_ = TableKind::kInsights;
  else if (money)
    table.kind_ = TableKind::kCostExplorer;
  else if (is_heading(head[0]) || std::any_of(head.begin() + 1, head.end(), is_metric))
    table.kind_ = TableKind::kMetrics;
  if (table.kind_ == TableKind::kNone) return table;
  if (table.kind_ == TableKind::kMetrics) {
    table.head_.resize(head.size());
    table.add_heading(head);
    return table;
  }
  table.head_.assign(head.begin(), head.end());
  for (const Head& known : kHeads) {
    if (known.kind != table.kind_ || table.at_[index(known.column)] != 0) continue;
    const auto at = std::find(head.begin(), head.end(), known.name);
    if (at == head.end()) continue;
    table.at_[index(known.column)] = static_cast<std::size_t>(at - head.begin()) + 1;
  }
  const auto message = std::find(head.begin(), head.end(), std::string_view("@message"));
  table.message_ = static_cast<std::size_t>(message - head.begin());
  return table;
}

std::string_view Table::cell(std::span<const std::string_view> cells, Column column) const {
  const std::size_t at = at_[index(column)];
  return at == 0 || at > cells.size() ? std::string_view{} : cells[at - 1];
}

bool Table::add_heading(std::span<const std::string_view> cells) {
  const std::string_view heading = cells[0];
  headed_ = headed_ || (!heading.empty() && heading[0] >= '0' && heading[0] <= '9');
  if (kind_ != TableKind::kMetrics || headed_) return false;
  const std::size_t count = std::min(cells.size(), head_.size());
  for (std::size_t i = 1; i < count; ++i) say_of(head_[i], heading, cells[i]);
  return true;
}

bool BillRows::add_line(TableKind kind, std::span<const std::string_view> parts, Amount quantity,
                        Amount cost) {
  name_.assign(1, static_cast<char>('0' + static_cast<int>(kind)));
  for (const std::string_view part : parts) {
    name_ += kPartMark;
    for (const char byte : part.substr(0, 512)) {
      name_ += static_cast<unsigned char>(byte) < ' ' ? ' ' : byte;
    }
  }
  if (lines_.size() >= kMostLines && !lines_.has(name_)) return false;
  const std::uint32_t line = lines_.id_of(name_);
  if (line == sums_.size()) sums_.emplace_back();
  Sum& sum = sums_[line];
  if (__builtin_add_overflow(sum.quantity, quantity, &sum.quantity)) return false;
  if (__builtin_add_overflow(sum.cost, cost, &sum.cost)) return false;
  ++sum.rows;
  return true;
}

// A column for each service, usage type or metric, a row for each day or period.
BillRows::Outcome BillRows::add_pivot(const Table& table, std::span<const std::string_view> cells) {
  const bool metrics = table.kind() == TableKind::kMetrics;
  const std::string day = day_of(cells[0]);
  if (metrics ? cells[0].empty() || cells[0][0] < '0' || cells[0][0] > '9' : day.empty()) {
    return Outcome::kOther;  // totals
  }
  bool kept = false;
  for (std::size_t i = 1; i < cells.size(); ++i) {
    std::string_view name = table.head()[i];
    if (name.starts_with("Total ") || cells[i].empty()) continue;
    if (metrics && !is_metric(name)) continue;
    if (name.ends_with("($)")) name.remove_suffix(3);
    const auto amount = parse_amount(cells[i]);
    if (!amount) return Outcome::kBad;
    std::array<std::string_view, kKeyed> parts{};
    const bool by_service = table.head()[0] == "Service";
    parts[index(by_service ? Column::kService : Column::kUsageType)] = name;
    parts[index(Column::kDay)] = day;
    if (by_service && name.find("Bedrock") == std::string_view::npos) continue;
    if (!add_line(table.kind(), parts, metrics ? *amount : 0, metrics ? 0 : *amount)) {
      return Outcome::kBad;
    }
    kept = true;
  }
  return kept ? Outcome::kKept : Outcome::kOther;
}

BillRows::Outcome BillRows::add_metric(std::string_view column, std::string_view timestamp,
                                       std::string_view value) {
  if (!is_metric(column.substr(0, column.rfind("|File=")))) return Outcome::kOther;
  const auto amount = parse_amount(value);
  if (!amount) return Outcome::kBad;
  const std::string day = day_of(timestamp);
  std::array<std::string_view, kKeyed> parts{};
  parts[index(Column::kUsageType)] = column;
  parts[index(Column::kDay)] = day;
  return add_line(TableKind::kMetrics, parts, *amount, 0) ? Outcome::kKept : Outcome::kBad;
}

BillRows::Outcome BillRows::add(const Table& table, std::span<const std::string_view> cells) {
  if (cells.size() == 1 && cells[0].empty()) return Outcome::kOther;
  if (cells.size() != table.width()) return Outcome::kBad;
  if (table.kind() == TableKind::kCostExplorer || table.kind() == TableKind::kMetrics) {
    return add_pivot(table, cells);
  }
  const auto at = [&](Column column) { return table.cell(cells, column); };
  const auto bedrock = [&](Column column) {
    return at(column).find("Bedrock") != std::string_view::npos;
  };
  if (!bedrock(Column::kService) && !bedrock(Column::kCode) && !bedrock(Column::kText)) {
    return Outcome::kOther;
  }
  const auto amount = [&](Column column) {
    return at(column).empty() ? std::optional<Amount>(0) : parse_amount(at(column));
  };
  const auto quantity = amount(Column::kQuantity);
  const auto cost = amount(Column::kCost);
  if (!quantity || !cost || !is_day(at(Column::kDay))) return Outcome::kBad;
  std::array<std::string_view, kKeyed> parts;
  for (std::size_t i = 0; i < kKeyed; ++i) parts[i] = at(static_cast<Column>(i));
  parts[index(Column::kDay)] = parts[index(Column::kDay)].substr(0, 10);
  return add_line(table.kind(), parts, *quantity, *cost) ? Outcome::kKept : Outcome::kBad;
}

void BillRows::write(std::string& out) const {
  out += "\"bill\":[";
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    out += i == 0 ? "[" : ",[";
    std::string_view name = lines_.text_of(i);
    for (;;) {
      const std::size_t mark = name.find(kPartMark);
      append_quoted(out, name.substr(0, mark));
      out += ',';
      if (mark == std::string_view::npos) break;
      name.remove_prefix(mark + 1);
    }
    append_amount(out, sums_[i].quantity);
    out += ',';
    append_amount(out, sums_[i].cost);
    out += ',';
    append_number(out, sums_[i].rows);
    out += ']';
  }
  out += ']';
}

}  // namespace bedrock::scan
