// Calendar months, as invoices have them.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"

namespace bedrock {

class Month {
 public:
  constexpr Month() = default;
  static Month of(Date day);
  // "2026-12", or any day of it; nothing for other forms and for months out of Date's range.
  static std::optional<Month> parse(std::string_view text);
  std::string text() const { return first().text().substr(0, 7); }

  int year() const { return 1970 + index_ / 12; }
  int number() const { return 1 + index_ % 12; }  // 1: January
  Date first() const;
  Date last() const { return Date(static_cast<std::uint16_t>(plus(1).first().days() - 1)); }
  int days() const { return last().days() - first().days() + 1; }
  // Precondition: the month is in Date's range.
  Month plus(int months) const { return Month(index_ + months); }
  // How many months later than the other it is.
  int since(Month other) const { return index_ - other.index_; }

  friend constexpr auto operator<=>(const Month&, const Month&) = default;

 private:
  constexpr explicit Month(int index) : index_(index) {}

  int index_ = 0;  // since January 1970
};

// 0: Monday.
constexpr int weekday(Date day) { return (day.days() + 3) % 7; }

}  // namespace bedrock
