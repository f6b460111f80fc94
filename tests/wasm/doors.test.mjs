// Every door of the engine gives the same bytes natively and as WebAssembly, from either module that has it, to good
// requests and to hostile ones.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { glue, nativeAnswers, projectFile } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

const module = await glue();
const doors = module.doors().split(' ');
const small = await glue('bedrock-pricing');
const pricing = small.doors().split(' ');

/** @param {string} folder */
const firstCases = (folder) =>
  readdirSync(new URL(`../../${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(projectFile(`${folder}/${name}`)).cases[0].scenario);

/** The requests of a door's golden cases. @param {string} door */
const firstSavings = (door) =>
  JSON.parse(projectFile(`tests/golden/savings/${door}.json`)).cases.map(
    (/** @type {any} */ c) => c.request,
  );

/** The requests of golden cases about the months ahead. @param {string} door */
const firstForecasts = (door) =>
  JSON.parse(projectFile(`tests/golden/forecast/${door}.json`)).cases.map(
    (/** @type {any} */ c) => c.request,
  );

const OWN_SET = JSON.parse(projectFile('tests/golden/custom_rates.json')).cases[0].scenario
  .custom_rates;

const AGENT = {
  version: 1,
  region: 'eu-central-1',
  workloads: [
    {
      type: 'agent',
      model: 'eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
      runs_per_month: 2000,
      steps: 4,
      task_tokens: 500,
      system_tokens: 3000,
      step_output_tokens: 200,
      answer_tokens: 400,
      cache_ttl: '1h',
    },
    { type: 'lambda', invocations_per_month: 2_000_000, milliseconds: 100 },
  ],
};

/**
 * Requests that a door answers, at least three for a door that takes any; a new door adds its own here.
 * @type {Record<string, object[]>}
 */
const GOOD = {
  quote: firstCases('tests/golden'),
  catalog: [{}],
  models: [
    { region: 'eu-central-1', as_of: '2026-01-15' },
    { rate_set: 'representative' },
    { rate_set: 'custom', custom_rates: OWN_SET },
  ],
  resolve: [
    {
      queries: [
        { model: 'amazon.nova-micro-v1:0', region: 'us-east-1', dimension: 'input_tokens' },
      ],
    },
    {
      queries: [
        { model: 'us.amazon.nova-pro-v1:0', region: 'us-west-2', dimension: 'cache_read_tokens' },
        {
          model: 'openai.gpt-oss-120b-1:0',
          region: 'us-east-1',
          tier: 'flex',
          dimension: 'output_tokens',
        },
      ],
    },
    { queries: [] },
  ],
  rates: [{ rate_set: 'guide' }, { rate_set: 'provider-api' }, { rate_set: 'representative' }],
  explain: [
    { text: 'us.anthropic.claude-haiku-4-5-20251001-v1:0', region: 'us-west-2' },
    { text: 'arn:aws:bedrock:eu-central-1:1:inference-profile/eu.amazon.nova-lite-v1:0' },
    { text: '{"usage":{"inputTokens":10,"outputTokens":5,"cacheReadInputTokens":3}}' },
  ],
  prices: [
    { region: 'ap-northeast-1', as_of: '2026-06-01' },
    { rate_set: 'guide' },
    { rate_set: 'custom', custom_rates: OWN_SET },
  ],
  compare: [
    { scenario: AGENT, pinned: ['amazon.nova-lite-v1:0'] },
    { scenario: { ...AGENT, as_of: '2026-01-15' }, workload: 0 },
    { scenario: { ...AGENT, rate_set: 'guide' } },
  ],
  diff: [
    { scenarios: [AGENT, { ...AGENT, region: 'us-west-2' }] },
    { scenarios: [AGENT, { ...AGENT, workloads: [] }, { ...AGENT, as_of: '2026-01-15' }] },
    { scenarios: [AGENT, { ...AGENT, rate_set: 'guide' }] },
  ],
  search: [
    {
      scenario: AGENT,
      constraints: { geographies: ['eu'], providers: ['Amazon', 'Anthropic'], same_region: true },
      workloads: [{ latency: 'batch', caching: 'as-is', input: ['image'] }, null],
    },
    {
      scenario: AGENT,
      constraints: { models: ['amazon.nova-pro-v1:0'], min_context_tokens: 1000 },
    },
    { scenario: { ...AGENT, rate_set: 'guide' } },
  ],
  levers: [
    ...firstCases('tests/golden')
      .slice(0, 12)
      .map((scenario) => ({ scenario })),
    {
      scenario: JSON.parse(projectFile('tests/golden/bills/cached_chat.json')).scenario,
      models: ['us.amazon.nova-pro-v1:0'],
      off: ['cache:0'],
      trim_output_percent: '12.5',
    },
  ],
  break_even: firstSavings('break_even'),
  solve: firstSavings('solve'),
  unit_costs: firstSavings('unit_costs'),
  forecast: firstForecasts('forecast'),
  credits: firstForecasts('credits'),
  simulate: firstForecasts('simulate'),
  budgets: firstForecasts('budgets'),
  programmes: firstForecasts('programmes'),
};

const HOSTILE_TEXTS = [
  ...['', ' ', 'null', '[]', '{', '""', '7', '{"":0}', '[[[[', '{"a":1,"a":2}', '\u0000'],
  ...[
    '1e400',
    '-0',
    '{"rate_set":1e400}',
    `{"x":${'9'.repeat(400)}}`,
    '['.repeat(1000),
    '\ufeff{}',
  ],
  '{"region":"\\ud800","as_of":"2026-02-30"}',
];
const HOSTILE_VALUES = [
  ...['1e400', '-1', '0.1', '"0x10"', 'null', 'true', '[]', '{}', '""', '"\\u0000"', '"\\ud83d"'],
  ...['9'.repeat(40), '1e-400', '"9".9', '"2026-99-99"', '"us-esat-1"', '"é"', '"custom"'],
];

/** A request with one of its values replaced, or cut off. @param {string} text @param {ReturnType<typeof randomSource>} random */
function spoilt(text, random) {
  if (random.below(4) === 0) return text.slice(0, random.below(text.length));
  const values = [...text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.]*|true|false|null/g)];
  const value = values[random.below(values.length)];
  if (!value) return `${text}x`;
  const rest = text.slice(value.index + value[0].length);
  return text.slice(0, value.index) + random.pick(HOSTILE_VALUES) + rest;
}

/** @param {string} door @param {string[]} requests @returns {string[]} */
function sameAnswers(door, requests) {
  const native = nativeAnswers(door, requests);
  assert.equal(native.length, requests.length);
  for (const [i, request] of requests.entries()) {
    const answer = module.ask(doors.indexOf(door), request);
    if (pricing.includes(door)) assert.equal(small.ask(pricing.indexOf(door), request), answer);
    assert.equal(answer, native[i], `native and WebAssembly differ: ${request.slice(0, 500)}`);
  }
  return native;
}

/** What the fuzzers keep, by door; text that is not UTF-8 reaches no door from JavaScript. */
function keptRequests() {
  /** @type {Map<string, string[]>} */
  const kept = new Map();
  for (const target of ['quote', 'request']) {
    const folder = new URL(`../fuzz/corpus/${target}/`, import.meta.url);
    for (const file of readdirSync(folder)) {
      const text = readFileSync(new URL(file, folder), 'utf8');
      const line = target === 'quote' ? -1 : text.indexOf('\n');
      const door = target === 'quote' ? 'quote' : text.slice(0, line);
      // The native program for tests takes a request a line.
      const request = text.slice(line + 1).replace(/[\r\n]/g, ' ');
      kept.set(door, [...(kept.get(door) ?? []), request]);
    }
  }
  return kept;
}

test('the same answers to everything that the fuzzers keep', () => {
  const kept = keptRequests();
  let asked = 0;
  for (const door of doors) asked += sameAnswers(door, kept.get(door) ?? []).length;
  assert.ok(asked > 500, `${asked} requests`);
});

test('every door has requests to be compared with', () => {
  assert.deepEqual(Object.keys(GOOD), doors);
});

test('the small module has the doors of pricing, by the same indices', () => {
  assert.deepEqual(pricing, doors.slice(0, pricing.length));
  assert.ok(pricing.length >= 5 && pricing.length < doors.length);
});

for (const door of doors) {
  const requests = GOOD[door].map((request) => JSON.stringify(request));

  test(`${door}: the same answers to good requests`, () => {
    for (const answer of sameAnswers(door, requests)) assert.match(answer, /^\{"ok":true,/);
  });

  test(`${door}: the same answers to hostile requests, and errors that say what to do`, () => {
    const random = randomSource(doors.indexOf(door) + 1);
    const hostile = Array.from({ length: 60 }, () => spoilt(random.pick(requests), random));
    const answers = sameAnswers(door, [...HOSTILE_TEXTS, ...hostile]);
    const refused = answers.filter((answer) => !answer.startsWith('{"ok":true,'));
    assert.ok(refused.length >= HOSTILE_TEXTS.length);
    for (const answer of refused) {
      const { ok, error } = JSON.parse(answer);
      assert.equal(ok, false);
      assert.ok(error.code && error.message && error.hint, answer);
    }
  });
}
