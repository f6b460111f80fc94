// Real usage priced: figures by hand, the engine's own bills and the native program, to the last digit.
// tests/js/export_rates.test.mjs compares it with SQL.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { logRecords } from '../support/usage_records.mjs';

/** @typedef {import('../../wasm/usage.d.ts').UsageReport} Report */
/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, reportUsage, usageScenario, usageWhatIf } = await import(
  new URL('usage.js', packageUrl).href
);
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const folder = mkdtempSync(join(tmpdir(), 'bedrock-usage-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const root = fileURLToPath(new URL('../../', import.meta.url));

const zipped = (/** @type {string} */ text) => new Uint8Array(gzipSync(text));
const lines = (/** @type {any[]} */ records) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** @param {any[]} records @param {import('../../wasm/usage.d.ts').UsagePrices} [prices] */
async function reportOf(records, prices) {
  const usage = await openUsage({ engine, prices });
  await usage.read({ name: 'log.json', content: lines(records) });
  return usage.report();
}

const record = (/** @type {any} */ more = {}) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: '2026-10-02T09:14:07Z',
  region: 'us-east-1',
  operation: 'Converse',
  modelId: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  input: { inputTokenCount: 12, cacheReadInputTokenCount: 10_240, cacheWriteInputTokenCount: 350 },
  output: {
    outputTokenCount: 85,
    outputBodyJson: { usage: { cacheDetails: [{ ttl: '5m', inputTokens: 350 }] } },
  },
  ...more,
});

/** Millionths of a dollar by hand, from dollars per million tokens. @type {[string, any, string][]} */
const worked = [
  // 12 x 3.30 + 10,240 x 0.33 + 350 x 4.125 + 85 x 16.50 = 39.6 + 3,379.2 + 1,443.75 + 1,402.5
  ['a read and a write of 5 minutes by the geo profile', record(), '0.00626505'],
  // 41 x 5 + 182,344 x 10 + 12 x 25 = 205 + 1,823,440 + 300
  [
    'a write for an hour, in a Messages body',
    record({
      modelId: 'global.anthropic.claude-opus-4-6-v1',
      input: {
        inputTokenCount: 41,
        cacheReadInputTokenCount: 0,
        cacheWriteInputTokenCount: 182_344,
      },
      output: {
        outputTokenCount: 12,
        outputBodyJson: { usage: { cache_creation: { ephemeral_1h_input_tokens: 182_344 } } },
      },
    }),
    '1.823945',
  ],
  // A guardrail blocked the input: 1 content, 1 topic and 1 sensitive-information unit at 150, 150 and 100, words free.
  [
    'a blocked request costs its guardrail alone',
    record({
      input: {},
      output: {
        outputBodyJson: {
          'amazon-bedrock-trace': {
            guardrail: {
              input: {
                x: {
                  invocationMetrics: {
                    usage: {
                      topicPolicyUnits: 1,
                      contentPolicyUnits: 1,
                      wordPolicyUnits: 1,
                      sensitiveInformationPolicyUnits: 1,
                    },
                  },
                },
              },
            },
          },
          'amazon-bedrock-guardrailAction': 'INTERVENED',
        },
      },
    }),
    '0.0004',
  ],
];

const units = {
  topicPolicyUnits: 1,
  contentPolicyUnits: 1,
  wordPolicyUnits: 1,
  sensitiveInformationPolicyUnits: 1,
};
const assessed = { x: { invocationMetrics: { guardrailProcessingLatency: 281, usage: units } } };
worked.push(
  // Figures of published records. 3 x 5 + 24,479 x 6.25 + 52 x 25 = 15 + 152,993.75 + 1,300
  [
    'a stream whose cached tokens are not in its input',
    record({
      timestamp: '2026-04-19T23:57:01Z',
      region: 'us-west-2',
      operation: 'ConverseStream',
      modelId: 'global.anthropic.claude-opus-4-6-v1',
      input: { inputTokenCount: 3, cacheReadInputTokenCount: 0, cacheWriteInputTokenCount: 24_479 },
      output: {
        outputTokenCount: 52,
        outputBodyJson: {
          usage: {
            inputTokens: 3,
            cacheWriteInputTokens: 24_479,
            outputTokens: 52,
            totalTokens: 24_534,
          },
        },
      },
    }),
    '0.15430875',
  ],
  // 219 x 3 + 109 x 15 = 2,292; the guardrail's 3 paid units of input and of output at 150, 150 and 100 are 800.
  [
    'a call with a guardrail on its input and its answer',
    record({
      operation: 'InvokeModel',
      modelId:
        'arn:aws:bedrock:us-east-1:111122223335:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0',
      input: { inputTokenCount: 219 },
      output: {
        outputTokenCount: 109,
        outputBodyJson: {
          usage: { input_tokens: 219, cache_creation_input_tokens: 0, output_tokens: 109 },
          'amazon-bedrock-trace': { guardrail: { input: assessed, outputs: [assessed] } },
          'amazon-bedrock-guardrailAction': 'NONE',
        },
      },
      inferenceRegion: 'us-west-2',
    }),
    '0.003092',
  ],
);

