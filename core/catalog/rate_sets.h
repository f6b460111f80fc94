// The rate sets that are built in, compiled from core/rates/ by compile_rates.
#pragma once

#include <span>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

// The AWS set first; it is the default.
std::span<const RateTable* const> rate_sets();

// The built-in set of that id ("aws"), or null.
const RateTable* find_rate_set(std::string_view id);

}  // namespace bedrock
