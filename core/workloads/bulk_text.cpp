// Many calls alike: classification, batch jobs, embeddings, evaluation, teams of coding assistants.
#include <array>

#include "core/base/text.h"
#include "core/usage/calls.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// Batch inference: a job has 100 records at least and, by default, 50,000 at most (batch quotas).
constexpr int kMinBatchRecords = 100;
constexpr int kMaxBatchRecords = 50'000;

// --- classification and extraction: much in, little out, the same instructions every time ---

constexpr FieldUse kClassificationFields[] = {
    {Field::kItemsPerMonth, true}, {Field::kItemTokens},      {Field::kLabelTokens},
    {Field::kInstructionTokens},   {Field::kReasoningTokens}, {Field::kItemsPerCall, false, 1},
    {Field::kPrefixes, false, 1},
};

void expand_classification(Expansion& e) {
  Quantity items = e.in(Field::kItemsPerMonth);
  const Quantity per_call = e.in(Field::kItemsPerCall);
  const bool packed = per_call.value() > Decimal(1);
  const Quantity pack =
      packed ? per_call.as_number(per_call.value(), " in a call") : Quantity(Decimal(1));
  const Quantity all = items;
  if (packed) items = ceiling(items / per_call).as(items.joined(", ", pack));
  // The last call holds what is left, not a full pack.
  const bool partial = packed && (items * per_call).value() != all.value();
  for (const CallTarget& target : e.targets()) {
    CallShape call;
    call.prefix = e.in(Field::kInstructionTokens);
    call.output = e.in(Field::kReasoningTokens);
    if (partial) {
      call.items = e.calls(all, target);
      call.item_input = e.in(Field::kItemTokens);
      call.item_output = e.in(Field::kLabelTokens);
      call.items_per_call = pack;
    } else {
      call.input = pack * e.in(Field::kItemTokens);
      call.output = pack * e.in(Field::kLabelTokens) + call.output;
    }
    add_calls(e, target, e.calls(items, target), call);
  }
}

// --- batch job: a corpus once, or every month, at the batch tier, with its files in S3 ---

constexpr FieldUse kBatchFields[] = {
    {Field::kRecordsPerMonth, true},
    {Field::kTokensIn, false, 0, "Input tokens per record"},
    {Field::kTokensOut, false, 0, "Output tokens per record"},
    {Field::kReasoningTokens},
    {Field::kJobsPerMonth, false, 1},
    {Field::kFrequency},
};

void note_batch_limits(Expansion& e) {
  const Decimal records = e.number(Field::kRecordsPerMonth);
  const Decimal jobs = e.number(Field::kJobsPerMonth);
  const auto each = divide(records, jobs, 2, Rounding::kHalfUp);
  if (!each || each->is_zero()) return;
  if (*each < Decimal(kMinBatchRecords)) {
    e.note("batch_too_small", [&] {
      return join({"A batch job needs at least ", std::to_string(kMinBatchRecords),
                   " records; these have ", grouped(*each), "."});
    });
  } else if (*each > Decimal(kMaxBatchRecords)) {
    e.note("batch_too_large", [&] {
      return join({"A batch job takes at most ", grouped(Decimal(kMaxBatchRecords)),
                   " records by default; these have ", grouped(*each),
                   ". Split the job, or ask AWS for a higher quota."});
    });
  }
}

void expand_batch(Expansion& e) {
  const Quantity records = e.in(Field::kRecordsPerMonth);
  const Quantity output = e.in(Field::kTokensOut) + e.in(Field::kReasoningTokens);
  for (const CallTarget& target : e.targets()) {
    CallShape call;
    call.input = e.in(Field::kTokensIn);
    call.output = output;
    add_calls(e, target, e.calls(records, target), call);
  }
  UsagePart& s3 = e.part("s3");
  const Quantity bytes =
      records * (e.in(Field::kTokensIn) + output) * Quantity(Decimal(4), "4 bytes");
  e.add(s3, "storage_gb_months", gigabytes(bytes),
        "4 bytes a token, files kept for a month, in GB of 2^30 bytes");
  e.add(s3, "put_requests", e.in(Field::kJobsPerMonth)*Quantity(Decimal(2), "2 files"),
        "one input file and one output file per job");
  note_batch_limits(e);
  if (e.choice(Field::kFrequency) == 1) {
    e.note("once", "This job runs once, so only this month's bill includes it.");
  }
}

