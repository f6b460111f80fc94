// Whole scenarios of the reference documents to start over from. The figures are examples to be overwritten:
// tests/js/presets.test.mjs prices each and says what it assumes.
import { HAIKU, SONNET, TITAN } from './presets.js';

/**
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {{title: string, about: string, band: string, scenario: Scenario}} Template
 */

const OPUS = 'global.anthropic.claude-opus-4-8';

/** @param {Workload[]} workloads @param {string} name @returns {Scenario} */
const scenario = (name, ...workloads) => ({ version: 1, region: 'us-east-1', name, workloads });

/** Stages from a first try to a product, and three teams: what the reference documents say they cost. */
/** @type {[group: string, templates: Template[]][]} */
export const TEMPLATES = [
  [
    'Stages of a product',
    [
      {
        title: 'Tinkering',
        about: 'A few hundred test prompts on Claude Haiku',
        band: 'cents',
        scenario: scenario('Tinkering', {
          type: 'inference',
          name: 'Test prompts',
          model: HAIKU,
          requests_per_month: 300,
          input_tokens: 500,
          output_tokens: 300,
        }),
      },
      {
        title: 'Prototype',
        about: 'An internal demo on Claude Haiku',
        band: 'a few dollars',
        scenario: scenario('Prototype', {
          type: 'chat',
          name: 'Internal demo',
          model: HAIKU,
          conversations_per_month: 400,
          turns: 4,
          system_tokens: 500,
          question_tokens: 80,
          answer_tokens: 250,
        }),
      },
      {
        title: 'Early production',
        about: '50,000 support chats on Claude Haiku with prompt caching',
        band: 'tens of dollars',
        scenario: scenario('Early production', {
          type: 'inference',
          name: 'Support chats',
          model: HAIKU,
          requests_per_month: 50_000,
          prefix_tokens: 5000,
          input_tokens: 150,
          output_tokens: 200,
          cache_ttl: '5m',
        }),
      },
      {
        title: 'RAG product',
        about: '20,000 questions with retrieval on Claude Sonnet',
        band: 'hundreds of dollars',
        scenario: scenario('RAG product', {
          type: 'retrieval',
          name: 'Questions and answers',
          model: SONNET,
          questions_per_month: 20_000,
          chunks_per_question: 6,
          chunk_tokens: 500,
          question_tokens: 50,
          system_tokens: 400,
          answer_tokens: 350,
          embedding_model: TITAN,
          corpus_tokens: 10_000_000,
          vector_store: 's3-vectors',
        }),
      },
      {
        title: 'Scaled product',
        about: 'High volume on a frontier model for every call',
        band: 'thousands of dollars',
        scenario: scenario('Scaled product', {
          type: 'inference',
          name: 'Every call',
          model: OPUS,
          requests_per_month: 250_000,
          input_tokens: 1500,
          output_tokens: 500,
        }),
      },
      {
        title: 'Custom model',
        about: 'Fine-tuned for a working day, then called on demand',
        band: 'hundreds to thousands of dollars',
        scenario: scenario('Custom model', {
          type: 'fine_tuning',
          name: 'Qwen3 32B, our own',
          region: 'us-east-1',
          model: 'qwen.qwen3-32b-v1:0',
          training_hours: 8,
          hosting: 'on-demand',
          requests_per_month: 200_000,
          input_tokens: 1500,
          output_tokens: 300,
        }),
      },
    ],
  ],
  [
    'Three teams',
    [
      {
        title: 'A small team testing',
        about: '30,000 requests a month to compare models, half as much again in experiments',
        band: '$500 to $2,000',
        scenario: scenario('A small team testing', {
          type: 'inference',
          name: 'Prompts and comparisons',
          model: SONNET,
          requests_per_month: 30_000,
          input_tokens: 3000,
          output_tokens: 800,
          experimentation_percent: 50,
        }),
      },
      {
        title: 'An assistant for customers',
        about: '3,000 conversations a day on a mid-tier model, five turns each',
        band: '$2,000 to $8,000',
        scenario: scenario('An assistant for customers', {
          type: 'chat',
          name: 'Assistant',
          model: SONNET,
          conversations_per_month: 90_000,
          turns: 5,
          system_tokens: 800,
          question_tokens: 100,
          answer_tokens: 250,
        }),
      },
      {
        title: 'An automation with agents',
        about: '5,000 runs a month on a frontier model, with agents and guardrails',
        band: '$2,500 to $6,000',
        scenario: scenario(
          'An automation with agents',
          {
            type: 'agent',
            name: 'Automation',
            model: OPUS,
            runs_per_month: 5000,
            steps: 10,
            task_tokens: 500,
            system_tokens: 1000,
            tools: 10,
            tokens_per_tool: 200,
            step_output_tokens: 300,
            tool_result_tokens: 900,
            answer_tokens: 800,
          },
          {
            type: 'guardrails',
            name: 'Guardrail',
            requests_per_month: 50_000,
            input_characters: 4000,
            output_characters: 1200,
            policies: ['content', 'topics', 'sensitive-information'],
          },
        ),
      },
    ],
  ],
];

/** Months that each stage lasts; the last one goes on. */
const STAGES = [2, 3, 4, 6];

/** The stages one after the other, each a workload that runs in its own months. @param {Template[]} stages @returns {Template} */
function course(stages) {
  const workloads = stages.flatMap(({ scenario: { workloads: own } }) => own);
  let begun = 0;
  const plans = workloads.map((_, workload) => {
    const months = STAGES[workload];
    const before = Array(begun).fill('0');
    begun += months ?? 0;
    const factors = months ? [...before, ...Array(months).fill('1'), '0'] : [...before, '1'];
    return { workload, growth: { factors } };
  });
  const title = 'From prototype to scale';
  return {
    title,
    about: 'All stages, one after the other: the tab Forecast & credits has their months',
    band: 'cents to thousands of dollars',
    scenario: { ...scenario(title, ...workloads), plan: { months: 24, workloads: plans } },
  };
}

/** What the tab of the months opens as an example. */
export const COURSE = course(TEMPLATES[0][1].slice(0, STAGES.length + 1));
TEMPLATES[0][1].push(COURSE);
