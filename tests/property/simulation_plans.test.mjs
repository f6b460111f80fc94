// Laws of simulations over random scenarios of all types and random plans: ranges without width give the forecast itself,
// and ranges of a volume stay between the forecasts of their ends, also where prices change or allowances end.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { randomWorkload } from '../support/random_workloads.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const catalog = engine.catalog();
const random = randomSource(Number(process.env.SEED ?? 41));
const COUNT = Number(process.env.SIMULATIONS ?? 120);

const numbers = new Map(
  catalog.workload_types.map(({ type, fields }) => [
    type,
    fields.filter(({ kind }) => ['quantity', 'whole', 'percent'].includes(kind)),
  ]),
);

/** The months in which a model's price changes, its allowances end, or nothing happens. */
const STARTS = ['2025-11', '2026-03', '2026-08', '2026-12'];

/** @param {number} i @param {Record<string, any>} first the first workload */
function plan(i, first) {
  const once = (numbers.get(first.type) ?? []).filter(({ name }) => first[name] !== undefined);
  return {
    start: STARTS[i % STARTS.length],
    months: random.pick([1, 2, 3, 4, 13]),
    hours: random.pick(['scenario', 'calendar']),
    prices: random.pick(['dated', 'dated', 'fixed']),
    growth: random.pick([
      undefined,
      { percent: '4.5' },
      { percent: 3, low: 3, high: 3 },
      { factors: [1, '1.5', 0, 2] },
      { s_curve: { to: 4, months: 6 } },
    ]),
    growth_together: random.pick([true, false]),
    costs: random.pick([[], [{ name: 'Support', usd: '29.5', from: '2026-01' }]]),
    workloads: random.pick(
      /** @type {Record<string, any>[][]} */ ([
        [],
        [{ workload: 0, weekdays: [2, 1, 1, 1, 1, 0, 0], ramp: { from_percent: 5, months: 4 } }],
        [{ workload: 0, from: '2026-04', to: '2026-09' }],
        [{ workload: 0, only: [STARTS[i % STARTS.length], '2026-05', '2026-10'] }],
        [{ workload: 0, first_month_only: once.slice(0, 2).map(({ name }) => name) }],
        [{ workload: 0, growth: { volumes: [5000, 40_000, 0, '12345.6'] } }],
      ]),
    ),
  };
}

/** @type {Record<string, any>} */
const OLD = {
  type: 'inference',
  model: 'anthropic.claude-3-5-sonnet-20240620-v1:0',
  requests_per_month: 20_000,
  input_tokens: 900,
  output_tokens: 120,
};
const requests = Array.from({ length: COUNT }, (_, i) => {
  const workloads = [
    ...(random.below(3) === 0 ? [OLD] : []),
    ...Array.from({ length: 1 + random.below(3) }, () =>
      randomWorkload(random, random.pick(catalog.workload_types), catalog),
    ),
  ];
  const opened = random.below(3) === 0 ? { account_opened: '2025-06-20' } : {};
  return {
    scenario: { version: 1, region: 'us-east-1', ...opened, workloads },
    plan: plan(i, workloads[0]),
  };
});

/** @param {string} door @param {object[]} asked */
const answers = (door, asked) =>
  nativeAnswers(
    door,
    asked.map((one) => JSON.stringify(one)),
  ).map((text) => JSON.parse(text));

/** The numbers of a scenario that its workloads state. @param {Record<string, any>[]} workloads */
const stated = (workloads) =>
  workloads.flatMap((given, workload) =>
    (numbers.get(given.type) ?? [])
      .filter(({ name }) => given[name] !== undefined)
      .map(({ name }) => ({ workload, field: name, likely: given[name] })),
  );

/** Amounts that a simulation refuses to draw. @param {any} answer */
const isHuge = ({ forecast }) =>
  forecast.months.some((/** @type {any} */ { total }) => Number(total) > 1e11);

