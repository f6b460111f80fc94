#include "core/scan/moment.h"

namespace bedrock::scan {
namespace {

// Above every number of a few digits.
constexpr std::uint32_t kNoDigits = 1'000'000'000;

std::uint32_t digits_at(std::string_view text, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    const auto digit = static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]) - '0');
    number = digit > 9 ? kNoDigits : 10 * number + digit;
    if (number >= kNoDigits) return kNoDigits;
  }
  return number;
}

void append_digits(std::string& out, std::uint32_t number, std::uint32_t unit) {
  for (; unit != 0; unit /= 10) out += static_cast<char>('0' + number / unit % 10);
}

}  // namespace

Moment moment_of(std::string_view timestamp) {
  Moment moment;
  if (timestamp.size() < 10 || timestamp[4] != '-' || timestamp[7] != '-') return moment;
  const std::uint32_t year = digits_at(timestamp, 0, 4);
  const std::uint32_t month = digits_at(timestamp, 5, 2);
  const std::uint32_t day = digits_at(timestamp, 8, 2);
  if (year == kNoDigits || month == kNoDigits || day == kNoDigits) return moment;
  moment.day = year * 10'000 + month * 100 + day;
  if (timestamp.size() < 13) return moment;
  const std::uint32_t hour = digits_at(timestamp, 11, 2);
  if (hour >= Moment::kNoHour) return moment;
  moment.hour = hour;
  if (timestamp.size() < 16) return moment;
  const std::uint32_t minute = digits_at(timestamp, 14, 2);
  if (minute < 60) moment.minute = 60 * hour + minute;
  return moment;
}

void append_day(std::string& out, std::uint32_t day) {
  if (day == Moment::kNoDay) return;
  append_digits(out, day / 10'000, 1000);
  out += '-';
  append_digits(out, day / 100 % 100, 10);
  out += '-';
  append_digits(out, day % 100, 10);
}

void append_hour(std::string& out, std::uint32_t hour) { append_digits(out, hour, 10); }

}  // namespace bedrock::scan
