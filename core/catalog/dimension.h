// What is metered: the one list of dimensions, with their units and the words people read.
//
// A dimension is declared once, in dimension_list.h; rate files, bills, the scenario schema and the
// page take its name, unit and label from there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bedrock {

struct DimensionInfo {
  std::string_view name;   // as in rate files and bills: "input_tokens"
  std::string_view label;  // as people read it: "Input tokens"
  std::string_view unit;   // one of it: "token"
  // How many units a price is quoted for: 1'000'000 for tokens, else 1. Rates are always per unit.
  std::int32_t quoted_per;
};

// A dimension is its index in the list.
struct Dimension {
  std::uint8_t index = 0;
  friend constexpr bool operator==(Dimension, Dimension) = default;
};

// The token dimensions that the engine itself refers to; their indices are asserted in
// dimension_list.h.
inline constexpr Dimension kInputTokens{0};
inline constexpr Dimension kOutputTokens{1};
inline constexpr Dimension kCacheReadTokens{2};
inline constexpr Dimension kCacheWrite5mTokens{3};
inline constexpr Dimension kCacheWrite1hTokens{4};
inline constexpr Dimension kCacheWrite30mTokens{5};

}  // namespace bedrock

#include "core/catalog/dimension_list.h"

namespace bedrock {

std::span<const DimensionInfo> dimensions();
const DimensionInfo& info(Dimension dimension);
std::optional<Dimension> find_dimension(std::string_view name);
// The dimension that the name most likely meant; empty when none is near.
std::string_view nearest_dimension(std::string_view name);
// The same at compile time, for names that the engine itself writes; one that is not in the list
// does not compile.
consteval Dimension dimension_named(std::string_view name) {
  for (std::size_t i = 0; i < detail::kDimensions.size(); ++i) {
    if (detail::kDimensions[i].name == name) return Dimension{static_cast<std::uint8_t>(i)};
  }
  detail::no_such_dimension();
  return {};
}
// A parameter that takes a literal name: a typo does not compile.
struct NamedDimension {
  Dimension dimension;
  // Implicit, so that e.add(part, "requests", ...) stays readable.
  // NOLINTNEXTLINE(google-explicit-constructor)
  consteval NamedDimension(const char* name) : dimension(dimension_named(name)) {}
};

}  // namespace bedrock
