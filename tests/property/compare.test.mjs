// Each figure of a comparison is what quote says for the scenario with that change, and the parts of a difference add
// up, over random scenarios. COMPARE_CASES says how many (default 40).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyPatch } from '../../wasm/patch.js';
import { nativeAnswers, nativeQuotes, engine as startEngine } from '../support/engines.mjs';
import { minus, plus } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const calling = catalog.workload_types.filter((type) => type.calls);
const random = randomSource(23);
const count = Number(process.env.COMPARE_CASES ?? 40);

const cases = Array.from({ length: count }, (_, i) => {
  const workloads = [calling[i % calling.length], ...Array(random.below(3)).fill(null)].map(
    (type) => randomWorkload(random, type ?? random.pick(catalog.workload_types), catalog),
  );
  const at = random.below(workloads.length);
  const workload = calling.some(({ type }) => type === workloads[at].type) ? at : 0;
  if (random.below(4) === 0) workloads[workload].region = 'eu-west-1';
  if (random.below(6) === 0) workloads[workload].missing_prices = 'nearest';
  /** @type {any} */
  const scenario = {
    version: 1,
    region: random.pick(['us-east-1', 'eu-central-1', 'ap-northeast-1']),
    workloads,
    ...random.pick([{}, {}, { free_allowances: false }, { hours_per_month: 744 }]),
  };
  if (random.below(3) === 0) scenario.discounts = [{ percent: '10', provider: 'Amazon' }];
  if (random.below(3) === 0) {
    const own = { model: 'amazon.nova-lite-v1:0', dimension: 'input_tokens', usd: '0.000001' };
    scenario.own_rates = [own];
  }
  return {
    scenario,
    workload,
    pinned: [random.pick(['amazon.nova-pro-v1:0', 'openai.gpt-5.6-sol'])],
  };
});
const answers = nativeAnswers(
  'compare',
  cases.map((request) => JSON.stringify(request)),
).map((text) => JSON.parse(text));

test('every figure of a comparison is that of the bill with its change', () => {
  const variants = cases.flatMap(({ scenario, workload }, i) => {
    const { ok, comparison } = answers[i];
    if (!ok) return [];
    const { models, places, tiers, endpoints } = comparison;
    return [comparison, ...models, ...places, ...tiers, ...endpoints]
      .filter((variant) => variant.total !== null)
      .map((variant) => ({
        variant,
        workload,
        scenario: applyPatch(scenario, variant.patch ?? []),
      }));
  });
  assert.ok(variants.length > 60 * count, `${variants.length} variants`);
  const bills = nativeQuotes(variants.map(({ scenario }) => scenario));
  for (const [i, { variant, workload, scenario }] of variants.entries()) {
    const { ok, bill } = JSON.parse(bills[i]);
    const what = () => JSON.stringify([variant, scenario]);
    assert.ok(ok, bills[i]);
    assert.equal(bill.workloads[workload].total, variant.total, what());
    assert.equal(bill.total, variant.scenario_total, what());
    assert.equal(bill.workloads[workload].complete, variant.complete, what());
  }
});

test('every model is in a comparison once, with a total or the reason why it has none', () => {
  const known = engine.models().length;
  const codes = new Set();
  for (const [i, { ok, comparison }] of answers.entries()) {
    if (!ok) continue;
    const { models } = comparison;
    const ids = new Set(models.map((/** @type {any} */ model) => model.id));
    assert.equal(ids.size, models.length);
    assert.equal(models.length, known);
    for (const { id, total, cannot } of models) {
      assert.equal(total === null, cannot !== null, `${id} ${JSON.stringify(cases[i])}`);
      if (cannot) codes.add(cannot.code);
    }
    const totals = models.filter((/** @type {any} */ m) => m.total !== null);
    for (const [a, { total }] of totals.entries()) {
      if (a > 0) assert.ok(!minus(total, totals[a - 1].total).startsWith('-'), 'cheapest first');
    }
  }
  for (const code of ['no_route', 'no_price', 'context_window', 'modality', 'end_of_life'])
    assert.ok(codes.has(code), `${code} in ${[...codes]}`);
});

