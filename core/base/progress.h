// How much of a long answer there is: told now and then to whoever waits for it, who may stop it.
#pragma once

#include <cstddef>

#include "core/base/error.h"

namespace bedrock {

class Progress {
 public:
  // Hears what is done, from 0 to 1. False: stop.
  using Listener = bool (*)(double done);

  Progress() = default;
  explicit Progress(Listener listener) : listener_(listener) {}

  // Fails where the listener stops it.
  Result<void> at(std::size_t step, std::size_t steps) const {
    const double done = static_cast<double>(step) / static_cast<double>(steps);
    if (listener_ == nullptr || listener_(done)) return {};
    return fail("cancelled", "", "The calculation was stopped.", "Ask again.");
  }

 private:
  Listener listener_ = nullptr;
};

}  // namespace bedrock
