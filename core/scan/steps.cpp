#include "core/scan/steps.h"

#include <algorithm>
#include <utility>

namespace bedrock::scan {

void Step::pass(const Passed& what) {
  if (passed_count < kMostPassed) passed[passed_count] = what;
  ++passed_count;
}

bool Step::keep(const std::uint8_t* from, const std::uint8_t* to) {
  if (from == to || to - from > static_cast<std::ptrdiff_t>(kRoom)) return false;
  if (passed_count > kMostPassed) return false;
  const auto odd = [](std::uint8_t byte) { return byte == '\n' || byte == 0; };
  if (std::any_of(from, to, odd)) return false;
  std::copy(from, to, text.begin());
  size = static_cast<std::uint8_t>(to - from);
  return true;
}

void Steps::clear() {
  for (Step& step : steps_) {
    step.size = step.next = step.other = 0;
    step.opens = Opens::kUnknown;
    step.stops = false;
  }
  used_ = 0;
}

void Steps::turn() {
  Step& last = steps_[last_];
  if (expected().passes_values) last.stops = true;
  std::swap(last.next, last.other);
}

std::uint8_t Steps::learn(const Step& step) {
  std::size_t slot = step.outer + step.depth;
  for (const std::uint8_t byte : step.text) slot = slot * 31 + byte;
  slot %= kSteps;
  while (slot <= kBegin || (steps_[slot].size != 0 && !steps_[slot].is(step))) {
    slot = (slot + 1) % kSteps;
  }
  if (steps_[slot].size == 0) {
    if (used_ == kMost) return skip();
    ++used_;
    steps_[slot] = step;
  }
  const auto number = static_cast<std::uint8_t>(slot);
  if (last_ != kNone) steps_[last_].next = number;
  return last_ = number;
}

}  // namespace bedrock::scan
