// Any bytes as a scenario: a bill or an error, never a crash.
#include "check.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  require_envelope(bedrock::find_door("quote")->ask(bedrock::rate_sets(), text));
  return 0;
}
