#include "core/planning/break_even.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/catalog/lookup.h"
#include "core/planning/capacity.h"
#include "core/planning/lever_options.h"
#include "core/planning/prepared_scenario.h"
#include "core/usage/expansion.h"
#include "core/usage/terms.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"cache_by_hits", "cache_by_volume", "cache_by_pause", "lifetime_by_volume",
     "lifetime_by_pause", "flex_by_hits", "reserved_1mo", "reserved_3mo", "provisioned",
     "provisioned_1mo", "provisioned_6mo", "imported", "provider_api"});
static_assert(kNames.size() == static_cast<std::size_t>(BreakEvenKind::kCount));

constexpr std::int64_t kSamples = 32;
constexpr std::size_t kMostCrossings = 4;
constexpr std::int64_t kHundredths = 10'000;
constexpr std::int64_t kMostSeconds = 7'200;
constexpr std::int64_t kMostVolume = 1'000'000'000'000;
// A chart reaches this many times beyond where the workload stands.
constexpr std::int64_t kReach = 20;

// Two ways of running the workload, and what varies in each.
struct Ways {
  Workload a;
  Workload b;
  std::optional<Field> varies_a;
  std::optional<Field> varies_b;
  Steps steps;
};

class Finder {
 public:
  Finder(const RateTable& table, const Scenario& scenario, BreakEvenKind kind,
         const BreakEvenSettings& settings)
      : table_(table),
        scenario_(scenario),
        settings_(settings),
        now_(scenario.workloads[settings.workload]) {
    out_.kind = kind;
    callee_ = callee_of(table, scenario, now_.text(Field::kModel));
  }

  Result<BreakEven> find();

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

  // Each fills the ways in, or says why not.
  bool prepare();
  bool caching();
  bool lifetimes();
  bool flex();
  bool capacity(bool reserved, int term);
  bool imported();
  bool provider_api();

  Result<BreakEven::Point> price(std::int64_t index);
  static Cheaper cheaper(const BreakEven::Point& point);
  Result<void> cross();
  Result<void> find_crossing(std::int64_t before, std::int64_t after);

  const RateTable& table_;
  const Scenario& scenario_;
  const BreakEvenSettings& settings_;
  const Workload& now_;
  Callee callee_;
  Ways ways_;
  BreakEven out_;
  std::vector<PreparedScenario> bills_;  // one for both ways, or one for each
};

void Finder::axis(Field field, std::string_view unit, Steps steps) {
  out_.input = info(field).name;
  out_.unit = unit;
  if (const Workload::Given* given = now_.find(field)) out_.now = given->number;
  ways_.steps = steps;
  ways_.varies_a = field;
  ways_.varies_b = field;
}

void Finder::by_volume() {
  const Field volume = now_.type->volume;
  const Exact reach = product(now_.number(volume), Decimal(kReach));
  const Decimal most = std::min(reach.value_or(Decimal{}), Decimal(kMostVolume));
  const auto last = static_cast<std::int64_t>(round(most, 0, Rounding::kUp).coefficient());
  axis(volume, info(volume).noun, {Decimal(1), 0, std::max<std::int64_t>(last, 1000)});
}

