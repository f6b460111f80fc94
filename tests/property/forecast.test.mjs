// Laws of the months ahead: the first month without growth is the quote, and every cent is in exactly one workload or cost
// and in exactly one service.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers, nativeQuotes, engine as startEngine } from '../support/engines.mjs';
import { compared, plus } from '../support/exact.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const random = randomSource(12);
const COUNT = Number(process.env.FORECASTS ?? 150);

const sum = (/** @type {string[]} */ list) => list.reduce(plus, '0');

const scenarios = Array.from({ length: COUNT }, () => ({
  version: 1,
  region: random.pick(['us-east-1', 'eu-west-1', 'ap-northeast-1']),
  as_of: random.pick(['2026-11-01', '2026-07-01', '2027-05-01']),
  ...(random.below(3) === 0 ? { account_opened: '2025-06-20' } : {}),
  workloads: Array.from({ length: 1 + random.below(4) }, () =>
    randomWorkload(random, random.pick(catalog.workload_types), catalog),
  ),
}));
const bills = nativeQuotes(scenarios).map((text) => JSON.parse(text));

test('the first month without growth is the quote, to the last digit', () => {
  const plans = scenarios.map((scenario) =>
    JSON.stringify({ scenario, plan: { start: scenario.as_of, months: 1 } }),
  );
  let priced = 0;
  for (const [i, text] of nativeAnswers('forecast', plans).entries()) {
    const answer = JSON.parse(text);
    assert.equal(answer.ok, bills[i].ok, text);
    if (!answer.ok) continue;
    const { months, workloads } = answer.forecast;
    // A price that changes within the month makes it another one.
    if (answer.forecast.events.some((/** @type {any} */ e) => e.kind === 'price')) continue;
    priced += 1;
    const { bill } = bills[i];
    assert.equal(months[0].total, bill.total);
    assert.deepEqual(
      months[0].workloads.map((/** @type {any} */ w) => w.total),
      bill.workloads.map((/** @type {any} */ w) => w.total),
    );
    const named = (/** @type {any[]} */ list) =>
      list.map(({ service, total }) => `${service} ${total}`).sort();
    assert.deepEqual(named(months[0].services), named(bill.services));
    assert.deepEqual(
      workloads.map((/** @type {any} */ w) => w.name),
      bill.workloads.map(
        (/** @type {any} */ w, /** @type {number} */ n) => w.workload || workloads[n].name,
      ),
    );
    assert.equal(months[0].complete, bill.complete);
  }
  assert.ok(priced > COUNT / 2, `${priced} priced`);
});

test('workloads and costs, services, months and years each add up to the total', () => {
  const requests = scenarios.slice(0, COUNT / 3).map((scenario) => ({
    scenario,
    plan: {
      start: '2026-11',
      months: 1 + random.below(20),
      hours: random.pick(['scenario', 'calendar']),
      growth: random.pick([{ percent: '4.5' }, { percent: -10 }, { factors: [1, '1.5', 0, 2] }]),
      costs: [{ name: 'Support', usd: '29.5', from: '2026-12' }],
      workloads: [
        { workload: 0, weekdays: [2, 1, 1, 1, 1, 0, 0], ramp: { from_percent: 5, months: 4 } },
      ],
    },
  }));
  const answers = nativeAnswers(
    'forecast',
    requests.map((request) => JSON.stringify(request)),
  );
  let whole = 0;
  for (const text of answers) {
    const { ok, forecast } = JSON.parse(text);
    if (!ok) continue;
    whole += 1;
    for (const month of forecast.months) {
      const parts = month.workloads.map((/** @type {any} */ w) => w.total);
      assert.equal(sum([...parts, ...month.costs]), month.total);
      assert.equal(sum(month.services.map((/** @type {any} */ s) => s.total)), month.total);
    }
    for (const list of ['months', 'years', 'services'])
      assert.equal(sum(forecast[list].map((/** @type {any} */ x) => x.total)), forecast.total);
    const parts = [...forecast.workloads, ...forecast.costs].map((x) => x.total);
    assert.equal(sum(parts), forecast.total);
    assert.equal(plus(forecast.steady, forecast.once), forecast.first);
    assert.ok(compared(forecast.once, '0') >= 0, forecast.once);
  }
  assert.ok(whole > requests.length / 2, `${whole} answered`);
});
