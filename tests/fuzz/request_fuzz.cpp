// Any bytes as a request of the other doors; the first byte chooses the door.
#include "check.h"
#include "core/catalog/rate_sets.h"
#include "core/codec/catalog_codec.h"
#include "core/codec/explain_codec.h"
#include "core/codec/rates_codec.h"
#include "core/codec/writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto sets = bedrock::rate_sets();
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 4) {
    case 0:
      require_envelope(bedrock::resolve_envelope(sets, text));
      break;
    case 1:
      require_envelope(bedrock::explain_envelope(sets, text));
      break;
    case 2: {
      // The bytes as what a person pastes.
      bedrock::JsonWriter w;
      w.begin_object().member("text", text).end_object();
      require_envelope(bedrock::explain_envelope(sets, w.take()));
      break;
    }
    default:
      // The answer to a good request is large; only bad ones are asked here.
      if (text.size() > 2) require_envelope(bedrock::models_envelope(sets, text));
  }
  return 0;
}
