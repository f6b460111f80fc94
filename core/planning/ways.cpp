#include "core/planning/ways.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/catalog/lookup.h"
#include "core/planning/capacity.h"
#include "core/planning/lever_options.h"
#include "core/usage/terms.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr std::int64_t kHundredths = 10'000;
constexpr std::int64_t kMostSeconds = 7'200;
constexpr std::int64_t kMostVolume = 1'000'000'000'000;
// A chart reaches this many times beyond where the workload stands.
constexpr std::int64_t kReach = 20;

class WaysFinder {
 public:
  WaysFinder(const RateTable& table, const Scenario& scenario, const BreakEvenSettings& settings,
             BreakEven& out)
      : table_(table),
        scenario_(scenario),
        settings_(settings),
        now_(scenario.workloads[settings.workload]),
        callee_(callee_of(table, scenario, now_.text(Field::kModel))),
        ways_{.a = now_, .b = now_},
        out_(out) {}

  // Fills the ways in, or says why not.
  bool find();
  Ways take() { return std::move(ways_); }

 private:
  bool uses(Field field) const { return find_use(*now_.type, field) != nullptr; }
  bool because(const char* why) {
    out_.why = why;
    return false;
  }
  // What varies, and how far.
  void axis(Field field, std::string_view unit, Steps steps);
  void by_hits() { axis(Field::kCacheHitPercent, "%", {Decimal::of(1, 2), 0, kHundredths}); }
  void by_volume();

  bool caching();
  bool lifetimes();
  bool flex();
  bool capacity(bool reserved, int term);
  bool imported();
  bool provider_api();

  const RateTable& table_;
  const Scenario& scenario_;
  const BreakEvenSettings& settings_;
  const Workload& now_;
  Callee callee_;
  Ways ways_;
  BreakEven& out_;
};

void WaysFinder::axis(Field field, std::string_view unit, Steps steps) {
  out_.input = info(field).name;
  out_.unit = unit;
  if (const Workload::Given* given = now_.find(field)) out_.now = given->number;
  ways_.steps = steps;
  ways_.varies_a = field;
  ways_.varies_b = field;
}

void WaysFinder::by_volume() {
  const Field volume = now_.type->volume;
  const Exact reach = product(now_.number(volume), Decimal(kReach));
  const Decimal most = std::min(reach.value_or(Decimal{}), Decimal(kMostVolume));
  const auto last = static_cast<std::int64_t>(round(most, 0, Rounding::kUp).coefficient());
  axis(volume, info(volume).noun, {Decimal(1), 0, std::max<std::int64_t>(last, 1000)});
}

// With a cache against without one.
bool WaysFinder::caching() {
  const auto shares = [&](Field field) { return !now_.number(field).is_zero(); };
  const bool repeats =
      now_.type->calls && (shares(Field::kPrefixTokens) || shares(Field::kSystemTokens) ||
                           shares(Field::kInstructionTokens) || shares(Field::kContextTokens) ||
                           shares(Field::kTurns) || now_.type == &kCodingTeam);
  if (!repeats) return because("Nothing is known to repeat in this workload.");
  if (callee_.model == nullptr || !callee_.model->cache.read.exists()) {
    return because("The model has no prompt caching.");
  }
  out_.a = "prompt caching";
  out_.b = "no caching";
  if (!ways_.a.cache_ttl) {
    const bool short_one =
        callee_.model->cache.write_5m.exists() || writes_are_input(*callee_.model);
    ways_.a.cache_ttl = short_one ? CacheTtl::k5m : CacheTtl::k30m;
  }
  ways_.b.cache_ttl.reset();
  return true;
}

bool WaysFinder::lifetimes() {
  if (!caching()) return false;
  if (!callee_.model->cache.write_5m.exists() || !callee_.model->cache.write_1h.exists()) {
    return because("The model does not have both lifetimes.");
  }
  out_.a = "a 5-minute cache";
  out_.b = "a 1-hour cache";
  ways_.a.cache_ttl = CacheTtl::k5m;
  ways_.b.cache_ttl = CacheTtl::k1h;
  return true;
}

// Batch has no cache; flex has, so its hits decide. Where nothing can be cached, the prices do.
bool WaysFinder::flex() {
  if (!now_.type->calls) return because("It calls no model.");
  if (now_.tier != Tier::kBatch && is_awaited(*now_.type)) return because(kAwaitedWhy);
  if (caching()) {
    out_.b = "flex with caching";
    std::swap(ways_.a, ways_.b);
    by_hits();
  } else {
    out_.why.clear();
    out_.b = "flex";
    by_volume();
  }
  out_.a = "batch";
  ways_.a.tier = Tier::kBatch;
  ways_.b.tier = Tier::kFlex;
  return true;
}

