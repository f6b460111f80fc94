#include "core/planning/solve.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/usage/field.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

constexpr std::int64_t kMostUnits = 1'000'000'000'000;
constexpr std::int64_t kSamples = 64;

// Fields of which more may cost more or less: fewer calls share what is longer, large pictures are
// scaled down, a zero stands for a default that is more.
constexpr auto kBothWays = std::to_array(
    {Field::kSecondsBetweenTurns, Field::kItemsPerCall, Field::kPrefixes,
     Field::kActiveHoursPerMonth, Field::kChunkTokens, Field::kTokensPerImage, Field::kImageWidth,
     Field::kImageHeight, Field::kRerankChunks, Field::kCapacityHours, Field::kIdleMemoryGb,
     Field::kLogBytes, Field::kOverlapPercent});

// Whether the cost of the month only rises, or only falls, with the input.
bool is_monotone(const Scenario& scenario, const Input& input, const Goal& goal) {
  // Fixed costs are shared by more.
  if (goal.per_unit) return false;
  if (input.kind != Input::Kind::kField && input.kind != Input::Kind::kGrowth) return true;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    const Workload& w = scenario.workloads[i];
    if (input.kind == Input::Kind::kField && i != input.index) continue;
    const bool hits = input.kind == Input::Kind::kField && input.field == Field::kCacheHitPercent;
    // More calls meet the cache more often, longer prompts reach its minimum; a long entry of the
    // log moves to another service.
    if ((w.cache_ttl && !hits) || w.number(Field::kInvocationLogging) != Decimal{}) return false;
  }
  return input.kind != Input::Kind::kField ||
         std::find(kBothWays.begin(), kBothWays.end(), input.field) == kBothWays.end();
}

class Search {
 public:
  Search(PreparedScenario& prepared, const Goal& goal, const Steps& steps)
      : prepared_(prepared), goal_(goal), steps_(steps) {}

  Solution run(const std::vector<std::int64_t>& samples);
  const std::optional<Error>& error() const { return error_; }
  bool priced() const { return priced_; }

 private:
  Solution::Point price(std::int64_t index);
  bool meets(const Solution::Point& point) const;
  // The last step from `good` towards `bad` that meets the goal.
  void bisect(std::int64_t good, std::int64_t bad, Solution& solution);

  PreparedScenario& prepared_;
  const Goal& goal_;
  const Steps& steps_;
  std::optional<Error> error_;
  bool priced_ = false;
};

Solution::Point Search::price(std::int64_t index) {
  Solution::Point point{steps_.at(index), {}, {}};
  const Decimal values[] = {point.value};
  const auto total = prepared_.total(values);
  if (!total) {
    if (!error_) error_ = total.error();
    return point;
  }
  priced_ = true;
  point.total = goal_.workload ? prepared_.part_of(*goal_.workload) : Exact(*total);
  if (goal_.per_unit && goal_.workload) {
    const Workload& workload = prepared_.scenario().workloads[*goal_.workload];
    point.per_unit =
        quotient(point.total, workload.number(workload.type->volume), 18, Rounding::kHalfEven);
  }
  return point;
}

bool Search::meets(const Solution::Point& point) const {
  const Exact& measure = goal_.per_unit ? point.per_unit : point.total;
  return measure && *measure <= goal_.most;
}

void Search::bisect(std::int64_t good, std::int64_t bad, Solution& solution) {
  while (good - bad > 1 || bad - good > 1) {
    const std::int64_t middle = good + (bad - good) / 2;
    (meets(price(middle)) ? good : bad) = middle;
  }
  solution.bound = bad > good ? Solution::Bound::kAtMost : Solution::Bound::kAtLeast;
  solution.answer = price(good);
  solution.neighbour = price(bad);
}

// Of several runs of values that meet the goal, the last one: where it ends, or, if it reaches the
// end, where it begins.
Solution Search::run(const std::vector<std::int64_t>& samples) {
  Solution solution;
  std::vector<bool> met;
  for (const std::int64_t index : samples) {
    const Solution::Point point = price(index);
    met.push_back(meets(point));
    const Exact& measure = goal_.per_unit ? point.per_unit : point.total;
    const Exact& best = goal_.per_unit ? solution.answer.per_unit : solution.answer.total;
    if (measure && (!best || *measure < *best)) solution.answer = point;
  }
  const auto last = std::find(met.rbegin(), met.rend(), true);
  if (last == met.rend()) return solution;
  const auto at = static_cast<std::size_t>(met.rend() - last) - 1;
  if (at + 1 < met.size()) {
    bisect(samples[at], samples[at + 1], solution);
    return solution;
  }
  const auto missed = std::find(last, met.rend(), false);
  if (missed == met.rend()) {
    solution.bound = Solution::Bound::kAny;
    solution.answer = price(samples.back());
    return solution;
  }
  const auto before = static_cast<std::size_t>(met.rend() - missed) - 1;
  bisect(samples[before + 1], samples[before], solution);
  return solution;
}

// Both ends; for what rises and falls, points between them, close where numbers are small.
std::vector<std::int64_t> samples_of(const Steps& steps, bool bracketed) {
  std::vector<std::int64_t> samples{steps.first};
  const std::int64_t span = steps.last - steps.first;
  if (bracketed) {
    for (std::int64_t i = 1; i < kSamples; ++i) {
      samples.push_back(steps.first + span / kSamples * i);
    }
    for (std::int64_t offset = 1; offset < span; offset += offset / 2 + 1) {
      samples.push_back(steps.first + offset);
    }
  }
  samples.push_back(steps.last);
  std::sort(samples.begin(), samples.end());
  samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
  return samples;
}

}  // namespace

Steps steps_of(const Input& input) {
  constexpr std::int64_t kMostWhole = 1000;
  constexpr std::int64_t kHundredths = 10'000;
  if (input.kind == Input::Kind::kGrowth) return {Decimal::of(1, 2), 0, kMostUnits};
  switch (info(input.field).kind) {
    case FieldKind::kWhole:
      return {Decimal(1), 1, kMostWhole};
    case FieldKind::kPercent:
      return {Decimal::of(1, 2), 0, kHundredths};
    default:
      return {Decimal(1), 0, kMostUnits};
  }
}

Result<Solution> solve(const RateTable& table, const Scenario& scenario, const Input& input,
                       const Goal& goal, const Steps& steps) {
  auto prepared = PreparedScenario::of(table, scenario, {input});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  const bool bracketed = !is_monotone(scenario, input, goal);
  Search search(*prepared, goal, steps);
  Solution solution = search.run(samples_of(steps, bracketed));
  const auto& error = search.error();
  if (!search.priced() && error) return std::unexpected(*error);
  solution.bracketed = bracketed;
  for (std::size_t i = 0; i < scenario.workloads.size(); ++i) {
    if (goal.workload && *goal.workload != i) continue;
    solution.complete = solution.complete && prepared->unpriced(i) == 0;
  }
  return solution;
}

}  // namespace bedrock
