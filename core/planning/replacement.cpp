#include "core/planning/replacement.h"

#include <algorithm>
#include <utility>

namespace bedrock {

Workload with_model(const Workload& workload, const std::string& id) {
  Workload after = workload;
  after.set(Field::kModel, id);
  after.route.reset();
  return after;
}

std::vector<std::string> ids_of(const RateTable& table, const Terms& terms, const Model& model) {
  const std::string id(model.id);
  if (terms.region < 0 || model.callable.empty()) {
    // No list of routes: the way that the workload takes now.
    if (terms.route == Route::kInRegion || table.regions.empty()) return {id};
    if (terms.route == Route::kGlobal) return {"global." + id};
    if (terms.profile < 0) return {id};
    return {std::string(table.profiles[static_cast<std::size_t>(terms.profile)]) + "." + id};
  }
  std::vector<std::string> ids;
  for (const CallableRoute& way : model.callable) {
    if (((way.regions >> terms.region) & 1) == 0) continue;
    // Data that stays in a region or geography now goes on to stay there.
    if (way.route > terms.route) continue;
    if (way.route == Route::kGeo && terms.route == Route::kGeo && terms.profile >= 0 &&
        way.profile != terms.profile) {
      continue;
    }
    const std::string prefix = way.route == Route::kInRegion ? ""
                               : way.route == Route::kGlobal
                                   ? "global."
                                   : std::string(table.profiles[way.profile]) + ".";
    // The way that it takes now comes first.
    ids.insert(way.route == terms.route ? ids.begin() : ids.end(), prefix + id);
  }
  return ids;
}

std::vector<Replacement> replacements(const RateTable& table, const Scenario& scenario,
                                      const Workload& workload,
                                      const std::vector<std::string>& accepted) {
  std::vector<Replacement> found;
  for (const std::string& id : accepted) {
    if (id != workload.text(Field::kModel)) found.push_back({id, {}});
  }
  const Callee now = callee_of(table, scenario, workload.text(Field::kModel));
  const auto terms = terms_of(table, scenario, workload, now, workload.route, workload.tier, "");
  if (!accepted.empty() || now.model == nullptr || !terms) return found;
  const Date today = scenario.today.value_or(scenario.as_of.value_or(table.newest));
  for (const Model& other : table.models) {
    const bool fits = other.provider == now.model->provider && !other.service &&
                      &other != now.model &&
                      std::equal(other.output.begin(), other.output.end(),
                                 now.model->output.begin(), now.model->output.end()) &&
                      status_on(other, terms->region, today) == ModelStatus::kActive;
    if (!fits) continue;
    for (std::string& id : ids_of(table, *terms, other)) {
      found.push_back({std::move(id), other.launched});
    }
  }
  return found;
}

}  // namespace bedrock
