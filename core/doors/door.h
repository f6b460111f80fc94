// A door: what JavaScript, the command line and the tests may ask of the engine, by name.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// The built-in rate sets; a request may bring one more (core/authoring/custom_rates.h).
using Sets = std::span<const RateTable* const>;

// JSON text in, JSON text out. An answer is {"ok":true,"NAME":...}; what is wrong with a request
// comes out as {"ok":false,"error":{"code","path","message","hint"}}.
struct Door {
  std::string_view name;
  Result<std::string> (*answer)(Sets sets, std::string_view request);

  // The answer, or the error in its envelope: any text gives one of the two.
  std::string ask(Sets sets, std::string_view request) const;
};

// Every door there is. A new one is a function in a file of this folder (each .h says what its door
// takes and which member of the answer holds the result), a line in door.cpp, and its manual and
// line in the facade (wasm/index.d.ts, wasm/index.js).
std::span<const Door> all_doors();

// Null where there is no door of that name.
const Door* find_door(std::string_view name);

}  // namespace bedrock
