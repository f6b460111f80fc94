#include "core/usage/throughput.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/base/exact.h"
#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr int kPlaces = 6;

Exact active_minutes(const Expansion& e) { return product(e.active_hours(), Decimal(60)); }

// A month's total as its rate in the busiest minute.
Exact per_minute(const Expansion& e, const Exact& total) {
  const Exact peak = product(total, std::max(e.number(Field::kPeakFactor), Decimal(1)));
  return quotient(peak, active_minutes(e), kPlaces, Rounding::kUp);
}

bool is_token(Dimension dimension) { return info(dimension).unit == "token"; }

bool is_output(Dimension dimension) { return info(dimension).name.starts_with("output_"); }

// What the calls to one model take.
struct Load {
  Exact calls = Decimal{};
  Exact settled = Decimal{};  // input, cache writes, and output times the burndown
  Exact input = Decimal{};
};

void add_part(const Expansion& e, const UsagePart& part, Load& load) {
  load.calls = sum(load.calls, part.calls);
  // The mantle endpoint counts input and output by quotas of their own, without a burndown.
  const bool burns = e.workload().endpoint == Endpoint::kRuntime;
  const Decimal burndown(burns ? part.model->output_burndown : 1);
  for (const UsageItem& item : part.items) {
    if (!is_token(item.dimension) || item.dimension == kCacheReadTokens) continue;
    const bool output = is_output(item.dimension);
    const Exact tokens = item.quantity.value();
    load.settled = sum(load.settled, output ? product(tokens, burndown) : tokens);
    if (!output) load.input = sum(load.input, tokens);
  }
}

struct Quotas {
  Decimal tpm;  // zero: not known
  Decimal rpm;
};

// Each model has quotas of its own: the workload's are those of its own model, a share says those
// of the model that it names.
Quotas quotas_of(const Workload& workload, std::string_view model) {
  Quotas quotas;
  if (model == workload.text(Field::kModel)) {
    quotas = {workload.number(Field::kQuotaTpm), workload.number(Field::kQuotaRpm)};
  }
  for (const ModelShare& share : workload.routing) {
    if (share.model != model) continue;
    if (!share.quota_tpm.is_zero()) quotas.tpm = share.quota_tpm;
    if (!share.quota_rpm.is_zero()) quotas.rpm = share.quota_rpm;
  }
  return quotas;
}

// Says which quotas the load of a model passes; `subject` names the model where there are several.
void note_quotas(Expansion& e, const Load& load, const Quotas& quotas, const std::string& subject) {
  const auto over = [&](const Decimal& quota, const Exact& total, const char* what,
                        const char* why) {
    const Exact need = per_minute(e, total);
    if (quota.is_zero() || !need || *need <= quota) return false;
    e.note("over_quota", [&] {
      return join({"At the peak ", subject, " needs ", grouped(round(*need, 0, Rounding::kUp)), " ",
                   what, " a minute", why, ", over the quota of ", grouped(quota),
                   ": calls would be throttled. Spread them out, or ask AWS for a higher ",
                   "quota."});
    });
    return true;
  };
  over(quotas.rpm, load.calls, "requests", "");
  const Decimal most = e.number(Field::kMaxTokens);
  if (over(quotas.tpm, load.settled, "tokens", " of quota") || most.is_zero()) return;
  over(quotas.tpm, sum(load.input, product(load.calls, most)), "tokens",
       " to be admitted with that max_tokens");
}

}  // namespace

void add_throughput(Expansion& e) {
  if (e.workload().tier == Tier::kBatch) return;
  Load all;
  std::vector<std::pair<const UsagePart*, Load>> loads;  // of each model, under its first part
  for (const UsagePart& part : e.usage().parts) {
    if (!part.of_workload) continue;
    add_part(e, part, all);
    const auto known = std::find_if(loads.begin(), loads.end(), [&](const auto& entry) {
      return entry.first->target == part.target;
    });
    add_part(e, part,
             known == loads.end() ? loads.emplace_back(&part, Load{}).second : known->second);
  }
  const Exact rpm = per_minute(e, all.calls);
  const Exact tpm = per_minute(e, all.settled);
  const Exact minutes = active_minutes(e);
  if (!all.calls || all.calls->is_zero() || !rpm || !tpm || !minutes) return;
  e.usage().throughput = Throughput{*rpm, *tpm, *minutes};
  for (const auto& [part, load] : loads) {
    note_quotas(e, load, quotas_of(e.workload(), part->target),
                loads.size() == 1 ? "this" : part->target);
  }
}

}  // namespace bedrock
