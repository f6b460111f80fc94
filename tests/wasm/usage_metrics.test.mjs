// CloudWatch's metrics, as its console and others write them: sums over periods, what they cost, and what cannot be summed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { keepScanned } from '../support/scanned.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, usageScenario } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();
const NOVA = 'amazon.nova-micro-v1:0';
const HAIKU = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

/** @param {string} content @param {'simd' | 'plain'} [scanner] @param {number} [step] */
async function reportOf(content, scanner, step = content.length) {
  keepScanned(content);
  const usage = await openUsage({ engine, scanner, prices: { region: 'us-east-1' } });
  const file = usage.file('metrics.csv');
  const bytes = new TextEncoder().encode(content);
  for (let at = 0; at < bytes.length; at += step) file.feed(bytes.subarray(at, at + step));
  const summary = file.end();
  const report = usage.report();
  assert(report.metrics || summary.records === 0);
  return {
    ...report,
    metrics: /** @type {NonNullable<typeof report.metrics>} */ (report.metrics),
    summary,
  };
}

/** @param {string[]} lines */
const csv = (...lines) => lines.map((line) => `${line}\n`).join('');

test('a column for each metric, the day first', async () => {
  const { metrics, bill, summary } = await reportOf(
    csv(
      'Timestamp,"acme.one InputTokenCount","acme.one OutputTokenCount","acme.one Invocations",CPU',
      '2026-10-01T00:00:00Z,5,6,2,7',
      '2026-10-02T00:00:00Z,10,,1,1',
    ),
  );
  assert.equal(summary.format, 'metrics');
  assert.equal(bill, null);
  assert.deepEqual(metrics.rows, [
    { model: 'acme.one', metric: 'InputTokenCount', sum: '15' },
    { model: 'acme.one', metric: 'OutputTokenCount', sum: '6' },
    { model: 'acme.one', metric: 'Invocations', sum: '3' },
  ]);
  assert.equal(metrics.assumed, true);
});

/** The lines that CloudWatch's console puts over a graph's numbers; days with slashes. */
const CONSOLE = csv(
  `Full label,${NOVA} InputTokenCount,${NOVA} OutputTokenCount,${NOVA} Invocations,${HAIKU} InputTokenCount,${HAIKU} CacheReadInputTokenCount,${HAIKU} CacheWriteInputTokenCount,${HAIKU} InvocationLatency`,
  `Label,${NOVA} InputTokenCount,${NOVA} OutputTokenCount,${NOVA} Invocations,${HAIKU} InputTokenCount,${HAIKU} CacheReadInputTokenCount,${HAIKU} CacheWriteInputTokenCount,${HAIKU} InvocationLatency`,
  'Statistic,Sum,Sum,Sum,Sum,Sum,Sum,Average',
  'Period,3600,3600,3600,3600,3600,3600,3600',
  '2026/10/05 00:00:00,1000000,250000,1500,1000,20000,5000,812.5',
  '2026/10/05 01:00:00,,,,500,,,900.25',
  '2026/10/06 00:00:00,1000000.0,250000.0,500.0,,,,',
);

test("the console's download of a graph is summed over its periods and priced", async () => {
  const { metrics, summary } = await reportOf(CONSOLE);
  assert.deepEqual([summary.format, summary.records, summary.bad], ['metrics', 3, 0]);
  assert.deepEqual(metrics.period, { from: '2026-10-05', to: '2026-10-06', days: 2, covered: 2 });
  assert.deepEqual(metrics.refused, []);
  assert.equal(metrics.assumed, false);
  assert.deepEqual(metrics.rows, [
    { model: NOVA, metric: 'InputTokenCount', sum: '2000000' },
    { model: NOVA, metric: 'OutputTokenCount', sum: '500000' },
    { model: NOVA, metric: 'Invocations', sum: '2000' },
    { model: HAIKU, metric: 'InputTokenCount', sum: '1500' },
    { model: HAIKU, metric: 'CacheReadInputTokenCount', sum: '20000' },
    { model: HAIKU, metric: 'CacheWriteInputTokenCount', sum: '5000' },
  ]);
  // 2 M x $0.035 + 0.5 M x $0.14 a million = 0.14. Haiku 4.5, geo: 1,500 x $1.10 + 20,000 x $0.11 + 5,000 x $1.375 a million.
  assert.deepEqual(
    metrics.models.map(({ model_name, calls, amount, complete }) => [
      model_name,
      calls,
      amount,
      complete,
    ]),
    [
      ['Nova Micro', '2000', '0.14', true],
      ['Claude Haiku 4.5', '0', '0.010725', true],
    ],
  );
});

