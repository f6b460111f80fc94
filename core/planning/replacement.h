// Models that could take the place of a workload's, by the routes that keep its data where it is.
#pragma once

#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"
#include "core/usage/terms.h"

namespace bedrock {

// A model id that could take the place of a workload's: those accepted, else all active ones of the
// same provider that answer in kind, by the routes that keep the data where it is now.
struct Replacement {
  std::string id;
  Date launched;
};
std::vector<Replacement> replacements(const RateTable& table, const Scenario& scenario,
                                      const Workload& workload,
                                      const std::vector<std::string>& accepted);

// The ids by which the model can be called from where the terms are, by their route or one that
// keeps the data closer.
std::vector<std::string> ids_of(const RateTable& table, const Terms& terms, const Model& model);

// The workload with another model, by the route that the id says.
Workload with_model(const Workload& workload, const std::string& id);

}  // namespace bedrock
