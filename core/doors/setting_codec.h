// What a workload becomes under another setting, as a patch.
#pragma once

#include "core/json/writer.h"
#include "core/planning/variants.h"

namespace bedrock {

// "patch": [{"path","value"}, ...] of what differs from now.
void write_patch(JsonWriter& w, const RateTable& table, const Variants& variants,
                 std::size_t workload, const Setting& setting);

}  // namespace bedrock
