// The rates themselves to JSON: all that a set holds, and what is in force from one region.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

// Every rate of a set as it is authored, with its regions and window; `request` is {"rate_set"},
// optional. {"ok":true,"rates":[...]} or an error envelope.
std::string rates_envelope(std::span<const RateTable* const> sets, std::string_view request);

// Every price in force from one region on one day, derived cache rates among them, for each route,
// inference tier, dimension and context band; `request` is {"rate_set","region","as_of"}, all
// optional.
// {"ok":true,"prices":[...]} or an error envelope.
std::string prices_envelope(std::span<const RateTable* const> sets, std::string_view request);

}  // namespace bedrock
