#include "core/planning/break_even.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/planning/prepared_scenario.h"
#include "core/planning/ways.h"

namespace bedrock {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"cache_by_hits", "cache_by_volume", "cache_by_pause", "lifetime_by_volume",
     "lifetime_by_pause", "flex_by_hits", "reserved_1mo", "reserved_3mo", "provisioned",
     "provisioned_1mo", "provisioned_6mo", "imported", "provider_api"});
static_assert(kNames.size() == static_cast<std::size_t>(BreakEvenKind::kCount));

constexpr std::int64_t kSamples = 32;
constexpr std::size_t kMostCrossings = 4;

class Finder {
 public:
  Finder(const RateTable& table, const Scenario& scenario, BreakEvenKind kind,
         const BreakEvenSettings& settings)
      : table_(table), scenario_(scenario), settings_(settings) {
    out_.kind = kind;
  }

  Result<BreakEven> find();

 private:
  Result<BreakEven::Point> price(std::int64_t index);
  static Cheaper cheaper(const BreakEven::Point& point);
  Result<void> cross();
  Result<void> find_crossing(std::int64_t before, std::int64_t after);

  const RateTable& table_;
  const Scenario& scenario_;
  const BreakEvenSettings& settings_;
  Ways ways_;
  BreakEven out_;
  std::vector<PreparedScenario> bills_;  // one for both ways, or one for each
};

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
  auto ways = ways_of(table_, scenario_, settings_, out_);
  if (!ways) return std::move(out_);
  ways_ = std::move(*ways);
  const bool apart = out_.kind == BreakEvenKind::kProviderApi;
  Scenario one = scenario_;
  if (apart) one.workloads.assign(1, scenario_.workloads[settings_.workload]);
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
    out_.why = "Caching changes nothing here: what repeats is too short for the model's cache.";
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