// Calls on demand against capacity for today's peak, at least the smallest that is sold, up to the
// volume that fills it.
bool WaysFinder::capacity(bool reserved, int term) {
  if (!now_.type->calls || callee_.model == nullptr ||
      !has_rate(
          table_, *callee_.model,
          reserved ? dimension_named("input_tpm_hours") : dimension_named("model_unit_hours"))) {
    return because(reserved ? "The model has no reserved tier."
                            : "The model has no provisioned throughput.");
  }
  if (!reserved && settings_.unit_tokens_per_minute.is_zero()) {
    return because(
        "AWS does not publish what a model unit serves. Measure it and enter "
        "\"unit_tokens_per_minute\".");
  }
  const auto load = peak_load(table_, scenario_, now_);
  const auto bought =
      load ? capacity_for(now_, *load, reserved, term, settings_.unit_tokens_per_minute)
           : std::nullopt;
  if (!bought) return because("Only calls to one model, with nothing beside them, can use it.");
  // The volume that fits into what is bought; `use` is what today's takes.
  const auto fits = [&](const Exact& a_minute, const Exact& use) {
    const Exact capacity = product(a_minute, load->minutes);
    return quotient(product(capacity, now_.number(now_.type->volume)), use, 0, Rounding::kDown);
  };
  Exact full;
  if (reserved) {
    const Decimal thousand(1000);
    const Exact in =
        fits(product(reserved_input_thousands(load->input), thousand), load->month_input);
    const Exact out =
        fits(product(reserved_output_thousands(load->output), thousand), load->month_output);
    full = in && out ? std::min(in, out) : in ? in : out;
  } else {
    full = fits(product(bought->number(Field::kModelUnits), settings_.unit_tokens_per_minute),
                sum(load->month_input, load->month_output));
  }
  if (!full || full->is_zero() || *full > Decimal(kMostVolume)) {
    return because("The workload has no volume that fills it.");
  }
  by_volume();
  ways_.steps.last = static_cast<std::int64_t>(full->coefficient());
  ways_.varies_b.reset();
  ways_.b = *bought;
  out_.full = full;
  out_.a = "on demand";
  out_.b = reserved ? "reserved capacity" : "provisioned throughput";
  return true;
}

// Calls on demand against one copy of the imported model, awake for whole hours.
bool WaysFinder::imported() {
  constexpr auto kOpen =
      std::to_array<std::string_view>({"meta.", "mistral.", "qwen.", "openai.gpt-oss"});
  // Mistral has published the weights of its later models only.
  constexpr auto kClosed =
      std::to_array<std::string_view>({"mistral.mistral-large-2402", "mistral.mistral-small-2402"});
  const auto open = [&](std::string_view start) { return callee_.id.base.starts_with(start); };
  if (!now_.type->calls || std::none_of(kOpen.begin(), kOpen.end(), open) ||
      std::any_of(kClosed.begin(), kClosed.end(), open)) {
    return because("The model's weights cannot be imported.");
  }
  if (settings_.units_per_copy.is_zero()) {
    return because(
        "Enter \"units_per_copy\": 2 for Llama 3.1 8B, 8 for 70B; importing a model shows it.");
  }
  Workload bought;
  bought.type = &kImportedModel;
  bought.name = now_.name;
  bought.region = now_.region;
  bought.missing_prices = now_.missing_prices;
  bought.set(Field::kBurstsPerMonth, Decimal{});
  bought.set(Field::kMinutesPerBurst, Decimal(60));
  bought.set(Field::kUnitsPerCopy, settings_.units_per_copy);
  if (open("openai.")) bought.set(Field::kUnitVersion, Decimal(1));
  ways_.b = std::move(bought);
  const auto hours = scenario_.hours_per_month.coefficient();
  ways_.steps = {
      Decimal(1), 0,
      scenario_.hours_per_month.is_whole() ? static_cast<std::int64_t>(hours) : kHoursPerMonth};
  ways_.varies_b = Field::kBurstsPerMonth;
  out_.input = "hours";
  out_.unit = "hour";
  out_.a = "on demand";
  out_.b = "the imported model";
  return true;
}

// Only this workload: the others may have no price there.
bool WaysFinder::provider_api() {
  if (!now_.type->calls || settings_.provider_api == nullptr) {
    return because("It calls no model.");
  }
  by_volume();
  out_.a = "Amazon Bedrock";
  out_.b = "the provider's own API";
  return true;
}

bool WaysFinder::find() {
  if (now_.switched_off) return because("The workload is switched off.");
  using enum BreakEvenKind;
  const int kind = static_cast<int>(out_.kind);
  switch (out_.kind) {
    case kCacheByHits:
    case kCacheByVolume:
      if (!caching()) return false;
      break;
    case kFlexByHits:
      return flex();
    case kCacheByPause:
    case kLifetimeByPause:
      if (!uses(Field::kSecondsBetweenTurns)) return because("It has no turns with pauses.");
      if (!(out_.kind == kCacheByPause ? caching() : lifetimes())) return false;
      axis(Field::kSecondsBetweenTurns, "second", {Decimal(1), 1, kMostSeconds});
      return true;
    case kLifetimeByVolume:
      if (!lifetimes()) return false;
      break;
    case kReserved1mo:
    case kReserved3mo:
      return capacity(true, kind - static_cast<int>(kReserved1mo));
    case kProvisioned:
    case kProvisioned1mo:
    case kProvisioned6mo:
      return capacity(false, kind - static_cast<int>(kProvisioned));
    case kImported:
      return imported();
    case kProviderApi:
    case kCount:
      return provider_api();
  }
  if (out_.kind == kCacheByHits) {
    by_hits();
    return true;
  }
  // With the hit rate that so many calls an hour have.
  ways_.a.unset(Field::kCacheHitPercent);
  ways_.b.unset(Field::kCacheHitPercent);
  by_volume();
  return true;
}

}  // namespace

std::optional<Ways> ways_of(const RateTable& table, const Scenario& scenario,
                            const BreakEvenSettings& settings, BreakEven& found) {
  WaysFinder finder(table, scenario, settings, found);
  if (!finder.find()) return std::nullopt;
  return finder.take();
}

}  // namespace bedrock
