// Any bytes as a request of any door, which is named in the first line.
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
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t line = input.find('\n');
  if (line == std::string_view::npos) return 0;
  const std::string_view name = input.substr(0, line);
  const std::string_view text = input.substr(line + 1);
  const auto sets = bedrock::rate_sets();
  if (name == "paste") {
    require_envelope(bedrock::find_door("explain")->ask(sets, explain_paste(text)));
    return 0;
  }
  const bedrock::Door* door = bedrock::find_door(name);
  // The answer to a request without a field is the whole table: too slow to ask again and again.
  if (door == nullptr || text.find('"') == std::string_view::npos) return 0;
  const std::string answer = door->ask(sets, text);
  require_sound_bill(answer);
  require(door->ask(sets, text) == answer, "the same question has one answer", text);
  return 0;
}
