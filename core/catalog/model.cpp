#include "core/catalog/model.h"

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

}  // namespace bedrock
