// A person's own rate set, carried inside a request: {"custom_rates": {"sources": [...],
// "providers":
// [...], "regions": [...]}} in the schema of core/rates/. It is the rate set "custom".
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/authoring/rate_file.h"
#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/json/value.h"

namespace bedrock {

// The built-in sets, and the request's own one behind them where it brings one. The views stay good
// as long as this lives.
class RateSets {
 public:
  // Fails where custom_rates is wrong, with the path of the entry.
  static Result<RateSets> of(std::span<const RateTable* const> built_in, const Value& request);

  std::span<const RateTable* const> all() const { return all_; }

 private:
  std::optional<OwnedRateTable> custom_;
  std::vector<const RateTable*> all_;
};

}  // namespace bedrock
