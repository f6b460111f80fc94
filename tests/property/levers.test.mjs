// The law of the levers: a patch, applied and quoted, gives exactly the bill that was promised, alone and in the plan.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch } from '../../wasm/patch.js';
import { nativeAnswers, nativeQuotes } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** BEDROCK_LEVER_SCENARIOS asks for more than the usual run. */
const SCENARIOS = Number(process.env.BEDROCK_LEVER_SCENARIOS ?? 300);

const { catalog } = JSON.parse(nativeAnswers('catalog', ['{}'])[0]);
const random = randomSource(77);
const PLACES = 36;

/** @param {string} text */
const exact = (text) => {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};

/** Models with prices from us-east-1, most with batch, flex or a cache. */
const PRICED = [
  'us.anthropic.claude-sonnet-4-6',
  'us.anthropic.claude-opus-4-5-20251101-v1:0',
  'global.anthropic.claude-haiku-4-5-20251001-v1:0',
  'us.anthropic.claude-3-7-sonnet-20250219-v1:0',
  'amazon.nova-pro-v1:0',
  'us.amazon.nova-premier-v1:0',
  'openai.gpt-oss-120b-1:0',
];

/** A workload that more often than not calls a model with a price. @returns {any} */
function someWorkload() {
  const type = random.pick(catalog.workload_types);
  const workload = randomWorkload(random, type, catalog);
  if (type.calls && random.below(4) > 0) {
    for (const field of ['route', 'region', 'endpoint', 'context']) delete workload[field];
    workload.model = random.pick(PRICED);
  }
  return workload;
}

/** @returns {any} */
function randomRequest() {
  const scenario = {
    version: 1,
    region: random.pick(['us-east-1', 'us-east-1', 'eu-central-1']),
    workloads: Array.from({ length: 1 + random.below(4) }, () => someWorkload()),
  };
  const request = { scenario, routing_percent: 1 + random.below(99) };
  if (random.below(3) === 0) Object.assign(request, { unit_tokens_per_minute: 20_000 });
  if (random.below(3) === 0) {
    Object.assign(request, { models: ['us.amazon.nova-lite-v1:0', 'amazon.nova-micro-v1:0'] });
  }
  return request;
}

const requests = Array.from({ length: SCENARIOS }, randomRequest);
const answers = nativeAnswers(
  'levers',
  requests.map((request) => JSON.stringify(request)),
).map((text) => JSON.parse(text));

/** Patched scenarios with what was promised of each. @type {{scenario: any, total: string, id: string}[]} */
const promised = [];
let plans = 0;
for (const [i, { scenario }] of requests.entries()) {
  if (!answers[i].ok) continue;
  const { total, levers, plan } = answers[i].levers;
  promised.push({ scenario, total, id: 'now' });
  for (const lever of levers.filter((/** @type {any} */ l) => l.available)) {
    assert.equal(exact(total) - exact(lever.total), exact(lever.amount), lever.id);
    promised.push({
      scenario: applyPatch(scenario, lever.patch),
      total: lever.total,
      id: lever.id,
    });
  }
  let state = scenario;
  let before = total;
  for (const step of plan.steps) {
    state = applyPatch(state, step.patch);
    assert.equal(exact(before) - exact(step.total), exact(step.amount), step.id);
    assert.ok(exact(step.amount) > 0n, step.id);
    before = step.total;
    promised.push({ scenario: state, total: step.total, id: `plan to ${step.id}` });
  }
  assert.equal(plan.total, before);
  plans += plan.steps.length > 1 ? 1 : 0;
}

test('every patch gives the bill that was promised', () => {
  assert.ok(
    promised.length > 3 * SCENARIOS && plans > SCENARIOS / 5,
    `${promised.length}, ${plans}`,
  );
  const bills = nativeQuotes(promised.map(({ scenario }) => scenario));
  for (const [i, { total, id, scenario }] of promised.entries()) {
    const envelope = JSON.parse(bills[i]);
    assert.ok(envelope.ok, `${id}: ${bills[i].slice(0, 300)}`);
    assert.equal(envelope.bill.total, total, `${id}: ${JSON.stringify(scenario)}`);
  }
});

test('no lever hides a price', () => {
  const bills = nativeQuotes(promised.map(({ scenario }) => scenario));
  let now = 0;
  for (const [i, { id }] of promised.entries()) {
    const { not_priced: left } = JSON.parse(bills[i]).bill;
    if (id === 'now') now = left.length;
    else assert.ok(left.length <= now, id);
  }
});

test('the plan takes no lever twice, none that is excluded, and the groups in their order', () => {
  for (const answer of answers.filter(({ ok }) => ok)) {
    const { levers, plan } = answer.levers;
    const ids = plan.steps.map((/** @type {any} */ step) => step.id);
    assert.equal(new Set(ids).size, ids.length);
    const order = plan.steps.map((/** @type {any} */ s) =>
      ['same', 'later', 'other'].indexOf(s.group),
    );
    assert.deepEqual(order, order.toSorted());
    for (const lever of levers.filter((/** @type {any} */ l) => ids.includes(l.id))) {
      for (const other of lever.excludes ?? [])
        assert.ok(!ids.includes(other), `${lever.id} ${other}`);
    }
  }
});

test('levers that are switched off stay out of the plan', () => {
  const chosen = requests.flatMap((request, i) => {
    const steps = answers[i].ok ? answers[i].levers.plan.steps : [];
    return steps.length > 1 ? [{ ...request, off: [random.pick(steps).id] }] : [];
  });
  const again = nativeAnswers(
    'levers',
    chosen.map((request) => JSON.stringify(request)),
  );
  assert.ok(again.length > 0);
  for (const [i, text] of again.entries()) {
    const { levers, plan } = JSON.parse(text).levers;
    assert.ok(plan.steps.every((/** @type {any} */ step) => step.id !== chosen[i].off[0]));
    for (const lever of levers) {
      if (lever.available) assert.equal(lever.off, chosen[i].off.includes(lever.id));
    }
  }
});
