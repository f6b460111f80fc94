#include "core/planning/levers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/billing/bill.h"
#include "core/catalog/lookup.h"
#include "core/planning/lever_options.h"
#include "core/planning/prepared_scenario.h"
#include "core/planning/replacement.h"
#include "core/usage/workload_type.h"

namespace bedrock {
namespace {

using enum LeverGroup;

// In the order of LeverKind.
constexpr auto kLevers = std::to_array<LeverInfo>({
    {"cache", "Turn on prompt caching", kSame, 0, "The answers are the same.",
     "Prompts begin with the same tokens, in the same order."},
    {"route", "Take the global route", kSame, 0, "Requests may be processed anywhere in the world.",
     "No rule keeps the data in a region or geography."},
    {"vector_store", "Use a cheaper vector store", kSame, 0,
     "The vectors move once; a search takes longer.", "Keyword and hybrid search are not needed."},
    {"idle_capacity", "Delete idle capacity", kSame, 'c',
     "Capacity is created and deleted on a schedule.", "Nobody calls it in the other hours."},
    {"commitment", "Commit for longer", kSame, 'c', "The whole term is charged, used or not.", ""},
    {"reserved", "Reserve capacity", kSame, 'c', "The whole term is charged, used or not.",
     "The peak decides how much is reserved; cache reads do not count."},
    {"provisioned", "Buy provisioned throughput", kSame, 'c',
     "Capacity is charged by the hour, used or not.",
     "The peak decides how many model units are bought."},
    {"standard_tier", "Use the standard tier", kLater, 't',
     "Answers take longer when demand is high.", ""},
    {"batch", "Run it as batch jobs", kLater, 't', "Answers come within 24 hours.",
     "Nobody waits for the answers."},
    {"flex", "Use the flex tier", kLater, 't', "Answers take longer when demand is high.",
     "The work can wait, and can be sent again."},
    {"right_size", "Use a cheaper model", kOther, 'm', "Answers change: test them first.",
     "The same number of tokens; each model counts them a little differently."},
    {"routing", "Let a cheaper model answer easy calls", kOther, 'm',
     "Answers of the routed calls change, and something has to route them.",
     "Routed calls are as long as the others."},
    {"successor", "Move to the successor", kOther, 'm', "Answers change: test them first.",
     "The same number of tokens; each model counts them a little differently."},
    {"trim_output", "Shorten answers", kOther, 0,
     "Answers are shorter: ask for less, and cap them.",
     "A third less is what a team reached with caps and structured output."},
    {"trim_input", "Shorten prompts", kOther, 0, "Prompts are rewritten: test them again.",
     "How much can go is a guess: enter your own share."},
    {"trim_history", "Replay less history", kOther, 0,
     "The model forgets earlier turns, or what its tools returned in earlier steps.",
     "What is older is dropped, so that only the instructions and tools stay cached."},
    {"fewer_chunks", "Retrieve fewer chunks", kOther, 0, "An answer may miss a passage.",
     "How many are enough is a guess: enter your own share."},
    {"smaller_chunks", "Cut smaller chunks", kOther, 0,
     "The corpus is embedded again; a passage may lack its context.",
     "How small they can be is a guess: enter your own share."},
    {"no_rerank", "Leave the reranker out", kOther, 0, "The passages are less well chosen.", ""},
});
static_assert(kLevers.size() == static_cast<std::size_t>(LeverKind::kCount));

constexpr const char* kUnpriced =
    "What the workload costs now is not known, as parts have no price.";

constexpr auto kGroups = std::to_array<std::string_view>({"same", "later", "other"});

// Bills that one call may price: each looks at every workload and walks the turns of one.
constexpr std::size_t kMostSteps = 20'000'000;
constexpr std::size_t kMostBills = 150;  // of one workload

Result<void> check_work(const Scenario& scenario) {
  std::size_t steps = 0;
  for (const Workload& workload : scenario.workloads) {
    steps += kMostBills * (scenario.workloads.size() + workload.turns());
    if (steps > kMostSteps) {
      return fail("too_much_work", "workloads",
                  "Too many workloads, or too many turns, for all levers at once.",
                  "Ask for fewer workloads at a time.");
    }
  }
  return {};
}

// Notices that say why a lever cannot be pulled, and then those that say why it saves nothing.
constexpr auto kObstacles = std::to_array<std::string_view>(
    {"route_not_listed", "over_context_window", "over_max_output", "modality_not_listed",
     "over_embedding_length", "batch_too_small", "no_prompt_cache", "cache_too_short",
     "batch_without_cache", "caching_costs_more", "reserved_minimum"});
constexpr std::size_t kHardObstacles = 6;

class Finder {
 public:
  Finder(const LeverSettings& settings, PreparedScenario& prepared, Decimal total)
      : settings_(settings),
        prepared_(prepared),
        scenario_(prepared.scenario()),
        total_(total),
        used_(scenario_.workloads.size()),
        gaps_(scenario_.workloads.size()),
        chosen_(scenario_.workloads.size()),
        standing_(scenario_.workloads.size()) {
    for (std::size_t i = 0; i < gaps_.size(); ++i) gaps_[i] = prepared_.unpriced(i);
  }

