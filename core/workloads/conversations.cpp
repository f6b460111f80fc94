// Workloads whose calls repeat what was said before: chats, agents, texts in several drafts.
#include <algorithm>
#include <optional>

#include "core/base/text.h"
#include "core/usage/calls.h"
#include "core/workloads/workload_types.h"

namespace bedrock {
namespace {

int whole(const Expansion& e, Field field) {
  return static_cast<int>(e.number(field).coefficient());
}

// --- chat: every turn replays the questions and answers before it ---

constexpr FieldUse kChatFields[] = {
    {Field::kConversationsPerMonth, true},
    {Field::kTurns, false, 1},
    {Field::kAnswerTokens},
    {Field::kSystemTokens},
    {Field::kQuestionTokens},
    {Field::kReasoningTokens, false, 0, {}, manual("Per turn; billed as output, not replayed.")},
    {Field::kSecondsBetweenTurns},
    {Field::kHistoryTurns, false, 1000},
    {Field::kPrefixes, false, 1},
};

void expand_chat(Expansion& e) {
  Conversation chat;
  chat.shared = e.in(Field::kSystemTokens);
  chat.first = e.in(Field::kQuestionTokens);
  // Reasoning is assumed not to be replayed: it is billed once, as output.
  chat.growth = e.in(Field::kQuestionTokens) + e.in(Field::kAnswerTokens);
  chat.turns = whole(e, Field::kTurns);
  chat.history = whole(e, Field::kHistoryTurns);
  chat.noun = "turn";
  chat.output = e.in(Field::kAnswerTokens) + e.in(Field::kReasoningTokens);
  for (const CallTarget& target : e.targets()) {
    add_conversations(e, target, e.calls(e.in(Field::kConversationsPerMonth), target), chat);
  }
}

// --- agent: every step sends the tools, the task and all steps before it ---

constexpr FieldUse kAgentFields[] = {
    {Field::kRunsPerMonth, true},
    {Field::kSteps, false, 1},
    {Field::kToolResultTokens},
    {Field::kTaskTokens},
    {Field::kSystemTokens},
    {Field::kTools},
    {Field::kTokensPerTool},
    {Field::kStepOutputTokens},
    {Field::kAnswerTokens, false, 0, {}, manual("Tokens written in the last step.")},
    {Field::kReasoningTokens},
    {Field::kResendReasoning},
    {Field::kHistoryTurns, false, 1000, "Earlier steps replayed, at most",
     manual("How many earlier steps a step replays; then only tools and instructions are found in "
            "the cache. Default: 1,000, which is all.")},
    {Field::kPrefixes, false, 1},
};

// "A run bills 60,000 tokens; a single call without tools would bill 8,000: 7.5 times."
void note_amplification(Expansion& e, const Conversation& agent) {
  if (!e.explains()) return;
  const Quantity first = agent.shared + agent.first;
  const auto n = static_cast<std::int64_t>(agent.turns);
  const auto most = std::min<std::int64_t>(n - 1, agent.history);
  const std::int64_t replays = most * (most + 1) / 2 + (n - 1 - most) * most;
  const Quantity all = plain(Decimal(n)) * first + plain(Decimal(replays)) * agent.growth +
                       plain(Decimal(n - 1)) * agent.output + agent.last_output;
  const Quantity single = first + agent.last_output;
  if (!all.fits() || single.value().is_zero()) return;
  const auto ratio = divide(all.value(), single.value(), 1, Rounding::kHalfUp);
  e.note("amplification", [&] {
    return join({"A run bills ", grouped(all.value()),
                 " tokens; one call with the same task and answer would bill ",
                 grouped(single.value()), ": ", grouped(ratio.value_or(Decimal{})), " times."});
  });
}

void expand_agent(Expansion& e) {
  Conversation agent;
  agent.shared = e.in(Field::kSystemTokens) + e.in(Field::kTools)*e.in(Field::kTokensPerTool);
  agent.first = e.in(Field::kTaskTokens);
  agent.growth = e.in(Field::kStepOutputTokens) + e.in(Field::kToolResultTokens);
  agent.turns = whole(e, Field::kSteps);
  agent.history = whole(e, Field::kHistoryTurns);
  agent.noun = "step";
  agent.output = e.in(Field::kStepOutputTokens) + e.in(Field::kReasoningTokens);
  agent.last_output = e.in(Field::kAnswerTokens) + e.in(Field::kReasoningTokens);
  agent.last_differs = true;
  const Quantity said = agent.growth;
  std::optional<Conversation> first;
  for (const CallTarget& target : e.targets()) {
    // Claude wants its reasoning blocks back with the tool result, where they are input.
    const bool resends = e.has(Field::kReasoningTokens) && e.choice(Field::kResendReasoning) == 0 &&
                         target.model->id.starts_with("anthropic.claude");
    agent.growth = resends ? said + e.in(Field::kReasoningTokens) : said;
    agent.assumed = resends ? "reasoning is sent back as input in each later step of the run" : "";
    add_conversations(e, target, e.calls(e.in(Field::kRunsPerMonth), target), agent);
    if (!first) first = agent;
  }
  if (first) note_amplification(e, *first);
}

// --- generation: a long text, and each later draft with the one before and what to change ---

constexpr FieldUse kGenerationFields[] = {
    {Field::kDocumentsPerMonth, true}, {Field::kDocumentTokens},
    {Field::kDrafts, false, 1},        {Field::kBriefTokens},
    {Field::kFeedbackTokens},          {Field::kSystemTokens},
    {Field::kReasoningTokens},         {Field::kPrefixes, false, 1},
};

void expand_generation(Expansion& e) {
  Conversation text;
  text.shared = e.in(Field::kSystemTokens);
  text.first = e.in(Field::kBriefTokens);
  text.growth = e.in(Field::kDocumentTokens) + e.in(Field::kFeedbackTokens);
  text.turns = whole(e, Field::kDrafts);
  text.noun = "draft";
  text.replaces = true;
  text.output = e.in(Field::kDocumentTokens) + e.in(Field::kReasoningTokens);
  for (const CallTarget& target : e.targets()) {
    add_conversations(e, target, e.calls(e.in(Field::kDocumentsPerMonth), target), text);
  }
}

}  // namespace

const WorkloadType kChat{
    .name = "chat",
    .label = "Multi-turn chat",
    .about = "Every turn sends all questions and answers before it again.",
    .manual = manual("Turn k sends the instructions, k questions and k - 1 answers."),
    .volume = Field::kConversationsPerMonth,
    .calls = true,
    .fields = kChatFields,
    .expand = expand_chat};
const WorkloadType kAgent{.name = "agent",
                          .label = "Agent",
                          .about = "Every step sends the tools, the task and all steps before it.",
                          .manual = manual("Step k sends tools, task, k - 1 results and, on "
                                           "Claude, the reasoning before. Tokens are per step."),
                          .volume = Field::kRunsPerMonth,
                          .calls = true,
                          .fields = kAgentFields,
                          .expand = expand_agent};
const WorkloadType kGeneration{
    .name = "generation",
    .label = "Long texts",
    .about = "Documents from a brief, in one or several drafts.",
    .manual = manual("Each draft sends the one before and what to change."),
    .volume = Field::kDocumentsPerMonth,
    .calls = true,
    .fields = kGenerationFields,
    .expand = expand_generation};

}  // namespace bedrock
