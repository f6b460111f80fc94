// The catalogue to JSON: rate sets, regions, models with what they cost, and single rates.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// The index of the rate set in `sets`; fails with the known ids.
Result<std::size_t> rate_set_index(std::span<const RateTable* const> sets, std::string_view id,
                                   const std::string& path);

// {"ok":true,"catalog":{...}}
std::string catalog_envelope(std::span<const RateTable* const> sets);

// Every model of a rate set with its offers from one region; `request` is {"rate_set","region",
// "as_of"}, all optional. {"ok":true,"models":[...]} or an error envelope.
std::string models_envelope(std::span<const RateTable* const> sets, std::string_view request);

// A handle per query; `request` is {"queries":[{...}]}. {"ok":true,"rates":[...]} or the error
// envelope of the first query that has no rate.
std::string resolve_envelope(std::span<const RateTable* const> sets, std::string_view request);

}  // namespace bedrock
