#include "core/usage/terms.h"

#include <vector>

#include "core/base/text.h"
#include "core/catalog/model_id.h"

namespace bedrock {

Result<int> region_index(const RateTable& table, std::string_view code, const std::string& path) {
  // A rate set without regions prices the same everywhere.
  if (table.regions.empty()) return -1;
  if (code.empty()) {
    return fail("missing_region", path, "A region is needed: prices differ by region.",
                "Enter an AWS region code such as \"us-east-1\".");
  }
  const int index = find_region(table, code);
  if (index >= 0) return index;
  std::vector<std::string_view> codes;
  for (const Region& region : table.regions) codes.push_back(region.code);
  const std::string_view near = nearest(code, codes);
  return fail("unknown_region", path, join({"There is no region \"", code, "\"."}),
              near.empty() ? "Enter an AWS region code such as \"us-east-1\"."
                           : join({"Did you mean \"", near, "\"?"}));
}

Callee callee_of(const RateTable& table, const Scenario& scenario, std::string_view target) {
  Callee callee{.id = parse_model_id(table, scenario.model_behind(target))};
  if (callee.id.kind == ModelIdKind::kModel) callee.model = find_model(table, callee.id.base);
  // An alias may be an ARN, too, and the model behind it a plain id.
  callee.arn_region =
      callee.id.region.empty() ? parse_model_id(table, target).region : callee.id.region;
  callee.profile = find_profile(table, callee.id.profile);
  return callee;
}

Result<int> region_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                      const Callee& callee, std::string_view path) {
  // An ARN says where it is called, unless the workload says so itself.
  const bool own = !workload.region.empty();
  const bool by_arn = !own && !callee.arn_region.empty();
  const std::string_view code = own      ? std::string_view(workload.region)
                                : by_arn ? callee.arn_region
                                         : std::string_view(scenario.region);
  const int index = find_region(table, code);
  if (index >= 0) return index;
  if (!own && !by_arn) return region_index(table, code, "region");
  return region_index(table, code, join({path, (own ? ".region" : ".model")}));
}

Result<Terms> terms_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                       const Callee& callee, std::optional<Route> route, Tier tier,
                       std::string_view path) {
  auto region = region_of(table, scenario, workload, callee, path);
  if (!region) return std::unexpected(std::move(region.error()));
  Terms terms;
  set_terms(terms, workload, callee, *region, route, tier);
  return terms;
}

void set_terms(Terms& terms, const Workload& workload, const Callee& callee, int region,
               std::optional<Route> route, Tier tier) {
  terms.model_id = callee.id.base;
  terms.kind = callee.id.kind;
  terms.model = callee.model;
  terms.region = region;
  terms.route = route.value_or(callee.id.route);
  terms.tier = tier;
  terms.endpoint = workload.endpoint;
  terms.missing_prices = workload.missing_prices;
  const bool by_prefix = terms.route == Route::kGeo && callee.id.route == Route::kGeo;
  terms.profile = by_prefix ? callee.profile : -1;
}

}  // namespace bedrock
