// How often a prefix is found in the cache.
#pragma once

#include "core/base/decimal.h"

namespace bedrock {

// The share of calls that find a prefix still cached, in percent with two places, rounded down:
// calls arrive at random, `per_ttl` of them on average in one lifetime, and each hit renews it, so
// h = 1 - e^-per_ttl. An estimate, the same on every machine.
Decimal hit_percent(const Decimal& per_ttl);

}  // namespace bedrock
