#include "core/planning/capacity.h"

#include <algorithm>
#include <utility>

#include "core/base/exact.h"
#include "core/usage/expansion.h"
#include "core/workloads/workload_types.h"

namespace bedrock {

std::optional<PeakLoad> peak_load(const RateTable& table, const Scenario& scenario,
                                  const Workload& workload) {
  const auto usage = expand(table, scenario, workload, "");
  if (!usage || usage->parts.size() != 1) return std::nullopt;
  const std::optional<Throughput>& asked = usage->throughput;
  if (!asked) return std::nullopt;
  const Decimal minutes = asked->active_minutes;
  const UsagePart& part = usage->parts.front();
  if (part.calls.is_zero()) return std::nullopt;
  Exact input = Decimal{};
  Exact output = Decimal{};
  for (const UsageItem& item : part.items) {
    if (item.dimension == kCacheReadTokens) continue;
    if (item.dimension == kOutputTokens) {
      output = sum(output, item.quantity.value());
    } else if (item.dimension == kInputTokens || item.dimension == kCacheWrite5mTokens ||
               item.dimension == kCacheWrite1hTokens || item.dimension == kCacheWrite30mTokens) {
      input = sum(input, item.quantity.value());
    } else {
      return std::nullopt;
    }
  }
  const Decimal factor = std::max(workload.number(Field::kPeakFactor), Decimal(1));
  const Exact peak_input = product(input, factor);
  const Exact peak_output = product(output, factor);
  const Exact in = quotient(peak_input, minutes, 0, Rounding::kUp);
  const Exact out = quotient(peak_output, minutes, 0, Rounding::kUp);
  if (!in || !out || !peak_input || !peak_output) return std::nullopt;
  return PeakLoad{*in, *out, *peak_input, *peak_output, minutes};
}

std::optional<Workload> capacity_for(const Workload& workload, const PeakLoad& load, bool reserved,
                                     int term, const Decimal& unit_tokens_per_minute) {
  Workload bought;
  bought.type = reserved ? &kReservedTier : &kProvisionedThroughput;
  bought.name = workload.name;
  bought.team = workload.team;
  bought.tags = workload.tags;
  bought.region = workload.region;
  bought.route = workload.route;
  bought.endpoint = workload.endpoint;
  bought.missing_prices = workload.missing_prices;
  bought.set(Field::kModel, std::string(workload.text(Field::kModel)));
  if (reserved) {
    bought.set(Field::kInputTpm, load.input);
    bought.set(Field::kOutputTpm, load.output);
    bought.set(Field::kReservation, Decimal(term));
    return bought;
  }
  const Exact units =
      quotient(sum(load.input, load.output), unit_tokens_per_minute, 0, Rounding::kUp);
  if (!units) return std::nullopt;
  bought.set(Field::kModelUnits, *units);
  bought.set(Field::kCommitment, Decimal(term));
  return bought;
}

}  // namespace bedrock
