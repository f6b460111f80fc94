#include "core/base/month.h"

#include <chrono>

namespace bedrock {
namespace {

// A horizon of 36 months must end within the range of Date.
constexpr int kLastYear = 2145;

}  // namespace

Month Month::of(Date day) {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{day.days()}}};
  return Month((static_cast<int>(ymd.year()) - 1970) * 12 +
               static_cast<int>(static_cast<unsigned>(ymd.month())) - 1);
}

std::optional<Month> Month::parse(std::string_view text) {
  const auto day = Date::parse(text.size() == 7 ? std::string(text) + "-01" : std::string(text));
  if (!day) return std::nullopt;
  const Month month = of(*day);
  return month.year() > kLastYear ? std::nullopt : std::optional(month);
}

Date Month::first() const {
  const std::chrono::year_month_day ymd{std::chrono::year{year()},
                                        std::chrono::month{static_cast<unsigned>(number())},
                                        std::chrono::day{1}};
  return Date(static_cast<std::uint16_t>(std::chrono::sys_days{ymd}.time_since_epoch().count()));
}

}  // namespace bedrock
