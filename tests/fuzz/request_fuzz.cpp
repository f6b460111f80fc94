// Any bytes as a request of the other doors; the first byte, a digit in the corpus, chooses the
// door.
#include "check.h"
#include "core/catalog/rate_sets.h"
#include "core/codec/catalog_codec.h"
#include "core/codec/explain_codec.h"
#include "core/codec/rates_codec.h"
#include "core/codec/writer.h"

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
  // The answer to a request without a field is the whole table: too slow to ask again and again.
  const bool asks_all = text.find('"') == std::string::npos;
  switch (data[0] % 6) {
    case 0:
      require_envelope(bedrock::resolve_envelope(sets, text));
      break;
    case 1:
      require_envelope(bedrock::explain_envelope(sets, text));
      break;
    case 2:
      require_envelope(bedrock::explain_envelope(sets, explain_paste(text)));
      break;
    case 3:
      if (!asks_all) require_envelope(bedrock::models_envelope(sets, text));
      break;
    case 4:
      if (!asks_all) require_envelope(bedrock::rates_envelope(sets, text));
      break;
    default:
      if (!asks_all) require_envelope(bedrock::prices_envelope(sets, text));
  }
  return 0;
}
