// A workload as a person describes it: a type, where it runs, and the fields that the type has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// Quantities are not negative; what is left out has the type's default.
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

}  // namespace bedrock
