// The day, the hour and the minute of a timestamp as numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bedrock::scan {

struct Moment {
  static constexpr std::uint32_t kNoDay = 0xffffffff;
  static constexpr std::uint32_t kNoHour = 24;
  static constexpr std::uint32_t kNoMinute = 24 * 60;
  std::uint32_t day = kNoDay;  // 20261001
  std::uint32_t hour = kNoHour;
  std::uint32_t minute = kNoMinute;  // of the day
};

// Of "2026-10-01T12:41:06Z" or "2026-10-01 12:41:06.000"; what is not there stays out.
Moment moment_of(std::string_view timestamp);

// Appends "2026-10-01", or nothing for kNoDay.
void append_day(std::string& out, std::uint32_t day);
// "07"
void append_hour(std::string& out, std::uint32_t hour);

}  // namespace bedrock::scan
