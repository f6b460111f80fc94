#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

constexpr const WorkloadType* kTypes[] = {
    &kInference,       &kChat,
    &kRetrieval,       &kAgent,
    &kClassification,  &kGeneration,
    &kBatchJob,        &kEmbeddings,
    &kImageGeneration, &kVideoGeneration,
    &kSpeech,          &kEvaluation,
    &kFineTuning,      &kImportedModel,
    &kCodingTeam,      &kProvisionedThroughput,
    &kReservedTier,    &kVectorStore,
    &kKnowledgeBase,   &kGuardrails,
    &kAgentRuntime,    &kFlow,
    &kDataAutomation,  &kPromptOptimization,
    &kLambda,          &kServiceUse,
};

}  // namespace

std::span<const WorkloadType* const> workload_types() { return kTypes; }

const WorkloadType* find_workload_type(std::string_view name) {
  for (const WorkloadType* type : kTypes) {
    if (type->name == name) return type;
  }
  return nullptr;
}

}  // namespace bedrock