// With a cache against without one.
bool Finder::caching() {
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

bool Finder::lifetimes() {
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
bool Finder::flex() {
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
bool Finder::capacity(bool reserved, int term) {
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
bool Finder::imported() {
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
bool Finder::provider_api() {
  if (!now_.type->calls || settings_.provider_api == nullptr) {
    return because("It calls no model.");
  }
  by_volume();
  out_.a = "Amazon Bedrock";
  out_.b = "the provider's own API";
  return true;
}

bool Finder::prepare() {
  if (now_.switched_off) return because("The workload is switched off.");
  ways_.a = now_;
  ways_.b = now_;
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

Result<BreakEven::Point> Finder::price(std::int64_t index) {
  BreakEven::Point point{ways_.steps.at(index), {}, {}};
  const std::size_t place = bills_.size() > 1 ? 0 : settings_.workload;
  for (const bool second : {false, true}) {
    PreparedScenario& bill = bills_[second && bills_.size() > 1 ? 1 : 0];
    Workload workload = second ? ways_.b : ways_.a;
    const auto& varies = second ? ways_.varies_b : ways_.varies_a;
    if (varies) workload.set(*varies, point.x);
    bill.replace(place, std::move(workload));
    const auto total = bill.total({});
    if (!total) return std::unexpected(total.error());
    (second ? point.b : point.a) = *total;
    if (bill.unpriced(place) > 0 && out_.why.empty()) {
      out_.why = "Not everything has a price with " + std::string(second ? out_.b : out_.a) + ".";
    }
  }
  return point;
}

Cheaper Finder::cheaper(const BreakEven::Point& point) {
  if (point.a == point.b) return Cheaper::kNeither;
  return point.a < point.b ? Cheaper::kA : Cheaper::kB;
}

// Between two samples, to the step: the first at which the way that was cheaper no longer is.
Result<void> Finder::find_crossing(std::int64_t before, std::int64_t after) {
  while (after - before > 1) {
    const std::int64_t middle = before + (after - before) / 2;
    const auto between = price(middle);
    if (!between) return std::unexpected(between.error());
    (cheaper(*between) == out_.cheaper ? before : after) = middle;
  }
  for (const std::int64_t at : {before, after}) {
    const auto found = price(at);
    if (!found) return std::unexpected(found.error());
    out_.points.push_back(*found);
  }
  out_.before = ways_.steps.at(before);
  out_.crossings.push_back(ways_.steps.at(after));
  out_.cheaper = out_.cheaper == Cheaper::kA ? Cheaper::kB : Cheaper::kA;
  return {};
}

// Every change of sign between two samples; where both cost the same, neither is chosen anew.
Result<void> Finder::cross() {
  const Steps& steps = ways_.steps;
  const std::int64_t span = steps.last - steps.first;
  // Those of the chart, and more where numbers are small.
  std::vector<std::int64_t> samples;
  for (std::int64_t i = 0; i <= kSamples; ++i) {
    samples.push_back(steps.first +
                      static_cast<std::int64_t>(static_cast<Int128>(span) * i / kSamples));
  }
  const std::vector<std::int64_t> drawn = samples;
  for (std::int64_t offset = 1; offset < span; offset += offset / 2 + 1) {
    samples.push_back(steps.first + offset);
  }
  std::sort(samples.begin(), samples.end());
  samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
  std::int64_t before = steps.first;
  for (const std::int64_t index : samples) {
    const auto point = price(index);
    if (!point) return std::unexpected(point.error());
    if (std::binary_search(drawn.begin(), drawn.end(), index)) out_.points.push_back(*point);
    const Cheaper here = cheaper(*point);
    if (out_.cheaper == Cheaper::kNeither) {
      out_.cheaper = here;  // what costs the same at first is decided by what comes
    } else if (here != Cheaper::kNeither && here != out_.cheaper &&
               out_.crossings.size() < kMostCrossings) {
      if (auto found = find_crossing(before, index); !found) return found;
    }
    if (here != Cheaper::kNeither) before = index;
  }
  const auto by_x = [](const BreakEven::Point& p, const BreakEven::Point& q) { return p.x < q.x; };
  std::sort(out_.points.begin(), out_.points.end(), by_x);
  const auto same_x = [](const BreakEven::Point& p, const BreakEven::Point& q) {
    return p.x == q.x;
  };
  out_.points.erase(std::unique(out_.points.begin(), out_.points.end(), same_x), out_.points.end());
  return {};
}

Result<BreakEven> Finder::find() {
  if (!prepare()) return std::move(out_);
  const bool apart = out_.kind == BreakEvenKind::kProviderApi;
  Scenario one = scenario_;
  if (apart) one.workloads.assign(1, now_);
  for (const RateTable* table : {&table_, settings_.provider_api}) {
    if (!apart && !bills_.empty()) break;
    auto bill = PreparedScenario::of(*table, one, {});
    if (!bill) return std::unexpected(std::move(bill.error()));
    bills_.push_back(std::move(*bill));
  }
  // The full range first: what has no price there has none anywhere.
  const auto end = price(ways_.steps.last);
  if (!end) return std::unexpected(end.error());
  if (!out_.why.empty()) return std::move(out_);
  if (auto crossed = cross(); !crossed) return std::unexpected(std::move(crossed.error()));
  const bool caches = out_.kind < BreakEvenKind::kFlexByHits;
  if (caches && out_.cheaper == Cheaper::kNeither) {
    because("Caching changes nothing here: what repeats is too short for the model's cache.");
  }
  return std::move(out_);
}

}  // namespace

std::string_view name(BreakEvenKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

Result<BreakEven> find_break_even(const RateTable& table, const Scenario& scenario,
                                  BreakEvenKind kind, const BreakEvenSettings& settings) {
  return Finder(table, scenario, kind, settings).find();
}

}  // namespace bedrock
