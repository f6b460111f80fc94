// Bill to JSON.
#pragma once

#include <string>

#include "core/billing/bill.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// {"ok":true,"bill":{...}}: the shape that wasm/index.d.ts describes. `table` is the one that the
// bill was made with.
std::string bill_envelope(const RateTable& table, const Bill& bill);

// How a derived rate came about, in words: "input rate x 1.25 (published cache-write multiplier)".
// Empty for a rate that is published itself.
std::string derivation_in_words(const RateTable& table, const FoundRate& found);

// What a found rate takes to hold: where its price is not known for certain, and what a cache write
// would cost at $0. Empty for one that assumes nothing.
std::string assumed_in_words(const RateTable& table, const FoundRate& found);

}  // namespace bedrock
