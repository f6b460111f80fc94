// What people paste: an id, a usage block, a response with both, or a record of the invocation log.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/catalog/conditions.h"
#include "core/ingest/usage_block.h"

namespace bedrock {

struct Pasted {
  std::string id;
  std::string region;   // of a record
  bool routed = false;  // by a prompt router, to `id`
  std::optional<UsageBlock> usage;
  Tier tier = Tier::kStandard;
  bool reserved = false;  // capacity served it, which has no price by the token
  bool blocked = false;   // by a guardrail, before the model was called
};

// Errors are at "text". An id is not looked up: any text without JSON is one.
Result<Pasted> read_pasted(std::string_view text);

}  // namespace bedrock
