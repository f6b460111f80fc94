#include "core/scan/fields.h"

#include <array>

#include "core/scan/call.h"
#include "core/scan/words.h"

namespace bedrock::scan {
namespace {

struct Rule {
  Place place = Place::kSkip;
  std::string_view key;
  Field field;
};

constexpr Rule count(Place place, std::string_view key, Count target) {
  return {place, key, {Meaning::kCount, static_cast<std::uint8_t>(target), Place::kSkip}};
}
constexpr Rule text(Place place, std::string_view key, Text target, Place inside = Place::kSkip) {
  return {place, key, {Meaning::kText, static_cast<std::uint8_t>(target), inside}};
}
constexpr Rule go(Place place, std::string_view key, Place inside,
                  Meaning meaning = Meaning::kNothing) {
  return {place, key, {meaning, 0, inside}};
}

// Sources: the user guide's log format and API references; records in the wild (docs/usage.md).
constexpr auto kRules = std::to_array<Rule>({
    text(Place::kRoot, "schemaType", Text::kSchemaType),
    text(Place::kRoot, "timestamp", Text::kTimestamp),
    text(Place::kRoot, "region", Text::kRegion),
    text(Place::kRoot, "inferenceRegion", Text::kServedRegion),
    text(Place::kRoot, "operation", Text::kOperation),
    text(Place::kRoot, "modelId", Text::kModelId),
    text(Place::kRoot, "errorCode", Text::kErrorCode),
    text(Place::kRoot, "requestId", Text::kRequestId),
    {Place::kRoot,
     "status",
     {Meaning::kCount, static_cast<std::uint8_t>(Count::kStatus), Place::kSkip}},
    go(Place::kRoot, "identity", Place::kIdentity),
    go(Place::kRoot, "requestMetadata", Place::kMetadata),
    go(Place::kRoot, "input", Place::kInput),
    go(Place::kRoot, "output", Place::kOutput),
    go(Place::kRoot, "performanceConfig", Place::kLoggedPerformance),
    text(Place::kRoot, "serviceTier", Text::kLoggedTier, Place::kLoggedTier),
    text(Place::kRoot, "service_tier", Text::kLoggedTier, Place::kLoggedTier),
    go(Place::kRoot, "request", Place::kRequest),
    text(Place::kRoot, "type", Text::kEventType),
    text(Place::kRoot, "object", Text::kEventType),
    go(Place::kRoot, "events", Place::kMessages),
    go(Place::kRoot, "logEvents", Place::kMessages),
    go(Place::kRoot, "results", Place::kMessages),
    go(Place::kRoot, "MetricDataResults", Place::kSkip, Meaning::kMetrics),
    go(Place::kRoot, "Datapoints", Place::kSkip, Meaning::kMetrics),
    text(Place::kRoot, "Label", Text::kMetricLabel),
    // A text; as the console downloads results as JSON, the record itself.
    {Place::kRoot, "@message", {Meaning::kMessage, 0, Place::kRoot}},
    {Place::kRoot, "message", {Meaning::kMessage, 0, Place::kBody}},
    {Place::kMessages, "message", {Meaning::kMessage, 0, Place::kSkip}},
    {Place::kMessages, "@message", {Meaning::kMessage, 0, Place::kSkip}},
    {Place::kMessages, "value", {Meaning::kMessage, 0, Place::kSkip}},
    count(Place::kMessages, "tokenCount", Count::kTitanTokens),

    text(Place::kIdentity, "arn", Text::kIdentity),
    count(Place::kInput, "inputTokenCount", Count::kLoggedInput),
    count(Place::kInput, "cacheReadInputTokenCount", Count::kLoggedRead),
    count(Place::kInput, "cacheWriteInputTokenCount", Count::kLoggedWrite),
    go(Place::kInput, "inputBodyJson", Place::kRequest),
    count(Place::kOutput, "outputTokenCount", Count::kLoggedOutput),
    go(Place::kOutput, "outputBodyJson", Place::kBody),
    count(Place::kOutput, "outputImageCount", Count::kMadeImages),
    count(Place::kOutput, "outputImageWidth", Count::kWidth),
    count(Place::kOutput, "outputImageHeight", Count::kHeight),
    count(Place::kOutput, "outputVideoHeight", Count::kHeight),
    count(Place::kOutput, "outputVideoDurationSeconds", Count::kSeconds),

    text(Place::kRequest, "modelId", Text::kAskedModel),
    text(Place::kRequest, "model", Text::kAskedModel),
    go(Place::kRequest, "performanceConfig", Place::kAskedPerformance),
    text(Place::kRequest, "serviceTier", Text::kAskedTier, Place::kAskedTier),
    text(Place::kRequest, "service_tier", Text::kAskedTier, Place::kAskedTier),
    // Images of Amazon's models, and of Stable Diffusion XL.
    text(Place::kRequest, "taskType", Text::kImageTask),
    go(Place::kRequest, "imageGenerationConfig", Place::kImageConfig),
    count(Place::kImageConfig, "numberOfImages", Count::kAskedImages),
    count(Place::kImageConfig, "width", Count::kWidth),
    count(Place::kImageConfig, "height", Count::kHeight),
    text(Place::kImageConfig, "quality", Text::kImageQuality),
    count(Place::kRequest, "samples", Count::kAskedImages),
    count(Place::kRequest, "width", Count::kWidth),
    count(Place::kRequest, "height", Count::kHeight),
    count(Place::kRequest, "steps", Count::kSteps),
    go(Place::kBody, "images", Place::kImages),
    go(Place::kBody, "artifacts", Place::kImages),

    go(Place::kBody, "usage", Place::kUsage),
    go(Place::kBody, "message", Place::kBody),
    go(Place::kBody, "response", Place::kBody),
    go(Place::kBody, "body", Place::kBody),
    go(Place::kBody, "metadata", Place::kBody, Meaning::kLast),
    go(Place::kBody, "messageStart", Place::kSkip, Meaning::kEvent),
    go(Place::kBody, "messageStop", Place::kBody, Meaning::kEvent),
    go(Place::kBody, "contentBlockStart", Place::kSkip, Meaning::kEvent),
    go(Place::kBody, "contentBlockDelta", Place::kSkip, Meaning::kEvent),
    go(Place::kBody, "contentBlockStop", Place::kSkip, Meaning::kEvent),
    go(Place::kBody, "amazon-bedrock-invocationMetrics", Place::kUsage, Meaning::kLast),
    go(Place::kBody, "amazon-bedrock-trace", Place::kTrace),
    go(Place::kBody, "trace", Place::kTrace),
    go(Place::kBody, "performanceConfig", Place::kServedPerformance),
    text(Place::kBody, "serviceTier", Text::kServedTier, Place::kServedTier),
    text(Place::kBody, "service_tier", Text::kServedTier, Place::kServedTier),
    text(Place::kBody, "stopReason", Text::kStopReason),
    text(Place::kBody, "amazon-bedrock-guardrailAction", Text::kGuardrailAction),
    text(Place::kBody, "model", Text::kModel),
    go(Place::kBody, "results", Place::kTitanResults),
    count(Place::kTitanResults, "tokenCount", Count::kTitanTokens),
    count(Place::kBody, "inputTextTokenCount", Count::kInput),
    count(Place::kBody, "totalOutputTextTokenCount", Count::kOutput),
    count(Place::kBody, "prompt_token_count", Count::kInput),
    count(Place::kBody, "generation_token_count", Count::kOutput),
    go(Place::kBody, "meta", Place::kBilled),
    go(Place::kBilled, "billed_units", Place::kUsage),
    // Some models' bodies have no counts: an SDK's output has those of the headers beside them.
    go(Place::kBody, "ResponseMetadata", Place::kAnswer),
    go(Place::kAnswer, "HTTPHeaders", Place::kHeaders),
    count(Place::kHeaders, "x-amzn-bedrock-input-token-count", Count::kHeaderInput),
    count(Place::kHeaders, "x-amzn-bedrock-output-token-count", Count::kHeaderOutput),
    count(Place::kHeaders, "x-amzn-bedrock-cache-read-input-token-count", Count::kHeaderRead),
    count(Place::kHeaders, "x-amzn-bedrock-cache-write-input-token-count", Count::kHeaderWrite),
    // A block alone, without the response around it.
    count(Place::kBody, "inputTokens", Count::kInput),
    count(Place::kBody, "input_tokens", Count::kInput),
    count(Place::kBody, "prompt_tokens", Count::kInput),
    count(Place::kBody, "outputTokens", Count::kOutput),
    count(Place::kBody, "output_tokens", Count::kOutput),
    count(Place::kBody, "completion_tokens", Count::kOutput),
    count(Place::kBody, "cacheReadInputTokens", Count::kRead),
    count(Place::kBody, "cache_read_input_tokens", Count::kRead),
    count(Place::kBody, "cacheWriteInputTokens", Count::kWrite),
    count(Place::kBody, "cache_creation_input_tokens", Count::kWrite),
    go(Place::kBody, "cache_creation", Place::kCreation),
    go(Place::kBody, "cacheDetails", Place::kCacheList),
    go(Place::kBody, "prompt_tokens_details", Place::kDetails),
    go(Place::kBody, "input_tokens_details", Place::kDetails),

    count(Place::kUsage, "inputTokens", Count::kInput),
    count(Place::kUsage, "input_tokens", Count::kInput),
    count(Place::kUsage, "prompt_tokens", Count::kInput),
    count(Place::kUsage, "inputTokenCount", Count::kInput),
    count(Place::kUsage, "prompt_token_count", Count::kInput),
    count(Place::kUsage, "outputTokens", Count::kOutput),
    count(Place::kUsage, "output_tokens", Count::kOutput),
    count(Place::kUsage, "completion_tokens", Count::kOutput),
    count(Place::kUsage, "outputTokenCount", Count::kOutput),
    count(Place::kUsage, "generation_token_count", Count::kOutput),
    count(Place::kUsage, "cacheReadInputTokens", Count::kRead),
    count(Place::kUsage, "cacheReadInputTokenCount", Count::kRead),
    count(Place::kUsage, "cache_read_input_tokens", Count::kRead),
    count(Place::kUsage, "cacheWriteInputTokens", Count::kWrite),
    count(Place::kUsage, "cacheWriteInputTokenCount", Count::kWrite),
    count(Place::kUsage, "cache_creation_input_tokens", Count::kWrite),
    go(Place::kUsage, "cache_creation", Place::kCreation),
    go(Place::kUsage, "cacheDetails", Place::kCacheList),
    go(Place::kUsage, "prompt_tokens_details", Place::kDetails),
    go(Place::kUsage, "input_tokens_details", Place::kDetails),
    text(Place::kUsage, "service_tier", Text::kServedTier),
    count(Place::kCreation, "ephemeral_5m_input_tokens", Count::kWrite5m),
    count(Place::kCreation, "ephemeral_1h_input_tokens", Count::kWrite1h),
    count(Place::kCacheList, "inputTokens", Count::kListedTokens),
    text(Place::kCacheList, "ttl", Text::kListedTtl),
    count(Place::kDetails, "cached_tokens", Count::kDetailRead),
    count(Place::kDetails, "cache_write_tokens", Count::kDetailWrite),

    go(Place::kTrace, "promptRouter", Place::kRouter),
    text(Place::kRouter, "invokedModelId", Text::kRoutedModel),
    go(Place::kTrace, "usage", Place::kGuardrailUsage),
    count(Place::kGuardrailUsage, "contentPolicyUnits", Count::kContentUnits),
    count(Place::kGuardrailUsage, "topicPolicyUnits", Count::kTopicUnits),
    count(Place::kGuardrailUsage, "wordPolicyUnits", Count::kWordUnits),
    count(Place::kGuardrailUsage, "sensitiveInformationPolicyUnits", Count::kSensitiveUnits),
    count(Place::kGuardrailUsage, "sensitiveInformationPolicyFreeUnits", Count::kRegexUnits),
    count(Place::kGuardrailUsage, "contextualGroundingPolicyUnits", Count::kGroundingUnits),
    count(Place::kGuardrailUsage, "automatedReasoningPolicyUnits", Count::kReasoningUnits),
    count(Place::kGuardrailUsage, "contentPolicyImageUnits", Count::kImageUnits),

    text(Place::kServedPerformance, "latency", Text::kServedLatency),
    text(Place::kLoggedPerformance, "latency", Text::kLoggedLatency),
    text(Place::kAskedPerformance, "latency", Text::kAskedLatency),
    text(Place::kServedTier, "type", Text::kServedTier),
    text(Place::kLoggedTier, "type", Text::kLoggedTier),
    text(Place::kAskedTier, "type", Text::kAskedTier),
});

// A response alone has at its root what stands in a body.
constexpr bool is_of_root(const Rule& rule) {
  if (rule.place != Place::kBody) return false;
  for (const Rule& other : kRules) {
    if (other.place == Place::kRoot && other.key == rule.key) return false;
  }
  return true;
}

constexpr std::size_t kSlots = 512;
constexpr std::size_t kAll = kRules.size() + [] {
  std::size_t count = 0;
  for (const Rule& rule : kRules) count += is_of_root(rule) ? 1 : 0;
  return count;
}();
static_assert(kAll < kSlots / 2 && kAll < 256);

constexpr std::size_t slot_of(Place place, std::string_view key) {
  const auto byte = [&](std::size_t i) -> std::size_t { return static_cast<std::uint8_t>(key[i]); };
  const std::size_t mixed = key.size() * 31 + byte(0) * 7 + byte(key.size() - 1) * 13 +
                            byte(key.size() / 2) * 17 + static_cast<std::size_t>(place) * 101;
  return mixed % kSlots;
}

struct Table {
  std::array<Rule, kAll> rules;
  std::array<std::uint8_t, kSlots> slots{};  // index + 1 of the rule; 0 where there is none
};

constexpr Table make_table() {
  Table table{};
  std::size_t count = 0;
  const auto add = [&](const Rule& rule) {
    std::size_t slot = slot_of(rule.place, rule.key);
    while (table.slots[slot] != 0) slot = (slot + 1) % kSlots;
    table.rules[count] = rule;
    table.slots[slot] = static_cast<std::uint8_t>(++count);
  };
  for (const Rule& rule : kRules) {
    add(rule);
    if (is_of_root(rule)) add({Place::kRoot, rule.key, rule.field});
  }
  return table;
}
constexpr Table kTable = make_table();

}  // namespace

const Field* field_of(Place place, std::string_view key) {
  static constexpr Field kInTrace{Meaning::kNothing, 0, Place::kTrace};
  if (key.empty()) return nullptr;
  for (std::size_t slot = slot_of(place, key); kTable.slots[slot] != 0;
       slot = (slot + 1) % kSlots) {
    const Rule& rule = kTable.rules[kTable.slots[slot] - 1u];
    if (rule.place == place && same_text(rule.key, key)) return &rule.field;
  }
  // Assessments stand under the guardrail's id.
  return place == Place::kTrace ? &kInTrace : nullptr;
}

}  // namespace bedrock::scan
