// Budgets of random plans against a reckoning day by day in whole numbers: what each counts, and the day on which each
// alert fires. Every service of these plans has one source, so that the ledger by service says all that there is to know.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers } from '../support/engines.mjs';
import { plus } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';

const random = randomSource(Number(process.env.SEED ?? 57));
const COUNT = Number(process.env.BUDGETS ?? 300);
const SERVICES = ['Amazon Bedrock', 'Claude Sonnet 4.6 (Amazon Bedrock Edition)', 'Amazon EC2'];
const FORECAST_DAYS = 35; // AWS Budgets makes forecasts from about five weeks of data
const SCALE = 30;

const weekdays = () =>
  random.pick([
    undefined,
    undefined,
    [1, 1, 1, 1, 1, 0, 0],
    [0, 0, 0, 0, 0, 0, 1],
    [3, 1, 2, 1, 1, '0.5', 0],
  ]);

function randomAward() {
  return {
    name: 'Award',
    amount: random.pick(['30', '500', '2500.505']),
    start: random.pick(['2026-11-01', '2027-01-15']),
    expires: random.pick(['2027-02-10', '2028-01-31']),
    ...(random.below(2) ? { services: SERVICES.filter(() => random.below(2) === 0) } : {}),
    marketplace: random.below(2) === 0,
  };
}

const randomBudget = () => ({
  limit: random.pick(['10', '75.5', '333', '1200', '9000']),
  ...(random.below(3) === 0 ? {} : { credits: random.below(2) === 0 }),
  ...(random.below(2) ? { services: SERVICES.filter(() => random.below(2) === 0) } : {}),
  thresholds: [
    { percent: random.pick(['1', '12.5', '50']) },
    { percent: random.pick(['80', '99.9', '100']) },
    { percent: 100, type: 'forecast' },
  ],
});

const requests = Array.from({ length: COUNT }, () => ({
  scenario: {
    version: 1,
    region: 'us-east-1',
    workloads: ['amazon.nova-pro-v1:0', 'us.anthropic.claude-sonnet-4-6'].map((model) => ({
      type: 'inference',
      model,
      requests_per_month: 1 + random.below(400_000),
      input_tokens: 1000,
    })),
  },
  plan: {
    start: random.pick(['2026-11', '2026-12', '2027-02']),
    months: 1 + random.below(5),
    growth: { percent: random.pick([0, '7.5', -20, 150]) },
    workloads: [0, 1].map((workload) => ({
      workload,
      ...(random.below(4) === 0 ? { from: '2027-01' } : {}),
      ...Object.fromEntries(Object.entries({ weekdays: weekdays() }).filter(([, v]) => v)),
    })),
    costs: [
      { name: 'Servers', service: 'Amazon EC2', usd: random.pick(['0.001', '310', '1999.99']) },
    ],
    awards: Array.from({ length: random.below(3) }, randomAward),
    budgets: [randomBudget(), randomBudget()],
  },
}));

/** A decimal as a whole number of 10^-30. @param {string | number} value */
function whole(value) {
  const [digits, fraction = ''] = String(value).split('.');
  return BigInt(digits + fraction.padEnd(SCALE, '0'));
}

const daysOf = (/** @type {string} */ month) => {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
};

/**
 * The weights of a month's days so far, by the weekdays of a service's source; after the last day, all of them.
 * @param {string} month @param {(string | number)[]} [weights] of Monday to Sunday
 */
function soFar(month, weights = [1, 1, 1, 1, 1, 1, 1]) {
  let sum = 0n;
  return Array.from({ length: daysOf(month) }, (_, i) => {
    const weekday = new Date(`${month}-${String(i + 1).padStart(2, '0')}T00:00:00Z`).getUTCDay();
    sum += whole(weights[(weekday + 6) % 7]);
    return sum;
  });
}

/** @param {string} month @param {number} index */
const day = (month, index) => `${month}-${String(index + 1).padStart(2, '0')}`;

/**
 * The day of a month on which an alert fires, or null.
 * @param {any} plan @param {any} month of the forecast @param {any} ledger of that month, the services left to pay
 * @param {any} budget @param {any} threshold
 */
