#include "core/usage/field_help.h"

#include <utility>

namespace bedrock {
namespace {

struct Entry {
  Field field;
  std::string_view hint;
  std::string_view when_empty;
  std::string_view manual = {};
};

constexpr Entry kEntries[] = {
    {Field::kReasoningTokens, "Billed as output.", "", manual("Billed as output.")},
    {Field::kCacheReads, "", "", manual("Cached tokens as counted by AWS.")},
    {Field::kCacheWrites, "", "", manual("Cached tokens as counted by AWS.")},
    {Field::kPrefixTokens, "Cached once a cache lifetime is chosen.", "",
     manual("The beginning that all requests share; cached once `cache_ttl` is given.")},
    {Field::kPrefixes, "", "",
     manual("How many different beginnings there are (one a customer, say).")},
    {Field::kImageWidth, "", "", manual("Pixels.")},
    {Field::kImageHeight, "", "", manual("Pixels.")},
    {Field::kTokensPerImage, "Left empty: by the published rule, where there is one.", ""},
    {Field::kVideoSecondsPerRequest, "", "",
     manual("To be understood. Some models meter the second; for the others the tokens of a second "
            "are needed.")},
    {Field::kTokensPerVideoSecond,
     "Not needed for models that charge the second. A call’s usage block shows it.", "",
     manual("A call's usage block says them; input tokens where the model has no meter for them.")},
    {Field::kAudioSecondsPerRequest, "", "",
     manual("To be understood. Some models meter the second; for the others the tokens of a second "
            "are needed.")},
    {Field::kTokensPerAudioSecond,
     "Not needed for models that charge the second. A call’s usage block shows it.", "",
     manual("A call's usage block says them; input tokens where the model has no meter for them.")},
    {Field::kPagesPerRequest, "", "", manual("Pages of documents sent along.")},
    {Field::kTokensPerPage, "", "", manual("What a page has in tokens.")},
    {Field::kCacheHitPercent, "Left empty: estimated from the calls per hour.", "estimated",
     manual(
         "Calls that find the beginning in the cache. Default: estimated from the calls an hour.")},
    {Field::kCacheWrite1hPercent,
     "With a lifetime of 5 minutes: the share written for an hour instead.", "",
     manual(
         "Of the tokens written to a cache of 5 minutes, those that stand before a checkpoint of "
         "one hour instead (the instructions, say). Hits and pauses still go by `cache_ttl`.")},
    {Field::kCacheCheckpoints, "", "",
     manual("Cache checkpoints in a request; AWS takes up to 4.")},
    {Field::kRetryPercent, "", "",
     manual("Calls that are made again because the answer was no use; each is billed whole.")},
    {Field::kFailurePercent, "Taken as not billed.", "",
     manual("Calls that AWS refuses (throttled, failed); they are taken as not billed.")},
    {Field::kExperimentationPercent, "", "",
     manual("Development and tests, on top of the calls of users.")},
    {Field::kPromptRouter, "$1 per 1,000 calls: an unproven figure.", "",
     manual("Charges the fee of intelligent prompt routing for every call.")},
    {Field::kActiveHoursPerMonth, "Left empty: the whole month.", "all",
     manual("Hours a month in which calls come. Default: all of the scenario's.")},
    {Field::kPeakFactor, "", "", manual("The busiest minute against the average one.")},
    {Field::kMaxTokens, "", "",
     manual("The request parameter of that name: AWS reserves it in the quota when it admits a "
            "call.")},
    {Field::kQuotaTpm, "The bill says when the peak passes it.", "",
     manual("The account's quota of `model`, tokens a minute; a bill notes where it is passed.")},
    {Field::kQuotaRpm, "", "", manual("The account's quota of `model`, requests a minute.")},
    {Field::kInvocationLogging, "", "",
     manual(
         "Where Bedrock's log of model invocations is kept: adds what S3 and CloudWatch charge.")},
    {Field::kLogBytes, "Left empty: 4 bytes a token and 1,000 bytes a call.", "by tokens",
     manual("One call in that log, bytes. Default: 4 a token and 1,000; needed with pictures, film "
            "or sound.")},
    {Field::kTurns, "", "", manual("Questions in one conversation.")},
    {Field::kSystemTokens, "Shared by all; cached once a cache lifetime is chosen.", "",
     manual("Instructions that all calls share; cached once `cache_ttl` is given.")},
    {Field::kSecondsBetweenTurns, "", "",
     manual("A pause as long as the cache lifetime or longer makes every turn write its whole "
            "prompt anew.")},
    {Field::kHistoryTurns, "", "",
     manual("How many earlier turns a prompt replays; then only the instructions are found in the "
            "cache. Default: 1,000, which is all.")},
    {Field::kSteps, "", "", manual("Model calls in one run.")},
    {Field::kTokensPerTool, "", "", manual("The definition of one tool, sent with every step.")},
    {Field::kStepOutputTokens, "", "",
     manual("Tokens written in each step but the last: thoughts and tool calls.")},
    {Field::kResendReasoning, "By Claude, within a run.", "",
     manual("Whether Claude's reasoning is sent back as input in later steps.")},
    {Field::kEmbeddingModel, "", "",
     manual("Embeds the corpus and every question. Left out: no embeddings.")},
    {Field::kOverlapPercent, "", "",
     manual("Chunks overlap by so much of their length, o percent: 1 / (1 - o) of the corpus is "
            "embedded.")},
    {Field::kCorpusRefreshPercent, "100 is the first month.", "",
     manual("The part of the corpus that is embedded and written this month.")},
    {Field::kCorpusFrequency, "", "",
     manual("`once`: the corpus is in this month's bill and in no other.")},
    {Field::kCorpusTier, "", "",
     manual("The tier that embeds the corpus; questions are always standard.")},
    {Field::kRerankChunks, "", "as found",
     manual("Candidates that are reranked for one question. Default: `chunks_per_question`.")},
    {Field::kVectorDimensions, "", "", manual("Of one vector, 4 bytes each.")},
    {Field::kMetadataBytes, "", "", manual("Kept with each vector.")},
    {Field::kVectorWrites, "", "", manual("Vectors written this month.")},
    {Field::kCapacityUnits, "", "",
     manual("OCU or ACU, where they are more than the store's floor.")},
    {Field::kOcuSharing, "", "",
     manual("Classic OpenSearch collections of the scenario share one floor (`own`: another KMS "
            "key).")},
    {Field::kRetrievesPerAgentic, "", "", manual("Plain retrievals that an agentic one makes.")},
    {Field::kStructuredQueries, "", "", manual("Questions that are turned into SQL.")},
    {Field::kInstructionTokens, "Cached once a cache lifetime is chosen.", "",
     manual("Cached once `cache_ttl` is given.")},
    {Field::kLabelTokens, "", "", manual("What comes out for one item: a label, a few fields.")},
    {Field::kItemsPerCall, "", "", manual("Items that share one call and its instructions.")},
    {Field::kFrequency, "", "", manual("`once`: this month and no other.")},
    {Field::kMetrics, "", "", manual("The judge is called once for each.")},
    {Field::kJudgeCacheHitPercent, "", "",
     manual("Calls of the judge that find its rubric in the cache.")},
    {Field::kHumanTasks, "", "", manual("Tasks done by people in a month.")},
    {Field::kIntensity, "", "", manual("light: 20 requests a day, moderate: 60, heavy: 150.")},
    {Field::kWorkingDays, "", "", manual("In a month.")},
    {Field::kRequestsPerUserDay, "Left empty: by intensity (our assumption).", "usual",
     manual("This, `context_tokens`, `input_tokens` and `output_tokens` overrule the intensity.")},
    {Field::kContextTokens, "Left empty: by intensity (our assumption).", "usual",
     manual("The conversation and files that every request repeats; cached once `cache_ttl` is "
            "given.")},
    {Field::kQuality, "", "", manual("`premium` also stands for more steps.")},
    {Field::kResolution, "", "", manual("For models that are priced by it.")},
    {Field::kSpeechTokensPerSecond, "AWS publishes none: a session’s usage events show it.", "",
     manual("AWS publishes none: take it from the usage events of a session.")},
    {Field::kAudioMinutes, "", "", manual("In a month.")},
    {Field::kVideoMinutes, "", "", manual("In a month.")},
    {Field::kTrainingHours, "Reinforcement fine-tuning is priced by the hour.", "",
     manual("Reinforcement fine-tuning is priced by the hour.")},
    {Field::kTeacherModel, "Distillation: the model that writes the examples.", "",
     manual("Distillation: the model that writes the examples.")},
    {Field::kStoredModels, "", "", manual("Custom models kept.")},
    {Field::kHosting, "", "", manual("How it is called.")},
    {Field::kCapacityHours, "Without a commitment: a weekend is 48. Left empty: the whole month.",
     "all",
     manual("Without a commitment: hours of this month that the capacity exists. A weekend is 48. "
            "Default: all.")},
    {Field::kUnitTokensPerMinute, "", "",
     manual("What one unit serves, from AWS; the bill notes the sum.")},
    {Field::kCopies, "", "", manual("Copies that are active at once.")},
    {Field::kUnitsPerCopy, "AWS shows it at import: 2 for an 8B Llama, 8 for a 70B.", "",
     manual("Custom model units of one copy: 2 for an 8B Llama, 8 for a 70B.")},
    {Field::kBurstsPerMonth, "", "", manual("Times a month that a model wakes up.")},
    {Field::kUnitVersion, "", "", manual("v2 is for OpenAI architectures.")},
    {Field::kReasoningPolicies, "", "", manual("Automated-reasoning policies.")},
    {Field::kGroundingCharacters, "", "", manual("The source text of contextual grounding.")},
    {Field::kBlockedPercent, "", "",
     manual("Requests whose input is blocked: no answer is assessed.")},
    {Field::kVcpuSeconds, "", "", manual("vCPU-seconds of work in a session; waiting takes none.")},
    {Field::kMemoryGb, "", "",
     manual("The average on v2, the peak on the others. At least 0.125.")},
    {Field::kIdleSeconds, "", "",
     manual("From the last work to the end of the session; 900 is AWS's time-out.")},
    {Field::kIdleMemoryGb, "", "as above",
     manual("v2 only, which gives memory back. Default: `memory_gb`.")},
    {Field::kFieldsPerPage, "", "",
     manual("Of custom output; the first 30 are in the page's price.")},
};

// A word means the same in every field that has it.
constexpr std::pair<std::string_view, std::string_view> kChoiceLabels[] = {
    {"no", "No"},
    {"yes", "Yes"},
    {"none", "None"},
    {"opensearch-serverless", "OpenSearch Serverless (2 OCU always on)"},
    {"opensearch-serverless-dev", "OpenSearch Serverless, development (1 OCU)"},
    {"opensearch-serverless-nextgen", "OpenSearch Serverless, next generation (scales to zero)"},
    {"s3-vectors", "S3 Vectors"},
    {"aurora-serverless-v2", "Aurora Serverless v2"},
    {"managed", "Managed knowledge base"},
    {"s3", "S3"},
    {"cloudwatch", "CloudWatch Logs"},
    {"both", "S3 and CloudWatch Logs"},
    {"monthly", "Every month"},
    {"once", "Once"},
    {"light", "Light – 20 requests a day"},
    {"moderate", "Moderate – 60 requests a day"},
    {"heavy", "Heavy – 150 requests a day"},
    {"standard", "Standard"},
    {"priority", "Priority"},
    {"flex", "Flex"},
    {"batch", "Batch"},
    {"premium", "Premium, or more steps"},
    {"on-demand", "On demand, by tokens"},
    {"provisioned", "Provisioned, by the hour"},
    {"1mo", "1 month"},
    {"3mo", "3 months"},
    {"shared", "Shared by all collections (one KMS key)"},
    {"own", "Its own (another KMS key)"},
    {"6mo", "6 months"},
    {"base", "As AWS offers it"},
    {"custom", "Custom"},
    {"v1", "v1"},
    {"v2", "v2"},
    {"browser", "Browser"},
    {"code-interpreter", "Code interpreter"},
    {"content", "Content filter"},
    {"topics", "Denied topics"},
    {"sensitive-information", "Sensitive information"},
    {"regex", "Regular expressions"},
    {"words", "Word filter"},
    {"grounding", "Contextual grounding"},
    {"automated-reasoning", "Automated reasoning"},
};

}  // namespace

FieldHelp help(Field field) {
  for (const Entry& entry : kEntries) {
    if (entry.field == field) return {entry.hint, entry.when_empty, entry.manual};
  }
  return {};
}

std::string_view choice_label(std::string_view choice) {
  for (const auto& [name, label] : kChoiceLabels) {
    if (name == choice) return label;
  }
  return choice;
}

}  // namespace bedrock
