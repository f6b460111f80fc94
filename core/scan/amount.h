// Money and quantities of bills: exact to 18 places.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bedrock::scan {

using Amount = __int128;  // in 1e-18

// A decimal with or without an exponent; digits after the 18th place are rounded half away from
// zero. Nothing where it is none, or 10^19 and more.
std::optional<Amount> parse_amount(std::string_view text);

// Plain digits, in quotes.
void append_amount(std::string& out, Amount amount);

}  // namespace bedrock::scan
