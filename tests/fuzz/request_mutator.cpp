#include "core/doors/door.h"
#include "mutator.h"
#include "scenario_maker.h"

namespace {

// A request with the letter of its door before it.
std::string lettered_request(std::uint32_t seed) {
  const auto doors = bedrock::all_doors();
  const std::size_t door = seed / 8 % doors.size();
  return static_cast<char>('a' + door) + make_request(doors[door].name, seed);
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max, unsigned seed) {
  return mutate_text(data, size, max, seed, lettered_request);
}
