// Any bytes as a provider's rate file: a table whose rates hold together, or an error.
#include "../unit/small_table.h"
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto table = bedrock::testing::read_table(text.c_str());
  if (!table) {
    require(!table.error().message.empty() && !table.error().hint.empty(),
            "errors say how to fix them");
    return 0;
  }
  const bedrock::RateTable& t = table->table();
  for (const bedrock::Model& model : t.models) {
    require(model.first_rate <= model.last_rate && model.last_rate <= t.rates.size(),
            "rates of a model are in the table");
  }
  for (std::size_t i = 0; i < t.rates.size(); ++i) {
    const bedrock::Rate rate = t.rate(i);
    require(rate.source < t.sources.size() && rate.model < t.models.size() && rate.from < rate.to,
            "places of a rate are in the table");
  }
  return 0;
}