function fires(plan, month, ledger, budget, threshold) {
  const amount = (whole(budget.limit) * whole(threshold.percent)) / 10n ** 2n; // of 10^-60
  const shapes = [plan.workloads[0].weekdays, plan.workloads[1].weekdays, undefined];
  /** @type {{charged: bigint, credited: bigint, weights: bigint[]}[]} */
  const sources = month.services
    .filter(
      (/** @type {any} */ { service }) => !budget.services || budget.services.includes(service),
    )
    .map((/** @type {any} */ { service, total }) => {
      const left = ledger.services.find((/** @type {any} */ one) => one.service === service);
      return {
        charged: whole(total),
        credited: budget.credits === false ? 0n : whole(left ? left.credited : total),
        weights: soFar(month.month, shapes[SERVICES.indexOf(service)]),
      };
    });
  const exceeded = Array.from({ length: daysOf(month.month) }, (_, index) => {
    // Fractions over the product of all denominators, so that nothing is rounded.
    const all = sources.reduce((product, { weights }) => product * weights[weights.length - 1], 1n);
    const counted = sources.reduce((sum, { charged, credited, weights }) => {
      const last = weights[weights.length - 1];
      const net = charged * weights[index] - credited * last;
      return net > 0n ? sum + net * (all / last) : sum;
    }, 0n);
    return counted * 10n ** BigInt(SCALE) > amount * all;
  });
  const last = exceeded.length - 1;
  if (threshold.type !== 'forecast') {
    const index = exceeded.indexOf(true);
    return index < 0 ? null : day(month.month, index);
  }
  const ready = new Date(`${plan.start}-01T00:00:00Z`).getTime() / 86_400_000 + FORECAST_DAYS;
  const first = new Date(`${month.month}-01T00:00:00Z`).getTime() / 86_400_000;
  const index = Math.max(0, ready - first);
  return exceeded[last] && index <= last ? day(month.month, index) : null;
}

test('each alert fires on the first day whose end exceeds its amount', () => {
  const asked = requests.map((request) => JSON.stringify(request));
  const [budgets, ledgers, forecasts] = ['budgets', 'credits', 'forecast'].map((door) =>
    nativeAnswers(door, asked).map((text) => JSON.parse(text)),
  );
  let fired = 0;
  for (const [i, { plan }] of requests.entries()) {
    assert.ok(budgets[i].ok && ledgers[i].ok, asked[i]);
    const { months } = forecasts[i].forecast;
    for (const [b, budget] of plan.budgets.entries()) {
      const answer = budgets[i].budgets.budgets[b];
      for (const [t, threshold] of budget.thresholds.entries()) {
        const expected = months
          .map((/** @type {any} */ month, /** @type {number} */ m) => ({
            month: month.month,
            day: fires(plan, month, ledgers[i].credits.months[m], budget, threshold),
          }))
          .filter((/** @type {any} */ { day: date }) => date);
        assert.deepEqual(answer.alerts[t].months, expected, `${asked[i]} budget ${b}, alert ${t}`);
        assert.equal(answer.alerts[t].fires, expected[0]?.day ?? null);
        fired += expected.length;
      }
    }
  }
  assert.ok(fired > COUNT, `${fired} alerts fire`);
});

test('what a budget counts and what it misses is all that is charged', () => {
  const asked = requests.map(({ scenario, plan }) => ({
    scenario,
    plan: { ...plan, budgets: plan.budgets.map((budget) => ({ ...budget, credits: false })) },
  }));
  const answers = nativeAnswers(
    'budgets',
    asked.map((request) => JSON.stringify(request)),
  );
  const charged = nativeAnswers(
    'forecast',
    asked.map((request) => JSON.stringify(request)),
  );
  for (const [i, text] of answers.entries()) {
    const { total } = JSON.parse(charged[i]).forecast;
    for (const budget of JSON.parse(text).budgets.budgets)
      assert.equal([...budget.counted, budget.missed_total].reduce(plus, '0'), total);
  }
});