test('both scanners and any cut of a download give the same', async () => {
  const whole = await reportOf(CONSOLE);
  for (const step of [1, 7, 100]) assert.deepEqual(await reportOf(CONSOLE, 'plain', step), whole);
});

test('metrics alone become a scenario', async () => {
  const { scenario, ranges } = usageScenario(await reportOf(CONSOLE), { region: 'us-east-1' });
  // 2,000 calls on 2 days are 30,417 in 30.4167; 1,000 and 250 tokens each. Haiku's calls are not in the file.
  assert.deepEqual(ranges, []);
  assert.equal(scenario.name, 'Real usage 2026-10-05 to 2026-10-06');
  assert.deepEqual(scenario.workloads, [
    {
      type: 'inference',
      name: 'Nova Micro',
      model: NOVA,
      region: 'us-east-1',
      requests_per_month: '30417',
      input_tokens: '1000',
      output_tokens: '250',
    },
  ]);
});

test('the metric, the model and the statistic may stand in lines of their own', async () => {
  const { metrics } = await reportOf(
    csv(
      `Label,${NOVA},${HAIKU}`,
      'Namespace,AWS/Bedrock,AWS/Bedrock',
      'Metric name,OutputTokenCount,OutputTokenCount',
      `Dimensions,ModelId: ${NOVA},ModelId: ${HAIKU}`,
      'Stat,sum,sum',
      '10/05/2026 00:00,7,9',
      '10/06/2026 00:00,3,',
    ),
  );
  // Whether 10/05 is in May or in October is not certain: no day, the newest prices.
  assert.equal(metrics.period, null);
  assert.deepEqual(metrics.rows, [
    { model: NOVA, metric: 'OutputTokenCount', sum: '10' },
    { model: HAIKU, metric: 'OutputTokenCount', sum: '9' },
  ]);
});

test('statistics that do not add up are left out, and said', async () => {
  const { metrics } = await reportOf(
    csv(
      `Timestamp,${NOVA} InputTokenCount Average,${NOVA} OutputTokenCount,${NOVA} InputTokenCount p90,${NOVA} Invocations Sum`,
      '2026-10-05T00:00:00Z,800,400.5,810,3',
      '2026-10-05T01:00:00Z,900,402,910,4',
    ),
  );
  assert.deepEqual(metrics.rows, [{ model: NOVA, metric: 'Invocations', sum: '7' }]);
  assert.deepEqual(
    metrics.refused.map(({ reason }) => reason.split(':')[0]),
    [
      'Its statistic is Average',
      'It has fractions, so its statistic is not Sum',
      'Its statistic is p90',
    ],
  );
});

test("another service's download is no usage, and has no bad lines", async () => {
  const { summary, metrics, bad } = await reportOf(
    csv('Full label,CPUUtilization', 'Statistic,Average', '2026/10/05 00:00:00,12.5'),
  );
  assert.deepEqual([summary.format, summary.records, metrics], ['unknown', 0, null]);
  assert.equal(bad.lines, '0');
});

const hour = (/** @type {number} */ at) => `2026-10-05T${String(at).padStart(2, '0')}:00:00+00:00`;
/** @param {string} Id @param {string} Label @param {number[]} Values */
const result = (Id, Label, ...Values) => ({
  Id,
  Label,
  Timestamps: Values.map((_, i) => hour(10 - i)),
  Values,
  StatusCode: 'Complete',
});
/** As the command prints it: numbers as floats. @param {any} answer */
const printed = (answer) =>
  JSON.stringify(answer, null, 4).replace(/^( +)(\d+)(,?)$/gm, '$1$2.0$3');

