// What each door of planning refuses, and the field that its error names; the native build says the same, byte for byte.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glue, nativeAnswers } from '../support/engines.mjs';

const module = await glue();
const doors = module.doors().split(' ');

const LABELS = {
  type: 'inference',
  model: 'amazon.nova-micro-v1:0',
  requests_per_month: 1000,
  input_tokens: 500,
  output_tokens: 50,
};
const CHAT = {
  type: 'chat',
  model: 'amazon.nova-micro-v1:0',
  conversations_per_month: 1000,
  turns: 5,
  question_tokens: 100,
  answer_tokens: 100,
};
const scenario = (/** @type {object[]} */ ...workloads) => ({
  version: 1,
  region: 'us-east-1',
  workloads,
});
const SCENARIO = scenario(LABELS, CHAT);

/** @param {object} plan */
const planned = (plan) => ({ scenario: SCENARIO, plan: { start: '2026-12', months: 2, ...plan } });
const own = (/** @type {object} */ more) => planned({ workloads: [{ workload: 0, ...more }] });
const range = (/** @type {object} */ more) =>
  planned({ ranges: [{ workload: 1, field: 'turns', low: 2, high: 9, ...more }] });
const award = (/** @type {object} */ more) =>
  planned({ awards: [{ name: 'Credits', amount: 500, expires: '2027-05-31', ...more }] });
const budget = (/** @type {object} */ more) => planned({ budgets: [{ limit: 500, ...more }] });
const goal = (/** @type {object} */ more) => ({
  scenario: SCENARIO,
  budget: 100,
  input: { workload: 0, field: 'requests_per_month' },
  ...more,
});
const units = (/** @type {object} */ more) => ({ scenario: SCENARIO, ...more });
const limited = (/** @type {object} */ more) => ({ scenario: SCENARIO, constraints: more });
/** @param {number} length @param {any} item */
const many = (length, item) => Array.from({ length }, () => item);

