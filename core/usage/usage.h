// Quantities per dimension over a month: what is left of a workload once it is expanded.
#pragma once

#include <string>
#include <vector>

#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"

namespace bedrock {

struct UsageItem {
  Dimension dimension;
  Decimal quantity;
  std::string formula;  // how the quantity came about: "50,000 requests x 800 tokens"
};

struct Usage {
  Context context = Context::kStandard;
  std::vector<UsageItem> items;  // only what is not zero
};

}  // namespace bedrock
