// Features of Bedrock with meters of their own.
#include "core/base/exact.h"
#include "core/base/text.h"
#include "core/usage/expansion.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

// --- guardrails: text units per policy, input and output assessed by themselves ---

constexpr FieldUse kGuardrailFields[] = {
    {Field::kRequestsPerMonth, true}, {Field::kInputCharacters},
    {Field::kOutputCharacters},       {Field::kPolicies},
    {Field::kBlockedPercent},         {Field::kImagesPerRequest},
    {Field::kGroundingCharacters},    {Field::kReasoningPolicies, false, 1},
};

// The choices of Field::kPolicies, in their order.
enum Policy { kContent, kTopics, kSensitive, kRegex, kWords, kGrounding, kReasoning };
constexpr NamedDimension kPolicyDimensions[] = {"content_text_units",
                                                "topic_text_units",
                                                "sensitive_information_text_units",
                                                "regex_text_units",
                                                "word_text_units",
                                                "grounding_text_units",
                                                "automated_reasoning_text_units"};

Quantity units_of(const Expansion& e, const Exact& characters, std::string_view of_what) {
  if (!characters) return Quantity(Exact{});
  return e.of(text_units(*characters), "text unit").joined(of_what);
}

void expand_guardrails(Expansion& e) {
  UsagePart& part = e.part("bedrock-guardrails");
  const Quantity requests = e.in(Field::kRequestsPerMonth);
  const Quantity answered =
      percent_of(requests, rest_of_100(e.number(Field::kBlockedPercent)), "not blocked");
  const Decimal in = e.number(Field::kInputCharacters);
  const Decimal out = e.number(Field::kOutputCharacters);
  const Quantity assessed =
      requests * units_of(e, in, " of input") + answered * units_of(e, out, " of output");
  const auto policies = static_cast<unsigned>(e.choice(Field::kPolicies));
  for (unsigned policy = kContent; policy <= kReasoning; ++policy) {
    if (((policies >> policy) & 1) == 0) continue;
    Quantity units = assessed;
    const char* assumed = "text units are rounded up for each text as a whole";
    if (policy == kGrounding) {
      const Exact all = sum(sum(in, out), e.number(Field::kGroundingCharacters));
      units = answered * units_of(e, all, " of source, question and answer");
      assumed = "the source, the question and the answer are assessed together";
    }
    if (policy == kReasoning) units = units * e.in(Field::kReasoningPolicies);
    e.add(part, kPolicyDimensions[policy], units, assumed);
  }
  e.add(part, "images", requests * e.in(Field::kImagesPerRequest));
  if (e.has(Field::kBlockedPercent)) {
    e.note("blocked", "A blocked request is charged for its assessment, not for the model.");
  }
}

// --- managed knowledge base, and questions to structured data ---

constexpr FieldUse kKnowledgeBaseFields[] = {
    {Field::kRetrievals, true},  {Field::kStorageGb},
    {Field::kAgenticRetrievals}, {Field::kRetrievesPerAgentic, false, 1},
    {Field::kStructuredQueries},
};

void expand_knowledge_base(Expansion& e) {
  UsagePart& part = e.part("bedrock-managed-knowledge-base");
  const bool retrieves = e.has(Field::kRetrievals) || e.has(Field::kAgenticRetrievals);
  if (retrieves && e.workload().find(Field::kStorageGb) == nullptr) {
    e.ask(part, "storage_gb_months", "The index is stored, but its size is missing.",
          "Enter \"storage_gb\", the size of the index.");
  }
  e.add(part, "storage_gb_months", e.in(Field::kStorageGb));
  const Quantity agentic = e.in(Field::kAgenticRetrievals);
  e.add(part, "retrievals", e.in(Field::kRetrievals) + agentic * e.in(Field::kRetrievesPerAgentic));
  e.add(part, "agentic_retrievals", agentic);
  e.add(e.part("bedrock-knowledge-bases"), "requests", e.in(Field::kStructuredQueries));
}

// --- AgentCore runtime, browser and code interpreter: CPU that works, memory that is held ---

constexpr FieldUse kRuntimeFields[] = {
    {Field::kSessionsPerMonth, true},
    {Field::kSecondsPerSession},
    {Field::kVcpuSeconds},
    {Field::kMemoryGb},
    {Field::kIdleSeconds, false, 900},
    {Field::kIdleMemoryGb},
    {Field::kRuntime},
};

// The choices of Field::kRuntime, in their order.
constexpr const char* kRuntimes[] = {"agentcore-runtime-v2", "agentcore-runtime",
                                     "agentcore-browser", "agentcore-code-interpreter"};

void expand_runtime(Expansion& e) {
  const int runtime = e.choice(Field::kRuntime);
  UsagePart& part = e.part(kRuntimes[runtime]);
  const Quantity sessions = e.in(Field::kSessionsPerMonth);
  const Quantity hour(Decimal(3600), "3,600 seconds");
  e.add(part, "vcpu_hours", sessions * e.in(Field::kVcpuSeconds) / hour);
  const Decimal active = agentcore_seconds(e.number(Field::kSecondsPerSession));
  const Decimal memory = agentcore_memory_gb(e.number(Field::kMemoryGb));
  // Only the second platform gives memory back: the others hold the peak to the end.
  const bool gives_back = runtime == 0 && e.workload().find(Field::kIdleMemoryGb) != nullptr;
  const Decimal idle = gives_back ? agentcore_memory_gb(e.number(Field::kIdleMemoryGb)) : memory;
  e.add(part, "gb_hours",
        sessions *
            (e.of(active, "second") * e.shown(memory, memory, " GB") +
             e.in(Field::kIdleSeconds)*e.shown(idle, idle, " GB")) /
            hour);
}

