// The presets: one for each workload type, each priced without a gap; and the stages and teams of the
// reference documents, whose totals fall in the bands that were published.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromScenario, toScenario } from '../../web/src/state/scenario.js';
import { PRESETS } from '../../web/src/workloads/presets.js';
import { TEMPLATES } from '../../web/src/workloads/templates.js';
import { engine as startEngine } from '../support/engines.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const types = engine.catalog().workload_types;
const workloads = PRESETS.flatMap(([, presets]) => presets);

/** @param {import('bedrock-calculator').Workload} workload */
const priced = (workload) =>
  engine.quote({ version: 1, region: 'us-east-1', workloads: [workload] });

test('every workload type has a preset', () => {
  const with_preset = new Set(workloads.map(({ type }) => type));
  assert.deepEqual(
    types.map(({ type }) => type).filter((type) => !with_preset.has(type)),
    [],
  );
});

for (const workload of workloads) {
  test(`preset ${workload.name}: priced, and the same after a visit to the page`, () => {
    const bill = priced(workload);
    assert.ok(bill.complete, JSON.stringify(bill.not_priced));
    assert.ok(Number(bill.total) > 0);
    const scenario = { version: /** @type {1} */ (1), region: 'us-east-1', workloads: [workload] };
    const back = toScenario(fromScenario(scenario, types), types).scenario;
    assert.equal(engine.quote(back).total, bill.total);
  });
}

/**
 * The published band in dollars, and what the scenario assumes that the documents do not say.
 * @type {Record<string, {least: number, most: number, assumes: string}>}
 */
const BANDS = {
  // Monthly-cost stages: free_tier_and_credits.txt, section IV.
  Tinkering: { least: 0.01, most: 1, assumes: '300 prompts of 500 tokens, answers of 300' },
  Prototype: { least: 1, most: 10, assumes: '400 conversations of 4 turns' },
  'Early production': {
    least: 10,
    most: 100,
    assumes: 'one call a chat, 5,000 cached tokens of instructions, 150 in, 200 out, spread evenly',
  },
  'RAG product': {
    least: 100,
    most: 1000,
    assumes: '6 chunks of 500 tokens, answers of 350, a 10M-token corpus in S3 Vectors',
  },
  'Scaled product': { least: 1000, most: 10_000, assumes: '250,000 calls of 1,500 in and 500 out' },
  'From prototype to scale': {
    least: 1000,
    most: 10_000,
    assumes: 'all stages but the custom model at once: each runs in months of its own',
  },
  'Custom model': {
    least: 100,
    most: 10_000,
    assumes: 'Qwen3 32B, 8 hours of reinforcement fine-tuning, 200,000 calls on demand',
  },
  // Three scenarios: bedrock_pricing_guide.txt.
  'A small team testing': {
    least: 500,
    most: 2000,
    assumes: 'Claude Sonnet, 3,000 tokens in and 800 out, half as much again in experiments',
  },
  'An assistant for customers': {
    least: 2000,
    most: 8000,
    assumes: '3,000 conversations a day for 30 days, Claude Sonnet, 5 turns, no caching',
  },
  'An automation with agents': {
    least: 2500,
    most: 6000,
    assumes: 'Claude Opus, 10 steps, 10 tools of 200 tokens, a guardrail on every step',
  },
};

for (const [group, templates] of TEMPLATES) {
  for (const { title, scenario } of templates) {
    const { least, most, assumes } = BANDS[title];
    test(`${group}: ${title} falls between $${least} and $${most}, assuming ${assumes}`, () => {
      const bill = engine.quote(scenario);
      assert.ok(bill.complete, JSON.stringify(bill.not_priced));
      const total = Number(bill.total);
      assert.ok(total >= least && total <= most, bill.total);
    });
  }
}

test('agents amplify the visible tokens five to ten times or more', () => {
  const agents = workloads.filter(({ type }) => type === 'agent');
  for (const agent of agents) {
    const notice = priced(agent).notices.find(({ code }) => code === 'amplification');
    const times = Number(/: ([\d.]+) times/.exec(notice?.message ?? '')?.[1]);
    assert.ok(times >= 5 && times <= 15, notice?.message);
  }
});

test('teams of 10 to 100 with coding assistants: more people and heavier use cost more', () => {
  const [team] = workloads.filter(({ type }) => type === 'coding_team');
  let before = 0;
  for (const intensity of ['light', 'moderate', 'heavy']) {
    const totals = [10, 25, 50, 100].map((users) =>
      Number(priced(/** @type {any} */ ({ ...team, users, intensity })).total),
    );
    assert.deepEqual(
      totals,
      totals.toSorted((a, b) => a - b),
    );
    // Everyone has a context of their own, so that a team costs as much as its people.
    assert.ok(Math.abs(totals[3] / totals[0] - 10) < 0.001, String(totals));
    assert.ok(totals[0] > before);
    before = totals[0];
  }
});
