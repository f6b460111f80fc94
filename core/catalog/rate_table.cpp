#include "core/catalog/rate_table.h"

#include <algorithm>

namespace bedrock {

int find_region(const RateTable& table, std::string_view code) {
  for (std::size_t i = 0; i < table.regions.size(); ++i) {
    if (table.regions[i].code == code) return static_cast<int>(i);
  }
  return -1;
}

int find_profile(const RateTable& table, std::string_view profile) {
  for (std::size_t i = 0; i < table.profiles.size(); ++i) {
    if (table.profiles[i] == profile) return static_cast<int>(i);
  }
  return -1;
}

bool offers_global(const RateTable& table, int region) {
  return !table.regions[static_cast<std::size_t>(region)].code.starts_with("us-gov-");
}

std::string_view grade(const RateTable& table, const RateTerms& terms) {
  return terms.grade != 0 ? table.texts[terms.grade] : table.sources[terms.source].grade;
}

Rate RateTable::rate(std::size_t i) const {
  Rate rate{rates.terms_of(i)};
  rate.regions = rates.regions_of(i);
  rate.coefficient = rates.coefficient_of(i);
  rate.scale = rates.scale[i];
  rate.dimension = rates.dimension[i];
  const auto model = std::ranges::partition_point(
      models, [&](const Model& candidate) { return candidate.last_rate <= i; });
  rate.model = static_cast<std::uint16_t>(model - models.begin());
  rate.index = static_cast<std::uint32_t>(i);
  return rate;
}

}  // namespace bedrock