for (const [name, one, amount] of worked) {
  test(name, async () => {
    const { totals, by_model } = await reportOf([one]);
    assert.equal(totals.amount, amount);
    assert.equal(totals.complete, true);
    assert.equal(by_model.length, 1);
  });
}

test('an application profile is priced once it is mapped', async () => {
  const arn = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/9x2kq1';
  const usage = await openUsage({ engine });
  await usage.read({ name: 'log.json', content: lines([record({ modelId: arn })]) });
  const hidden = usage.report();
  assert.equal(hidden.totals.complete, false);
  assert.deepEqual(
    hidden.unmapped.map(({ called, kind }) => [called, kind]),
    [[arn, 'application-inference-profile']],
  );
  const alias = { [arn]: 'us.anthropic.claude-sonnet-4-5-20250929-v1:0' };
  const mapped = usage.report({ model_aliases: alias });
  assert.equal(mapped.totals.amount, '0.00626505');
  assert.equal(mapped.unmapped.length, 0);
  assert.equal(mapped.by_application[0].amount, '0.00626505');
});

test('a hidden model of OpenAI includes cached tokens in its input', async () => {
  const arn = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/gpt';
  const input = { inputTokenCount: 5000, cacheReadInputTokenCount: 4000 };
  const direct = await reportOf([record({ modelId: 'openai.gpt-5.6-luna', input })]);
  const usage = await openUsage({ engine });
  await usage.read({ name: 'log.json', content: lines([record({ modelId: arn, input })]) });
  const mapped = usage.report({ model_aliases: { [arn]: 'openai.gpt-5.6-luna' } });
  assert.equal(direct.totals.input_tokens, '1000');
  assert.equal(mapped.totals.input_tokens, '1000');
  assert.equal(mapped.totals.amount, direct.totals.amount);
});

test('prices are those of the day of use', async () => {
  const model = 'openai.gpt-5.6-luna'; // cheaper from 2026-07-30 on
  const calls = ['2026-07-29', '2026-07-30'].map((day) =>
    record({
      modelId: model,
      timestamp: `${day}T00:00:00Z`,
      input: { inputTokenCount: 1_000_000 },
    }),
  );
  const { by_day } = await reportOf(calls);
  const quoted = ['2026-07-29', '2026-07-30'].map(
    (as_of) =>
      engine.quote({
        version: 1,
        region: 'us-east-1',
        as_of,
        workloads: [
          {
            type: 'inference',
            model,
            requests_per_month: 1,
            input_tokens: 1_000_000,
            output_tokens: 85,
          },
        ],
      }).total,
  );
  assert.deepEqual(
    by_day.map((row) => row.amount),
    quoted,
  );
  assert.notEqual(quoted[0], quoted[1]);
});

const PLACES = 40;
const exact = (/** @type {string} */ text) => {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};

test('every table adds up to the total, to the last digit', async () => {
  const report = await reportOf(logRecords(31, 900, 200));
  const tables = {
    model: report.by_model,
    route: report.by_route,
    tier: report.by_tier,
    region: report.by_region,
    identity: report.by_identity,
    operation: report.by_operation,
    day: report.by_day,
    hour: report.by_hour,
    ...Object.fromEntries(report.by_tag.map(({ tag, rows }) => [`tag ${tag}`, rows])),
  };
  assert.equal(Object.keys(tables).length, 10);
  for (const [name, rows] of Object.entries(tables)) {
    const sum = rows.reduce((all, { amount }) => all + exact(amount), 0n);
    assert.equal(sum, exact(report.totals.amount), name);
    const calls = rows.reduce((all, row) => all + BigInt(row.calls), 0n);
    assert.equal(String(calls), report.totals.calls, name);
  }
});

