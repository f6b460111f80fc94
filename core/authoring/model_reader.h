// A model or service of a provider's rate file.
#pragma once

#include "core/authoring/entry_reader.h"

namespace bedrock {

// Adds the model and its rates to the storage.
void read_model(OwnedRateTable::Storage& storage, std::optional<Error>& error, const Value& json,
                const std::string& path, std::string_view provider);

}  // namespace bedrock
