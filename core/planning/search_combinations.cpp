// The cheapest combination of what a search found for each workload: alone where it can be,
// together where workloads share allowances, price bands or a region.
#include <algorithm>
#include <bit>

#include "core/planning/search.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

// So many combinations take about a third of a second.
constexpr std::size_t kMostCombinations = 5'000;

// Whether the service has allowances or bands that workloads share.
bool is_metered(const Model& service) {
  return !service.free.empty() || std::any_of(service.bands.begin(), service.bands.end(),
                                              [](const PriceBand& b) { return !b.by_vectors; });
}

}  // namespace

// Workloads that use one metered service, or share capacity, are searched together.
void Search::find_components() {
  const auto count = limits_.size();
  std::vector<std::vector<const Model*>> used(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (!variants_[i]->workload().number(Field::kVectorStore).is_zero()) used[i].push_back(nullptr);
    for (const Candidate& candidate : candidates_[i]) {
      for (const UsagePart* part : candidate.usage->others) {
        const Model* service = part->terms.model;
        if (service == nullptr || !service->service || !is_metered(*service)) continue;
        if (std::ranges::find(used[i], service) == used[i].end()) used[i].push_back(service);
      }
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<std::size_t> joined{i};
    for (std::size_t c = components_.size(); c-- > 0;) {
      bool meets = false;
      for (const std::size_t other : components_[c]) {
        for (const Model* service : used[other]) {
          meets |= std::ranges::find(used[i], service) != used[i].end();
        }
      }
      if (!meets) continue;
      joined.insert(joined.end(), components_[c].begin(), components_[c].end());
      components_.erase(components_.begin() + static_cast<std::ptrdiff_t>(c));
    }
    components_.push_back(std::move(joined));
  }
}

bool Search::is_wanted(const Candidate& candidate, const Wanted& wanted) const {
  return (candidate.violated & ~wanted.may_violate) == 0 &&
         (wanted.region < 0 || candidate.region < 0 || candidate.region == wanted.region);
}

// Work is bounded before it starts.
bool Search::is_affordable(const Wanted& wanted) const {
  std::size_t all = 0;
  for (const std::vector<std::size_t>& component : components_) {
    std::size_t product = component.size() == 1 ? 0 : 1;
    for (const std::size_t workload : component) {
      std::size_t options = 0;
      for (const Candidate& one : candidates_[workload]) options += is_wanted(one, wanted);
      product *= options;
      if (product > kMostCombinations) return false;
    }
    all += product;
  }
  return all <= kMostCombinations;
}

void Search::solve_alone(std::size_t workload, const Wanted& wanted, Solution& solution) {
  Variants& variants = *variants_[workload];
  const auto next = [&](const Exact& cost, const Setting& setting) {
    if (!cost || (solution.next_cost && *cost >= *solution.next_cost)) return;
    solution.next_cost = cost;
    solution.next = {{workload, setting}};
  };
  for (const Candidate& one : candidates_[workload]) {
    if (!is_wanted(one, wanted)) continue;
    const Rest& rest = variants.rest(*one.usage, one.setting);
    const Exact cost = sum(one.own, rest.workload);
    if (!rest.complete || !cost) continue;
    if (one.next_own) next(sum(one.next_own, rest.workload), one.next);
    const bool less = !solution.cost || *cost < *solution.cost;
    const bool as_much = solution.cost && *cost == *solution.cost;
    if (!less && !as_much) next(cost, one.setting);
    if (less && solution.cost) next(solution.cost, solution.settings.front().second);
    if (!less && !(as_much && one.steps < solution.steps)) continue;
    solution.cost = cost;
    solution.steps = one.steps;
    solution.settings = {{workload, one.setting}};
  }
  variants.put(variants.now());
}

void Search::solve_together(const std::vector<std::size_t>& component, std::size_t at,
                            const Wanted& wanted, std::vector<const Candidate*>& chosen,
                            Solution& solution) {
  if (at < component.size()) {
    for (const Candidate& one : candidates_[component[at]]) {
      if (!is_wanted(one, wanted)) continue;
      chosen[at] = &one;
      variants_[component[at]]->put(one.setting);
      solve_together(component, at + 1, wanted, chosen, solution);
    }
    variants_[component[at]]->put(variants_[component[at]]->now());
    return;
  }
  const auto total = prepared_.total({});
  if (!total) return;
  int steps = 0;
  std::vector<std::pair<std::size_t, Setting>> settings;
  for (std::size_t i = 0; i < component.size(); ++i) {
    if (prepared_.unpriced(component[i]) != 0) return;
    steps += chosen[i]->steps;
    settings.emplace_back(component[i], chosen[i]->setting);
  }
  const auto next = [&](const Exact& cost, std::vector<std::pair<std::size_t, Setting>> of) {
    if (!cost || (solution.next_cost && *cost >= *solution.next_cost)) return;
    solution.next_cost = cost;
    solution.next = std::move(of);
  };
  for (std::size_t i = 0; i < component.size(); ++i) {
    if (!chosen[i]->next_own) continue;
    auto other = settings;
    other[i].second = chosen[i]->next;
    next(sum(difference(chosen[i]->next_own, chosen[i]->own), *total), std::move(other));
  }
  const bool less = !solution.cost || *total < *solution.cost;
  const bool as_much = solution.cost && *total == *solution.cost;
  if (!less && !as_much) next(*total, settings);
  if (less && solution.cost) next(solution.cost, solution.settings);
  if (!less && !(as_much && steps < solution.steps)) return;
  solution.cost = *total;
  solution.steps = steps;
  solution.settings = std::move(settings);
}

Search::Solution Search::solve(const std::vector<std::size_t>& component, const Wanted& wanted) {
  Solution solution;
  if (component.size() == 1) {
    solve_alone(component.front(), wanted, solution);
  } else {
    std::vector<const Candidate*> chosen(component.size());
    solve_together(component, 0, wanted, chosen, solution);
  }
  return solution;
}

// Prices a configuration as a whole.
std::optional<Configuration> Search::priced(std::vector<Setting> settings) {
  for (std::size_t i = 0; i < settings.size(); ++i) variants_[i]->put(settings[i]);
  std::optional<Configuration> configuration;
  if (const auto total = prepared_.total({})) {
    configuration = Configuration{.total = *total, .settings = std::move(settings)};
    for (std::size_t i = 0; i < limits_.size(); ++i) {
      configuration->parts.push_back(prepared_.part_of(i).value_or(Decimal{}));
    }
  }
  for (const auto& variants : variants_) variants->put(variants->now());
  return configuration;
}

// Takes the best where it is better; of both, and of the next ones, what costs more is next.
void Search::find(const Wanted& wanted, std::optional<Configuration>& best,
                  std::optional<Configuration>* next) {
  std::vector<Setting> settings(limits_.size());
  std::optional<Decimal> least;
  std::vector<std::pair<std::size_t, Setting>> change;
  for (const std::vector<std::size_t>& component : components_) {
    const Solution solution = solve(component, wanted);
    if (!solution.cost) return;
    for (const auto& [workload, setting] : solution.settings) settings[workload] = setting;
    const Exact more = difference(solution.next_cost, solution.cost);
    if (!more || (least && *more >= *least)) continue;
    least = more;
    change = solution.next;
  }
  auto found = priced(settings);
  const auto keep_next = [&](std::optional<Configuration> one) {
    if (next == nullptr || !one || one->total <= best->total) return;
    if (!*next || one->total < (*next)->total) *next = std::move(one);
  };
  if (!found) return;
  if (!best || found->total < best->total) std::swap(found, best);
  keep_next(std::move(found));
  if (next == nullptr || !least) return;
  for (const auto& [workload, setting] : change) settings[workload] = setting;
  keep_next(priced(std::move(settings)));
}

void Search::find_anywhere(const Wanted& wanted, bool one_region,
                           std::optional<Configuration>& best, std::optional<Configuration>* next) {
  if (!one_region) return find(wanted, best, next);
  // The region as it is comes first, so that it stays where another costs the same.
  const int now = variants_.empty() ? -1 : variants_.front()->now().region;
  const auto count = static_cast<int>(table_.regions.size());
  for (int i = -1; i < count; ++i) {
    const int region = i < 0 ? now : i;
    if (i == now || region < 0) continue;
    find({.may_violate = wanted.may_violate, .region = region}, best, next);
  }
}

Result<SearchResult> Search::run(const Progress& progress) {
  SearchResult result;
  const auto now = prepared_.total({});
  if (!now) return std::unexpected(now.error());
  bool complete = true;
  for (std::size_t i = 0; i < limits_.size(); ++i) complete &= prepared_.unpriced(i) == 0;
  if (complete) result.now = *now;
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    result.given |= limits_[i].given;
    if (auto done = sweep(i, progress); !done) return std::unexpected(std::move(done.error()));
  }
  find_components();
  one_region_ = one_region_ && !table_.regions.empty();
  if (!is_affordable({})) {
    return fail("too_much_work", "scenario",
                "The workloads share free allowances or price bands in too many combinations.",
                "Name the regions that you accept, or search fewer workloads at once.");
  }
  find_anywhere({}, one_region_, result.best, &result.runner_up);
  for (std::size_t c = 0; c < kConstraints; ++c) {
    if (auto on = progress.at(half() + half() * c / kConstraints, 2 * half()); !on) {
      return std::unexpected(std::move(on.error()));
    }
    if (((result.given >> c) & 1) == 0) continue;
    const bool same = c == static_cast<std::size_t>(Constraint::kSameRegion);
    if (!is_affordable({.may_violate = 1u << c})) continue;
    find_anywhere({.may_violate = 1u << c}, one_region_ && !same, result.without[c], nullptr);
  }
  for (std::size_t i = 0; i < limits_.size(); ++i) {
    bool possible = false;
    std::uint32_t freed_by = 0;
    for (const Candidate& one : candidates_[i]) {
      if (!variants_[i]->rest(*one.usage, one.setting).complete) continue;
      possible |= one.violated == 0;
      freed_by |= one.violated;
    }
    variants_[i]->put(variants_[i]->now());
    result.possible.push_back(possible);
    result.freed_by.push_back(freed_by);
  }
  result.points = points_;
  return result;
}

}  // namespace bedrock