test('two sessions merge into the report of one', async () => {
  const records = logRecords(32, 400, 100);
  const parts = [];
  for (const half of [records.slice(0, 150), records.slice(150)]) {
    const usage = await openUsage({ engine });
    await usage.read({ name: 'half.json', content: lines(half) });
    parts.push(usage.counts());
  }
  const { files: _, ...both } = reportUsage(engine, structuredClone(parts));
  const { files: __, ...one } = await reportOf(records);
  assert.deepEqual(both, one);
});

test('the native program and WebAssembly report the same; gzip, bodies and checks as S3 has them', (t) => {
  if (!existsSync(join(root, 'build/native/core/scan_logs'))) {
    t.skip('the native program is not built: zlib is missing');
    return;
  }
  const hour = join(folder, 's3/AWSLogs/1/BedrockModelInvocationLogs/us-east-1/2026/10/02/09');
  mkdirSync(join(hour, 'data'), { recursive: true });
  const records = logRecords(33, 600, 300);
  writeFileSync(join(hour, 'a.json.gz'), zipped(lines(records.slice(0, 250))));
  writeFileSync(join(hour, 'b.json'), `${lines(records.slice(250))}{"cut off`);
  writeFileSync(join(hour, 'c.json.gz'), zipped(lines(records.slice(0, 90))).subarray(0, -5000));
  writeFileSync(join(hour, 'data/x_input.json.gz'), zipped('{"usage":{"inputTokens":5}}'));
  writeFileSync(join(hour, 'amazon-bedrock-logs-permission-check'), '');
  const run = (/** @type {string} */ scanner) =>
    spawnSync(
      'scripts/price_logs',
      ['--format', 'json', '--scanner', scanner, join(folder, 's3')],
      {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      },
    );
  const reports = ['native', 'wasm'].map((scanner) => {
    const { stdout, stderr, status } = run(scanner);
    assert.equal(status, 2, stderr);
    /** @type {Report} */
    const { files, bad, ...report } = JSON.parse(stdout);
    // How many ids are remembered is the only thing that differs.
    report.copies.window = 0;
    const byName = files.sort((a, b) => (a.name < b.name ? -1 : 1));
    const formats = byName.map(({ name, format, bad: lost, damaged }) => [
      name.replace(/.*\//, ''),
      format,
      lost,
      damaged,
    ]);
    return { report, formats, lines: bad.lines };
  });
  assert.deepEqual(
    reports[0].formats,
    [
      ['a.json.gz', 'log', 0, false],
      ['amazon-bedrock-logs-permission-check', 'permission-check', 0, false],
      ['b.json', 'log', 1, false],
      ['c.json.gz', 'log', 1, true],
      ['x_input.json.gz', 'skipped-body', 0, false],
    ].sort(),
  );
  assert.deepEqual(reports[0].report.by_model, reports[1].report.by_model);
  assert.deepEqual(reports[0], reports[1]);
});

test('a reader that takes its time gets the whole report', async () => {
  const file = join(folder, 'slow.jsonl');
  writeFileSync(file, lines(logRecords(33, 600, 300)));
  const program = spawn('scripts/price_logs', ['--format', 'json', '--scanner', 'wasm', file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  program.stdout.pause();
  const closed = once(program, 'close');
  await new Promise((resolve) => setTimeout(resolve, 1500)); // the report is larger than the pipe
  let text = '';
  program.stdout.setEncoding('utf8').on('data', (piece) => {
    text += piece;
  });
  program.stdout.resume();
  await closed;
  assert.ok(text.length > 1 << 18);
  assert.equal(JSON.parse(text).totals.calls, '600');
});

test('the same usage elsewhere is what a bill there says', async () => {
  const report = await reportOf(Array.from({ length: 20 }, () => record()));
  const { amount, rows, as_of } = usageWhatIf(engine, report);
  assert.equal(amount, report.totals.amount);
  const global = rows.find(
    (row) => row.model === 'anthropic.claude-sonnet-4-6' && row.tier === 'standard',
  );
  assert(global);
  const { id } =
    engine
      .models({ region: 'us-east-1', as_of })
      .find((model) => model.id === global.model)
      ?.routes.find(({ route }) => route === global.route) ?? {};
  const bill = engine.quote(
    /** @type {any} */ ({
      version: 1,
      region: 'us-east-1',
      as_of,
      workloads: [
        {
          type: 'inference',
          model: id,
          requests_per_month: 20,
          input_tokens: 12,
          output_tokens: 85,
          cache_read_tokens: 10_240,
          cache_write_tokens: 350,
        },
      ],
    }),
  );
  assert.equal(global.amount, bill.total);
  assert.match(global.change, /^[+-]?\d+\.\d$/);
});

test('the same usage elsewhere is by every route and in every tier, with and without caching', async () => {
  // A thousand calls of 12 input, 85 output, 10,240 read and 350 written tokens.
  const { rows } = usageWhatIf(
    engine,
    await reportOf(Array.from({ length: 1000 }, () => record())),
  );
  const amount = (
    /** @type {string} */ model,
    /** @type {string} */ route,
    /** @type {string} */ tier,
  ) => rows.find((row) => row.model === model && row.route === route && row.tier === tier);
  const sonnet = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
  // Global: (12 x 3 + 85 x 15 + 10,240 x 0.30 + 350 x 3.75) x 1,000 millionths = 0.036 + 1.275 + 3.072 + 1.3125.
  assert.equal(amount(sonnet, 'global', 'standard')?.amount, '5.6955');
  // Geo is a tenth more.
  assert.equal(amount(sonnet, 'geo', 'standard')?.amount, '6.26505');
  // Batch does not cache: 10,602 x 1.50 + 85 x 7.50 = 15.903 + 0.6375.
  const batch = amount(sonnet, 'global', 'batch');
  assert.deepEqual([batch?.amount, batch?.notes], ['16.5405', ['no caching']]);
  assert.equal(rows.filter(({ model, closest }) => model === sonnet && closest).length, 1);
  assert.equal(amount(sonnet, 'geo', 'standard')?.closest, true);
  // DeepSeek V3.2 does not cache: 10,602 x 0.62 + 85 x 1.85 = 6.57324 + 0.15725.
  assert.equal(amount('deepseek.v3.2', 'in-region', 'standard')?.amount, '6.73049');
});

test('one step makes a scenario with ranges from the data', async () => {
  const calls = Array.from({ length: 100 }, (_, i) =>
    record({
      timestamp: `2026-10-${String(1 + (i % 10)).padStart(2, '0')}T00:00:00Z`,
      input: { inputTokenCount: 100 * (i + 1) },
      output: { outputTokenCount: 50 },
    }),
  );
  const { scenario, ranges } = usageScenario(await reportOf(calls));
  const [workload] = scenario.workloads;
  // 100 calls in 10 days are 304.167 in a month; the mean of 100 to 10,000 is 5,050.
  assert.equal(/** @type {any} */ (workload).requests_per_month, '304');
  assert.equal(/** @type {any} */ (workload).input_tokens, '5050');
  assert.equal(engine.quote(scenario).complete, true);
  // On day d of ten, calls have 100 x (d + 10 i) tokens for i from 0 to 9, on average 4,500 + 100 d: the first of the
  // ten days in order has 4,600, the ninth 5,400. All answers have 50 tokens.
  const range = { workload: 0, field: 'input_tokens', low: '4600', likely: '5050', high: '5400' };
  assert.deepEqual(ranges, [range]);
  const { tornado } = engine.simulate({ scenario, draws: 160 });
  assert.deepEqual(
    tornado.map(({ field, low, high }) => [field, low, high]),
    [['input_tokens', '4600', '5400']],
  );
});

test('days without calls count where they are weekends, and not where they were not read', async () => {
  const on = (/** @type {string[]} */ ...days) =>
    reportOf(days.map((day) => record({ timestamp: `${day}T09:00:00Z` })));
  // Monday 5 to Friday 9 and Monday 12 October: 8 days with their weekend. 6 calls / 8 x 30.4167 = 22.8.
  const weeks = await on(...['05', '06', '07', '08', '09', '12'].map((day) => `2026-10-${day}`));
  assert.deepEqual(weeks.period, { from: '2026-10-05', to: '2026-10-12', days: 6, covered: 8 });
  const [workload] = usageScenario(weeks).scenario.workloads;
  assert.equal(/** @type {any} */ (workload).requests_per_month, '23');
  // Two days that were picked out of a month are two days; months and damaged days are no steps backwards.
  assert.equal((await on('2026-10-01', '2026-10-20')).period?.covered, 2);
  assert.equal((await on('2026-09-30', '2026-10-02')).period?.covered, 3);
  assert.equal((await on('2026-10-01', '2026-10-99')).period?.covered, 2);
});

test('hours without calls are idle only where days are whole', async () => {
  const calls = (/** @type {number} */ days) =>
    Array.from({ length: 60 * days }, (_, i) =>
      record({ timestamp: `2026-10-0${1 + (i % days)}T09:${String(i % 60).padStart(2, '0')}:00Z` }),
    );
  const codes = async (/** @type {number} */ days) =>
    (await reportOf(calls(days))).notices.map(({ code }) => code);
  assert(!(await codes(2)).includes('idle'));
  assert((await codes(3)).includes('idle'));
});

test('with few days the ranges are of single calls', async () => {
  const calls = Array.from({ length: 100 }, (_, i) =>
    record({
      timestamp: '2026-10-01T00:00:00Z',
      input: { inputTokenCount: 100 * (i + 1), cacheReadInputTokenCount: 100 * (i + 1) },
      output: { outputTokenCount: 50 },
    }),
  );
  const { ranges } = usageScenario(await reportOf(calls));
  assert.deepEqual(
    ranges.map(({ field }) => field),
    ['input_tokens', 'cache_read_tokens'],
  );
  // A tenth of all input is at most 2,000, nine tenths at most 18,000; half of it is read from the cache.
  for (const { low, likely, high } of ranges) {
    assert.equal(likely, '5050');
    assert(Math.abs(Number(low) - 1000) < 1000 / 16, low);
    assert(Math.abs(Number(high) - 9000) < 9000 / 16, high);
  }
});

test('growing prompts, spikes, idle hours and unknown lifetimes are noticed', async () => {
  const calls = [];
  for (let day = 1; day <= 12; day += 1) {
    for (let i = 0; i < (day === 9 ? 300 : 100); i += 1) {
      calls.push(
        record({
          timestamp: `2026-10-${String(day).padStart(2, '0')}T09:00:00Z`,
          identity: { arn: 'arn:aws:sts::1:assumed-role/support-api/s' },
          input: { inputTokenCount: 100 * day, cacheWriteInputTokenCount: 5 },
          output: { outputTokenCount: 5 },
        }),
      );
    }
  }
  const { notices } = await reportOf(calls);
  assert.deepEqual(notices.map(({ code }) => code).sort(), [
    'drift',
    'idle',
    'spike',
    'unknown_lifetime',
  ]);
  const spike = notices.find(({ code }) => code === 'spike')?.message;
  assert.equal(spike, '2026-10-09: support-api made 3.0 times its usual calls.');
});

test('reading can be cancelled, and what was read counts', async () => {
  const usage = await openUsage({ engine });
  const stop = new AbortController();
  stop.abort();
  const summary = await usage.read(
    { name: 'log.json', content: lines([record()]) },
    { signal: stop.signal },
  );
  assert.equal(summary.cancelled, true);
  assert.equal(usage.report().totals.calls, '0');
});

test('the command line prints a table and a CSV', () => {
  const file = join(folder, 'one.json');
  writeFileSync(file, lines([record()]));
  const run = (/** @type {string[]} */ args) =>
    execFileSync('scripts/price_logs', [...args, file], { cwd: root, encoding: 'utf8' });
  assert.match(
    run([]),
    /^Claude Sonnet 4.5 · geo · us-east-1 · standard +1 +12 +85 +10240 +350 +0\.006265$/m,
  );
  const [head, row] = run(['--format', 'csv', '--by', 'day']).split('\n');
  assert.equal(row.split(',')[head.split(',').indexOf('amount')], '0.00626505');
});

test('the command line prints a bill and metrics, and says each missing price once', () => {
  const bill = join(folder, 'cur.csv');
  const metrics = join(folder, 'graph.csv');
  const log = join(folder, 'hidden.jsonl');
  // 6 % off 1,000 thousand tokens of Nova Micro at $0.000035.
  writeFileSync(
    bill,
    lines([]).concat(
      'line_item_line_item_type,line_item_product_code,line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,product_region_code,pricing_unit\n',
      'Usage,AmazonBedrock,USE1-NovaMicro-input-tokens,1000,0.0329,2026-10-02T00:00:00Z,us-east-1,1K tokens\n',
      'Usage,AmazonBedrock,USE1-SomethingNew,7,0.5,2026-10-02T00:00:00Z,us-east-1,Units\n',
      'Credit,AmazonBedrock,USE1-NovaMicro-input-tokens,0,-0.02,2026-10-02T00:00:00Z,us-east-1,\n',
    ),
  );
  writeFileSync(
    metrics,
    'Full label,amazon.nova-micro-v1:0 OutputTokenCount\nStatistic,Sum\n2026/10/05 00:00:00,21\n',
  );
  const arn = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/9x2kq1';
  const hidden = [record(), record({ serviceTier: 'flex' })].map((one) => ({
    ...one,
    modelId: arn,
  }));
  writeFileSync(log, lines(hidden));
  const run = (/** @type {string[]} */ ...args) => {
    const { stdout, status } = spawnSync('scripts/price_logs', args, {
      cwd: root,
      encoding: 'utf8',
    });
    return { stdout, status };
  };
  const { stdout, status } = run(bill, metrics);
  assert.equal(status, 2);
  assert.match(stdout, /^USE1-NovaMicro-input-tokens +0\.035000 +0\.032900 +discount$/m);
  assert.match(stdout, /^USE1-SomethingNew +- +0\.500000 +unmapped$/m);
  assert.match(stdout, /^lines that have a price +0\.035000 +0\.032900/m);
  assert.match(stdout, /^usage without a price +0\.500000/m);
  assert.match(stdout, /^credits +-0\.020000/m);
  assert.match(stdout, /^6 % off the list price of amazon\.nova-micro-v1:0: 0\.002100 USD$/m);
  assert.match(stdout, /^OutputTokenCount · amazon\.nova-micro-v1:0 +21$/m);
  assert.doesNotMatch(stdout, /^total /m);
  assert.match(
    run('--by', 'bill', '--format', 'csv', bill).stdout,
    /,0\.0329,0\.035,0\.0021,discount$/m,
  );
  const said = run(log)
    .stdout.split('\n')
    .filter((line) => line.startsWith('not priced'));
  assert.equal(said.length, 1, said.join('\n'));
});

test('a file is read through one buffer, whatever its size', async () => {
  const text = lines(Array.from({ length: 4000 }, () => record()));
  const bytes = new TextEncoder().encode(text);
  const sizes = new Set();
  /** A file whose stream tells what buffers it was given to fill. */
  class Told extends Blob {
    /** @returns {any} */
    stream() {
      let at = 0;
      return new ReadableStream({
        type: 'bytes',
        pull(controller) {
          const view = controller.byobRequest?.view;
          const piece = bytes.subarray(at, at + (view?.byteLength ?? 1000));
          at += piece.length;
          sizes.add(view?.byteLength);
          if (piece.length === 0) {
            controller.close();
            controller.byobRequest?.respond(0);
          } else if (view) {
            new Uint8Array(view.buffer, view.byteOffset).set(piece);
            controller.byobRequest?.respond(piece.length);
          } else {
            controller.enqueue(piece.slice());
          }
        },
      });
    }
  }
  const usage = await openUsage({ engine });
  await usage.read({ name: 'log.json', content: new Told([bytes]), size: bytes.length });
  assert.ok(sizes.has(1 << 18), 'a buffer of its own');
  assert.equal(usage.progress.bytes, bytes.length);
  const again = await openUsage({ engine });
  await again.read({ name: 'log.json', content: bytes });
  assert.deepEqual(usage.counts(), again.counts());
});
