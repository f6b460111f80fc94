#include "mutator.h"
#include "scenario_maker.h"

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max, unsigned seed) {
  return mutate_text(data, size, max, seed, make_scenario);
}