// --- flows ---

constexpr FieldUse kFlowFields[] = {
    {Field::kRunsPerMonth, true},
    {Field::kNodesPerRun, true},
};

void expand_flow(Expansion& e) {
  e.add(e.part("bedrock-flows"), "node_transitions",
        e.in(Field::kRunsPerMonth)*e.in(Field::kNodesPerRun));
  e.note("flow_parts",
         "Models, knowledge bases and functions that a flow calls are charged separately.");
}

// --- data automation ---

constexpr FieldUse kDataAutomationFields[] = {
    {Field::kDocumentsPerMonth, true},
    {Field::kPagesPerDocument, false, 1},
    {Field::kOutputKind},
    {Field::kFieldsPerPage},
    {Field::kImagesPerMonth},
    {Field::kAudioMinutes},
    {Field::kVideoMinutes},
};

constexpr std::int64_t kIncludedFields = 30;

void expand_data_automation(Expansion& e) {
  const bool custom = e.choice(Field::kOutputKind) == 1;
  UsagePart& part = e.part(custom ? "bedrock-data-automation-custom" : "bedrock-data-automation");
  const Quantity pages = e.in(Field::kDocumentsPerMonth)*e.in(Field::kPagesPerDocument);
  e.add(part, "pages", pages);
  const auto extra = subtract(e.number(Field::kFieldsPerPage), Decimal(kIncludedFields));
  if (custom && extra && !extra->is_negative()) {
    e.add(part, "page_fields", pages * Quantity::of(*extra, "field"));
  }
  e.add(part, "images", e.in(Field::kImagesPerMonth));
  const char* assumed =
      "fractions of a minute are charged as such: AWS does not say how they are rounded";
  e.add(part, "audio_minutes", e.in(Field::kAudioMinutes), assumed);
  e.add(part, "video_minutes", e.in(Field::kVideoMinutes), assumed);
}

// --- prompt optimization ---

constexpr FieldUse kPromptOptimizationFields[] = {
    {Field::kPromptsPerMonth, true},
    {Field::kTokensIn, false, 0, "Prompt, tokens"},
    {Field::kTokensOut, false, 0, "New prompt, tokens"},
};

void expand_prompt_optimization(Expansion& e) {
  UsagePart& part = e.part("bedrock-prompt-optimization");
  e.add(part, kInputTokens, e.in(Field::kPromptsPerMonth)*e.in(Field::kTokensIn));
  e.add(part, kOutputTokens, e.in(Field::kPromptsPerMonth)*e.in(Field::kTokensOut));
}

}  // namespace

const WorkloadType kGuardrails{
    .name = "guardrails",
    .label = "Guardrails",
    .about = "Text units of 1,000 characters, for each policy.",
    .manual = manual("Text units of 1,000 characters, rounded up for each text, for each policy."),
    .volume = Field::kRequestsPerMonth,
    .fields = kGuardrailFields,
    .expand = expand_guardrails};
const WorkloadType kKnowledgeBase{
    .name = "knowledge_base",
    .label = "Knowledge base",
    .about = "The managed one, and questions to structured data.",
    .manual = manual("Retrievals, storage, and questions turned into SQL."),
    .volume = Field::kRetrievals,
    .fields = kKnowledgeBaseFields,
    .expand = expand_knowledge_base};
const WorkloadType kAgentRuntime{
    .name = "agent_runtime",
    .label = "AgentCore runtime",
    .about = "Sessions: CPU that works, memory that is held. Browser and code interpreter, too.",
    .manual = manual("vCPU-hours that work, GB-hours that are held."),
    .volume = Field::kSessionsPerMonth,
    .fields = kRuntimeFields,
    .expand = expand_runtime};
const WorkloadType kFlow{.name = "flow",
                         .label = "Flows",
                         .about = "Node transitions; what the nodes call is charged separately.",
                         .manual = manual("Nodes of all runs."),
                         .volume = Field::kRunsPerMonth,
                         .fields = kFlowFields,
                         .expand = expand_flow};
const WorkloadType kDataAutomation{
    .name = "data_automation",
    .label = "Data automation",
    .about = "Pages, images, audio and video made into data.",
    .manual = manual("Pages, images and minutes, by the kind of output."),
    .volume = Field::kDocumentsPerMonth,
    .fields = kDataAutomationFields,
    .expand = expand_data_automation};
const WorkloadType kPromptOptimization{.name = "prompt_optimization",
                                       .label = "Prompt optimization",
                                       .about = "Prompts rewritten by Bedrock.",
                                       .manual = manual("Tokens of the prompts before and after."),
                                       .volume = Field::kPromptsPerMonth,
                                       .fields = kPromptOptimizationFields,
                                       .expand = expand_prompt_optimization};

}  // namespace bedrock
