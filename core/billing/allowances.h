// A month's use of a service: what AWS gives free of it, and the price bands that the rest is in.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/base/decimal.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

// The part of a quantity that one rate prices: gross = free + billed.
struct Slice {
  Dimension dimension;
  Decimal gross;
  Decimal free;
  Decimal billed;
};

// The first day without the account's first-year allowances; nothing where it never had them.
std::optional<Date> first_year_end(const Scenario& scenario);

// Counts through the scenario in its order, so that two workloads share one allowance, and what
// goes over a band does so for all of them together.
class ServiceMeter {
 public:
  // `as_of` decides whether first-year allowances still hold: AWS gives them for 12 months to
  // accounts opened before 2025-07-15.
  ServiceMeter(const Scenario& scenario, Date as_of);

  // Forgets what has been counted.
  void reset();

  // Allowances are counted over all regions, bands by region. For a model, as opposed to a service,
  // the whole quantity is one slice and nothing is free. The slices are good until the next call;
  // there are none where the sum does not fit.
  const std::vector<Slice>& take(const RateTable& table, const Model* model, int region,
                                 Dimension dimension, const Decimal& quantity);

 private:
  struct Used {
    const Model* model;
    int region;
    Dimension dimension;
    Decimal quantity;
  };

  Decimal& used(const Model& model, int region, Dimension dimension);
  Decimal take_free(const Model& model, Dimension dimension, const Decimal& quantity);

  void set_bands(const RateTable& table, const Model& model, Dimension dimension);

  bool enabled_;
  bool first_year_;
  std::vector<Used> used_;
  std::vector<std::pair<const Allowance*, Decimal>> left_;
  std::vector<Slice> slices_;
  std::vector<std::pair<Dimension, Decimal>> bands_;  // of the dimension taken last
};

}  // namespace bedrock
