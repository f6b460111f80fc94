// The one way from a scenario's text to a bill's text: what every front door calls.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

// Scenario JSON in; {"ok":true,"bill":...} or {"ok":false,"error":...} out. Any text gives one of
// the two.
std::string quote(std::span<const RateTable* const> sets, std::string_view scenario);

}  // namespace bedrock
