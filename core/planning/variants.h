// A workload run otherwise: on another model, from another region, by another route, in another
// tier, with another cache lifetime. What expands alike is expanded once; the calls of its own
// model are priced by themselves, and the rest of the scenario once for all variants that leave it
// as it is.
//
// Law: the totals are those of the scenario's bill with the workload changed, to the last digit.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/exact.h"
#include "core/billing/charge.h"
#include "core/catalog/offers.h"
#include "core/planning/prepared_scenario.h"

namespace bedrock {

// Where and how a workload runs. Without a model, the workload's own stays.
struct Setting {
  const Model* model = nullptr;
  int region = -1;
  Way way;
  Tier tier = Tier::kStandard;
  std::optional<CacheTtl> ttl;
  Endpoint endpoint = Endpoint::kRuntime;
};

// What of a model the expansion of a workload reads.
struct ModelTraits {
  std::uint64_t dimensions = 0;  // of the first 64, those with a price at any time
  std::int32_t image_tokens[3] = {};
  std::int32_t min_tokens = 0;
  std::int32_t long_over = 0;
  std::uint8_t lifetimes = 0;  // bits: reads, then writes of 5 minutes, of 1 hour, of 30 minutes
  bool claude = false;

  friend bool operator==(const ModelTraits&, const ModelTraits&) = default;
};
ModelTraits traits_of(const RateTable& table, const Model& model, Date day);

// The usage that some settings have in common.
struct SharedUsage {
  ModelTraits traits;
  std::string id;  // of the model, where the workload routes calls to that id, too
  std::optional<CacheTtl> ttl;
  bool batch = false;
  bool mantle = false;
  bool good = true;      // false: it cannot be expanded
  std::size_t rest = 0;  // which parts it has beside its own: alike where the number is
  Usage usage;
  std::vector<const UsagePart*> own;     // parts of the workload's own model
  std::vector<const UsagePart*> others;  // of other models, and of services
};

// What a workload, and the whole scenario, cost beside the workload's own model, the other
// workloads being as they are.
struct Rest {
  Exact workload;
  Exact scenario;
  bool complete = true;  // everything in the workload has a price
};

class Variants {
 public:
  // The scenario must have been priced, and outlive this.
  Variants(PreparedScenario& prepared, std::size_t workload);

  const Workload& workload() const { return now_; }
  const Setting& now() const { return setting_; }

  // The model's id is not an alias of another's, and the workload could be set to it.
  bool names_itself(const Model& model) const;
  // Whether it is how the workload runs now, but for tier, lifetime and endpoint.
  bool stays(const Setting& setting) const;
  // Whether the setting needs another model id, or a region, in the workload.
  bool moves(const Setting& setting) const;
  bool says_region(const Setting& setting) const;

  const SharedUsage& usage(const Setting& setting);
  // What the calls of its own model cost; nothing where something of them has no price. With
  // `nearest`, another region's counts where the workload asks for it.
  Exact own(const SharedUsage& shared, const Setting& setting, bool nearest = false);
  // What of that is for tokens, after `own`.
  Exact own_tokens(const SharedUsage& shared);
  // The list price behind the first of its own lines, after `own`; null where there is none.
  const Rate* first_rate(const SharedUsage& shared);
  // The same number for settings that have the same rest, whatever the other workloads do.
  std::size_t rest_of(const SharedUsage& shared, const Setting& setting);
  const Rest& rest(const SharedUsage& shared, const Setting& setting);

  // Puts the workload there in the scenario.
  void put(const Setting& setting);

 private:
  struct KnownRate {
    Dimension dimension;
    Context context;
    AppliedRate rate;
  };
  // Settings with the same rest; the region counts where bands or shared capacity are counted by
  // it.
  struct Group {
    std::size_t rest;
    Tier tier;
    int region;
    std::vector<Exact> rates;
    std::optional<Rest> known;
  };
  struct Place {
    std::size_t rest;
    int region;
    Tier tier;
    std::size_t group;
  };

  void take_terms(const Setting& setting, bool nearest);
  const AppliedRate& rate(Dimension dimension, Context context);
  std::size_t rest_like(const SharedUsage& shared) const;
  bool counts_by_region(const SharedUsage& shared) const;

  PreparedScenario& prepared_;
  std::size_t index_;
  Workload now_;
  Setting setting_;
  bool hidden_ = false;  // neither the workload nor the scenario says the region: an ARN does
  Date as_of_;
  Terms terms_;                   // of the setting that is being priced
  std::vector<KnownRate> rates_;  // under them
  const Model* known_model_ = nullptr;
  ModelTraits known_traits_;  // its traits
  std::vector<std::unique_ptr<SharedUsage>> usages_;
  std::vector<Group> groups_;
  std::vector<Place> places_;
};

}  // namespace bedrock
