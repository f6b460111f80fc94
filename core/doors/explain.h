// Which rate and why: a pasted model id, ARN or usage block, explained.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"text","rate_set","region","as_of","custom_rates"}; text is a model id (bare, with a profile
// prefix, or in an ARN), or JSON with a usage block (Converse, InvokeModel, Chat Completions,
// Responses), alone, inside the response or the list of a stream's events, or a record of the
// invocation log. "answer": {...}.
Result<std::string> explain(Sets sets, std::string_view text);

}  // namespace bedrock::doors
