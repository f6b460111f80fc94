// The law of the prepared scenario: its total is the total of the bill with the same values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeQuotes, preparedTotals, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { MODELS, randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const types = catalog.workload_types;
const random = randomSource(11);

/** @typedef {ReturnType<typeof randomInput>} Varied */

const VALUES = {
  quantity: ['0', '1', '7.5', '250', '1999', '60000', '1234567.891'],
  whole: ['1', '2', '3', '12'],
  percent: ['0', '5', '12.5', '99.99', '100'],
  growth: ['1', '1.15', '0', '2.5'],
  own_rate: ['0', '0.000003', '0.0000041'],
};

const REGIONS = ['us-east-1', 'eu-west-1', 'us-gov-west-1', 'mars-north-1'];
/** @type {[string, string, string[]][]} */
const CONDITIONS = [
  ['field', 'model', MODELS],
  ['route', 'route', ['', 'in-region', 'geo', 'global']],
  ['tier', 'tier', catalog.tiers],
  ['endpoint', 'endpoint', ['runtime', 'mantle']],
  ['cache_ttl', 'cache_ttl', ['', '5m', '1h', '30m']],
];

/** Digits to a fixed scale, so that products are exact. @param {string} text */
function digits(text) {
  const [whole, rest = ''] = text.split('.');
  return { coefficient: BigInt(whole + rest), scale: rest.length };
}