  bool complete() const {
    return std::all_of(gaps_.begin(), gaps_.end(), [](std::size_t gaps) { return gaps == 0; });
  }
  std::vector<Lever> alone();
  std::vector<Lever> plan();

 private:
  std::optional<Decimal> trial(std::size_t index, const Workload& after);
  void restore(std::size_t index) { prepared_.replace(index, scenario_.workloads[index]); }
  // Why it is no good, in words; empty: it is.
  std::string obstacle(std::size_t index, const Workload& after, std::size_t obstacles);
  std::optional<Lever> evaluate(LeverKind kind, std::size_t index, bool explain);
  const std::string& cheaper_model(std::size_t index, std::string& why);
  LeverOptions options(LeverKind kind, std::size_t index);
  void add_saving(LeverGroup group, std::size_t index, std::vector<Lever>& found);
  bool pull(Lever& lever);
  bool is_off(const Lever& lever) const {
    return std::find(settings_.off.begin(), settings_.off.end(), lever.id()) != settings_.off.end();
  }

  struct Chosen {
    bool known = false;
    std::string model;
    std::string why;
  };

  // What the workload's own bill says before a lever is pulled.
  struct Standing {
    bool known = false;
    std::vector<std::string> notices;
    std::size_t unpriced = 0;
  };