test('newer Claude models are also shown with the tokens that their tokenizer makes of the same text', () => {
  // The source says about 30 % more: x 1.3 one way, and 1 / 1.3 = 0.77 the other.
  const workload = {
    type: 'inference',
    requests_per_month: 30_000,
    input_tokens: 1000,
    output_tokens: 200,
  };
  const [old, young] = ['anthropic.claude-opus-4-6-v1', 'anthropic.claude-opus-4-8'];
  for (const [now, other, factor, hundredths] of [
    [old, young, '1.3', 130n],
    [young, old, '0.77', 77n],
  ]) {
    const scenario = {
      version: 1,
      region: 'us-east-1',
      workloads: [{ ...workload, model: `global.${now}` }],
    };
    const [text] = nativeAnswers('compare', [JSON.stringify({ scenario })]);
    /** @type {import('bedrock-calculator').ComparedModel[]} */
    const models = JSON.parse(text).comparison.models;
    const found = models.find(({ id }) => id === other);
    assert.equal(found?.tokenizer?.factor, factor);
    const [whole, digits = ''] = String(found?.total).split('.');
    const exact = BigInt(whole + digits) * /** @type {bigint} */ (hundredths);
    const scaled = String(exact).padStart(digits.length + 3, '0');
    const places = digits.length + 2;
    const expected = `${scaled.slice(0, -places)}.${scaled.slice(-places)}`.replace(/\.?0+$/, '');
    assert.equal(found?.tokenizer?.total, expected);
    assert.match(String(found?.tokenizer?.source), /AgentLab/);
    for (const { id, provider, tokenizer } of models) {
      if (provider !== 'Anthropic' || id === now) assert.equal(tokenizer, null, id);
    }
  }
});

test('scenarios side by side: rate and quantity add up to the difference, lines to workloads to the whole', () => {
  const requests = cases.flatMap(({ scenario }, i) => {
    const models = answers[i].ok ? answers[i].comparison.models : [];
    const priced = models.filter((/** @type {any} */ m) => m.total !== null);
    if (priced.length < 2) return [];
    const others = [priced[0], random.pick(priced)].map(({ patch }) => applyPatch(scenario, patch));
    return [{ scenarios: [scenario, ...others, { ...scenario, workloads: [] }] }];
  });
  assert.ok(requests.length > count / 2);
  const texts = nativeAnswers(
    'diff',
    requests.map((request) => JSON.stringify(request)),
  );
  for (const [i, text] of texts.entries()) {
    const { ok, diff } = JSON.parse(text);
    assert.ok(ok, text);
    const bills = nativeQuotes(requests[i].scenarios).map((bill) => JSON.parse(bill).bill);
    const sum = (/** @type {string[]} */ list) => list.reduce(plus, '0');
    for (const at of [0, 1, 2]) {
      assert.equal(diff.differences[at], minus(bills[at + 1].total, bills[0].total));
      assert.equal(plus(diff.by_rate[at], diff.by_quantity[at]), diff.differences[at]);
      for (const workload of diff.workloads) {
        const lines = workload.lines.map((/** @type {any} */ line) => line.causes[at]);
        assert.equal(
          sum(lines.map((/** @type {any} */ c) => c.difference)),
          workload.differences[at],
        );
        assert.equal(sum(lines.map((/** @type {any} */ c) => c.by_rate)), workload.by_rate[at]);
        for (const cause of lines) {
          assert.equal(plus(cause.by_rate, cause.by_quantity), cause.difference);
          if (cause.cause === 'same') assert.equal(cause.difference, '0');
        }
      }
      const amounts = diff.workloads.map((/** @type {any} */ w) => w.differences[at]);
      assert.equal(sum(amounts), diff.differences[at]);
    }
  }
});