// --- embeddings of a corpus ---

constexpr FieldUse kEmbeddingFields[] = {
    {Field::kDocumentsPerMonth, true}, {Field::kTokensPerDocument},
    {Field::kImagesPerMonth},          {Field::kDocumentImagesPerMonth},
    {Field::kVideoSecondsPerMonth},    {Field::kAudioSecondsPerMonth},
};

void expand_embeddings(Expansion& e) {
  for (const CallTarget& target : e.targets()) {
    UsagePart& part = e.part(target);
    const Quantity documents = e.calls(e.in(Field::kDocumentsPerMonth), target);
    part.calls = documents.value();
    e.add(part, kInputTokens, documents * e.in(Field::kTokensPerDocument));
    part.largest_input = e.number(Field::kTokensPerDocument);
    note_longest_text(e, *target.model, part.largest_input);
    e.add(part, "input_images", e.calls(e.in(Field::kImagesPerMonth), target));
    e.add(part, "input_document_images", e.calls(e.in(Field::kDocumentImagesPerMonth), target));
    e.add(part, "input_video_seconds", e.calls(e.in(Field::kVideoSecondsPerMonth), target));
    e.add(part, "input_audio_seconds", e.calls(e.in(Field::kAudioSecondsPerMonth), target));
  }
}

// --- evaluation: the model under test, a judge that reads the case and the answer, people ---

constexpr FieldUse kEvaluationFields[] = {
    {Field::kCasesPerMonth, true},
    {Field::kTokensIn, false, 0, "Input tokens per case"},
    {Field::kTokensOut, false, 0, "Output tokens per case"},
    {Field::kRunsPerCase, false, 1},
    {Field::kReasoningTokens},
    {Field::kJudgeModel},
    {Field::kMetrics, false, 1},
    {Field::kJudgeTier},
    {Field::kJudgeCacheHitPercent},
    {Field::kRubricTokens},
    {Field::kJudgeOutputTokens},
    {Field::kHumanTasks},
};

// The judge reads rubric, case and answer once for each metric; the rubric, which is the same in
// all of its calls, may be in its cache.
void add_judge(Expansion& e, std::string_view judge, const Quantity& runs) {
  const auto tier = static_cast<Tier>(e.choice(Field::kJudgeTier));
  const bool one = e.number(Field::kMetrics) == Decimal(1);
  const Quantity calls = one ? runs : runs * e.in(Field::kMetrics);
  const Quantity rubric = e.in(Field::kRubricTokens);
  const Quantity rest = e.in(Field::kTokensIn) + e.in(Field::kTokensOut);
  const std::string_view assumed = one ? "" : "one judge call per metric";
  UsagePart& part = e.part(judge, tier);
  const Model& model = *e.model(judge);
  const Decimal hits = e.number(Field::kJudgeCacheHitPercent);
  const bool cached = !hits.is_zero() && tier != Tier::kBatch && model.cache.read.exists() &&
                      rubric.value() >= Decimal(model.cache.min_tokens);
  if (!hits.is_zero() && !cached) {
    e.note(
        "judge_not_cached",
        "The judge's rubric is not cached: it takes a model with prompt caching, a rubric of its "
        "minimum length, and a tier other than batch.");
  }
  e.add(part, kInputTokens, calls * (cached ? rest : rubric + rest), assumed);
  if (cached) {
    const Quantity read = percent_of(calls * rubric, hits, "hits");
    const Quantity written = percent_of(calls * rubric, rest_of_100(hits), "misses");
    e.add(part, kCacheReadTokens, read, assumed);
    add_cache_writes(e, part, model, written, assumed);
  }
  e.add(part, kOutputTokens, calls * e.in(Field::kJudgeOutputTokens), assumed);
}

void expand_evaluation(Expansion& e) {
  const Quantity cases = e.in(Field::kCasesPerMonth);
  const Quantity runs =
      e.number(Field::kRunsPerCase) == Decimal(1) ? cases : cases * e.in(Field::kRunsPerCase);
  const std::string_view judge = e.workload().text(Field::kJudgeModel);
  for (const CallTarget& target : e.targets()) {
    const Quantity count = e.calls(runs, target);
    CallShape call;
    call.input = e.in(Field::kTokensIn);
    call.output = e.in(Field::kTokensOut) + e.in(Field::kReasoningTokens);
    add_calls(e, target, count, call);
    if (judge.empty()) continue;
    add_judge(e, judge, count);
  }
  e.add(e.part("bedrock-model-evaluation"), "human_tasks", e.in(Field::kHumanTasks));
}

