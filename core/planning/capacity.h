// Bought capacity in place of calls on demand: what a workload asks for at its peak, and the
// workload that buys as much.
#pragma once

#include <optional>

#include "core/base/decimal.h"
#include "core/catalog/rate_table.h"
#include "core/usage/scenario.h"

namespace bedrock {

// Whole tokens a minute at the peak; cache reads do not count against a reservation.
struct PeakLoad {
  Decimal input;  // with cache writes
  Decimal output;
  // The same before rounding: tokens of a month whose every minute is the peak, and its minutes.
  Decimal month_input;
  Decimal month_output;
  Decimal minutes;
};

// Nothing where the workload calls several models, uses services beside its model, runs as a batch
// or calls nothing.
std::optional<PeakLoad> peak_load(const RateTable& table, const Scenario& scenario,
                                  const Workload& workload);

// `term` is the index of the choice of Field::kReservation or Field::kCommitment. Nothing where the
// numbers do not fit.
std::optional<Workload> capacity_for(const Workload& workload, const PeakLoad& load, bool reserved,
                                     int term, const Decimal& unit_tokens_per_minute);

}  // namespace bedrock