  const LeverSettings& settings_;
  PreparedScenario& prepared_;
  Scenario scenario_;  // as it stands, without the workload that is tried
  Decimal total_;
  std::vector<std::vector<LeverKind>> used_;
  std::vector<std::size_t> gaps_;  // items without a price, by workload
  std::vector<Chosen> chosen_;
  std::vector<Standing> standing_;
};

// The bill with another workload in the place of one; nothing where more of it has no price.
std::optional<Decimal> Finder::trial(std::size_t index, const Workload& after) {
  prepared_.replace(index, after);
  const auto total = prepared_.total({});
  if (!total || prepared_.unpriced(index) > gaps_[index]) return std::nullopt;
  return *total;
}

Scenario only(const Scenario& scenario, const Workload& workload) {
  Scenario one = scenario;
  one.workloads.assign(1, workload);
  return one;
}

std::string Finder::obstacle(std::size_t index, const Workload& after, std::size_t obstacles) {
  const auto then = price(prepared_.table(), only(scenario_, after));
  if (!then) return then.error().message;
  Standing& now = standing_[index];
  if (!now.known) {
    now.known = true;
    if (const auto bill = price(prepared_.table(), only(scenario_, scenario_.workloads[index]))) {
      for (const Notice& notice : bill->notices) now.notices.emplace_back(notice.code);
      now.unpriced = bill->not_priced.size();
    }
  }
  if (then->not_priced.size() > now.unpriced) return then->not_priced.front().reason;
  for (std::size_t i = 0; i < obstacles; ++i) {
    const auto of_code = [&](const Notice& notice) { return notice.code == kObstacles[i]; };
    const auto found = std::find_if(then->notices.begin(), then->notices.end(), of_code);
    if (found == then->notices.end()) continue;
    if (std::find(now.notices.begin(), now.notices.end(), found->code) == now.notices.end()) {
      return found->message;
    }
  }
  return {};
}

// The model that takes the place of a workload's own, or a share of its calls.
const std::string& Finder::cheaper_model(std::size_t index, std::string& why) {
  Chosen& chosen = chosen_[index];
  if (!chosen.known) {
    chosen.known = true;
    const Workload now = scenario_.workloads[index];
    trial(index, now);
    const Exact before = prepared_.part_of(index);
    // A fifth less at least: prices that differ by less are the same class of model.
    const Exact most = product(before, Decimal::of(8, 1));
    struct Found {
      std::string id;
      Decimal part;
      Date launched;
    };
    std::vector<Found> found;
    const bool own_list = !settings_.models.empty();
    for (const Replacement& other :
         replacements(prepared_.table(), scenario_, now, settings_.models)) {
      const bool fits = trial(index, with_model(now, other.id)).has_value();
      const Exact part = prepared_.part_of(index);
      if (!fits || !part || !before || !most) continue;
      if (*part < *before && (own_list || *part <= *most)) {
        found.push_back({other.id, *part, other.launched});
      }
    }
    restore(index);
    std::stable_sort(found.begin(), found.end(), [&](const Found& a, const Found& b) {
      if (a.part != b.part) return own_list ? a.part < b.part : a.part > b.part;
      return a.launched > b.launched;
    });
    for (const Found& other : found) {
      std::string says = obstacle(index, with_model(now, other.id), kHardObstacles);
      if (says.empty()) {
        chosen.model = other.id;
        break;
      }
      if (chosen.why.empty()) chosen.why = std::move(says);
    }
    if (chosen.why.empty() && gaps_[index] > 0 && before && before->is_zero()) {
      chosen.why = kUnpriced;
    } else if (chosen.why.empty()) {
      chosen.why = own_list ? "None of the models that you accept costs less here."
                            : "No active model of the same provider costs a fifth less here.";
    }
  }
  why = chosen.why;
  return chosen.model;
}

LeverOptions Finder::options(LeverKind kind, std::size_t index) {
  const Workload& now = scenario_.workloads[index];
  std::string cheaper;
  std::string why;
  if ((kind == LeverKind::kRightSize || kind == LeverKind::kRouting) && now.type->calls) {
    cheaper = cheaper_model(index, why);
    if (cheaper.empty()) return {.options = {}, .why = std::move(why)};
  }
  return lever_options(prepared_.table(), scenario_, index, kind, settings_, cheaper);
}

// One lever on the scenario as it stands; nothing where it has nothing to do with the workload, or
// where it saves nothing and nobody wants to know why.
std::optional<Lever> Finder::evaluate(LeverKind kind, std::size_t index, bool explain) {
  LeverOptions choice = options(kind, index);
  if (choice.options.empty() && choice.why.empty()) return std::nullopt;
  Lever lever{kind,
              index,
              std::string(info(kind).title),
              std::move(choice.why),
              scenario_.workloads[index],
              {},
              total_,
              {}};
  lever.after = lever.before;
  lever.total = total_;
  LeverOption* best = nullptr;
  for (LeverOption& option : choice.options) {
    const auto total = trial(index, option.after);
    if (!total || (best != nullptr && *total >= lever.total)) continue;
    lever.total = *total;
    best = &option;
  }
  restore(index);
  if (choice.options.empty()) return lever;
  const bool saves = best != nullptr && lever.total < total_;
  if (!saves && !explain) return std::nullopt;
  if (best == nullptr) best = &choice.options.front();
  lever.title = std::move(best->title);
  lever.after = std::move(best->after);
  lever.why = obstacle(index, lever.after, saves ? kHardObstacles : kObstacles.size());
  // AWS's own successor is worth knowing even if it costs more.
  if (saves || !lever.why.empty() || kind == LeverKind::kSuccessor) return lever;
  const Exact more = difference(lever.total, total_);
  if (more && !more->is_zero()) {
    lever.why = "It would cost " + in_cents(round(*more, 2, Rounding::kUp)) + " more.";
  } else {
    lever.why = gaps_[index] > 0 ? kUnpriced : "It changes nothing on the bill.";
  }
  return lever;
}

bool saves_more(const Lever& a, const Lever& b) {
  if (a.why.empty() != b.why.empty()) return a.why.empty();
  if (a.total != b.total) return a.total < b.total;
  return a.kind < b.kind;
}

std::vector<Lever> Finder::alone() {
  std::vector<Lever> levers;
  for (std::size_t index = 0; index < scenario_.workloads.size(); ++index) {
    if (scenario_.workloads[index].switched_off) continue;
    for (int kind = 0; kind < static_cast<int>(LeverKind::kCount); ++kind) {
      if (auto lever = evaluate(static_cast<LeverKind>(kind), index, true)) {
        levers.push_back(std::move(*lever));
      }
    }
  }
  std::stable_sort(levers.begin(), levers.end(), saves_more);
  return levers;
}

// The levers of one workload that still save something.
void Finder::add_saving(LeverGroup group, std::size_t index, std::vector<Lever>& found) {
  if (scenario_.workloads[index].switched_off) return;
  for (int k = 0; k < static_cast<int>(LeverKind::kCount); ++k) {
    const auto kind = static_cast<LeverKind>(k);
    const auto rules_out = [&](LeverKind used) { return used == kind || exclude(used, kind); };
    if (info(kind).group != group) continue;
    if (std::any_of(used_[index].begin(), used_[index].end(), rules_out)) continue;
    auto lever = evaluate(kind, index, false);
    if (lever && lever->why.empty() && lever->total < total_ && !is_off(*lever)) {
      found.push_back(std::move(*lever));
    }
  }
}

// Pulls it if it still saves something after what was pulled since it was evaluated.
bool Finder::pull(Lever& lever) {
  const auto total = trial(lever.workload, lever.after);
  if (!total || *total >= total_) {
    restore(lever.workload);
    return false;
  }
  lever.from = std::exchange(total_, *total);
  lever.total = *total;
  gaps_[lever.workload] = prepared_.unpriced(lever.workload);
  scenario_.workloads[lever.workload] = lever.after;
  standing_[lever.workload] = {};
  used_[lever.workload].push_back(lever.kind);
  return true;
}

// Group by group, always the lever that saves most of those that are left; after each, those of
// its workload are evaluated again.
std::vector<Lever> Finder::plan() {
  std::vector<Lever> steps;
  for (const LeverGroup group : {kSame, kLater, kOther}) {
    std::vector<Lever> left;
    for (std::size_t i = 0; i < scenario_.workloads.size(); ++i) add_saving(group, i, left);
    while (!left.empty()) {
      const auto most = [](const Lever& a, const Lever& b) {
        const Exact saved_a = difference(a.from, a.total);
        const Exact saved_b = difference(b.from, b.total);
        return saved_a.value_or(Decimal{}) < saved_b.value_or(Decimal{});
      };
      const auto best = std::max_element(left.begin(), left.end(), most);
      Lever lever = std::move(*best);
      left.erase(best);
      if (!pull(lever)) continue;
      const std::size_t index = lever.workload;
      steps.push_back(std::move(lever));
      std::erase_if(left, [&](const Lever& other) { return other.workload == index; });
      add_saving(group, index, left);
    }
  }
  return steps;
}

}  // namespace

const LeverInfo& info(LeverKind kind) { return kLevers[static_cast<std::size_t>(kind)]; }
std::string_view name(LeverGroup group) { return kGroups[static_cast<std::size_t>(group)]; }

bool exclude(LeverKind a, LeverKind b) {
  return info(a).excludes != 0 && info(a).excludes == info(b).excludes;
}

std::string Lever::id() const {
  return std::string(info(kind).name) + ":" + std::to_string(workload);
}

Result<Savings> find_savings(const RateTable& table, const Scenario& scenario,
                             const LeverSettings& settings) {
  if (auto fits = check_work(scenario); !fits) return std::unexpected(std::move(fits.error()));
  auto prepared = PreparedScenario::of(table, scenario, {});
  if (!prepared) return std::unexpected(std::move(prepared.error()));
  const auto total = prepared->total({});
  if (!total) return std::unexpected(total.error());
  Finder finder(settings, *prepared, *total);
  Savings savings{*total, finder.complete(), finder.alone(), {}};
  savings.plan = finder.plan();
  return savings;
}

}  // namespace bedrock
