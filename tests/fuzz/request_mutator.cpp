#include "core/doors/door.h"
#include "mutator.h"
#include "scenario_maker.h"

namespace {

// A request below the name of its door.
std::string named_request(std::uint32_t seed) {
  const auto doors = bedrock::all_doors();
  const std::string name(doors[seed / 8 % doors.size()].name);
  return name + "\n" + make_request(name, seed);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max, unsigned seed) {
  return mutate_text(data, size, max, seed, named_request);
}
