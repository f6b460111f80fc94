// Scenario JSON (version 1) to Scenario. The shape is published as wasm/scenario.schema.json.
#pragma once

#include <string_view>

#include "core/base/error.h"
#include "core/json/value.h"
#include "core/usage/scenario.h"

namespace bedrock {

inline constexpr int kScenarioVersion = 1;
inline constexpr std::size_t kMaxEntries = 1000;

// As scenarios write them.
std::string_view name(CacheTtl ttl);
std::string_view name(MissingPrices wish);

// Every error names the field and the fix. Unknown fields are errors; fields left out have the
// defaults that scenario.h states.
Result<Scenario> read_scenario(const Value& json);
Result<Scenario> read_scenario(std::string_view text);

}  // namespace bedrock
