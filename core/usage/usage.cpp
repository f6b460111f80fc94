#include "core/usage/usage.h"

#include <utility>

namespace bedrock {

UsagePart& Parts::add(std::string_view target) {
  if (size_ == slots_.size()) slots_.emplace_back();
  UsagePart& part = slots_[size_++];
  // Member by member: texts and lists keep their room.
  part.target = target;
  part.callee = nullptr;
  part.model = nullptr;
  part.route.reset();
  part.tier = Tier::kStandard;
  part.context = Context::kStandard;
  part.of_workload = false;
  part.calls = {};
  part.largest_input = {};
  part.largest_output = {};
  part.items.clear();
  return part;
}

void Parts::drop_empty() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < size_; ++i) {
    if (slots_[i].items.empty() && !slots_[i].of_workload) continue;
    if (kept != i) std::swap(slots_[kept], slots_[i]);
    ++kept;
  }
  size_ = kept;
}

}  // namespace bedrock
