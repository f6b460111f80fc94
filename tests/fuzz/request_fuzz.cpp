// Any bytes as a request of any door; the first byte, a letter in the corpus, chooses the door.
#include "bill_laws.h"
#include "check.h"
#include "core/catalog/rate_sets.h"
#include "core/doors/door.h"
#include "core/json/writer.h"

namespace {

// What a person pastes, as the page asks about it.
std::string explain_paste(std::string_view text) {
  bedrock::JsonWriter w;
  w.begin_object().member("text", text).end_object();
  return w.take();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto sets = bedrock::rate_sets();
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'z') {
    require_envelope(bedrock::find_door("explain")->ask(sets, explain_paste(text)));
    return 0;
  }
  // The answer to a request without a field is the whole table: too slow to ask again and again.
  if (text.find('"') == std::string::npos) return 0;
  // By letter, so that the corpus stays good when a door is added at the end: 'a' is the first.
  const auto doors = bedrock::all_doors();
  const auto& door = doors[static_cast<std::uint8_t>(data[0] - 'a') % doors.size()];
  const std::string answer = door.ask(sets, text);
  require_sound_bill(answer);
  require(door.ask(sets, text) == answer, "the same question has one answer", text);
  return 0;
}
