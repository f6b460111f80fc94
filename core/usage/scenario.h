// What a person describes: workloads, where they run, and by which rates they are to be priced.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"
#include "core/usage/workload.h"

namespace bedrock {

// A person's own name for a model: an application profile's ARN and the like, mapped once.
struct ModelAlias {
  std::string name;
  std::string model;
};

// A negotiated reduction of list prices. Empty conditions hold for all; of several that hold, each
// is applied to what the one before left.
struct Discount {
  Decimal percent;  // 0 to 100
  std::string provider;
  std::string model;  // without prefix
  std::optional<Dimension> dimension;
};

// A private price in place of the list price. Left-out conditions hold for all; of several that
// hold, the last wins.
struct OwnRate {
  std::string model;  // without prefix; need not be in the rate table
  Dimension dimension;
  Decimal usd;  // for one unit
  std::string region;
  std::optional<Route> route;
  std::optional<Tier> tier;
};

struct Scenario {
  std::string name;
  std::string rate_set = "aws";
  std::string region;         // empty: the rate set knows no regions
  std::optional<Date> as_of;  // nothing: the newest rates
  std::optional<Date> today;  // the reader's own date, for the tense of notices; nothing: as_of
  // Of standing charges: 730 in an estimate, 672 to 744 in an invoice.
  Decimal hours_per_month{730};
  bool free_allowances = true;         // false: they are used up elsewhere
  std::optional<Date> account_opened;  // decides on the 12-month allowances; nothing: none
  std::vector<ModelAlias> model_aliases;
  std::vector<Discount> discounts;
  std::vector<OwnRate> own_rates;
  std::vector<Workload> workloads;

  // The id that a name of the person's own stands for; else the name itself.
  std::string_view model_behind(std::string_view id) const;
};

}  // namespace bedrock
