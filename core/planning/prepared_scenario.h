// A scenario that is priced many times with other values: forecasts, searches and break-evens ask
// for thousands of totals and read no words. It is built once; each total then expands only the
// workloads whose inputs changed, keeps the rates it has found, and replays allowances and price
// bands.
//
// Law: its total is the total of the scenario's bill with those values, to the last digit.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/decimal.h"
#include "core/base/error.h"
#include "core/base/exact.h"
#include "core/billing/allowances.h"
#include "core/billing/charge.h"
#include "core/catalog/rate_table.h"
#include "core/usage/expansion.h"
#include "core/usage/scenario.h"

namespace bedrock {

// What varies. The value of a choice is its index.
struct Input {
  enum class Kind : std::uint8_t {
    kField,     // a field of a workload: a number, a percentage, a choice; of a model, in `options`
    kRegion,    // where a workload runs, in `options`
    kRoute,     // 0: as the id's prefix says; then route_names()
    kTier,      // tier_names()
    kEndpoint,  // endpoint_names()
    kCacheTtl,  // 0: nothing is cached; then 5m, 1h, 30m
    kGrowth,    // all volumes times so much: what each workload counts a month
    kOwnRate,   // USD for one unit of a private rate
    kDiscount,  // a discount's percentage
  };
  // In place of a workload's index: the region of the scenario.
  static constexpr std::size_t kScenario = static_cast<std::size_t>(-1);

  Kind kind = Kind::kField;
  std::size_t index = 0;  // of the workload, private rate or discount; unused for growth
  Field field = Field::kRequestsPerMonth;
  std::vector<std::string> options;  // the ids of models, or the codes of regions
};

class PreparedScenario {
 public:
  // Fails on an input that the scenario does not have. The table must outlive it.
  static Result<PreparedScenario> of(const RateTable& table, Scenario scenario,
                                     std::vector<Input> inputs);

  // The total of a month with these values, one for each input in their order. Fails where the bill
  // would: on a value out of its range, and on numbers that do not fit; the path of an error is the
  // input ("inputs[0]") or the workload.
  Result<Decimal> total(std::span<const Decimal> values);

  // Puts another workload in the place of one.
  void replace(std::size_t workload, Workload changed);
  // The workload, to be changed in all but its type before the next total.
  Workload& edit(std::size_t workload);
  const Scenario& scenario() const { return scenario_; }
  const RateTable& table() const { return *table_; }
  // As it was expanded for the last total.
  const Usage& usage(std::size_t workload) const { return workloads_[workload].space.usage; }

  // Of the last total: what of it is the workload's, and how many of the workload's items have no
  // price.
  Exact part_of(std::size_t workload) const {
    return sum(workloads_[workload].models, workloads_[workload].services);
  }
  std::size_t unpriced(std::size_t workload) const {
    return workloads_[workload].unpriced_models + workloads_[workload].unpriced_services;
  }

  // How many workloads have been expanded so far.
  std::size_t expansions() const { return expansions_; }

 private:
  struct KnownRate {
    Dimension dimension;
    Context context = Context::kStandard;
    AppliedRate rate;
  };
  // The rates found for one part; good as long as it runs under the same terms.
  struct PartRates {
    Terms terms;
    std::vector<KnownRate> known;
  };
  struct Prepared {
    std::string path;  // for errors: "workloads[0]"
    Workspace space;
    std::vector<PartRates> rates;  // by the part's index
    Decimal models;                // what is charged for models, which no meter changes
    Decimal services;
    std::size_t unpriced_models = 0;
    std::size_t unpriced_services = 0;
    Decimal volume;  // as entered, before growth
    std::vector<Decimal> quantities;
    bool expand = true;  // its usage is out of date
    bool price = true;   // the sum for models is
  };

  PreparedScenario(const RateTable& table, Scenario scenario, std::vector<Input> inputs);

  Result<void> check(const Input& input, std::size_t place) const;
  Result<void> apply(const Input& input, std::size_t place, const Decimal& value);
  Result<void> choose(const Input& input, std::size_t place, const Decimal& value);
  Result<void> set_field(const Input& input, std::size_t place, const Decimal& value);
  bool grow();
  void enter(std::size_t index);
  void outdate(std::size_t workload);
  void reprice();
  Result<void> expand_workload(std::size_t workload);
  const AppliedRate& rate_of(Prepared& prepared, std::size_t part, Dimension dimension);
  bool price_models(Prepared& prepared);
  Exact price_services();

  Decimal growth_{1};
  Scenario scenario_;
  const RateTable* table_;
  std::size_t expansions_ = 0;
  std::vector<Input> inputs_;
  std::vector<Decimal> values_;  // the last ones; good where `fresh_`
  std::vector<Prepared> workloads_;
  Date as_of_;
  ServiceMeter meter_;
  bool fresh_ = false;
};

}  // namespace bedrock
