// Lines that could not be read: how many by reason, and the first of each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bedrock::scan {

enum class Bad : std::uint8_t { kNone, kNotJson, kCutOff, kUnbalanced, kCount, kTooLong, kRow };

class BadLines {
 public:
  void add(Bad reason, std::string_view file, std::uint64_t line, std::string_view text);
  // Appends members of a JSON object.
  void write(std::string& out) const;

 private:
  static constexpr std::size_t kReasons = 7;  // of Bad
  static constexpr std::size_t kSamples = 20;
  struct Sample {
    Bad reason = Bad::kNone;
    std::string file;
    std::uint64_t line = 0;
    std::string text;
  };
  std::array<std::uint64_t, kReasons> counts_{};
  std::vector<Sample> samples_;
};

}  // namespace bedrock::scan
