#include "core/usage/throughput.h"

#include <algorithm>

#include "core/base/exact.h"
#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 6;

// A month's total as its rate in the busiest minute.
Exact per_minute(const Expansion& e, const Exact& total) {
  const Exact peak = product(total, std::max(e.number(Field::kPeakFactor), Decimal(1)));
  const Exact minutes = product(e.active_hours(), Decimal(60));
  return quotient(peak, minutes, kPlaces, Rounding::kUp);
}

bool is_token(Dimension dimension) { return info(dimension).unit == "token"; }

bool is_output(Dimension dimension) { return info(dimension).name.starts_with("output_"); }

void note_quotas(Expansion& e, const Throughput& needed, const Exact& admitted) {
  const auto over = [&](Field field, const Decimal& need, const char* what, const char* why) {
    const Decimal quota = e.number(field);
    if (quota.is_zero() || need <= quota) return;
    e.note("over_quota",
           "At the peak this needs " + grouped(round(need, 0, Rounding::kUp)) + " " + what +
               " a minute" + why + ", over the quota of " + grouped(quota) +
               ": calls would be throttled. Spread them out, or ask AWS for a higher quota.");
  };
  over(Field::kQuotaRpm, needed.requests_per_minute, "requests", "");
  over(Field::kQuotaTpm, needed.tokens_per_minute, "tokens", " of quota");
  if (admitted && needed.tokens_per_minute <= e.number(Field::kQuotaTpm)) {
    over(Field::kQuotaTpm, *admitted, "tokens", " to be admitted with that max_tokens");
  }
}

}  // namespace

void add_throughput(Expansion& e) {
  if (e.workload().tier == Tier::kBatch) return;
  Exact calls = Decimal{};
  Exact settled = Decimal{};
  Exact input = Decimal{};
  for (const UsagePart& part : e.usage().parts) {
    if (!part.of_workload) continue;
    calls = sum(calls, part.calls);
    const Decimal burndown(part.model->output_burndown);
    for (const UsageItem& item : part.items) {
      if (!is_token(item.dimension) || item.dimension == kCacheReadTokens) continue;
      const bool output = is_output(item.dimension);
      const Exact tokens = item.quantity.value();
      settled = sum(settled, output ? product(tokens, burndown) : tokens);
      if (!output) input = sum(input, tokens);
    }
  }
  const Exact rpm = per_minute(e, calls);
  const Exact tpm = per_minute(e, settled);
  if (!calls || calls->is_zero() || !rpm || !tpm) return;
  const Throughput needed{*rpm, *tpm};
  e.usage().throughput = needed;
  const Decimal most = e.number(Field::kMaxTokens);
  const Exact reserved = most.is_zero() ? std::nullopt : sum(input, product(calls, most));
  note_quotas(e, needed, reserved ? per_minute(e, reserved) : std::nullopt);
}

}  // namespace bedrock
