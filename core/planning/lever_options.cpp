#include "core/planning/lever_options.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/catalog/lookup.h"
#include "core/catalog/model_id.h"
#include "core/planning/capacity.h"
#include "core/planning/replacement.h"
#include "core/usage/expansion.h"
#include "core/usage/terms.h"
#include "core/usage/vector_store.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// A field by so many percent less, in whole units, rounded up.
bool trim(Workload& workload, Field field, const Decimal& percent) {
  const Workload::Given* given = workload.find(field);
  if (given == nullptr || given->number.is_zero()) return false;
  const Exact rest = product(given->number, fraction(rest_of_100(percent)));
  if (!rest) return false;
  workload.set(field, round(*rest, 0, Rounding::kUp));
  return true;
}

constexpr auto kAnswers =
    std::to_array({Field::kTokensOut, Field::kAnswerTokens, Field::kStepOutputTokens,
                   Field::kDocumentTokens, Field::kLabelTokens});
constexpr auto kPrompts =
    std::to_array({Field::kTokensIn, Field::kSystemTokens, Field::kInstructionTokens,
                   Field::kPrefixTokens, Field::kTokensPerTool, Field::kContextTokens});
// What every call of a type begins with.
constexpr auto kBeginnings = std::to_array(
    {Field::kPrefixTokens, Field::kSystemTokens, Field::kInstructionTokens, Field::kContextTokens});

class Options {
 public:
  Options(const RateTable& table, const Scenario& scenario, std::size_t index,
          const LeverSettings& settings, const std::string& cheaper)
      : table_(table),
        scenario_(scenario),
        now_(scenario.workloads[index]),
        settings_(settings),
        cheaper_(cheaper) {
    callee_ = callee_of(table, scenario, now_.text(Field::kModel));
  }

  void add(LeverKind kind);
  LeverOptions take() { return std::move(out_); }

 private:
  bool uses(Field field) const { return find_use(*now_.type, field) != nullptr; }
  // A copy of the workload to change; good until the next one.
  Workload& option(std::string title) {
    return out_.options.emplace_back(now_, std::move(title)).after;
  }
  void because(const char* why) { out_.why = why; }
  void set_choice(Field field, int choice, std::string title) {
    option(std::move(title)).set(field, Decimal(choice));
  }
  const Model* model() const { return callee_.model; }
  Date day() const { return scenario_.today.value_or(scenario_.as_of.value_or(table_.newest)); }
  // Of the model, from where it is called.
  ModelStatus status(Date day) const;
  // Whether AWS ends the model before a term of so many months does.
  bool ends_within(int months) const;
  std::string model_name(std::string_view id) const;

  void cache();
  void route();
  void vector_store();
  void idle_capacity();
  void commitment();
  void buy_capacity(bool reserved);
  void tier(Tier tier, const char* title);
  void batch();
  void routing();
  void successor();
  template <typename Fields>
  void trim_all(const Fields& fields, const Decimal& percent, const char* what);

  const RateTable& table_;
  const Scenario& scenario_;
  const Workload& now_;
  const LeverSettings& settings_;
  const std::string& cheaper_;
  Callee callee_;
  LeverOptions out_;
};

std::string Options::model_name(std::string_view id) const {
  const Callee callee = callee_of(table_, scenario_, id);
  return std::string(callee.model != nullptr ? callee.model->name : id);
}

ModelStatus Options::status(Date day) const {
  const auto terms = terms_of(table_, scenario_, now_, callee_, now_.route, now_.tier, "");
  return model() == nullptr || !terms ? ModelStatus::kActive
                                      : status_on(*model(), terms->region, day);
}

bool Options::ends_within(int months) const {
  const int last = day().days() + months * 365 / 12;
  return status(Date(static_cast<std::uint16_t>(last))) == ModelStatus::kEndOfLife;
}

void Options::cache() {
  if (!std::any_of(kBeginnings.begin(), kBeginnings.end(), [&](Field f) { return uses(f); })) {
    return;
  }
  if (now_.type == &kInference && now_.number(Field::kPrefixTokens).is_zero()) {
    return because(
        "Nothing is known to repeat. Enter \"prefix_tokens\": the tokens that all requests begin "
        "with.");
  }
  constexpr auto kLifetimes =
      std::to_array<std::string_view>({"5 minutes", "1 hour", "30 minutes"});
  for (std::size_t i = 0; i < kLifetimes.size(); ++i) {
    const auto ttl = static_cast<CacheTtl>(i);
    if (now_.cache_ttl == ttl) continue;
    option((now_.cache_ttl ? "Keep cached prompts for " : "Turn on prompt caching, kept for ") +
           std::string(kLifetimes[i]))
        .cache_ttl = ttl;
  }
  if (now_.cache_ttl) option("Turn prompt caching off").cache_ttl.reset();
}

