#include "core/usage/rounding.h"

#include <algorithm>

namespace bedrock {
namespace {

// How many whole lots hold the amount. A lot is whole, so rounding the amount up first changes
// nothing, and then every amount can be divided.
Decimal lots(const Decimal& amount, int lot) {
  const Decimal whole = round(amount, 0, Rounding::kUp);
  return lot == 1 ? whole : divide(whole, Decimal(lot), 0, Rounding::kUp).value_or(whole);
}

}  // namespace

Decimal text_units(const Decimal& characters) { return lots(characters, 1000); }

Decimal import_windows(const Decimal& minutes) {
  return std::max(lots(minutes, kImportWindowMinutes), Decimal(1));
}

Decimal rerank_queries(const Decimal& chunks) { return lots(chunks, 100); }

Decimal rerank_documents(const Decimal& tokens) { return std::max(lots(tokens, 512), Decimal(1)); }

Decimal lambda_milliseconds(const Decimal& milliseconds) { return lots(milliseconds, 1); }

Decimal agentcore_seconds(const Decimal& seconds) {
  return seconds.is_zero() ? seconds : std::max(lots(seconds, 1), Decimal(1));
}

Decimal agentcore_memory_gb(const Decimal& gb) { return std::max(gb, Decimal::of(125, 3)); }

Decimal reserved_input_thousands(const Decimal& tokens_per_minute) {
  return std::max(lots(tokens_per_minute, 1000), Decimal(100));
}

Decimal reserved_output_thousands(const Decimal& tokens_per_minute) {
  return std::max(lots(tokens_per_minute, 1000), Decimal(10));
}

Decimal s3_vectors_put_bytes(const Decimal& bytes) {
  return std::max(bytes, Decimal(std::int64_t{128} * 1024));
}

Decimal opensearch_floor(const Decimal& units, int floor) {
  return std::max(units, Decimal(floor));
}

}  // namespace bedrock