/** @param {string} a @param {string} b */
function times(a, b) {
  const [x, y] = [digits(a), digits(b)];
  const scale = x.scale + y.scale;
  const text = String(x.coefficient * y.coefficient).padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

/**
 * Something to vary: the input for the engine, and how the scenario looks with a value of it.
 * @param {any} scenario
 */
function randomInput(scenario) {
  const kind = random.below(10);
  if (kind === 0 && scenario.discounts) {
    return {
      input: { kind: 'discount', index: 0 },
      values: VALUES.percent,
      set: (/** @type {any} */ s, /** @type {string} */ value) => {
        s.discounts[0].percent = value;
      },
    };
  }
  if (kind === 1 && scenario.own_rates) {
    return {
      input: { kind: 'own_rate', index: 0 },
      values: VALUES.own_rate,
      set: (/** @type {any} */ s, /** @type {string} */ value) => {
        s.own_rates[0].usd = value;
      },
    };
  }
  if (kind === 2) {
    return {
      input: { kind: 'growth' },
      values: VALUES.growth,
      set: (/** @type {any} */ s, /** @type {string} */ value) => {
        s.growth = value;
      },
    };
  }
  const workload = random.below(scenario.workloads.length);
  const type = types.find(({ type: name }) => name === scenario.workloads[workload].type);
  if (kind === 3) return randomRegion(workload);
  if (kind === 4 && type?.calls) return randomConditions(workload);
  const fields = type?.fields.filter((field) => field.kind !== 'model') ?? [];
  if (fields.length === 0) return randomGrowth();
  const field = random.pick(fields);
  const choices = field.choices ?? [];
  const options = {
    quantity: VALUES.quantity,
    whole: VALUES.whole,
    percent: VALUES.percent,
    choice: choices.map((_, i) => String(i)),
    choices: ['0', '1', String(2 ** choices.length - 1)],
  };
  return {
    input: { kind: 'field', index: workload, field: field.name },
    values: options[/** @type {keyof options} */ (field.kind)] ?? VALUES.quantity,
    set: (/** @type {any} */ s, /** @type {string} */ value) => {
      const at = s.workloads[workload];
      if (field.kind === 'choice') at[field.name] = choices[Number(value)];
      else if (field.kind === 'choices')
        at[field.name] = choices.filter((_, i) => (Number(value) >> i) & 1);
      else at[field.name] = value;
    },
  };
}

/** Where a workload runs, or the whole scenario. @param {number} workload */
function randomRegion(workload) {
  const whole = random.below(2) === 0;
  return {
    input: { kind: 'region', options: REGIONS, ...(whole ? {} : { index: workload }) },
    values: REGIONS.map((_, i) => String(i)),
    set: (/** @type {any} */ s, /** @type {string} */ value) => {
      (whole ? s : s.workloads[workload]).region = REGIONS[Number(value)];
    },
  };
}

/** How a workload calls its model, or which. The first of some choices is to leave it out. @param {number} workload */
function randomConditions(workload) {
  const [kind, field, names] = random.pick(CONDITIONS);
  return {
    input: { kind, index: workload, ...(kind === 'field' ? { field, options: names } : {}) },
    values: names.map((_, i) => String(i)),
    set: (/** @type {any} */ s, /** @type {string} */ value) => {
      const at = s.workloads[workload];
      at[field] = names[Number(value)];
      if (at[field] === '') delete at[field];
    },
  };
}

const randomGrowth = () => ({
  input: { kind: 'growth' },
  values: VALUES.growth,
  set: (/** @type {any} */ s, /** @type {string} */ value) => {
    s.growth = value;
  },
});

/** Growth is no field of a scenario: it is what each workload counts, times so much. @param {any} s */
function grown({ growth, ...scenario }) {
  if (growth === undefined) return scenario;
  for (const workload of scenario.workloads) {
    const type = types.find(({ type: name }) => name === workload.type);
    const volume = type?.fields.find(({ name }) => name === type.volume);
    if (volume?.kind === 'quantity') {
      workload[volume.name] = times(String(workload[volume.name] ?? volume.default ?? 0), growth);
    }
    for (const [name, amount] of Object.entries(workload.quantities ?? {})) {
      workload.quantities[name] = times(String(amount), growth);
    }
  }
  return scenario;
}

const cases = Array.from({ length: 10_000 }, (_, i) => {
  const workloads = [types[i % types.length], ...Array(random.below(3)).fill(null)].map((type) =>
    randomWorkload(random, type ?? random.pick(types), catalog),
  );
  /** @type {any} */
  const scenario = {
    version: 1,
    region: random.pick(['us-east-1', 'eu-central-1', 'ap-northeast-1']),
    workloads,
    ...random.pick([{}, {}, { free_allowances: false }, { hours_per_month: 744 }]),
  };
  if (random.below(3) === 0) scenario.discounts = [{ percent: '10' }];
  if (random.below(3) === 0) {
    scenario.own_rates = [
      { model: 'amazon.nova-lite-v1:0', dimension: 'input_tokens', usd: '0.000001' },
    ];
  }
  const varied = Array.from({ length: 1 + random.below(3) }, () => randomInput(scenario));
  // One input each: the later of two on the same thing would win.
  const inputs = varied.filter(
    ({ input }, at) =>
      at === varied.findIndex((v) => JSON.stringify(v.input) === JSON.stringify(input)),
  );
  const values = Array.from({ length: 4 }, () => inputs.map((one) => random.pick(one.values)));
  values.push(values[0]);
  return { scenario, inputs, values };
});

test('10,000 random scenarios: the prepared total is the bill, to the last digit', () => {
  const totals = preparedTotals(
    cases.map(({ scenario, inputs, values }) => ({
      scenario,
      inputs: inputs.map(({ input }) => input),
      values,
    })),
  );
  const variants = cases.flatMap(({ scenario, inputs, values }) =>
    values.map((row) => {
      const copy = structuredClone(scenario);
      for (const [i, { set }] of inputs.entries()) set(copy, row[i]);
      return grown(copy);
    }),
  );
  const bills = nativeQuotes(variants).map((text) => JSON.parse(text));
  let place = 0;
  let priced = 0;
  for (const [i, { values }] of cases.entries()) {
    for (const at of values.keys()) {
      const envelope = bills[place];
      const expected = envelope.ok ? envelope.bill.total : envelope.error.code;
      const what = () => JSON.stringify([cases[i], at, variants[place]]);
      assert.equal(totals[i][at], expected, what());
      if (envelope.ok && expected !== '0') priced += 1;
      place += 1;
    }
  }
  assert.ok(priced > 25_000, `${priced} of ${place} were priced`);
});

test('only workloads whose inputs changed are expanded again', () => {
  const workloads = Array.from({ length: 10 }, (_, i) => ({
    type: 'inference',
    name: `w${i}`,
    model: 'amazon.nova-lite-v1:0',
    requests_per_month: 1000,
    input_tokens: 100,
  }));
  const scenario = { version: 1, region: 'us-east-1', workloads };
  const inputs = [{ kind: 'field', index: 3, field: 'input_tokens' }, { kind: 'growth' }];
  const values = [
    ['100', '1'],
    ['200', '1'],
    ['200', '1'],
    ['200', '2'],
  ];
  const [totals] = preparedTotals([{ scenario, inputs, values }]);
  // Ten at first, one for the field, none for the same values, ten for growth.
  assert.equal(totals.at(-1), '21');
  assert.deepEqual(totals.slice(0, 4), ['0.06', '0.066', '0.066', '0.132']);
});
