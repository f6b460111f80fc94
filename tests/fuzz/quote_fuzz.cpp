// Any bytes as a scenario: the same sound bill twice, or an error, never a crash.
#include "bill_laws.h"
#include "check.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bedrock::Door* quote = bedrock::find_door("quote");
  const std::string answer = quote->ask(bedrock::rate_sets(), text);
  require_sound_bill(answer);
  require(quote->ask(bedrock::rate_sets(), text) == answer, "the same question has one answer",
          text);
  return 0;
}
