// Expands calls to one model into tokens of each kind.
#pragma once

#include "core/base/error.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/usage.h"

namespace bedrock {

// Tokens a month: requests times tokens per request, for input, cache reads, cache writes and
// output. A model with a standing long-context threshold prices the whole request by its
// long-context rates when input, cache reads and cache writes together are over it (billing rule:
// AWS compares the total input, cached or not); the workload may say the context itself. Fails when
// a product has more digits than a Decimal holds; the error's path is the field alone
// ("requests_per_month").
Result<Usage> expand(const InferenceWorkload& workload, const Model& model);

// The dimension that the workload's cache writes are metered in: the lifetime asked for, else the
// shortest that the model has.
Dimension cache_write_dimension(const InferenceWorkload& workload, const Model& model);

}  // namespace bedrock
