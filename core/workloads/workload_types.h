// Every workload type, by the file that declares it. See CONTRIBUTING for how to add one.
#pragma once

#include <span>
#include <string_view>

#include "core/usage/workload_type.h"

namespace bedrock {

extern const WorkloadType kInference;  // inference.cpp
extern const WorkloadType kChat;       // conversations.cpp
extern const WorkloadType kAgent;
extern const WorkloadType kGeneration;
extern const WorkloadType kRetrieval;  // retrieval.cpp
extern const WorkloadType kVectorStore;
extern const WorkloadType kClassification;  // bulk_text.cpp
extern const WorkloadType kBatchJob;
extern const WorkloadType kEmbeddings;
extern const WorkloadType kEvaluation;
extern const WorkloadType kCodingTeam;
extern const WorkloadType kImageGeneration;  // media.cpp
extern const WorkloadType kVideoGeneration;
extern const WorkloadType kSpeech;
extern const WorkloadType kFineTuning;  // custom_models.cpp
extern const WorkloadType kImportedModel;
extern const WorkloadType kProvisionedThroughput;
extern const WorkloadType kReservedTier;
extern const WorkloadType kGuardrails;  // features.cpp
extern const WorkloadType kKnowledgeBase;
extern const WorkloadType kAgentRuntime;
extern const WorkloadType kFlow;
extern const WorkloadType kDataAutomation;
extern const WorkloadType kPromptOptimization;
extern const WorkloadType kLambda;  // services.cpp
extern const WorkloadType kServiceUse;

// In the order in which the page offers them.
std::span<const WorkloadType* const> workload_types();
// Null where there is no type of that name.
const WorkloadType* find_workload_type(std::string_view name);

}  // namespace bedrock
