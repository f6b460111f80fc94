#include "core/billing/terms.h"

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
  return fail("unknown_region", path, "There is no region \"" + std::string(code) + "\" is known.",
              near.empty() ? "Enter an AWS region code such as \"us-east-1\"."
                           : "Did you mean \"" + std::string(near) + "\"?");
}

Result<Terms> terms_of(const RateTable& table, const Scenario& scenario, const Workload& workload,
                       const UsagePart& part, const std::string& path) {
  const ModelId id = parse_model_id(table, scenario.model_behind(part.target));
  // An ARN says where it is called, unless the workload says so itself.
  const std::string_view arn_region =
      id.region.empty() ? parse_model_id(table, part.target).region : id.region;
  Result<int> region = -1;
  if (!workload.region.empty()) {
    region = region_index(table, workload.region, path + ".region");
  } else if (!arn_region.empty()) {
    region = region_index(table, arn_region, path + ".model");
  } else {
    region = region_index(table, scenario.region, "region");
  }
  if (!region) return std::unexpected(region.error());
  Terms terms;
  terms.model_id = id.base;
  terms.kind = id.kind;
  terms.model = id.kind == ModelIdKind::kModel ? find_model(table, id.base) : nullptr;
  terms.region = *region;
  terms.route = part.route.value_or(id.route);
  terms.tier = part.tier;
  terms.endpoint = workload.endpoint;
  if (terms.route == Route::kGeo && id.route == Route::kGeo) {
    terms.profile = find_profile(table, id.profile);
  }
  return terms;
}

}  // namespace bedrock