void Options::route() {
  if (model() == nullptr || model()->service) return;
  if (now_.route.value_or(callee_.id.route) == Route::kGlobal) return;
  Workload& after = option("Take the global route");
  const std::string id(now_.text(Field::kModel));
  // A profile's prefix names its route; a bare id, an alias or an ARN does not.
  if (callee_.id.profile.empty() || !id.starts_with(callee_.id.profile)) {
    after.route = Route::kGlobal;
  } else {
    after = with_model(now_, "global." + std::string(callee_.id.base));
  }
}

void Options::vector_store() {
  if (!uses(Field::kVectorStore)) return;
  const auto store = static_cast<VectorStore>(now_.choice(Field::kVectorStore));
  if (store == VectorStore::kNone || store == VectorStore::kS3Vectors) return;
  if (store == VectorStore::kManaged) {
    return because("A managed knowledge base brings a vector store of its own.");
  }
  if (now_.number(now_.type->volume).is_zero()) {
    set_choice(Field::kVectorStore, 0, "Delete the vector store, which is not asked");
  }
  set_choice(Field::kVectorStore, static_cast<int>(VectorStore::kS3Vectors),
             "Keep the vectors in S3 Vectors");
  if (store != VectorStore::kOpenSearchNextGen) {
    set_choice(Field::kVectorStore, static_cast<int>(VectorStore::kOpenSearchNextGen),
               "Use OpenSearch Serverless NextGen, which scales to zero");
  }
}

void Options::idle_capacity() {
  constexpr int kProvisionedHosting = 2;
  if (!uses(Field::kCapacityHours)) return;
  if (uses(Field::kHosting) && now_.choice(Field::kHosting) != kProvisionedHosting) return;
  if (now_.choice(Field::kCommitment) > 0) {
    return because("A commitment is charged for its whole term.");
  }
  option("Delete the capacity outside of " + grouped(settings_.capacity_hours) + " hours a month")
      .set(Field::kCapacityHours, settings_.capacity_hours);
}

void Options::commitment() {
  struct Term {
    Field field;
    int choice;
    int months;
    const char* title;
  };
  static constexpr auto kTerms =
      std::to_array<Term>({{Field::kReservation, 1, 3, "Reserve for 3 months"},
                           {Field::kCommitment, 1, 1, "Commit for 1 month"},
                           {Field::kCommitment, 2, 6, "Commit for 6 months"}});
  for (const Term& term : kTerms) {
    if (!uses(term.field) || now_.choice(term.field) >= term.choice) continue;
    if (ends_within(term.months)) return because("AWS ends the model before the term does.");
    set_choice(term.field, term.choice, term.title);
  }
}

// Capacity for the peak in place of calls on demand.
void Options::buy_capacity(bool reserved) {
  if (!now_.type->calls || model() == nullptr || !now_.routing.empty()) return;
  const Dimension meter =
      reserved ? dimension_named("input_tpm_hours") : dimension_named("model_unit_hours");
  if (!has_rate(table_, *model(), meter)) return;
  const auto load = peak_load(table_, scenario_, now_);
  if (!load) return;
  if (!reserved && settings_.unit_tokens_per_minute.is_zero()) {
    return because(
        "AWS does not publish what a model unit serves. Measure it and enter "
        "\"unit_tokens_per_minute\".");
  }
  struct Term {
    int choice;
    int months;
    const char* title;
  };
  static constexpr auto kProvisioned =
      std::to_array<Term>({{0, 0, "Buy provisioned throughput without a commitment"},
                           {1, 1, "Buy provisioned throughput for 1 month"},
                           {2, 6, "Buy provisioned throughput for 6 months"}});
  static constexpr auto kReserved = std::to_array<Term>(
      {{0, 1, "Reserve capacity for 1 month"}, {1, 3, "Reserve capacity for 3 months"}});
  const auto terms =
      reserved ? std::span<const Term>(kReserved) : std::span<const Term>(kProvisioned);
  for (const Term& term : terms) {
    if (ends_within(term.months)) break;
    auto after = capacity_for(now_, *load, reserved, term.choice, settings_.unit_tokens_per_minute);
    if (!after) return;
    option(term.title) = std::move(*after);
  }
}

void Options::tier(Tier tier, const char* title) {
  if (!now_.type->calls || now_.tier == tier) return;
  if (now_.tier == Tier::kBatch) return;
  option(title).tier = tier;
}

void Options::batch() {
  if (!now_.type->calls) return;
  const bool waits = is_awaited(*now_.type);
  constexpr auto kParts = std::to_array({Field::kCorpusTier, Field::kJudgeTier});
  Workload after = now_;
  bool changes = false;
  for (const Field part : kParts) {
    if (!uses(part) || now_.choice(part) == 1) continue;
    after.set(part, Decimal(1));
    changes = true;
  }
  if (!waits && now_.tier != Tier::kBatch) {
    after.tier = Tier::kBatch;
    changes = true;
  }
  if (!changes) {
    if (waits) because(kAwaitedWhy);
    return;
  }
  option(waits ? "Embed the corpus in batches" : "Run it as batch jobs") = std::move(after);
}

