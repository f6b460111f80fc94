#include "core/billing/usage_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/billing/invoice.h"
#include "core/billing/name_list.h"

namespace bedrock {
namespace {

// What models are called in usage types that AWS bills itself, where a row of it was seen.
constexpr auto kTokens = std::to_array<Name>({
    {"amazon.nova-micro-v1:0", "NovaMicro"},
    {"amazon.nova-lite-v1:0", "NovaLite"},
    {"amazon.nova-pro-v1:0", "NovaPro"},
    {"amazon.nova-2-lite-v1:0", "Nova2.0Lite"},
    {"amazon.titan-embed-text-v1", "TitanEmbeddingsG1-Text"},
    {"amazon.titan-embed-text-v2:0", "TitanEmbeddingV2-Text"},
    {"amazon.titan-text-express-v1", "TitanTextG1-Express"},
    {"amazon.titan-text-lite-v1", "TitanTextG1-Lite"},
    {"google.gemma-3-4b-it", "Gemma-3-4B-IT"},
    {"meta.llama3-1-405b-instruct-v1:0", "Llama3-1-405B"},
    {"meta.llama3-1-8b-instruct-v1:0", "Llama3-1-8B"},
    {"meta.llama3-2-1b-instruct-v1:0", "Llama3-2-1B"},
    {"meta.llama3-2-3b-instruct-v1:0", "Llama3-2-3B"},
    {"meta.llama3-3-70b-instruct-v1:0", "Llama3-3-70B"},
    {"meta.llama4-maverick-17b-instruct-v1:0", "Llama4-Maverick-17B"},
    {"meta.llama4-scout-17b-instruct-v1:0", "Llama4-Scout-17B"},
    {"mistral.ministral-3-14b-instruct", "Ministral-3-14b-Instruct"},
    {"mistral.ministral-3-3b-instruct", "Ministral-3-3b-Instruct"},
    {"mistral.ministral-3-8b-instruct", "Ministral-3-8b-Instruct"},
    {"mistral.mistral-large-3-675b-instruct", "Mistral-Large-3-675b-Instruct"},
    {"nvidia.nemotron-nano-9b-v2", "Nemotron-Nano-9B-V2"},
    {"openai.gpt-oss-120b-1:0", "gpt-oss-120b"},
    {"openai.gpt-oss-20b-1:0", "gpt-oss-20b"},
    {"qwen.qwen3-32b-v1:0", "Qwen3-32B"},
});

// Models whose only rows are of mantle's form, whichever endpoint is called.
constexpr auto kMantleMetered =
    std::to_array<std::string_view>({"moonshotai.kimi-k3", "xai.grok-4.3", "xai.grok-4.7"});

// Meters of single models that are not spelled as token meters are, where a row was seen.
struct ItemMeter {
  std::string_view model;
  std::string_view dimension;
  Tier tier;
  std::string_view words;
};
constexpr auto kItemMeters = std::to_array<ItemMeter>({
    {"amazon.nova-2-multimodal-embeddings-v1:0", "input_images", Tier::kStandard,
     "InputImageCount"},
    {"amazon.nova-2-multimodal-embeddings-v1:0", "input_tokens", Tier::kStandard, "Nova_Embed"},
    {"amazon.nova-canvas-v1:0", "images_1024_standard", Tier::kStandard,
     "NovaCanvas-T2I-1024-Standard"},
    {"amazon.nova-canvas-v1:0", "images_1024_premium", Tier::kStandard,
     "NovaCanvas-T2I-1024-Premium"},
    {"amazon.titan-embed-image-v1", "input_images", Tier::kBatch,
     "TitanEmbeddingsG1-Image-input-image-batch"},
    {"cohere.rerank-v3-5:0", "queries", Tier::kStandard, "search_units"},
    {"stability.sd3-5-large-v1:0", "images", Tier::kStandard, "Created_image"},
    {"stability.stable-image-remove-background-v1:0", "images", Tier::kStandard,
     "CreatedImageStable_Image_Remove_Background"},
    {"twelvelabs.marengo-embed-3-0-v1:0", "input_text_requests", Tier::kStandard,
     "inputTextRequestCount"},
});

struct Meter {
  std::string_view service;
  std::string_view dimension;
  std::string_view usage_type;
};
constexpr auto kMeters = std::to_array<Meter>({
    {"bedrock-guardrails", "content_text_units", "Guardrail-ContentPolicyUnitsConsumed"},
    {"bedrock-guardrails", "images", "Guardrail-ContentPolicyImageUnitsConsumed"},
    {"bedrock-guardrails", "topic_text_units", "Guardrail-TopicPolicyUnitsConsumed"},
    {"bedrock-guardrails", "sensitive_information_text_units",
     "Guardrail-SensitiveInformationPolicyPaidUnitsConsumed"},
    {"bedrock-guardrails", "regex_text_units",
     "Guardrail-SensitiveInformationPolicyFreeUnitsConsumed"},
    {"bedrock-guardrails", "word_text_units", "Guardrail-WordPolicyUnitsConsumed"},
    {"bedrock-guardrails", "grounding_text_units",
     "Guardrail-ContextualGroundingPolicyUnitsConsumed"},
    {"bedrock-guardrails", "automated_reasoning_text_units",
     "Guardrail-AutomatedReasoningPolicyUnitsConsumed"},
    {"bedrock-guardrail-checks", "content_text_units",
     "GuardrailChecks-ContentFilterCheckUnitsConsumed"},
    {"bedrock-guardrail-checks", "prompt_attack_text_units",
     "GuardrailChecks-PromptAttackCheckUnitsConsumed"},
    {"bedrock-guardrail-checks", "sensitive_information_text_units",
     "GuardrailChecks-SensitiveInformationCheckUnitsConsumed"},
    {"bedrock-data-automation", "pages", "DataAutomation-Standard-PagesProcessed"},
    {"bedrock-data-automation", "images", "DataAutomation-Standard-ImagesProcessed"},
    {"bedrock-data-automation", "audio_minutes", "DataAutomation-Standard-AudioMinutesProcessed"},
    {"bedrock-data-automation", "video_minutes", "DataAutomation-Standard-VideoMinutesProcessed"},
    {"bedrock-data-automation-custom", "pages", "DataAutomation-Custom-PagesProcessed"},
    {"bedrock-data-automation-custom", "page_fields",
     "DataAutomation-Custom-PagesProcessed-AddOnFields"},
    {"bedrock-data-automation-custom", "images", "DataAutomation-Custom-ImagesProcessed"},
    {"bedrock-data-automation-custom", "image_fields",
     "DataAutomation-Custom-ImagesProcessed-AddOnFields"},
    {"bedrock-data-automation-custom", "audio_minutes",
     "DataAutomation-Custom-AudioMinutesProcessed"},
    {"bedrock-data-automation-custom", "video_minutes",
     "DataAutomation-Custom-VideoMinutesProcessed"},
    {"bedrock-knowledge-bases", "requests", "GenerateSQL-StructuredRetrieve"},
    {"custom-model-import", "custom_model_unit_minutes", "Llama-CustomModelImport-Inference-v1:0"},
    {"custom-model-import", "custom_model_unit_storage_months",
     "Llama-CustomModelImport-Storage-v1:0"},
    {"custom-model-import-v2", "custom_model_unit_minutes", "OSS-CustomModelImport-Inference-v2:0"},
    {"custom-model-import-v2", "custom_model_unit_storage_months",
     "OSS-CustomModelImport-Storage-v2:0"},
    {"agentcore-runtime", "vcpu_hours", "Runtime:Consumption-based:vCPU"},
    {"agentcore-runtime", "gb_hours", "Runtime:Consumption-based:Memory"},
    {"agentcore-runtime-v2", "vcpu_hours", "Runtime:Consumption-based:vCPU-v2"},
    {"agentcore-runtime-v2", "gb_hours", "Runtime:Consumption-based:Memory-v2"},
    {"agentcore-runtime-r7a.24xlarge", "instance_hours",
     "Runtime:Instance-based:r7a.24xlarge:Management-Hours"},
    {"agentcore-browser", "vcpu_hours", "BrowserTool:Consumption-based:vCPU"},
    {"agentcore-browser", "gb_hours", "BrowserTool:Consumption-based:Memory"},
    {"agentcore-code-interpreter", "vcpu_hours", "CodeInterpreter:Consumption-based:vCPU"},
    {"agentcore-code-interpreter", "gb_hours", "CodeInterpreter:Consumption-based:Memory"},
    {"agentcore-gateway", "api_invocations", "Gateway:Consumption-based:API-Invocations"},
    {"agentcore-gateway", "search_invocations", "Gateway:Consumption-based:Search-API"},
    {"agentcore-gateway", "tools_indexed_months", "Gateway:Consumption-based:Tool-Indexing"},
    {"agentcore-memory", "events", "Memory:Consumption-based:Short-Term-Memory"},
    {"agentcore-memory", "records_months",
     "Memory:Consumption-based:Long-Term-Memory-Storage:Built-in-memory"},
    {"agentcore-memory", "retrievals", "Memory:Consumption-based:Long-Term-Memory-Retrieval"},
    {"agentcore-identity", "requests", "Bedrock-Agent-Core:Auth-Request:Oauth2"},
    {"agentcore-web-search", "queries", "WebSearchTool:Consumption-based:Queries"},
    {"bedrock-managed-knowledge-base", "storage_gb_months",
     "Knowledge-Base:Consumption-based:Storage"},
    {"bedrock-managed-knowledge-base", "retrievals", "Knowledge-Base:Consumption-based:Retrieval"},
    {"bedrock-managed-knowledge-base", "agentic_retrievals",
     "Knowledge-Base:Consumption-based:AgenticRetrieval"},
    {"agentcore-evaluations", "input_tokens", "Evaluations:Consumption-based:BuiltIn-Input:Tier1"},
    {"agentcore-evaluations", "output_tokens",
     "Evaluations:Consumption-based:BuiltIn-Output:Tier1"},
    {"agentcore-evaluations", "custom_evaluations",
     "Evaluations:Consumption-based:CustomEvaluators:Tier1"},
});

// The billing code of each region, which does not follow from its name.
constexpr auto kPrefixes = std::to_array<Name>({
    {"af-south-1", "AFS1"},     {"ap-east-1", "APE1"},      {"ap-east-2", "APE2"},
    {"ap-northeast-1", "APN1"}, {"ap-northeast-2", "APN2"}, {"ap-northeast-3", "APN3"},
    {"ap-south-1", "APS3"},     {"ap-south-2", "APS5"},     {"ap-southeast-1", "APS1"},
    {"ap-southeast-2", "APS2"}, {"ap-southeast-3", "APS4"}, {"ap-southeast-4", "APS6"},
    {"ap-southeast-5", "APS7"}, {"ap-southeast-6", "APS8"}, {"ap-southeast-7", "APS9"},
    {"ca-central-1", "CAN1"},   {"ca-west-1", "CAN2"},      {"eu-central-1", "EUC1"},
    {"eu-central-2", "EUC2"},   {"eu-north-1", "EUN1"},     {"eu-south-1", "EUS1"},
    {"eu-south-2", "EUS2"},     {"eu-west-1", "EU"},        {"eu-west-2", "EUW2"},
    {"eu-west-3", "EUW3"},      {"il-central-1", "ILC1"},   {"me-central-1", "MEC1"},
    {"me-south-1", "MES1"},     {"mx-central-1", "MXC1"},   {"sa-east-1", "SAE1"},
    {"us-east-1", "USE1"},      {"us-east-2", "USE2"},      {"us-gov-east-1", "UGE1"},
    {"us-gov-west-1", "UGW1"},  {"us-west-1", "USW1"},      {"us-west-2", "USW2"},
});

// Token meters, as the two generations of marketplace usage types and AWS's own spell them.
struct TokenMeter {
  Dimension dimension;
  std::string_view native;
  std::string_view camel;
  std::string_view snake;
};
constexpr auto kTokenMeters = std::to_array<TokenMeter>(
    {{kInputTokens, "input-tokens", "InputTokenCount", "input_tokens"},
     {kOutputTokens, "output-tokens", "OutputTokenCount", "output_tokens"},
     {kCacheReadTokens, "cache-read-input-token-count", "CacheReadInputTokenCount",
      "cache_read_tokens"},
     {kCacheWrite5mTokens, "cache-write-input-token-count", "CacheWriteInputTokenCount",
      "cache_write_tokens"},
     {kCacheWrite1hTokens, "", "CacheWrite1hInputTokenCount", "cache_write_tokens_1h"},
     {kCacheWrite30mTokens, "", "", "cache_write_tokens_30m"}});

const TokenMeter* token_meter(Dimension dimension) {
  for (const TokenMeter& meter : kTokenMeters) {
    if (meter.dimension == dimension) return &meter;
  }
  return nullptr;
}

// Claude up to 4.6 and Cohere spell InputTokenCount; Claude from 4.7 on and OpenAI input_tokens.
bool spells_camel(const Model& model) {
  if (model.provider == "Cohere") return true;
  constexpr auto kOlder = std::to_array<std::string_view>(
      {"claude-3", "claude-haiku-4", "claude-sonnet-4", "claude-opus-4-1", "claude-opus-4-2",
       "claude-opus-4-5", "claude-opus-4-6"});
  return std::any_of(kOlder.begin(), kOlder.end(), [&](std::string_view name) {
    return model.id.find(name) != std::string_view::npos;
  });
}

// Capacity: "Reserved_1Month_InputTPM_Geo", "ProvisionedThroughput_1MonthCommit_ModelUnits_Usage".
// Of other terms and routes no row of an offer has been seen.
std::string capacity_type(const Terms& terms, const BillLine& line) {
  const std::string_view dimension = info(line.dimension).name;
  if (terms.tier == Tier::kProvisioned1mo && dimension == "model_unit_hours") {
    return "ProvisionedThroughput_1MonthCommit_ModelUnits_Usage";
  }
  const bool one = terms.tier == Tier::kReserved1mo;
  if ((!one && terms.tier != Tier::kReserved3mo) || terms.route == Route::kInRegion) return {};
  std::string words = one ? "Reserved_1Month_" : "Reserved_3Month_";
  words += dimension == "input_tpm_hours" ? "InputTPM" : "OutputTPM";
  return words + (terms.route == Route::kGeo ? "_Geo" : "_Global");
}

std::string_view item_words(const Terms& terms, const BillLine& line) {
  if (terms.route == Route::kGlobal) return {};
  for (const ItemMeter& meter : kItemMeters) {
    if (meter.model == terms.model->id && meter.tier == terms.tier &&
        meter.dimension == info(line.dimension).name) {
      return meter.words;
    }
  }
  return {};
}

std::string marketplace_row(std::string_view prefix, std::string_view words) {
  std::string row(prefix);
  row += "-MP:";
  row += prefix;
  row += '_';
  row += words;
  return join({row, "-Units"});
}

std::string marketplace_type(std::string_view prefix, const Terms& terms, const BillLine& line) {
  if (const std::string words = capacity_type(terms, line); !words.empty()) {
    return marketplace_row(prefix, words);
  }
  if (const std::string_view words = item_words(terms, line); !words.empty()) {
    return marketplace_row(prefix, words);
  }
  // Nova's embeddings have rows of their own names only.
  if (terms.model->provider == "Amazon") return {};
  const TokenMeter* meter = token_meter(line.dimension);
  const bool global = terms.route == Route::kGlobal;
  const bool batch = terms.tier == Tier::kBatch;
  const bool fast = terms.tier == Tier::kLatencyOptimized;
  if (meter == nullptr || (terms.tier != Tier::kStandard && !batch && !fast)) return {};
  const bool camel = spells_camel(*terms.model);
  std::string words(camel ? meter->camel : meter->snake);
  if (words.empty() || (!camel && fast)) return {};
  const bool longer = line.context == Context::kLong;
  if (camel) {
    if (longer) words += "_LCtx";
    if (global) words += "_Global";
    if (batch) words += "_Batch";
    if (fast) words += "_LatencyOptimized";
  } else {
    if (longer) words += "_long_ctx";
    if (global) words += "_global";
    words += batch ? "_batch" : "_standard";
  }
  return marketplace_row(prefix, words);
}

// "APS3-qwen.qwen3-next-80b-a3b-mantle-input-tokens-batch".
std::string mantle_type(std::string_view prefix, const Terms& terms, const BillLine& line) {
  constexpr auto kWords = std::to_array<std::pair<Dimension, std::string_view>>(
      {{kInputTokens, "input-tokens"},
       {kOutputTokens, "output-tokens"},
       {kCacheReadTokens, "cache-read-tokens"},
       {kCacheWrite5mTokens, "cache-write-tokens"},
       {kCacheWrite30mTokens, "cache-write-tokens-30m"}});
  const auto at = std::find_if(kWords.begin(), kWords.end(),
                               [&](const auto& entry) { return entry.first == line.dimension; });
  if (at == kWords.end() || static_cast<int>(terms.tier) >= kInferenceTiers) return {};
  std::string words = join({prefix, "-", terms.model->id, "-mantle-"});
  words += at->second;
  if (line.context == Context::kLong) words += "-long-ctx";
  if (terms.route == Route::kGlobal) words += "-global";
  return join({words, "-", name(terms.tier)});
}

std::string native_type(std::string_view prefix, const Terms& terms, const BillLine& line) {
  const bool own = line.list && line.list->rate.endpoint == EndpointScope::kMantle;
  if (own || has(kMantleMetered, terms.model->id)) return mantle_type(prefix, terms, line);
  if (const std::string_view item = item_words(terms, line); !item.empty()) {
    return join({prefix, "-", item});
  }
  const TokenMeter* meter = token_meter(line.dimension);
  const std::string_view token = named(kTokens, terms.model->id);
  if (meter == nullptr || meter->native.empty() || token.empty()) return {};
  if (line.context == Context::kLong) return {};
  std::string words = join({prefix, "-", token, "-"});
  words += meter->native;
  const bool tiered = terms.tier == Tier::kFlex || terms.tier == Tier::kPriority;
  if (tiered || terms.tier == Tier::kCustomModel) words += join({"-", name(terms.tier)});
  if (terms.route == Route::kGlobal) words += "-cross-region-global";
  if (terms.tier == Tier::kBatch) words += "-batch";
  const bool known = tiered || terms.tier == Tier::kCustomModel || terms.tier == Tier::kBatch ||
                     terms.tier == Tier::kStandard;
  return known ? words : std::string();
}

}  // namespace

std::string usage_type(const RateTable& table, const Terms& terms, const BillLine& line) {
  if (terms.model == nullptr || terms.region < 0) return {};
  const std::string_view prefix =
      named(kPrefixes, table.regions[static_cast<std::size_t>(terms.region)].code);
  if (prefix.empty()) return {};
  if (marketplace_sold(*terms.model)) return marketplace_type(prefix, terms, line);
  if (!terms.model->service) return native_type(prefix, terms, line);
  for (const Meter& meter : kMeters) {
    if (meter.service == terms.model->id && meter.dimension == info(line.dimension).name) {
      return join({prefix, "-", meter.usage_type});
    }
  }
  return {};
}

}  // namespace bedrock
