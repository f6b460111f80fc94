// Which rate and why: a pasted model id, ARN or usage block, explained.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/catalog/rate_table.h"

namespace bedrock {

// `request` is {"text","rate_set","region","as_of"}; text is a model id (bare, with a profile
// prefix, or in an ARN), or JSON with a usage block (Converse, InvokeModel, Chat Completions,
// Responses), alone, inside the response or the list of a stream's events, or a record of the
// invocation log. {"ok":true,"answer":{...}} as wasm/index.d.ts describes
// it, or an error envelope.
std::string explain_envelope(std::span<const RateTable* const> sets, std::string_view request);

}  // namespace bedrock
