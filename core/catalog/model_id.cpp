#include "core/catalog/model_id.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace bedrock {

namespace {

struct ArnResource {
  std::string_view type;
  ModelIdKind kind;
};
constexpr ArnResource kArnResources[] = {
    {"foundation-model/", ModelIdKind::kModel},
    {"inference-profile/", ModelIdKind::kModel},
    {"application-inference-profile/", ModelIdKind::kApplicationProfile},
    {"provisioned-model/", ModelIdKind::kProvisioned},
    {"imported-model/", ModelIdKind::kImported},
    {"custom-model/", ModelIdKind::kCustom},
    {"custom-model-deployment/", ModelIdKind::kCustom},
};

ModelId parse_plain_id(const RateTable& table, std::string_view id) {
  const auto dot = id.find('.');
  if (dot != std::string_view::npos) {
    const std::string_view prefix = id.substr(0, dot);
    const std::string_view base = id.substr(dot + 1);
    const bool global = prefix == "global";
    if (global || find_profile(table, prefix) >= 0) {
      return {.base = base, .profile = prefix, .route = global ? Route::kGlobal : Route::kGeo};
    }
  }
  return {.base = id};
}

// arn:partition:bedrock:region:account:type/name
ModelId parse_arn(const RateTable& table, std::string_view arn) {
  std::string_view rest = arn;
  std::string_view region;
  for (int part = 0; part < 5; ++part) {
    const auto colon = rest.find(':');
    if (colon == std::string_view::npos) return {.base = arn};
    if (part == 3) region = rest.substr(0, colon);
    rest = rest.substr(colon + 1);
  }
  for (const ArnResource& resource : kArnResources) {
    if (!rest.starts_with(resource.type)) continue;
    if (resource.kind != ModelIdKind::kModel) {
      return {.kind = resource.kind, .base = arn, .region = region};
    }
    ModelId id = parse_plain_id(table, rest.substr(resource.type.size()));
    id.region = region;
    return id;
  }
  return {.base = arn, .region = region};
}

}  // namespace

std::string_view kind_in_words(ModelIdKind kind) {
  switch (kind) {
    case ModelIdKind::kModel:
      return "a model";
    case ModelIdKind::kApplicationProfile:
      return "an application inference profile";
    case ModelIdKind::kProvisioned:
      return "provisioned throughput";
    case ModelIdKind::kImported:
      return "an imported model";
    case ModelIdKind::kCustom:
      return "a custom model";
  }
  return {};
}

ModelId parse_model_id(const RateTable& table, std::string_view id) {
  return id.starts_with("arn:") ? parse_arn(table, id) : parse_plain_id(table, id);
}

const Model* find_model(const RateTable& table, std::string_view base) {
  const auto at = std::lower_bound(table.models.begin(), table.models.end(), base,
                                   [](const Model& m, std::string_view id) { return m.id < id; });
  if (at != table.models.end() && at->id == base) return &*at;
  for (const Model& model : table.models) {
    if (std::find(model.aliases.begin(), model.aliases.end(), base) != model.aliases.end()) {
      return &model;
    }
  }
  return nullptr;
}

std::string_view nearest_model(const RateTable& table, std::string_view base) {
  std::vector<std::string_view> ids;
  ids.reserve(table.models.size());
  for (const Model& model : table.models) {
    if (!model.service) ids.push_back(model.id);
  }
  const std::string_view by_id = nearest(base, ids);
  if (!by_id.empty()) return by_id;
  // People write ids without the date and version, or without the provider.
  for (const std::string_view id : ids) {
    if (base.size() >= 4 && id.find(base) != std::string_view::npos) return id;
  }
  return {};
}

}  // namespace bedrock