test('an answer of get-metric-data is summed and priced', async () => {
  const content = printed({
    Messages: [],
    MetricDataResults: [
      result('m1', `${NOVA} InputTokenCount`, 1_500_000, 500_000),
      result('m2', `${NOVA} OutputTokenCount`, 500_000),
      result('m3', `${NOVA} Invocations`, 1500, 500),
      result('m4', 'CPUUtilization', 3),
    ],
  });
  assert.match(content, /1500000\.0/);
  const { metrics, summary } = await reportOf(content);
  assert.deepEqual([summary.format, summary.records, summary.bad], ['metrics', 5, 0]);
  assert.deepEqual(metrics.rows, [
    { model: NOVA, metric: 'InputTokenCount', sum: '2000000' },
    { model: NOVA, metric: 'OutputTokenCount', sum: '500000' },
    { model: NOVA, metric: 'Invocations', sum: '2000' },
  ]);
  // 2 x 0.035 + 0.5 x 0.14; the answer does not say its statistic.
  assert.deepEqual([metrics.models[0].amount, metrics.models[0].calls], ['0.14', '2000']);
  assert.equal(metrics.assumed, true);
  for (const step of [1, 7, 64])
    assert.deepEqual((await reportOf(content, 'plain', step)).metrics, metrics);
});

test('an answer of get-metric-statistics is one metric, by its Sum', async () => {
  const point = (/** @type {any} */ more) => ({ Timestamp: hour(9), Unit: 'Count', ...more });
  const of = (/** @type {any[]} */ ...Datapoints) =>
    reportOf(JSON.stringify({ Label: 'InputTokenCount', Datapoints }));
  const { metrics } = await of(
    point({ Average: 2.5, Sum: 10 }),
    point({ Sum: 7, Timestamp: hour(8) }),
  );
  assert.deepEqual(metrics.rows, [{ model: 'metrics.csv', metric: 'InputTokenCount', sum: '17' }]);
  assert.equal(metrics.assumed, false);
  assert.equal(
    metrics.models[0].reason,
    'The file does not say which model it is about: choose the model.',
  );
  assert.equal(metrics.models[0].complete, false);
  const mean = await of(point({ Average: 2.5 }));
  assert.match(mean.metrics.refused[0].reason, /statistic is Average: choose Sum/);
  const tail = await of(point({ ExtendedStatistics: { p99: 12 } }));
  assert.match(tail.metrics.refused[0].reason, /statistic is p99: choose Sum/);
});

test('files that do not name their model have the price of the one that is chosen for them', async () => {
  const prices = { region: 'us-east-1', model_aliases: { 'in.json': NOVA, 'out.json': NOVA } };
  const usage = await openUsage({ engine, prices });
  for (const [name, Label] of [
    ['in.json', 'InputTokenCount'],
    ['out.json', 'OutputTokenCount'],
  ])
    await usage.read({
      name,
      content: JSON.stringify({ Label, Datapoints: [{ Timestamp: hour(9), Sum: 1e6 }] }),
    });
  const { metrics } = usage.report();
  // 0.035 + 0.14
  assert.deepEqual(
    metrics?.models.map(({ called, amount, complete }) => [called, amount, complete]),
    [[NOVA, '0.175', true]],
  );
});

test('one metric under two ids is that of two models', async () => {
  const { metrics } = await reportOf(
    JSON.stringify({
      MetricDataResults: [result('a', 'InputTokenCount', 5), result('b', 'InputTokenCount', 7)],
    }),
  );
  assert.deepEqual(
    metrics.rows.map(({ model, sum }) => [model, sum]),
    [
      ['metrics.csv, a', '5'],
      ['metrics.csv, b', '7'],
    ],
  );
});

test('damaged answers of CloudWatch are bad lines, and others are no usage', async () => {
  const bad = async (/** @type {any} */ answer) => {
    const { summary } = await reportOf(JSON.stringify(answer));
    return [summary.records, summary.bad, summary.other];
  };
  const longer = { ...result('m', 'Invocations', 5), Timestamps: [hour(1), hour(2)] };
  assert.deepEqual(await bad({ MetricDataResults: [longer] }), [1, 1, 0]);
  assert.deepEqual(
    await bad({ MetricDataResults: [{ ...longer, Timestamps: [hour(1)], Values: ['x'] }] }),
    [0, 1, 0],
  );
  assert.deepEqual(await bad({ Label: 'Invocations', Datapoints: [{}] }), [0, 1, 0]);
  assert.deepEqual(await bad({ MetricDataResults: [] }), [0, 0, 1]);
  assert.deepEqual(await bad({ MetricDataResults: [[], 5, null, { Values: {} }] }), [0, 0, 1]);
});
