#include "core/catalog/nearest_rate.h"

#include <array>
#include <string_view>

namespace bedrock {
namespace {

// "eu-" of "eu-west-1". GovCloud is a geography of its own.
std::string_view geography(std::string_view code) {
  constexpr std::string_view kGov = "us-gov-";
  return code.starts_with(kGov) ? kGov : code.substr(0, 3);
}

// Where to look for a price that a geography has nowhere.
std::string_view next_to(std::string_view geography) {
  const bool european = geography == "il-" || geography == "me-" || geography == "af-";
  const bool american = geography == "ca-" || geography == "mx-" || geography == "sa-";
  if (european) return "eu-";
  return american || geography == "us-gov-" ? "us-" : "";
}

// How far a region is from another, by their codes: the same part of a geography ("ap-southeast"),
// the same geography, the one next to it, or elsewhere.
std::size_t steps_between(std::string_view asked, std::string_view other) {
  if (asked.substr(0, asked.rfind('-')) == other.substr(0, other.rfind('-'))) return 0;
  if (geography(asked) == geography(other)) return 1;
  return next_to(geography(asked)) == geography(other) ? 2 : 3;
}

}  // namespace

std::vector<int> regions_with(const RateTable& table, RateQuery query) {
  if (query.region < 0) return {};
  const std::string_view asked = table.regions[static_cast<std::size_t>(query.region)].code;
  std::array<std::vector<int>, 4> by_steps;
  query.profile = kAnyProfile;
  for (std::size_t r = 0; r < table.regions.size(); ++r) {
    query.region = static_cast<int>(r);
    if (!find_rate(table, query)) continue;
    by_steps[steps_between(asked, table.regions[r].code)].push_back(query.region);
  }
  std::vector<int> known;
  for (const std::vector<int>& some : by_steps) known.insert(known.end(), some.begin(), some.end());
  return known;
}

std::optional<NearestRate> nearest_rate(const RateTable& table, RateQuery query) {
  const std::vector<int> known = regions_with(table, query);
  if (known.empty()) return std::nullopt;
  query.region = known.front();
  query.profile = kAnyProfile;
  const auto rate = find_rate(table, query);
  return rate ? std::optional(NearestRate{query.region, *rate}) : std::nullopt;
}

}  // namespace bedrock
