// What a person describes: workloads, where they run, and by which rates they are to be priced.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"

namespace bedrock {

enum class CacheTtl : std::uint8_t { k5m, k1h, k30m };

// Calls to one model, alike enough to be described by their averages. Quantities are not negative;
// token counts are per request.
struct InferenceWorkload {
  std::string name;            // empty: the model's name
  std::string model;           // with or without a profile prefix
  std::string region;          // empty: the scenario's
  std::optional<Route> route;  // nothing: what the model id's prefix says
  Tier tier = Tier::kStandard;
  Decimal requests_per_month;
  Decimal input_tokens;  // neither read from nor written to the prompt cache
  Decimal output_tokens;
  Decimal cache_read_tokens;
  Decimal cache_write_tokens;
  std::optional<Context> context;     // nothing: what the model's threshold says
  std::optional<CacheTtl> cache_ttl;  // nothing: the shortest that the model has
};

// A person's own name for a model: an application profile's ARN and the like, mapped once.
struct ModelAlias {
  std::string name;
  std::string model;
};

// A negotiated reduction of list prices. Empty conditions hold for all; of several that hold, each
// is applied to what the one before left.
struct Discount {
  Decimal percent;  // 0 to 100
  std::string provider;
  std::string model;  // without prefix
  std::optional<Dimension> dimension;
};

// A private price in place of the list price. Left-out conditions hold for all; of several that
// hold, the last wins.
struct OwnRate {
  std::string model;  // without prefix; need not be in the rate table
  Dimension dimension;
  Decimal usd;  // for one unit
  std::string region;
  std::optional<Route> route;
  std::optional<Tier> tier;
};

using Workload = std::variant<InferenceWorkload>;

struct Scenario {
  std::string name;
  std::string rate_set = "aws";
  std::string region;         // empty: the rate set knows no regions
  std::optional<Date> as_of;  // nothing: the newest rates
  std::vector<ModelAlias> model_aliases;
  std::vector<Discount> discounts;
  std::vector<OwnRate> own_rates;
  std::vector<Workload> workloads;
};

}  // namespace bedrock