void Options::routing() {
  if (cheaper_.empty()) return;
  if (!now_.routing.empty()) return because("Its calls are routed to several models already.");
  if (status(day()) == ModelStatus::kEndOfLife) {
    return because("AWS has ended the model, so none of the calls can stay with it.");
  }
  option("Let " + model_name(cheaper_) + " answer " + grouped(settings_.routing_percent) +
         " % of the calls")
      .routing.push_back({cheaper_, settings_.routing_percent, {}, {}});
}

void Options::successor() {
  const Model* old = model();
  if (!now_.type->calls || old == nullptr) return;
  const auto terms = terms_of(table_, scenario_, now_, callee_, now_.route, now_.tier, "");
  if (!terms) return;
  const ModelStatus today = status(day());
  if (today == ModelStatus::kActive || today == ModelStatus::kPreview) return;
  constexpr int kMostSteps = 8;  // a successor that has ended hands on to its own
  for (int step = 0; step < kMostSteps && old != nullptr; ++step) {
    if (old->life.successor.empty()) break;
    old = find_model(table_, old->life.successor);
    if (old == nullptr || status_on(*old, terms->region, day()) == ModelStatus::kEndOfLife) {
      continue;
    }
    for (const std::string& id : ids_of(table_, *terms, *old)) {
      option("Move to " + std::string(old->name) + ", which AWS recommends") = with_model(now_, id);
    }
    if (out_.options.empty()) {
      out_.why =
          "AWS recommends " + std::string(old->name) +
          ", which cannot be called from here by a route that keeps the data where it is now.";
    }
    return;
  }
  because("AWS names no successor that can be called.");
}

template <typename Fields>
void Options::trim_all(const Fields& fields, const Decimal& percent, const char* what) {
  Workload after = now_;
  bool changes = false;
  if (!now_.type->calls) return;
  for (const Field field : fields) changes |= trim(after, field, percent);
  if (changes) option(what + (" by " + grouped(percent) + " %")) = std::move(after);
}

void Options::add(LeverKind kind) {
  using enum LeverKind;
  switch (kind) {
    case kCache:
      return cache();
    case kRoute:
      return route();
    case kVectorStore:
      return vector_store();
    case kIdleCapacity:
      return idle_capacity();
    case kCommitment:
      return commitment();
    case kReserved:
    case kProvisioned:
      return buy_capacity(kind == kReserved);
    case kStandardTier:
      if (now_.tier == Tier::kPriority || now_.tier == Tier::kLatencyOptimized) {
        tier(Tier::kStandard, "Use the standard tier");
      }
      return;
    case kBatch:
      return batch();
    case kFlex:
      return tier(Tier::kFlex, "Use the flex tier");
    case kRightSize:
      if (!cheaper_.empty()) {
        option("Use " + model_name(cheaper_)) = with_model(now_, cheaper_);
      }
      return;
    case kRouting:
      return routing();
    case kSuccessor:
      return successor();
    case kTrimOutput:
      return trim_all(kAnswers, settings_.trim_output_percent, "Shorten answers");
    case kTrimInput:
      return trim_all(kPrompts, settings_.trim_input_percent, "Shorten prompts");
    case kTrimHistory: {
      const bool steps = uses(Field::kSteps);
      const Decimal turns = now_.number(steps ? Field::kSteps : Field::kTurns);
      if (uses(Field::kHistoryTurns) && turns > settings_.history_turns) {
        option("Replay at most " +
               counted(settings_.history_turns, steps ? "earlier step" : "earlier turn"))
            .set(Field::kHistoryTurns, settings_.history_turns);
      }
      return;
    }
    case kFewerChunks:
    case kSmallerChunks: {
      const bool fewer = kind == kFewerChunks;
      const auto field = std::to_array({fewer ? Field::kChunksPerQuestion : Field::kChunkTokens});
      const Decimal was = now_.number(field[0]);
      trim_all(field, settings_.chunks_percent, "");
      if (out_.options.empty()) return;
      LeverOption& made = out_.options.back();
      made.title = (fewer ? "Retrieve " : "Cut chunks to ") + grouped(made.after.number(field[0])) +
                   (fewer ? " chunks instead of " : " tokens instead of ") + grouped(was);
      return;
    }
    case kNoRerank:
      if (!now_.text(Field::kRerankModel).empty()) {
        option("Leave the reranker out").unset(Field::kRerankModel);
      }
      return;
    case kCount:
      return;
  }
}

}  // namespace

bool is_awaited(const WorkloadType& type) {
  constexpr auto kAwaited = std::to_array({&kChat, &kAgent, &kCodingTeam, &kRetrieval, &kSpeech});
  return std::find(kAwaited.begin(), kAwaited.end(), &type) != kAwaited.end();
}

LeverOptions lever_options(const RateTable& table, const Scenario& scenario, std::size_t index,
                           LeverKind kind, const LeverSettings& settings,
                           const std::string& cheaper) {
  Options options(table, scenario, index, settings, cheaper);
  options.add(kind);
  return options.take();
}

}  // namespace bedrock
