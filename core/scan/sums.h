// What is counted of calls, in the report's order.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/scan/call.h"

namespace bedrock::scan {

struct Sums {
  enum At : std::size_t {
    kCalls,
    kFailed,
    kBlocked,
    kUntraced,  // of them: without the guardrail's units
    kWithoutTokens,
    kInput,
    kOutput,
    kRead,
    kWrite,
    kWrite1h,
    kWriteUnknown,
    kUnits,
    kMade = kUnits + kGuardrailUnits,  // images, or seconds of video
    kRouted,                           // by a prompt router
    kEnd,
  };
  std::array<std::uint64_t, kEnd> counts{};

  void add(const Sums& more) {
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += more.counts[i];
  }
  // Appends them, apart by commas.
  void write(std::string& out) const;
};

// Of one call.
Sums sums_of(const Call& call, const Tokens& tokens);

}  // namespace bedrock::scan
