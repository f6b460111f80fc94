// Programmes of AWS credits, as core/programmes/programmes.json has them: facts with their sources.
#pragma once

#include <string_view>

#include "core/json/value.h"

namespace bedrock {

// The file's text, without the blanks that indent it; the build writes it.
extern const std::string_view kProgrammes;

// Read anew each time: few ask for it.
Value programme_data();
// A programme by its id; null where there is none.
const Value* find_programme(const Value& data, std::string_view id);

}  // namespace bedrock
