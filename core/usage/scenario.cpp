#include "core/usage/scenario.h"

namespace bedrock {

std::string_view Scenario::model_behind(std::string_view id) const {
  for (const ModelAlias& alias : model_aliases) {
    if (alias.name == id) return alias.model;
  }
  return id;
}

}  // namespace bedrock
