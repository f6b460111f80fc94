// Scenarios from a seed, of all workload types and of all that a scenario may say beside them. Most
// can be priced: bytes that are turned at random seldom get past the parser.
#pragma once

#include <cstdint>
#include <string>

// The same seed gives the same text. At most four workloads.
std::string make_scenario(std::uint32_t seed);
// A request of the door with such a scenario; of a door that takes none, a scenario.
std::string make_request(std::string_view door, std::uint32_t seed);
