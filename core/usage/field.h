// What a workload can say of itself: the one list of its fields, with their kinds and nouns.
//
// A field is declared once, in field.cpp. A workload type (workload_type.h) says which of them it
// has; the scenario codec, the formulas on bills and the page's forms take names, nouns and choices
// from here.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace bedrock {

// A sentence of the manual, wasm/workloads.d.ts, which scripts/renew_types writes from a native
// build. The shipped module leaves it out: nobody reads it there.
#ifdef BEDROCK_MANUAL
consteval std::string_view manual(std::string_view sentence) { return sentence; }
#else
consteval std::string_view manual(std::string_view) { return {}; }
#endif

enum class FieldKind : std::uint8_t {
  kQuantity,  // a number, zero or more
  kWhole,     // a whole number from 1 to 1,000
  kPercent,   // 0 to 100
  kChoice,    // one of the field's choices
  kChoices,   // any of them
  kModel,     // a model id, with or without a profile prefix; or the id of a service
};

struct FieldInfo {
  std::string_view name;   // as in scenarios: "requests_per_month"
  std::string_view noun;   // one of it: "request"; empty where none is counted
  std::string_view label;  // in a form
  FieldKind kind = FieldKind::kQuantity;
  std::span<const std::string_view> choices;  // of kChoice and kChoices; the first is the default
};

enum class Field : std::uint8_t {
  // One call.
  kRequestsPerMonth,
  kTokensIn,
  kTokensOut,
  kReasoningTokens,
  kCacheReads,
  kCacheWrites,
  kPrefixTokens,
  kPrefixes,
  kImagesPerRequest,
  kImageWidth,
  kImageHeight,
  kTokensPerImage,
  kVideoSecondsPerRequest,
  kTokensPerVideoSecond,
  kAudioSecondsPerRequest,
  kTokensPerAudioSecond,
  kPagesPerRequest,
  kTokensPerPage,
  kWebGroundings,
  // Every workload that calls a model.
  kModel,
  kCacheHitPercent,
  kCacheWrite1hPercent,
  kCacheCheckpoints,
  kRetryPercent,
  kFailurePercent,
  kExperimentationPercent,
  kPromptRouter,
  kActiveHoursPerMonth,
  kPeakFactor,
  kMaxTokens,
  kQuotaTpm,
  kQuotaRpm,
  kInvocationLogging,
  kLogBytes,
  // Conversations, agents, long texts.
  kConversationsPerMonth,
  kTurns,
  kSystemTokens,
  kQuestionTokens,
  kAnswerTokens,
  kSecondsBetweenTurns,
  kHistoryTurns,
  kRunsPerMonth,
  kSteps,
  kTaskTokens,
  kTools,
  kTokensPerTool,
  kStepOutputTokens,
  kToolResultTokens,
  kResendReasoning,
  kDocumentsPerMonth,
  kBriefTokens,
  kDocumentTokens,
  kDrafts,
  kFeedbackTokens,
  // Retrieval and vector stores.
  kQuestionsPerMonth,
  kChunksPerQuestion,
  kChunkTokens,
  kEmbeddingModel,
  kCorpusTokens,
  kOverlapPercent,
  kCorpusRefreshPercent,
  kCorpusFrequency,
  kCorpusTier,
  kRerankModel,
  kRerankChunks,
  kVectorStore,
  kVectorDimensions,
  kMetadataBytes,
  kVectors,
  kVectorWrites,
  kQueriesPerMonth,
  kCapacityUnits,
  kOcuSharing,
  kStorageGb,
  kRetrievals,
  kAgenticRetrievals,
  kRetrievesPerAgentic,
  kStructuredQueries,
  // Many alike.
  kItemsPerMonth,
  kItemTokens,
  kInstructionTokens,
  kLabelTokens,
  kItemsPerCall,
  kRecordsPerMonth,
  kJobsPerMonth,
  kFrequency,
  kTokensPerDocument,
  kCasesPerMonth,
  kRunsPerCase,
  kJudgeModel,
  kMetrics,
  kJudgeTier,
  kJudgeCacheHitPercent,
  kRubricTokens,
  kJudgeOutputTokens,
  kHumanTasks,
  kUsers,
  kIntensity,
  kWorkingDays,
  kRequestsPerUserDay,
  kContextTokens,
  // Pictures, film, sound.
  kImagesPerMonth,
  kDocumentImagesPerMonth,
  kQuality,
  kClipsPerMonth,
  kSecondsPerClip,
  kResolution,
  kVideoSecondsPerMonth,
  kAudioSecondsPerMonth,
  kSessionsPerMonth,
  kSpeechSecondsIn,
  kSpeechSecondsOut,
  kSpeechTokensPerSecond,
  kAudioMinutes,
  kVideoMinutes,
  // Custom models and capacity.
  kTrainingTokens,
  kEpochs,
  kTrainingImages,
  kTrainingHours,
  kTeacherModel,
  kTeacherInputTokens,
  kTeacherOutputTokens,
  kStoredModels,
  kHosting,
  kModelUnits,
  kCommitment,
  kCapacityHours,
  kModelKind,
  kUnitTokensPerMinute,
  kInputTpm,
  kOutputTpm,
  kReservation,
  kCopies,
  kUnitsPerCopy,
  kBurstsPerMonth,
  kMinutesPerBurst,
  kUnitVersion,
  // Features and the services around.
  kInputCharacters,
  kOutputCharacters,
  kPolicies,
  kReasoningPolicies,
  kGroundingCharacters,
  kBlockedPercent,
  kRuntime,
  kSecondsPerSession,
  kVcpuSeconds,
  kMemoryGb,
  kIdleSeconds,
  kIdleMemoryGb,
  kNodesPerRun,
  kPagesPerDocument,
  kOutputKind,
  kFieldsPerPage,
  kPromptsPerMonth,
  kInvocationsPerMonth,
  kMilliseconds,
  kMemoryMb,
  kProcessor,
  kService,
  kCount,
};

const FieldInfo& info(Field field);
std::optional<Field> find_field(std::string_view name);

}  // namespace bedrock