// --- a team of people with coding assistants ---

constexpr FieldUse kCodingFields[] = {
    {Field::kUsers, true},        {Field::kIntensity},     {Field::kWorkingDays, false, 21},
    {Field::kRequestsPerUserDay}, {Field::kContextTokens}, {Field::kTokensIn},
    {Field::kTokensOut},
};

// What one person does in a day, unless the workload says so. Our own assumptions: no
// published figures were found.
struct Habit {
  std::int64_t requests;
  std::int64_t context;
  std::int64_t input;
  std::int64_t output;
};
// In the order of the choices: moderate, light, heavy.
constexpr auto kHabits = std::to_array<Habit>(
    {{60, 25'000, 1'000, 500}, {20, 12'000, 600, 350}, {150, 45'000, 1'500, 700}});
constexpr int kHoursPerDay = 8;

void expand_coding_team(Expansion& e) {
  const Habit& habit = kHabits[static_cast<std::size_t>(e.choice(Field::kIntensity))];
  bool assumed = false;
  const auto given_or = [&](Field field, std::int64_t usual) {
    if (e.workload().find(field) != nullptr) return e.in(field);
    assumed = true;
    return e.of(Quantity::of(Decimal(usual), field));
  };
  const Quantity requests =
      e.in(Field::kUsers)*given_or(Field::kRequestsPerUserDay, habit.requests) *
      e.in(Field::kWorkingDays);
  CallShape call;
  call.prefix = given_or(Field::kContextTokens, habit.context);
  call.input = given_or(Field::kTokensIn, habit.input);
  call.output = given_or(Field::kTokensOut, habit.output);
  if (assumed) call.assumed = "requests and tokens of a typical day at this intensity";
  // Everyone has a context of their own, in working hours.
  call.prefixes = e.number(Field::kUsers);
  if (e.workload().find(Field::kActiveHoursPerMonth) == nullptr) {
    e.set_active_hours(
        multiply(e.number(Field::kWorkingDays), Decimal(kHoursPerDay)).value_or(Decimal{}));
  }
  for (const CallTarget& target : e.targets()) {
    add_calls(e, target, e.calls(requests, target), call);
  }
}

}  // namespace

const WorkloadType kClassification{
    .name = "classification",
    .label = "Classification and extraction",
    .about = "Long input, short output, the same instructions every time.",
    .manual =
        manual("Instructions and item, one or several items a call; the last call is not full."),
    .volume = Field::kItemsPerMonth,
    .calls = true,
    .fields = kClassificationFields,
    .expand = expand_classification};
const WorkloadType kBatchJob{
    .name = "batch",
    .label = "Batch job",
    .about = "Many records at about half the price, done within a day.",
    .manual = manual("Records at the batch tier, once or every month, with their files in S3."),
    .volume = Field::kRecordsPerMonth,
    .calls = true,
    .fields = kBatchFields,
    .expand = expand_batch,
    .tier = Tier::kBatch};
const WorkloadType kEmbeddings{.name = "embeddings",
                               .label = "Embeddings",
                               .about = "A corpus turned into vectors.",
                               .manual = manual("Tokens, images and seconds of what is embedded."),
                               .volume = Field::kDocumentsPerMonth,
                               .calls = true,
                               .fields = kEmbeddingFields,
                               .expand = expand_embeddings};
const WorkloadType kEvaluation{
    .name = "evaluation",
    .label = "Evaluation",
    .about = "A model under test, a judge, people.",
    .manual =
        manual("The judge reads each case and answer, once for each metric. Tokens are per case."),
    .volume = Field::kCasesPerMonth,
    .calls = true,
    .fields = kEvaluationFields,
    .expand = expand_evaluation};
const WorkloadType kCodingTeam{
    .name = "coding_team",
    .label = "Coding assistants",
    .about = "A team with assistants such as Claude Code on Bedrock.",
    .manual = manual("Users x days x requests, with a repeated context. What `intensity` stands "
                     "for is our assumption and marked on the bill."),
    .volume = Field::kUsers,
    .calls = true,
    .fields = kCodingFields,
    .expand = expand_coding_team};

}  // namespace bedrock
