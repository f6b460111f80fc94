// What a person describes: workloads, where they run, and by which rates they are to be priced.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/catalog/conditions.h"
#include "core/catalog/dimension.h"
#include "core/usage/field.h"

namespace bedrock {

enum class CacheTtl : std::uint8_t { k5m, k1h, k30m };

// What a line without a price in its region gets.
enum class MissingPrices : std::uint8_t {
  kLeftOut,
  kNearest,  // the price of the nearest region that has one, marked as assumed
};

// One model's share of a workload's calls.
struct ModelShare {
  std::string model;
  Decimal percent;    // 0 to 100
  Decimal quota_tpm;  // the account's quotas of that model; zero: not known
  Decimal quota_rpm;
};

// So much of one dimension of a service.
struct ServiceQuantity {
  Dimension dimension;
  Decimal quantity;
};

// A label of the person's own, which changes no price.
struct Tag {
  std::string name;
  std::string value;
};

struct WorkloadType;

// What a person describes: a type, where it runs, and the fields that the type has. Quantities are
// not negative; what is left out has the type's default.
struct Workload {
  const WorkloadType* type = nullptr;
  std::string name;            // empty: the model's name, else the type's
  std::string team;            // who pays; empty: nobody said
  std::vector<Tag> tags;       // by their names
  std::string region;          // empty: the scenario's
  std::optional<Route> route;  // nothing: what the model id's prefix says
  Tier tier = Tier::kStandard;
  Endpoint endpoint = Endpoint::kRuntime;
  std::optional<Context> context;     // nothing: what the model's threshold says
  std::optional<CacheTtl> cache_ttl;  // nothing: the shortest that the model has
  MissingPrices missing_prices = MissingPrices::kLeftOut;
  bool switched_off = false;  // kept, and neither expanded nor priced
  // Calls that go to other models than the workload's; what is left of 100 percent stays.
  std::vector<ModelShare> routing;
  std::vector<ServiceQuantity> quantities;  // only of the type "service"
  // Percent, in place of the hit rate that is estimated: set by simulations.
  std::optional<Decimal> expected_hits;

  struct Given {
    Field field;
    Decimal number;    // a choice as its index; choices as bits
    std::string text;  // of models
  };
  std::vector<Given> given;  // changed by set() and unset() alone

  const Given* find(Field field) const;
  // The number given, else the type's default; zero where the type does not have the field.
  Decimal number(Field field) const;
  // The index of a choice.
  int choice(Field field) const;
  // A model id given, else empty.
  std::string_view text(Field field) const;
  // How many turns an expansion walks at most: for estimates of work.
  std::size_t turns() const;
  // Gives a field, in place of what was given before.
  void set(Field field, const Decimal& number);
  void set(Field field, std::string_view text);
  // Takes a field away.
  void unset(Field field);

 private:
  Given& entry(Field field);

  // One more than a field's index in `given`; 0: it is not given. Expansions ask for dozens of
  // fields, and most are left out.
  std::array<std::uint8_t, static_cast<std::size_t>(Field::kCount)> places_{};
};

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
