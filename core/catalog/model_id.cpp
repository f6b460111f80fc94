#include "core/catalog/model_id.h"

#include <algorithm>
#include <vector>

#include "core/base/text.h"

namespace bedrock {

ModelId parse_model_id(const RateTable& table, std::string_view id) {
  const auto dot = id.find('.');
  if (dot != std::string_view::npos) {
    const std::string_view prefix = id.substr(0, dot);
    const std::string_view base = id.substr(dot + 1);
    if (prefix == "global") return {base, prefix, Route::kGlobal};
    if (find_profile(table, prefix) >= 0) return {base, prefix, Route::kGeo};
  }
  return {id, {}, Route::kInRegion};
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
