#include "core/base/date.h"

#include <chrono>

namespace bedrock {
namespace {

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void write_padded(char* end, unsigned value, int width) {
  for (; width > 0; --width, value /= 10) *--end = static_cast<char>('0' + value % 10);
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year{*year},
                                        std::chrono::month{static_cast<unsigned>(*month)},
                                        std::chrono::day{static_cast<unsigned>(*day)}};
  if (!ymd.ok()) return std::nullopt;
  const auto days = std::chrono::sys_days{ymd}.time_since_epoch().count();
  if (days < 0 || days > 65535) return std::nullopt;
  return Date{static_cast<std::uint16_t>(days)};
}

std::string Date::text() const {
  std::string out(kLetters, '-');
  write(out.data());
  return out;
}

void Date::write(char* room) const {
  const std::chrono::year_month_day ymd{std::chrono::sys_days{std::chrono::days{days_}}};
  write_padded(room + 4, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
  room[4] = '-';
  write_padded(room + 7, static_cast<unsigned>(ymd.month()), 2);
  room[7] = '-';
  write_padded(room + 10, static_cast<unsigned>(ymd.day()), 2);
}

}  // namespace bedrock
