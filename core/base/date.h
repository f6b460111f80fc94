// Calendar days, as price windows and sources need them. There is no clock in the engine: a day is
// always passed in.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bedrock {

class Date {
 public:
  constexpr Date() = default;
  // Days since 1970-01-01; 0 to 65535 reaches to 2149-06-06.
  constexpr explicit Date(std::uint16_t days) : days_(days) {}

  // "2026-08-20"; nothing for other forms, days that do not exist, or days out of range.
  static std::optional<Date> parse(std::string_view text);
  std::string text() const;
  // The same into room for kLetters.
  static constexpr std::size_t kLetters = 10;
  void write(char* room) const;

  constexpr std::uint16_t days() const { return days_; }
  friend constexpr auto operator<=>(const Date&, const Date&) = default;

 private:
  std::uint16_t days_ = 0;
};

// From-inclusive, to-exclusive, as all price windows are. The defaults are open ends.
struct Window {
  Date from{0};
  Date to{65535};
  constexpr bool contains(Date day) const { return from <= day && day < to; }
  constexpr bool open_start() const { return from == Date{0}; }
  constexpr bool open_end() const { return to == Date{65535}; }
  friend constexpr bool operator==(const Window&, const Window&) = default;
};

}  // namespace bedrock
