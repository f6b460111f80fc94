// Changed workloads as data: the list of {path, value} that turns one scenario into another.
#pragma once

#include <cstddef>

#include "core/json/writer.h"
#include "core/usage/scenario.h"

namespace bedrock {

// The changes, one after the other in an array that the caller has begun: each member that differs,
// null where it goes; the whole workload where the type does.
void write_changes(JsonWriter& writer, std::size_t index, const Workload& before,
                   const Workload& after);

}  // namespace bedrock
