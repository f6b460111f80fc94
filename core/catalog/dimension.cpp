#include "core/catalog/dimension.h"

#include <vector>

#include "core/base/text.h"

namespace bedrock {
using detail::kDimensions;

std::span<const DimensionInfo> dimensions() { return kDimensions; }

const DimensionInfo& info(Dimension dimension) { return kDimensions[dimension.index]; }

std::optional<Dimension> find_dimension(std::string_view name) {
  for (std::size_t i = 0; i < kDimensions.size(); ++i) {
    if (kDimensions[i].name == name) return Dimension{static_cast<std::uint8_t>(i)};
  }
  return std::nullopt;
}

std::string_view nearest_dimension(std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(kDimensions.size());
  for (const DimensionInfo& known : kDimensions) names.push_back(known.name);
  return nearest(name, names);
}

}  // namespace bedrock
