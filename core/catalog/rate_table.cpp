#include "core/catalog/rate_table.h"

#include <algorithm>
#include <array>

namespace bedrock {

std::span<const std::string_view> model_status_names() {
  static constexpr auto kNames = std::to_array<std::string_view>(
      {"active", "preview", "legacy", "extended-access", "end-of-life"});
  return kNames;
}

std::span<const std::string_view> image_rule_names() {
  static constexpr auto kNames =
      std::to_array<std::string_view>({"unknown", "claude", "nova-1", "nova-2"});
  return kNames;
}

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

bool dated_in(const Model& model, int region) {
  return region < 0 || ((model.life.regions >> region) & 1) != 0;
}

ModelStatus status_on(const Model& model, int region, Date day) {
  if (!dated_in(model, region)) return ModelStatus::kActive;
  const Lifecycle& life = model.life;
  const auto passed = [&](Date date) { return date != Date{} && date <= day; };
  if (passed(life.end_of_life)) return ModelStatus::kEndOfLife;
  if (passed(life.extended_access)) return ModelStatus::kExtendedAccess;
  if (passed(life.legacy)) return ModelStatus::kLegacy;
  // A date in the future overrules a status that was written for a later day.
  const bool ahead =
      (life.status == ModelStatus::kEndOfLife && life.end_of_life != Date{}) ||
      (life.status == ModelStatus::kExtendedAccess && life.extended_access != Date{});
  if (ahead) return ModelStatus::kLegacy;
  if (life.status == ModelStatus::kLegacy && life.legacy != Date{}) return ModelStatus::kActive;
  return life.status;
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
