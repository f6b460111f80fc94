#include "core/usage/field.h"

#include <array>

namespace bedrock {
namespace {

using Names = std::string_view;
using enum FieldKind;

constexpr Names kSwitch[] = {"no", "yes"};
constexpr Names kYesNo[] = {"yes", "no"};
constexpr Names kStores[] = {"none",
                             "opensearch-serverless",
                             "opensearch-serverless-dev",
                             "opensearch-serverless-nextgen",
                             "s3-vectors",
                             "aurora-serverless-v2",
                             "managed"};
constexpr Names kLogSinks[] = {"none", "s3", "cloudwatch", "both"};
constexpr Names kSharings[] = {"shared", "own"};
constexpr Names kFrequencies[] = {"monthly", "once"};
// In the order of Tier (conditions.h).
constexpr Names kEmbeddingTiers[] = {"standard", "batch"};
constexpr Names kJudgeTiers[] = {"standard", "batch", "flex", "priority"};
constexpr Names kIntensities[] = {"moderate", "light", "heavy"};
constexpr Names kQualities[] = {"standard", "premium"};
constexpr Names kResolutions[] = {"720p", "540p"};
constexpr Names kHostings[] = {"none", "on-demand", "provisioned"};
constexpr Names kCommitments[] = {"none", "1mo", "6mo"};
constexpr Names kModelKinds[] = {"base", "custom"};
constexpr Names kReservations[] = {"1mo", "3mo"};
constexpr Names kUnitVersions[] = {"v1", "v2"};
constexpr Names kPolicyNames[] = {"content", "topics",    "sensitive-information", "regex",
                                  "words",   "grounding", "automated-reasoning"};
constexpr Names kRuntimes[] = {"v2", "v1", "browser", "code-interpreter"};
constexpr Names kOutputKinds[] = {"standard", "custom"};
constexpr Names kProcessors[] = {"x86", "arm"};

constexpr auto kFields = std::to_array<FieldInfo>({
    {"requests_per_month", "request", "Requests per month"},
    {"input_tokens", "token", "Input tokens per request"},
    {"output_tokens", "token", "Output tokens per request"},
    {"reasoning_tokens", "reasoning token", "Reasoning, tokens"},
    {"cache_read_tokens", "token", "Cache-read tokens per request"},
    {"cache_write_tokens", "token", "Cache-write tokens per request"},
    {"prefix_tokens", "prefix token", "Shared prefix, tokens"},
    {"prefixes", "prefix", "Different beginnings"},
    {"images_per_request", "image", "Images per request"},
    {"image_width", "pixel", "Image width, pixels"},
    {"image_height", "pixel", "Image height, pixels"},
    {"tokens_per_image", "token", "Tokens per image"},
    {"video_seconds_per_request", "second", "Video per request, seconds"},
    {"tokens_per_video_second", "video token", "Tokens per second of video"},
    {"audio_seconds_per_request", "second", "Audio per request, seconds"},
    {"tokens_per_audio_second", "audio token", "Tokens per second of audio"},
    {"pages_per_request", "page", "Document pages per request"},
    {"tokens_per_page", "token", "Tokens per page"},
    {"web_groundings_per_month", "web grounding", "Web groundings per month"},
    {"model", "", "", kModel},
    {"cache_hit_percent", "", "Cache hits, %", kPercent},
    {"cache_write_1h_percent", "", "Cache writes for an hour, %", kPercent},
    {"cache_checkpoints", "checkpoint", "Cache checkpoints per request", kWhole},
    {"retry_percent", "", "Retries, % of calls", kPercent},
    {"failure_percent", "", "Failed calls, %", kPercent},
    {"experimentation_percent", "", "Development and tests, % on top", kPercent},
    {"prompt_router", "", "Intelligent prompt routing fee", kChoice, kSwitch},
    {"active_hours_per_month", "hour", "Active hours per month"},
    {"peak_factor", "", "Peak over average"},
    {"max_tokens", "token", "max_tokens of a request"},
    {"quota_tpm", "token", "Your quota, tokens per minute"},
    {"quota_rpm", "request", "Your quota, requests per minute"},
    {"invocation_logging", "", "Log of the calls, kept in", kChoice, kLogSinks},
    {"log_bytes", "byte", "One call in the log, bytes"},
    {"conversations_per_month", "conversation", "Conversations per month"},
    {"turns", "turn", "Turns per conversation", kWhole},
    {"system_tokens", "instruction token", "Instructions, tokens"},
    {"question_tokens", "question token", "Question, tokens"},
    {"answer_tokens", "answer token", "Answer, tokens"},
    {"seconds_between_turns", "second", "Seconds between turns"},
    {"history_turns", "turn", "Earlier turns replayed, at most", kWhole},
    {"runs_per_month", "run", "Runs per month"},
    {"steps", "step", "Steps per run", kWhole},
    {"task_tokens", "task token", "Task, tokens"},
    {"tools", "tool", "Tools"},
    {"tokens_per_tool", "token", "Tokens per tool definition"},
    {"step_output_tokens", "output token", "Output per step, tokens"},
    {"tool_result_tokens", "tool-result token", "Tool result, tokens"},
    {"resend_reasoning", "", "Reasoning sent back", kChoice, kYesNo},
    {"documents_per_month", "document", "Documents per month"},
    {"brief_tokens", "brief token", "Brief, tokens"},
    {"document_tokens", "document token", "Document, tokens"},
    {"drafts", "draft", "Drafts", kWhole},
    {"feedback_tokens", "feedback token", "Feedback per draft, tokens"},
    {"questions_per_month", "question", "Questions per month"},
    {"chunks_per_question", "chunk", "Chunks per question"},
    {"chunk_tokens", "token", "Chunk, tokens"},
    {"embedding_model", "", "Embedding model", kModel},
    {"corpus_tokens", "token", "Corpus, tokens"},
    {"overlap_percent", "", "Overlap of chunks, %", kPercent},
    {"corpus_refresh_percent", "", "Re-embedded each month, %", kPercent},
    {"corpus_frequency", "", "The corpus is embedded", kChoice, kFrequencies},
    {"corpus_tier", "", "Corpus embedding tier", kChoice, kEmbeddingTiers},
    {"rerank_model", "", "Rerank model", kModel},
    {"rerank_chunks", "chunk", "Chunks to rerank"},
    {"vector_store", "", "Vector store", kChoice, kStores},
    {"vector_dimensions", "dimension", "Dimensions of a vector"},
    {"metadata_bytes", "byte", "Metadata per vector, bytes"},
    {"vectors", "vector", "Vectors"},
    {"vector_writes", "vector", "Vectors written per month"},
    {"queries_per_month", "query", "Queries per month"},
    {"capacity_units", "unit", "Capacity over the floor, OCU or ACU"},
    {"ocu_sharing", "", "OCU floor", kChoice, kSharings},
    {"storage_gb", "GB", "Storage, GB"},
    {"retrievals", "retrieval", "Retrievals per month"},
    {"agentic_retrievals", "agentic retrieval", "Agentic retrievals per month"},
    {"retrieves_per_agentic", "retrieval", "Retrievals in an agentic one"},
    {"structured_queries", "structured question", "Questions turned into SQL"},
    {"items_per_month", "item", "Items per month"},
    {"item_tokens", "item token", "Item, tokens"},
    {"instruction_tokens", "instruction token", "Instructions, tokens"},
    {"label_tokens", "label token", "Result, tokens"},
    {"items_per_call", "item", "Items per call"},
    {"records_per_month", "record", "Records per month"},
    {"jobs_per_month", "job", "Jobs per month"},
    {"frequency", "", "How often", kChoice, kFrequencies},
    {"tokens_per_document", "token", "Tokens per document"},
    {"cases_per_month", "case", "Cases per month"},
    {"runs_per_case", "run", "Runs per case"},
    {"judge_model", "", "Judge model", kModel},
    {"metrics", "metric", "Metrics judged"},
    {"judge_tier", "", "Tier of the judge", kChoice, kJudgeTiers},
    {"judge_cache_hit_percent", "", "Rubric found cached, %", kPercent},
    {"rubric_tokens", "rubric token", "Rubric, tokens"},
    {"judge_output_tokens", "token", "Judge's answer, tokens"},
    {"human_tasks", "task", "Human tasks per month"},
    {"users", "user", "Users"},
    {"intensity", "", "Intensity", kChoice, kIntensities},
    {"working_days", "day", "Working days per month"},
    {"requests_per_user_day", "request", "Requests per user and day"},
    {"context_tokens", "context token", "Repeated context, tokens"},
    {"images_per_month", "image", "Images per month"},
    {"document_images_per_month", "document image", "Document images per month"},
    {"quality", "", "Quality", kChoice, kQualities},
    {"clips_per_month", "clip", "Clips per month"},
    {"seconds_per_clip", "second", "Seconds per clip"},
    {"resolution", "", "Resolution", kChoice, kResolutions},
    {"video_seconds_per_month", "second", "Video per month, seconds"},
    {"audio_seconds_per_month", "second", "Audio per month, seconds"},
    {"sessions_per_month", "session", "Sessions per month"},
    {"speech_seconds_in", "second", "Speech in, seconds"},
    {"speech_seconds_out", "second", "Speech out, seconds"},
    {"speech_tokens_per_second", "token", "Speech tokens per second"},
    {"audio_minutes", "minute", "Audio per month, minutes"},
    {"video_minutes", "minute", "Video per month, minutes"},
    {"training_tokens", "token", "Training tokens"},
    {"epochs", "epoch", "Epochs"},
    {"training_images", "image", "Training images"},
    {"training_hours", "hour", "Training hours"},
    {"teacher_model", "", "Teacher model", kModel},
    {"teacher_input_tokens", "token", "Teacher's input, tokens"},
    {"teacher_output_tokens", "token", "Teacher's output, tokens"},
    {"stored_models", "model", "Models kept"},
    {"hosting", "", "How it is called", kChoice, kHostings},
    {"model_units", "model unit", "Model units"},
    {"commitment", "", "Commitment", kChoice, kCommitments},
    {"capacity_hours", "hour", "Hours this month"},
    {"model_kind", "", "Model", kChoice, kModelKinds},
    {"unit_tokens_per_minute", "token", "Tokens per minute of a unit"},
    {"input_tpm", "input token a minute", "Input tokens per minute"},
    {"output_tpm", "token", "Output tokens per minute"},
    {"reservation", "", "Term", kChoice, kReservations},
    {"copies", "copy", "Copies active at once"},
    {"units_per_copy", "model unit", "Model units per copy"},
    {"bursts_per_month", "burst", "Bursts per month"},
    {"minutes_per_burst", "minute", "Minutes per burst"},
    {"unit_version", "", "Model unit version", kChoice, kUnitVersions},
    {"input_characters", "character", "Input, characters"},
    {"output_characters", "character", "Output, characters"},
    {"policies", "", "Policies", kChoices, kPolicyNames},
    {"reasoning_policies", "policy", "Reasoning policies"},
    {"grounding_characters", "character", "Source text, characters"},
    {"blocked_percent", "", "Blocked inputs, %", kPercent},
    {"runtime", "", "Runtime", kChoice, kRuntimes},
    {"seconds_per_session", "second", "Seconds per session"},
    {"vcpu_seconds", "vCPU-second", "vCPU time per session, seconds"},
    {"memory_gb", "GB", "Memory, GB"},
    {"idle_seconds", "idle second", "Idle seconds to the end"},
    {"idle_memory_gb", "GB", "Memory while idle, GB (v2)"},
    {"nodes_per_run", "node", "Nodes per run"},
    {"pages_per_document", "page", "Pages per document"},
    {"output_kind", "", "Output", kChoice, kOutputKinds},
    {"fields_per_page", "field", "Fields per page (30 included)"},
    {"prompts_per_month", "prompt", "Prompts per month"},
    {"invocations_per_month", "invocation", "Invocations per month"},
    {"milliseconds", "millisecond", "Milliseconds per invocation"},
    {"memory_mb", "MB", "Memory, MB"},
    {"processor", "", "Processor", kChoice, kProcessors},
    {"service", "", "", kModel},
});
static_assert(kFields.size() == static_cast<std::size_t>(Field::kCount));

constexpr bool named(Field field, std::string_view name) {
  return kFields[static_cast<std::size_t>(field)].name == name;
}
// The list and the enumeration run side by side.
static_assert(named(Field::kModel, "model") && named(Field::kTurns, "turns") &&
              named(Field::kVectorStore, "vector_store") && named(Field::kUsers, "users") &&
              named(Field::kQuality, "quality") && named(Field::kHosting, "hosting") &&
              named(Field::kPolicies, "policies") && named(Field::kService, "service"));

}  // namespace

const FieldInfo& info(Field field) { return kFields[static_cast<std::size_t>(field)]; }

std::optional<Field> find_field(std::string_view name) {
  for (std::size_t i = 0; i < kFields.size(); ++i) {
    if (kFields[i].name == name) return static_cast<Field>(i);
  }
  return std::nullopt;
}

}  // namespace bedrock
