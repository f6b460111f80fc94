// Scenarios that take long to price, within the engine's limits.

/** Conversations of many turns each. @param {number} workloads @param {number} turns */
export const heavyScenario = (workloads, turns) => ({
  version: 1,
  region: 'us-east-1',
  workloads: Array.from({ length: workloads }, () => ({
    type: 'chat',
    model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
    conversations_per_month: 1000,
    turns,
    question_tokens: 5,
    answer_tokens: 3,
  })),
});
