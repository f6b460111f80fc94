// A region of AWS, and sets of regions.
#pragma once

#include <cstdint>
#include <string_view>

namespace bedrock {

// A set of regions and geo profiles of one table: bit i is regions[i], bit 48 + p is profiles[p]
// (a price known only for that profile), all bits are "any region".
using RegionSet = std::uint64_t;
inline constexpr RegionSet kAnyRegion = ~RegionSet{0};
inline constexpr int kMaxRegions = 48;
inline constexpr int kMaxProfiles = 16;

struct Region {
  std::string_view code;
  std::string_view name;
  std::uint16_t profiles = 0;  // bit p: the geo profile profiles[p] can be called from here
  // False: the lists of routes behind Model::callable were not read from here, so a route that they
  // lack may exist.
  bool routes_listed = true;
};

}  // namespace bedrock