test('ranges without width, and a margin of nothing, are the forecast', () => {
  const asked = requests.map(({ scenario, plan: one }, i) => {
    const [first] = one.workloads;
    const ranges = stated(scenario.workloads)
      .filter(({ workload, likely }) => !(first?.growth && workload === 0 && Number(likely) === 0))
      .map(({ likely, ...input }) => ({ ...input, low: likely, high: likely }));
    return {
      scenario,
      plan: {
        ...one,
        ...(i % 2 ? { ranges } : { margin: { low: 0, high: 0, together: i % 4 > 1 } }),
      },
      draws: 160,
      over: [0, '1000000000000'],
    };
  });
  const forecasts = answers('forecast', requests);
  let priced = 0;
  for (const [i, { ok, simulation, error }] of answers('simulate', asked).entries()) {
    if (!ok && (!forecasts[i].ok || isHuge(forecasts[i]))) continue;
    assert.ok(ok, JSON.stringify([asked[i], error]));
    priced += 1;
    for (const [m, month] of simulation.months.entries()) {
      assert.equal(month.entered, forecasts[i].forecast.months[m].total);
      for (const name of ['mean', 'p10', 'p50', 'p90']) {
        const off = Math.abs(Number(month[name]) - Number(month.entered));
        assert.ok(off <= 0.011 + Number(month.entered) * 1e-6, JSON.stringify([asked[i], month]));
      }
    }
    for (const { low_total, high_total, month } of simulation.tornado) {
      const entered = simulation.months.find((/** @type {any} */ x) => x.month === month)?.entered;
      assert.deepEqual([low_total, high_total], [entered, entered]);
    }
    if (isHuge(forecasts[i])) continue;
    for (const { percent } of simulation.chances[1].months) assert.equal(percent, '0');
  }
  assert.ok(priced > COUNT / 2, `${priced} priced`);
});

test('a volume between two ends costs between the two forecasts', () => {
  const asked = [];
  const ends = [];
  for (const { scenario, plan: one } of requests) {
    // Volumes by month stand in for the one entered.
    if (one.workloads.some((own) => own.growth)) continue;
    // More calls hit a cache more often, so that they may cost less where the rate is estimated.
    for (const own of scenario.workloads) own.cache_hit_percent ??= own.cache_ttl ? 50 : undefined;
    const inputs = stated(scenario.workloads).filter(
      ({ workload, field, likely }) =>
        field ===
          catalog.workload_types.find(({ type }) => type === scenario.workloads[workload].type)
            ?.volume && Number(likely) > 0,
    );
    const ranges = inputs.map(({ likely, ...input }) => ({
      ...input,
      low: Math.floor(Number(likely) * 0.4),
      high: Math.ceil(Number(likely) * 2.5),
    }));
    asked.push({ scenario, plan: { ...one, ranges }, draws: 320 });
    for (const end of /** @type {const} */ (['low', 'high'])) {
      const workloads = structuredClone(scenario.workloads);
      for (const input of ranges) workloads[input.workload][input.field] = input[end];
      ends.push({ scenario: { ...scenario, workloads }, plan: one });
    }
  }
  const forecasts = answers('forecast', ends);
  let priced = 0;
  for (const [i, { ok, simulation, error }] of answers('simulate', asked).entries()) {
    const [low, high] = forecasts.slice(2 * i);
    if (!ok && (!high.ok || isHuge(high))) continue;
    assert.ok(ok, JSON.stringify([asked[i], error]));
    if (simulation.tornado.length > 0) priced += 1;
    for (const [m, month] of simulation.months.entries()) {
      const least = Number(low.forecast.months[m].total);
      const most = Number(high.forecast.months[m].total);
      const room = 0.011 + most * 1e-6;
      const about = JSON.stringify([least, month, most, asked[i]]);
      assert.ok(least <= Number(month.p10) + room, about);
      assert.ok(Number(month.p10) <= Number(month.p50) && Number(month.p50) <= Number(month.p90));
      assert.ok(Number(month.p90) <= most + room, about);
    }
  }
  assert.ok(priced > COUNT / 3, `${priced} priced`);
});
