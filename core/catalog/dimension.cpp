#include "core/catalog/dimension.h"

#include <array>
#include <vector>

#include "core/base/text.h"

namespace bedrock {
namespace {

constexpr std::int32_t kMillion = 1'000'000;

constexpr std::array kDimensions = std::to_array<DimensionInfo>({
    {"input_tokens", "Input tokens", "token", kMillion},
    {"output_tokens", "Output tokens", "token", kMillion},
    {"cache_read_tokens", "Cache-read tokens", "token", kMillion},
    {"cache_write_5m_tokens", "Cache-write tokens (5 minutes)", "token", kMillion},
    {"cache_write_1h_tokens", "Cache-write tokens (1 hour)", "token", kMillion},
    {"cache_write_30m_tokens", "Cache-write tokens (30 minutes)", "token", kMillion},
    {"input_image_tokens", "Image input tokens", "token", kMillion},
    {"input_video_tokens", "Video input tokens", "token", kMillion},
    {"input_audio_tokens", "Audio input tokens", "token", kMillion},
    {"input_speech_tokens", "Speech input tokens", "token", kMillion},
    {"output_image_tokens", "Image output tokens", "token", kMillion},
    {"output_speech_tokens", "Speech output tokens", "token", kMillion},
    {"training_tokens", "Training tokens", "token", kMillion},
    {"images", "Images", "image", 1},
    {"images_512_50_steps", "Images to 512 px, 50 steps", "image", 1},
    {"images_512_max_steps", "Images to 512 px, over 50 steps", "image", 1},
    {"images_1024_50_steps", "Images to 1024 px, 50 steps", "image", 1},
    {"images_1024_max_steps", "Images to 1024 px, over 50 steps", "image", 1},
    {"images_max_50_steps", "Images over 512 px, 50 steps", "image", 1},
    {"images_max_max_steps", "Images over 512 px, over 50 steps", "image", 1},
    {"images_1024_standard", "Images to 1024 px, standard quality", "image", 1},
    {"images_1024_premium", "Images to 1024 px, premium quality", "image", 1},
    {"images_2048_standard", "Images to 2048 px, standard quality", "image", 1},
    {"images_2048_premium", "Images to 2048 px, premium quality", "image", 1},
    {"image_generations", "Image generations", "generation", 1},
    {"input_images", "Input images", "image", 1},
    {"input_document_images", "Input document images", "image", 1},
    {"training_images", "Images seen in training", "image", 1},
    {"video_seconds", "Video", "second", 1},
    {"video_seconds_540p", "Video, 540p", "second", 1},
    {"video_seconds_720p", "Video, 720p", "second", 1},
    {"input_video_seconds", "Input video", "second", 1},
    {"input_audio_seconds", "Input audio", "second", 1},
    {"input_text_requests", "Text requests", "request", 1},
    {"queries", "Queries", "query", 1},
    {"web_grounding_requests", "Web grounding requests", "request", 1},
    {"input_tpm_hours", "Reserved input capacity", "1K TPM-hour", 1},
    {"output_tpm_hours", "Reserved output capacity", "1K TPM-hour", 1},
    {"model_unit_hours", "Model units", "model-unit hour", 1},
    {"custom_model_storage_months", "Custom model storage", "model-month", 1},
    {"training_hours", "Training time", "hour", 1},
    {"requests", "Requests", "request", 1},
    {"get_requests", "GET requests", "request", 1},
    {"put_requests", "PUT requests", "request", 1},
    {"io_requests", "I/O requests", "request", 1},
    {"authorization_requests", "Authorization requests", "request", 1},
    {"cost_explorer_requests", "Cost Explorer requests", "request", 1},
    {"api_invocations", "API invocations", "invocation", 1},
    {"search_invocations", "Search invocations", "invocation", 1},
    {"searches", "Searches", "search", 1},
    {"retrievals", "Retrievals", "retrieval", 1},
    {"agentic_retrievals", "Agentic retrievals", "retrieval", 1},
    {"read_request_units", "Read request units", "unit", 1},
    {"write_request_units", "Write request units", "unit", 1},
    {"events", "Events", "event", 1},
    {"node_transitions", "Node transitions", "transition", 1},
    {"state_transitions", "State transitions", "transition", 1},
    {"rest_requests", "REST requests", "request", 1},
    {"custom_evaluations", "Custom evaluations", "evaluation", 1},
    {"human_tasks", "Human tasks", "task", 1},
    {"budget_reports", "Budget reports", "report", 1},
    {"traces_recorded", "Traces recorded", "trace", 1},
    {"traces_retrieved", "Traces retrieved", "trace", 1},
    {"traces_scanned", "Traces scanned", "trace", 1},
    {"pages", "Pages", "page", 1},
    {"page_fields", "Page fields beyond 30", "field", 1},
    {"image_fields", "Image fields beyond 30", "field", 1},
    {"content_text_units", "Content filter, text", "text unit", 1},
    {"topic_text_units", "Denied topics", "text unit", 1},
    {"sensitive_information_text_units", "Sensitive information", "text unit", 1},
    {"regex_text_units", "Sensitive information by regex", "text unit", 1},
    {"word_text_units", "Word filter", "text unit", 1},
    {"grounding_text_units", "Contextual grounding", "text unit", 1},
    {"automated_reasoning_text_units", "Automated reasoning", "text unit", 1},
    {"prompt_attack_text_units", "Prompt attacks", "text unit", 1},
    {"audio_minutes", "Audio", "minute", 1},
    {"video_minutes", "Video", "minute", 1},
    {"custom_model_unit_minutes", "Custom model units", "CMU-minute", 1},
    {"vcpu_hours", "vCPU", "vCPU-hour", 1},
    {"gb_hours", "Memory", "GB-hour", 1},
    {"gb_seconds", "Memory-time, x86", "GB-second", 1},
    {"gb_seconds_over_6b", "Memory-time, x86, over 6 billion", "GB-second", 1, "gb_seconds",
     6'000'000'000},
    {"arm_gb_seconds", "Memory-time, arm", "GB-second", 1},
    {"arm_gb_seconds_over_6b", "Memory-time, arm, over 6 billion", "GB-second", 1, "arm_gb_seconds",
     7'500'000'000},
    {"acu_hours", "Aurora capacity units", "ACU-hour", 1},
    {"ocu_hours", "OpenSearch compute units", "OCU-hour", 1},
    {"instance_hours", "Instances", "hour", 1},
    {"endpoint_hours", "Endpoints", "hour", 1},
    {"hours", "Time", "hour", 1},
    {"action_budget_days", "Action-enabled budgets", "day", 1},
    {"storage_gb_months", "Storage", "GB-month", 1},
    {"storage_gb_months_over_50tb", "Storage over 50 TB", "GB-month", 1, "storage_gb_months",
     51'200},
    {"storage_gb_months_over_500tb", "Storage over 500 TB", "GB-month", 1, "storage_gb_months",
     512'000},
    {"log_storage_gb_months", "Log storage", "GB-month", 1},
    {"log_ingest_gb", "Log ingestion", "GB", 1},
    {"log_ingest_infrequent_gb", "Log ingestion, infrequent access", "GB", 1},
    {"vended_log_ingest_gb", "Log ingestion, vended by AWS", "GB", 1},
    {"log_query_gb", "Log queries", "GB", 1},
    {"span_ingest_gb", "Span ingestion", "GB", 1},
    {"processed_gb", "Data processed", "GB", 1},
    {"returned_gb", "Data returned", "GB", 1},
    {"vpc_egress_gb", "Data out of the VPC", "GB", 1},
    {"egress_gb", "Data out to the internet", "GB", 1},
    {"inter_region_gb", "Data to another region", "GB", 1},
    {"write_gb", "Data written", "GB", 1},
    {"scanned_tb", "Data scanned", "TB", 1},
    {"processed_tb", "Data processed", "TB", 1},
    {"processed_tb_over_100k_vectors", "Data processed over 100,000 vectors", "TB", 1},
    {"processed_tb_over_10m_vectors", "Data processed over 10 million vectors", "TB", 1},
    {"alarms_months", "Alarms", "alarm-month", 1},
    {"high_resolution_alarms_months", "High-resolution alarms", "alarm-month", 1},
    {"dashboards_months", "Dashboards", "dashboard-month", 1},
    {"metrics_months", "Custom metrics", "metric-month", 1},
    {"metrics_months_over_10k", "Custom metrics over 10,000", "metric-month", 1, "metrics_months",
     10'000},
    {"metrics_months_over_250k", "Custom metrics over 250,000", "metric-month", 1, "metrics_months",
     250'000},
    {"metrics_months_over_1m", "Custom metrics over 1 million", "metric-month", 1, "metrics_months",
     1'000'000},
    {"keys_months", "Keys", "key-month", 1},
    {"records_months", "Records", "record-month", 1},
    {"self_managed_records_months", "Self-managed records", "record-month", 1},
    {"custom_model_unit_storage_months", "Custom model storage", "CMU-month", 1},
    {"tools_indexed_months", "Tools indexed", "100 tool-months", 1},
});

static_assert(kDimensions[kInputTokens.index].name == "input_tokens");
static_assert(kDimensions[kOutputTokens.index].name == "output_tokens");
static_assert(kDimensions[kCacheReadTokens.index].name == "cache_read_tokens");
static_assert(kDimensions[kCacheWrite5mTokens.index].name == "cache_write_5m_tokens");
static_assert(kDimensions[kCacheWrite1hTokens.index].name == "cache_write_1h_tokens");
static_assert(kDimensions[kCacheWrite30mTokens.index].name == "cache_write_30m_tokens");
static_assert(kDimensions.size() < 256);

}  // namespace

std::span<const DimensionInfo> dimensions() { return kDimensions; }

const DimensionInfo& info(Dimension dimension) { return kDimensions[dimension.index]; }

std::optional<Dimension> find_dimension(std::string_view name) {
  for (std::size_t i = 0; i < kDimensions.size(); ++i) {
    if (kDimensions[i].name == name) return Dimension{static_cast<std::uint8_t>(i)};
  }
  return std::nullopt;
}

std::string_view nearest_dimension(std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(kDimensions.size());
  for (const DimensionInfo& known : kDimensions) names.push_back(known.name);
  return nearest(name, names);
}

Dimension dimension_named(std::string_view name) {
  return find_dimension(name).value_or(Dimension{});
}

}  // namespace bedrock
