// A door: what JavaScript, the command line and the tests may ask of the engine, by name.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/catalog/rate_table.h"

namespace bedrock {

// The built-in rate sets; a request may bring one more (core/authoring/custom_rates.h).
using Sets = std::span<const RateTable* const>;

// JSON text in, JSON text out. An answer is {"ok":true,"NAME":...}; what is wrong with a request
// comes out as {"ok":false,"error":{"code","path","message","hint"}}.
struct Door {
  std::string_view name;
  // One of the two: a long answer says how much of it there is.
  Result<std::string> (*answer)(Sets sets, std::string_view request) = nullptr;
  Result<std::string> (*long_answer)(Sets sets, std::string_view request,
                                     const Progress& progress) = nullptr;

  // The answer, or the error in its envelope: any text gives one of the two.
  std::string ask(Sets sets, std::string_view request, const Progress& progress = {}) const;
};

// Pricing, and all that a page asks at first: the doors of the small module.
std::span<const Door> pricing_doors();

// Comparison, search and everything else that prices many scenarios, what was pasted, and the list
// of all prices: only in the full module, which a page loads when one of them is first asked for.
std::span<const Door> planning_doors();

// A new door is a function in a file of this folder (each .h says what its door takes and which
// member of the answer holds the result), a line in pricing_doors.cpp or planning_doors.cpp, and
// its manual and line in the facade (wasm/index.d.ts, wasm/engine.js).

// Both lists, pricing first.
std::vector<Door> all_doors();

// Null where there is no door of that name.
const Door* find_door(std::string_view name);

}  // namespace bedrock