/** @type {Record<string, [request: object, code: string, path: string][]>} */
const REFUSED = {
  forecast: [
    [{}, 'missing_field', 'scenario'],
    [planned({ start: '2026-13' }), 'bad_date', 'plan.start'],
    [planned({ months: 37 }), 'out_of_range', 'plan.months'],
    [planned({ hours: 'daily' }), 'unknown_value', 'plan.hours'],
    [planned({ growth: {} }), 'missing_field', 'plan.growth.percent'],
    [planned({ growth: { percent: 1, factors: [1] } }), 'missing_field', 'plan.growth.percent'],
    [planned({ growth: { percent: 1, low: 0 } }), 'missing_field', 'plan.growth.high'],
    [planned({ growth: { percent: 1, high: 4 } }), 'missing_field', 'plan.growth.low'],
    [planned({ growth: { percent: 1, low: 2, high: 4 } }), 'out_of_range', 'plan.growth.low'],
    [planned({ growth: { percent: 5, low: 2, high: 4 } }), 'out_of_range', 'plan.growth.high'],
    [planned({ growth: { percent: -101 } }), 'out_of_range', 'plan.growth.percent'],
    [planned({ growth: { percent: 'ten' } }), 'out_of_range', 'plan.growth.percent'],
    [planned({ growth: { percent: [] } }), 'out_of_range', 'plan.growth.percent'],
    [planned({ growth: { factors: [1], low: 0 } }), 'unknown_field', 'plan.growth.low'],
    [planned({ growth: { factors: [1], high: 2 } }), 'unknown_field', 'plan.growth.high'],
    [planned({ growth: { factors: [] } }), 'wrong_length', 'plan.growth.factors'],
    [planned({ growth: { factors: many(37, 1) } }), 'wrong_length', 'plan.growth.factors'],
    [planned({ growth: { factors: [1, -1] } }), 'bad_number', 'plan.growth.factors[1]'],
    [planned({ growth: { factors: [1, {}] } }), 'bad_number', 'plan.growth.factors[1]'],
    [planned({ growth: { volumes: [1] } }), 'unknown_field', 'plan.growth.volumes'],
    [planned({ growth: { s_curve: { months: 3 } } }), 'missing_field', 'plan.growth.s_curve.to'],
    [own({ workload: 2 }), 'out_of_range', 'plan.workloads[0].workload'],
    [own({ workload: undefined }), 'missing_field', 'plan.workloads[0].workload'],
    [
      planned({ workloads: [{ workload: 0 }, { workload: 0 }] }),
      'doubled',
      'plan.workloads[1].workload',
    ],
    [planned({ workloads: many(3, {}) }), 'too_many', 'plan.workloads'],
    [own({ ramp: { from_percent: 101 } }), 'out_of_range', 'plan.workloads[0].ramp.from_percent'],
    [own({ season: [1] }), 'wrong_length', 'plan.workloads[0].season'],
    [own({ weekdays: many(8, 1) }), 'wrong_length', 'plan.workloads[0].weekdays'],
    [own({ weekdays: many(7, 0) }), 'out_of_range', 'plan.workloads[0].weekdays'],
    [own({ from: 'soon' }), 'bad_date', 'plan.workloads[0].from'],
    [own({ only: ['2026-12', '12'] }), 'bad_date', 'plan.workloads[0].only'],
    [own({ first_month_only: ['turns'] }), 'unknown_value', 'plan.workloads[0].first_month_only'],
    [own({ first_month_only: ['model'] }), 'unknown_value', 'plan.workloads[0].first_month_only'],
    [planned({ costs: [{ usd: 5 }] }), 'missing_field', 'plan.costs[0].name'],
    [planned({ costs: [{ name: 'Support' }] }), 'missing_field', 'plan.costs[0].usd'],
    [planned({ costs: many(101, { name: 'x', usd: 1 }) }), 'too_many', 'plan.costs'],
    [planned({ growth: { percent: 1000 }, months: 36 }), 'too_large', 'scenario.workloads[0]'],
    [
      {
        scenario: scenario(...many(60, { ...CHAT, turns: 1000 })),
        plan: { months: 36, start: '2026-12' },
      },
      'too_much_work',
      'plan.months',
    ],
    [
      { scenario: { ...scenario(...many(60, { ...CHAT, turns: 1000 })), plan: { months: 36 } } },
      'too_much_work',
      'scenario.plan.months',
    ],
  ],
  simulate: [
    [{ ...range({}), draws: 100 }, 'out_of_range', 'draws'],
    [{ ...range({}), seed: -1 }, 'out_of_range', 'seed'],
    [{ ...range({}), preset: 'second_estimate' }, 'unknown_value', 'preset'],
    [{ ...range({}), over: ['much'] }, 'bad_number', 'over[0]'],
    [{ ...range({}), over: [1, -1] }, 'bad_number', 'over[1]'],
    [{ ...range({}), over: [[]] }, 'bad_number', 'over[0]'],
    [{ ...range({}), over: many(21, 1) }, 'too_many', 'over'],
    [range({ workload: 2 }), 'out_of_range', 'plan.ranges[0].workload'],
    [range({ field: undefined }), 'missing_field', 'plan.ranges[0].field'],
    [range({ field: 'model' }), 'unknown_value', 'plan.ranges[0].field'],
    [range({ field: 'requests_per_month' }), 'unknown_value', 'plan.ranges[0].field'],
    [range({ low: undefined }), 'missing_field', 'plan.ranges[0].low'],
    [range({ low: 6 }), 'out_of_range', 'plan.ranges[0].low'],
    [range({ high: 4 }), 'out_of_range', 'plan.ranges[0].high'],
    [range({ low: 'few' }), 'bad_number', 'plan.ranges[0].low'],
    [range({ low: '2.5' }), 'out_of_range', 'plan.ranges[0].low'],
    [range({ low: 0 }), 'out_of_range', 'plan.ranges[0].low'],
    [range({ likely: '5.5' }), 'out_of_range', 'plan.ranges[0].likely'],
    [range({ high: 1001 }), 'out_of_range', 'plan.ranges[0].high'],
    [
      range({ field: 'retry_percent', low: 0, likely: 5, high: 101 }),
      'out_of_range',
      'plan.ranges[0].high',
    ],
    [
      planned({ ranges: many(2, { workload: 1, field: 'turns', low: 2, high: 9 }) }),
      'doubled',
      'plan.ranges[1].field',
    ],
    [planned({ ranges: many(201, {}) }), 'too_many', 'plan.ranges'],
    [
      {
        scenario: scenario({ ...LABELS, requests_per_month: 0 }),
        plan: {
          start: '2026-12',
          workloads: [{ workload: 0, growth: { volumes: [5, 10] } }],
          ranges: [{ workload: 0, field: 'requests_per_month', low: 0, high: 5 }],
        },
      },
      'out_of_range',
      'plan.ranges[0].field',
    ],
    [planned({ margin: { low: -101, high: 10 } }), 'out_of_range', 'plan.margin.low'],
    [planned({ margin: { low: 1, high: 10 } }), 'out_of_range', 'plan.margin.low'],
    [planned({ margin: { low: -10, high: 1001 } }), 'out_of_range', 'plan.margin.high'],
    [
      planned({ margin: { low: -10, high: 10, togther: true } }),
      'unknown_field',
      'plan.margin.togther',
    ],
    [
      {
        scenario: scenario(...many(70, LABELS)),
        plan: { start: '2026-12', months: 1, margin: { low: -10, high: 10 } },
      },
      'too_much_work',
      'draws',
    ],
    [
      {
        scenario: scenario(...many(2, { ...CHAT, turns: 1000 })),
        plan: { start: '2026-12', months: 1 },
        draws: 100_000,
      },
      'too_much_work',
      'draws',
    ],
    [
      planned({
        ranges: [{ workload: 0, field: 'input_tokens', low: 0, high: '2000000000000000000' }],
      }),
      'too_large',
      'plan',
    ],
    [planned({ growth: { percent: 900, low: 0, high: 1000 }, months: 12 }), 'too_large', 'plan'],
  ],
  credits: [
    [award({ name: undefined }), 'missing_field', 'plan.awards[0].name'],
    [award({ amount: undefined }), 'missing_field', 'plan.awards[0].amount'],
    [award({ expires: undefined }), 'missing_field', 'plan.awards[0].expires'],
    [award({ expires: '2027-02-30' }), 'bad_date', 'plan.awards[0].expires'],
    [award({ start: '2027-06-01' }), 'out_of_range', 'plan.awards[0].expires'],
    [award({ programme: 'free-money' }), 'unknown_value', 'plan.awards[0].programme'],
    [award({ workloads: [2] }), 'out_of_range', 'plan.awards[0].workloads'],
    [award({ workloads: [-1] }), 'out_of_range', 'plan.awards[0].workloads'],
    [award({ workloads: [0.5] }), 'out_of_range', 'plan.awards[0].workloads'],
    [award({ workloads: ['0'] }), 'out_of_range', 'plan.awards[0].workloads'],
    [planned({ headroom_percent: -1 }), 'out_of_range', 'plan.headroom_percent'],
  ],
  budgets: [
    [budget({ limit: undefined }), 'missing_field', 'plan.budgets[0].limit'],
    [budget({ limit: 0 }), 'out_of_range', 'plan.budgets[0].limit'],
    [budget({ name: '' }), 'bad_name', 'plan.budgets[0].name'],
    [budget({ name: 'a:b' }), 'bad_name', 'plan.budgets[0].name'],
    [budget({ name: 'a\\b' }), 'bad_name', 'plan.budgets[0].name'],
    [budget({ name: 'x'.repeat(101) }), 'bad_name', 'plan.budgets[0].name'],
    [budget({ emails: many(11, 'a@example.com') }), 'too_many', 'plan.budgets[0].emails'],
    [budget({ services: 'some' }), 'unknown_value', 'plan.budgets[0].services'],
    [budget({ services: [7] }), 'wrong_type', 'plan.budgets[0].services'],
    [budget({ thresholds: [] }), 'empty_field', 'plan.budgets[0].thresholds'],
    [budget({ thresholds: many(11, { percent: 5 }) }), 'too_many', 'plan.budgets[0].thresholds'],
    [
      budget({ thresholds: [{ percent: 0 }] }),
      'out_of_range',
      'plan.budgets[0].thresholds[0].percent',
    ],
    [
      budget({ thresholds: [{ percent: 50, type: 'guessed' }] }),
      'unknown_value',
      'plan.budgets[0].thresholds[0].type',
    ],
    [planned({ budgets: many(21, { limit: 1 }) }), 'too_many', 'plan.budgets'],
  ],
  solve: [
    [goal({ budget: undefined }), 'missing_field', 'budget'],
    [goal({ unit_cost: 1 }), 'missing_field', 'budget'],
    [goal({ input: undefined }), 'missing_field', 'input'],
    [goal({ input: { workload: 2, field: 'turns' } }), 'out_of_range', 'input.workload'],
    [goal({ input: { workload: 0 } }), 'missing_field', 'input.field'],
    [goal({ input: { workload: 0, field: 'turns' } }), 'unknown_value', 'input.field'],
    [goal({ input: { workload: 0, field: 'model' } }), 'unknown_value', 'input.field'],
    [goal({ input: { workload: 0, field: 'colour' } }), 'unknown_value', 'input.field'],
    [goal({ workload: 2 }), 'out_of_range', 'workload'],
    [goal({ from: '1e20' }), 'out_of_range', 'from'],
    [goal({ to: '1e20' }), 'out_of_range', 'to'],
    [goal({ from: 10, to: 9 }), 'out_of_range', 'to'],
    [{ ...goal({}), scenario: scenario() }, 'out_of_range', 'input.workload'],
    [
      {
        ...goal({ input: { workload: 0, field: 'turns' } }),
        scenario: scenario(...many(90, { ...CHAT, turns: 1000 })),
      },
      'too_much_work',
      'scenario.workloads',
    ],
  ],
  unit_costs: [
    [units({ by: 'colour' }), 'unknown_value', 'by'],
    [units({ users: -1 }), 'negative', 'users'],
    [units({ prices: [{ workload: 2, usd: 1 }] }), 'out_of_range', 'prices[0].workload'],
    [units({ prices: [{ workload: 0 }] }), 'missing_field', 'prices[0].usd'],
  ],
  search: [
    [limited({ models: ['acme.fox'] }), 'unknown_model', 'constraints.models'],
    [limited({ regions: ['us-esat-1'] }), 'unknown_value', 'constraints.regions'],
    [limited({ geographies: ['moon'] }), 'unknown_value', 'constraints.geographies'],
    [limited({ routes: ['scenic'] }), 'unknown_value', 'constraints.routes'],
    [limited({ tiers: ['reserved'] }), 'unknown_value', 'constraints.tiers'],
    [limited({ lifecycle: ['fresh'] }), 'unknown_value', 'constraints.lifecycle'],
    [limited({ latency: 'none' }), 'unknown_value', 'constraints.latency'],
    [limited({ min_context_tokens: -1 }), 'out_of_range', 'constraints.min_context_tokens'],
  ],
  compare: [
    [units({ pinned: ['acme.fox'] }), 'unknown_model', 'pinned'],
    [units({ pinned: many(6, 'amazon.nova-micro-v1:0') }), 'too_many', 'pinned'],
    [units({ workload: 2 }), 'no_model', 'workload'],
  ],
};

for (const [door, cases] of Object.entries(REFUSED)) {
  test(`${door} names the field that it refuses`, () => {
    const requests = cases.map(([request]) => JSON.stringify(request));
    const native = nativeAnswers(door, requests);
    for (const [i, [, code, path]] of cases.entries()) {
      const { ok, error } = JSON.parse(native[i]);
      const about = `${requests[i].slice(0, 400)} ${native[i].slice(0, 400)}`;
      assert.equal(ok, false, about);
      assert.deepEqual({ code: error.code, path: error.path }, { code, path }, about);
      assert.ok(error.message && error.hint, about);
      assert.equal(module.ask(doors.indexOf(door), requests[i]), native[i]);
    }
  });
}
