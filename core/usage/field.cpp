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
    {"requests_per_month", "request"},
    {"input_tokens", "token"},
    {"output_tokens", "token"},
    {"reasoning_tokens", "reasoning token"},
    {"cache_read_tokens", "token"},
    {"cache_write_tokens", "token"},
    {"prefix_tokens", "prefix token"},
    {"prefixes", "prefix"},
    {"images_per_request", "image"},
    {"image_width", "pixel"},
    {"image_height", "pixel"},
    {"tokens_per_image", "token"},
    {"video_seconds_per_request", "second"},
    {"tokens_per_video_second", "video token"},
    {"audio_seconds_per_request", "second"},
    {"tokens_per_audio_second", "audio token"},
    {"pages_per_request", "page"},
    {"tokens_per_page", "token"},
    {"web_groundings_per_month", "web grounding"},
    {"model", "", kModel},
    {"cache_hit_percent", "", kPercent},
    {"cache_write_1h_percent", "", kPercent},
    {"cache_checkpoints", "checkpoint", kWhole},
    {"retry_percent", "", kPercent},
    {"failure_percent", "", kPercent},
    {"experimentation_percent", "", kPercent},
    {"prompt_router", "", kChoice, kSwitch},
    {"active_hours_per_month", "hour"},
    {"peak_factor", ""},
    {"max_tokens", "token"},
    {"quota_tpm", "token"},
    {"quota_rpm", "request"},
    {"invocation_logging", "", kChoice, kLogSinks},
    {"log_bytes", "byte"},
    {"conversations_per_month", "conversation"},
    {"turns", "turn", kWhole},
    {"system_tokens", "instruction token"},
    {"question_tokens", "question token"},
    {"answer_tokens", "answer token"},
    {"seconds_between_turns", "second"},
    {"history_turns", "turn", kWhole},
    {"runs_per_month", "run"},
    {"steps", "step", kWhole},
    {"task_tokens", "task token"},
    {"tools", "tool"},
    {"tokens_per_tool", "token"},
    {"step_output_tokens", "output token"},
    {"tool_result_tokens", "tool-result token"},
    {"resend_reasoning", "", kChoice, kYesNo},
    {"documents_per_month", "document"},
    {"brief_tokens", "brief token"},
    {"document_tokens", "document token"},
    {"drafts", "draft", kWhole},
    {"feedback_tokens", "feedback token"},
    {"questions_per_month", "question"},
    {"chunks_per_question", "chunk"},
    {"chunk_tokens", "token"},
    {"embedding_model", "", kModel},
    {"corpus_tokens", "token"},
    {"overlap_percent", "", kPercent},
    {"corpus_refresh_percent", "", kPercent},
    {"corpus_frequency", "", kChoice, kFrequencies},
    {"corpus_tier", "", kChoice, kEmbeddingTiers},
    {"rerank_model", "", kModel},
    {"rerank_chunks", "chunk"},
    {"vector_store", "", kChoice, kStores},
    {"vector_dimensions", "dimension"},
    {"metadata_bytes", "byte"},
    {"vectors", "vector"},
    {"vector_writes", "vector"},
    {"queries_per_month", "query"},
    {"capacity_units", "unit"},
    {"ocu_sharing", "", kChoice, kSharings},
    {"storage_gb", "GB"},
    {"retrievals", "retrieval"},
    {"agentic_retrievals", "agentic retrieval"},
    {"retrieves_per_agentic", "retrieval"},
    {"structured_queries", "structured question"},
    {"items_per_month", "item"},
    {"item_tokens", "item token"},
    {"instruction_tokens", "instruction token"},
    {"label_tokens", "label token"},
    {"items_per_call", "item"},
    {"records_per_month", "record"},
    {"jobs_per_month", "job"},
    {"frequency", "", kChoice, kFrequencies},
    {"tokens_per_document", "token"},
    {"cases_per_month", "case"},
    {"runs_per_case", "run"},
    {"judge_model", "", kModel},
    {"metrics", "metric"},
    {"judge_tier", "", kChoice, kJudgeTiers},
    {"judge_cache_hit_percent", "", kPercent},
    {"rubric_tokens", "rubric token"},
    {"judge_output_tokens", "token"},
    {"human_tasks", "task"},
    {"users", "user"},
    {"intensity", "", kChoice, kIntensities},
    {"working_days", "day"},
    {"requests_per_user_day", "request"},
    {"context_tokens", "context token"},
    {"images_per_month", "image"},
    {"document_images_per_month", "document image"},
    {"quality", "", kChoice, kQualities},
    {"clips_per_month", "clip"},
    {"seconds_per_clip", "second"},
    {"resolution", "", kChoice, kResolutions},
    {"video_seconds_per_month", "second"},
    {"audio_seconds_per_month", "second"},
    {"sessions_per_month", "session"},
    {"speech_seconds_in", "second"},
    {"speech_seconds_out", "second"},
    {"speech_tokens_per_second", "token"},
    {"audio_minutes", "minute"},
    {"video_minutes", "minute"},
    {"training_tokens", "token"},
    {"epochs", "epoch"},
    {"training_images", "image"},
    {"training_hours", "hour"},
    {"teacher_model", "", kModel},
    {"teacher_input_tokens", "token"},
    {"teacher_output_tokens", "token"},
    {"stored_models", "model"},
    {"hosting", "", kChoice, kHostings},
    {"model_units", "model unit"},
    {"commitment", "", kChoice, kCommitments},
    {"capacity_hours", "hour"},
    {"model_kind", "", kChoice, kModelKinds},
    {"unit_tokens_per_minute", "token"},
    {"input_tpm", "token"},
    {"output_tpm", "token"},
    {"reservation", "", kChoice, kReservations},
    {"copies", "copy"},
    {"units_per_copy", "model unit"},
    {"bursts_per_month", "burst"},
    {"minutes_per_burst", "minute"},
    {"unit_version", "", kChoice, kUnitVersions},
    {"input_characters", "character"},
    {"output_characters", "character"},
    {"policies", "", kChoices, kPolicyNames},
    {"reasoning_policies", "policy"},
    {"grounding_characters", "character"},
    {"blocked_percent", "", kPercent},
    {"runtime", "", kChoice, kRuntimes},
    {"seconds_per_session", "second"},
    {"vcpu_seconds", "vCPU-second"},
    {"memory_gb", "GB"},
    {"idle_seconds", "idle second"},
    {"idle_memory_gb", "GB"},
    {"nodes_per_run", "node"},
    {"pages_per_document", "page"},
    {"output_kind", "", kChoice, kOutputKinds},
    {"fields_per_page", "field"},
    {"prompts_per_month", "prompt"},
    {"invocations_per_month", "invocation"},
    {"milliseconds", "millisecond"},
    {"memory_mb", "MB"},
    {"processor", "", kChoice, kProcessors},
    {"service", "", kModel},
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
