#include "core/billing/invoice.h"

#include <array>

#include "core/base/text.h"
#include "core/billing/name_list.h"

namespace bedrock {
namespace {

// Services around Bedrock by the beginning of their ids; the first that fits.
constexpr auto kServices = std::to_array<Name>({
    {"agentcore-", "Amazon Bedrock AgentCore"},
    // Its meters are named as AgentCore's are.
    {"bedrock-managed-knowledge-base", "Amazon Bedrock AgentCore"},
    {"bedrock-", "Amazon Bedrock"},
    {"custom-model-import", "Amazon Bedrock"},
    {"api-gateway", "Amazon API Gateway"},
    {"athena", "Amazon Athena"},
    {"aurora-", "Amazon Relational Database Service"},
    {"aws-budgets", "AWS Budgets"},
    {"cloudwatch", "AmazonCloudWatch"},
    {"data-transfer", "AWS Data Transfer"},
    {"dynamodb", "Amazon DynamoDB"},
    {"ecr", "Amazon EC2 Container Registry (ECR)"},
    {"kendra", "Amazon Kendra"},
    {"kms", "AWS Key Management Service"},
    {"lambda", "AWS Lambda"},
    {"nat-gateway", "EC2 - Other"},
    {"opensearch-", "Amazon OpenSearch Service"},
    {"privatelink", "Amazon Virtual Private Cloud"},
    {"s3", "Amazon Simple Storage Service"},
    {"step-functions", "AWS Step Functions"},
    {"xray", "AWS X-Ray"},
});

// Providers whose models AWS bills itself, as Amazon Bedrock.
constexpr auto kBilledByAws =
    std::to_array<std::string_view>({"Amazon", "DeepSeek", "Google", "Meta", "MiniMax",
                                     "Mistral AI", "Moonshot AI", "NVIDIA", "Qwen", "xAI", "Z.AI"});
constexpr auto kSoldInMarketplace =
    std::to_array<std::string_view>({"AI21 Labs", "Anthropic", "Cohere", "Luma AI", "OpenAI",
                                     "Stability AI", "TwelveLabs", "Writer"});

// Editions whose name is not the model's.
constexpr auto kEditions = std::to_array<Name>({
    {"anthropic.claude-v1", "Claude"},
    {"anthropic.claude-v1:100k", "Claude (100K)"},
    {"anthropic.claude-v2", "Claude 2.0"},
    {"cohere.command-light-text-v14", "Cohere Generate Model - Command-Light"},
    {"cohere.command-r-plus-v1:0", "Cohere Command R+"},
    {"cohere.command-r-v1:0", "Cohere Command R"},
    {"cohere.command-text-v14", "Cohere Generate Model - Command"},
    {"cohere.embed-english-v3", "Cohere Embed 3 Model - English"},
    {"cohere.embed-multilingual-v3", "Cohere Embed Model 3 - Multilingual"},
    {"cohere.embed-v4:0", "Cohere Embed 4 Model"},
    {"cohere.rerank-v3-5:0", "Cohere Rerank v3.5"},
    {"amazon.nova-2-multimodal-embeddings-v1:0", "Amazon Nova Multimodal Embeddings"},
    {"stability.sd3-5-large-v1:0", "Stable Diffusion 3.5 Large v1.0"},
    {"stability.sd3-large-v1:0", "Stable Diffusion 3 Large v1.0"},
    {"twelvelabs.marengo-embed-2-7-v1:0", "TwelveLabs Marengo Embed 2.7"},
    {"twelvelabs.marengo-embed-3-0-v1:0", "TwelveLabs Marengo Embed 3.0"},
    {"twelvelabs.pegasus-1-2-v1:0", "TwelveLabs Pegasus 1.2"},
    {"writer.palmyra-vision-7b", "Writer Palmyra Vision 7B"},
});

}  // namespace

bool marketplace_sold(const Model& model) {
  if (model.service || model.id.find("gpt-oss") != std::string_view::npos) return false;
  return has(kSoldInMarketplace, model.provider) || (!named(kEditions, model.id).empty());
}

std::string invoice_service(const Model& model, Dimension dimension) {
  if (model.service) {
    if (info(dimension).name == "cost_explorer_requests") return "AWS Cost Explorer";
    for (const Name& service : kServices) {
      if (model.id.starts_with(service.id)) return std::string(service.name);
    }
    return {};
  }
  if (!marketplace_sold(model)) {
    const bool known = has(kBilledByAws, model.provider) || model.provider == "OpenAI";
    return known ? "Amazon Bedrock" : "";
  }
  // One edition holds Stability's editing services.
  if (model.provider == "Stability AI" && !model.id.starts_with("stability.sd3") &&
      !model.id.starts_with("stability.stable-diffusion") &&
      !model.id.starts_with("stability.stable-image-core") &&
      !model.id.starts_with("stability.stable-image-ultra")) {
    return "Stable Image Services (Amazon Bedrock Edition)";
  }
  const std::string_view edition = named(kEditions, model.id);
  std::string words(edition.empty() ? model.name : edition);
  if (model.provider == "OpenAI") words.insert(0, "OpenAI ");
  return join({words, " (Amazon Bedrock Edition)"});
}

}  // namespace bedrock
