// Which programmes of credits may fit a company, with the facts and their sources.
#pragma once

#include "core/doors/door.h"

namespace bedrock::doors {

// {"company", "need_usd"}. "programmes": as in wasm/forecast.d.ts.
Result<std::string> programmes(Sets sets, std::string_view text);

}  // namespace bedrock::doors
