// Model ids as AWS writes them: an optional profile prefix (us., eu., apac., jp., au., global.,
// ...) and the model's own id. The prefix says the route.
#pragma once

#include <optional>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

struct ModelId {
  std::string_view base;     // the id without its prefix
  std::string_view profile;  // "us", "eu", ...; "global"; empty without a prefix
  Route route = Route::kInRegion;
};

// Splits off a prefix that the table knows as a profile, or "global".
ModelId parse_model_id(const RateTable& table, std::string_view id);

// The model with that id or alias (without prefix); null when there is none.
const Model* find_model(const RateTable& table, std::string_view base);

// The id of the model that `base` most likely meant; empty when nothing is near.
std::string_view nearest_model(const RateTable& table, std::string_view base);

}  // namespace bedrock
