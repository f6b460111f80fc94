// Work that is refused before it starts, and the limits of a custom rate set: each limit just
// past it, and a case below.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers } from '../support/engines.mjs';

/** @param {number} length @param {(i: number) => object} make */
const list = (length, make) => Array.from({ length }, (_, i) => make(i));

/** @param {object} scenario */
function answer(scenario) {
  const text = JSON.stringify({ version: 1, region: 'us-east-1', ...scenario });
  const [envelope] = nativeAnswers('quote', [text]);
  return JSON.parse(envelope);
}

/** @param {object} scenario @param {string} path */
function tooMuch(scenario, path) {
  const { ok, error } = answer(scenario);
  assert.equal(ok, false);
  assert.equal(error.code, 'too_much_work');
  assert.equal(error.path, path);
  assert.ok(error.hint);
}

const MODEL = 'amazon.nova-micro-v1:0';
const shares = (/** @type {number} */ count) =>
  list(count, (i) => ({ model: `m${i}`, percent: '0.01' }));
const calling = (/** @type {number} */ routed, more = {}) => ({
  type: 'inference',
  model: MODEL,
  requests_per_month: 1,
  input_tokens: 1,
  routing: shares(routed),
  ...more,
});

test('models that a scenario calls: 10,000', () => {
  assert.equal(answer({ workloads: list(9, () => calling(1000)) }).ok, true);
  tooMuch({ workloads: list(10, () => calling(1000)) }, 'workloads');
});

test('turns of all conversations: 2,000,000', () => {
  const chat = {
    type: 'chat',
    model: MODEL,
    conversations_per_month: 1,
    turns: 1000,
    question_tokens: 1,
    routing: shares(999),
  };
  assert.equal(answer({ workloads: [chat, chat] }).ok, true);
  tooMuch({ workloads: [chat, chat, chat] }, 'workloads');
});

test('discounts and private rates, for each call: 5,000,000', () => {
  const discounts = list(1000, () => ({ percent: '1', model: 'x' }));
  const own = list(1000, () => ({ model: 'x', dimension: 'input_tokens', usd: '1' }));
  const workloads = list(6, () => calling(999));
  tooMuch({ workloads, discounts }, 'discounts');
  tooMuch({ workloads, own_rates: own }, 'own_rates');
  assert.equal(answer({ workloads: workloads.slice(2), discounts }).ok, true);
});

/** @param {object} more of the rate set */
const custom = (more) => ({
  rate_set: 'custom',
  custom_rates: {
    sources: [{ id: 's', title: 'S', date: '2026-01-01', grade: 'C' }],
    providers: [{ rate_set: 'custom', provider: 'A', models: [] }],
    ...more,
  },
  workloads: [],
});
/** @param {object[]} models */
const withModels = (models) =>
  custom({ providers: [{ rate_set: 'custom', provider: 'A', models }] });
const day = (/** @type {number} */ n) => new Date(n * 864e5).toISOString().slice(0, 10);
/** @param {number} i */
const rate = (i) => ({
  routes: 'all',
  tier: 'standard',
  regions: 'any',
  from: day(1 + i),
  to: day(2 + i),
  usd: { input_tokens: '1' },
  source: 's',
});

test('rates of a set, for each call: 100,000,000', () => {
  const set = withModels([{ id: 'a.b', name: 'B', rates: list(50_000, rate) }]);
  tooMuch({ ...set, workloads: list(3, () => calling(999)) }, 'custom_rates');
  assert.equal(answer({ ...set, workloads: [calling(9, { model: 'a.b' })] }).ok, true);
});

test('models tried in each workload: 20,000,000 calls and turns', () => {
  const set = withModels(
    list(10_000, (i) => ({ id: `a.m${i}`, name: 'M', rates: i ? [] : [rate(0)] })),
  );
  const chat = (/** @type {number} */ turns) =>
    calling(0, { type: 'chat', model: 'a.m0', turns, conversations_per_month: 1 });
  const ask = (/** @type {string} */ door, /** @type {number} */ turns) => {
    const workload = chat(turns);
    for (const name of ['requests_per_month', 'input_tokens', 'output_tokens'])
      delete (/** @type {any} */ (workload)[name]);
    const scenario = { version: 1, region: 'us-east-1', ...set, workloads: [workload, workload] };
    return JSON.parse(nativeAnswers(door, [JSON.stringify({ scenario })])[0]);
  };
  for (const door of ['search', 'levers', 'compare']) {
    const { error } = ask(door, 1000);
    assert.equal(error?.code, 'too_much_work', door);
    assert.equal(error.path, 'scenario.workloads');
    assert.equal(ask(door, 900).ok, true, door);
  }
});

test('sources, models and different notes of a set: 65,536 each', () => {
  const sources = (/** @type {number} */ n) =>
    list(n, (i) => ({ id: `s${i}`, title: 'S', date: '2026-01-01', grade: 'C' }));
  assert.equal(answer(custom({ sources: sources(65_536) })).ok, true);
  assert.equal(answer(custom({ sources: sources(65_537) })).error.code, 'too_many');
  const models = (/** @type {number} */ n) =>
    list(n, (i) => ({ id: `a.m${i}`, name: 'M', rates: [] }));
  assert.equal(answer(withModels(models(65_536))).ok, true);
  assert.equal(answer(withModels(models(65_537))).error.code, 'too_many');
  // Two texts with each rate, beside the empty one.
  const noted = (/** @type {number} */ n) =>
    list(n, (i) => ({ ...rate(i), note: `n${i}`, assumed: `a${i}` }));
  const set = (/** @type {number} */ n) => withModels([{ id: 'a.b', name: 'B', rates: noted(n) }]);
  assert.equal(answer(set(32_767)).ok, true);
  assert.equal(answer(set(32_768)).error.code, 'too_many');
});

test('the address of a source is http or https, never a script', () => {
  const at = (/** @type {string} */ url) =>
    answer(custom({ sources: [{ id: 's', title: 'S', date: '2026-01-01', grade: 'C', url }] }));
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//aws.example', ' https://x']) {
    assert.equal(at(url).error?.code, 'bad_url', url);
  }
  for (const url of ['https://aws.amazon.com/bedrock/pricing/', 'http://localhost/', '']) {
    assert.equal(at(url).ok, true, url);
  }
});
