#include "core/planning/open_weights.h"

#include <array>

namespace bedrock {
namespace {

constexpr OpenWeights kUserGuide{
    "AWS, Amazon Bedrock user guide: OpenAI models",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-openai.html",
    "2026-11-22"};
constexpr OpenWeights kGovCloud{
    "AWS Public Sector Blog: Run NVIDIA Nemotron and OpenAI GPT OSS models on Amazon Bedrock in "
    "AWS GovCloud (US), as mirrored",
    "https://news.jatlink.uk/14935", "2026-11-22"};
constexpr OpenWeights kDecember{
    "3L3C: Bedrock's Open-Weight Models",
    "https://www.3l3c.ai/us/blog/ai-in-cloud-computing-data-centers/open-weight-models-bedrock",
    "2026-11-22"};
constexpr OpenWeights kThomas{"T. A. Anderson: Open-Weight Models on AWS in 2026",
                              "https://sesamedisk.com/?p=23296", "2026-06-29"};
constexpr OpenWeights kFamilies{
    "LLM book, appendix H.2: Open-Weight Model Families",
    "http://llmbook.apartsin.com/appendices/appendix-h-model-cards/section-h.2.html", "2026-11-22"};
constexpr OpenWeights kLandscape{"E. Digital: Open-Source and Open-Weight Models",
                                 "https://elliot-digital.co.uk/landscape/open-source-models",
                                 "2026-11-22"};

struct Entry {
  std::string_view begins;  // ids without prefix
  const OpenWeights* source;
};

// The first that fits counts.
constexpr auto kEntries = std::to_array<Entry>({
    {"openai.gpt-oss-120b", &kUserGuide},
    {"openai.gpt-oss-20b", &kUserGuide},
    {"nvidia.nemotron-nano-", &kGovCloud},
    {"nvidia.nemotron-super-3-120b", &kGovCloud},
    {"mistral.mistral-large-3-", &kDecember},
    {"mistral.ministral-3-", &kDecember},
    {"deepseek.v3.2", &kThomas},
    {"minimax.minimax-m2.1", &kThomas},
    {"zai.glm-4.7", &kThomas},
    {"moonshotai.kimi-k2.5", &kThomas},
    {"qwen.qwen3-coder-next", &kThomas},
    {"deepseek.r1-", &kFamilies},
    {"deepseek.v3-", &kFamilies},
    {"meta.llama3-", &kFamilies},
    {"meta.llama4-", &kFamilies},
    {"mistral.mistral-7b-", &kFamilies},
    {"mistral.mixtral-8x7b-", &kFamilies},
    {"google.gemma-", &kLandscape},
    {"qwen.qwen3-", &kLandscape},
});

}  // namespace

const OpenWeights* open_weights(std::string_view model) {
  for (const Entry& entry : kEntries) {
    if (model.starts_with(entry.begins)) return entry.source;
  }
  return nullptr;
}

}  // namespace bedrock
