// The exported table and view, in a real database: the log priced by SQL agrees with the engine to the
// last digit.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { exportRates, MODEL_COLUMNS, RATE_COLUMNS } from '../../scripts/export/export_rates.mjs';
import { packageUrl, projectFile, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { logRecords } from '../support/usage_records.mjs';

/** @typedef {ReturnType<typeof randomRecord>} LogRecord */

const folder = mkdtempSync(join(tmpdir(), 'bedrock-rates-'));
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage } = await import(new URL('usage.js', packageUrl).href);
const { regions } = engine.catalog();
const offers = new Map(regions.map(({ code }) => [code, engine.models({ region: code })]));
/** @type {LogRecord[]} */
let records = [];
/** @type {(string | null)[]} what the engine says of each */
let expected = [];

const PROFILE = 'arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc';

after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The body's word on lifetimes, as Converse or as the Messages body has it.
 * @param {ReturnType<typeof randomSource>} random @param {number} oneHour @param {number} write
 * @returns {{
 *   cacheDetails?: {ttl: string, inputTokens: number}[],
 *   cache_creation?: {ephemeral_1h_input_tokens: number, ephemeral_5m_input_tokens: number},
 * }}
 */
function usageOf(random, oneHour, write) {
  if (!oneHour) return {};
  const short = write - oneHour;
  if (random.below(2) === 0) {
    return {
      cache_creation: { ephemeral_1h_input_tokens: oneHour, ephemeral_5m_input_tokens: short },
    };
  }
  return {
    cacheDetails: [
      { ttl: '1h', inputTokens: oneHour },
      { ttl: '5m', inputTokens: short },
    ],
  };
}

/** One log record in AWS's form. @param {ReturnType<typeof randomSource>} random @param {number} i */
function randomRecord(random, i) {
  const region = random.pick(regions).code;
  const models = (offers.get(region) ?? []).filter((m) => m.routes.length > 0);
  // The model whose price was cut is drawn often, on both sides of the day.
  const luna = models.find((m) => m.id === 'openai.gpt-5.6-luna');
  const model = luna && random.below(4) === 0 ? luna : random.pick(models);
  const { id, route } = random.pick(model.routes);
  const kind = route === 'in-region' ? 'foundation-model' : 'inference-profile';
  const modelId = random.pick([
    id,
    id,
    `arn:aws:bedrock:${region}:${kind === 'foundation-model' ? '' : '111122223333'}:${kind}/${id}`,
    random.below(8) === 0 ? 'acme.no-such-model-v1:0' : id,
  ]);
  const cached = random.below(2) === 0;
  const write = cached ? random.below(20_000) : 0;
  const oneHour = cached && random.below(3) === 0 ? random.below(write + 1) : 0;
  const day = random.pick(['2026-07-29', '2026-07-30', '2026-08-20', '2026-08-21', '2026-10-01']);
  return {
    schemaType: 'ModelInvocationLog',
    timestamp: `${day}T12:00:00Z`,
    requestId: `r${i}`,
    // Where the call was served is its region only where nothing else says one.
    region: i % 10 === 0 ? undefined : region,
    inferenceRegion: i % 10 === 0 ? region : 'us-west-2',
    modelId,
    operation: 'Converse',
    input: {
      inputTokenCount: random.pick([0, random.below(5_000), random.below(400_000)]),
      cacheReadInputTokenCount: cached ? random.below(50_000) : 0,
      cacheWriteInputTokenCount: write,
    },
    output: {
      outputTokenCount: random.below(9_000),
      outputBodyJson: { usage: usageOf(random, oneHour, write) },
    },
  };
}

/** What the engine says: a workload per lifetime of cache writes. @param {LogRecord} record */
function engineCost(record) {
  const { input, output } = record;
  const { cacheDetails = [], cache_creation } = output.outputBodyJson.usage;
  const oneHour =
    cacheDetails.find((d) => d.ttl === '1h')?.inputTokens ??
    cache_creation?.ephemeral_1h_input_tokens ??
    0;
  // The one reading of what an input counts is the engine's.
  const { usage } = engine.explain({
    region: record.region ?? record.inferenceRegion,
    text: JSON.stringify({ modelId: record.modelId, usage: input }),
  });
  const fresh = Number(usage?.input_tokens);
  const total = fresh + input.cacheReadInputTokenCount + input.cacheWriteInputTokenCount;
  const bare = record.modelId.replace(/^arn:.*\//, '');
  const model = [...offers.values()]
    .flat()
    .find((m) => m.id === bare || m.routes.some((r) => r.id === bare));
  const context = model?.long_context_over && total > model.long_context_over ? 'long' : 'standard';
  const common = { type: 'inference', model: record.modelId, requests_per_month: 1, context };
  const bill = engine.quote(
    /** @type {any} */ ({
      version: 1,
      region: record.region ?? record.inferenceRegion,
      as_of: record.timestamp.slice(0, 10),
      workloads: [
        {
          ...common,
          input_tokens: fresh,
          output_tokens: output.outputTokenCount,
          cache_read_tokens: input.cacheReadInputTokenCount,
          cache_write_tokens: input.cacheWriteInputTokenCount - oneHour,
        },
        { ...common, cache_write_tokens: oneHour, cache_ttl: '1h' },
      ],
    }),
  );
  return bill.complete ? bill.total : null;
}

/**
 * Rows of the view over tables of that ending and the log of that name.
 * @param {string} ending @param {string} log
 */
async function databaseRows(ending, log) {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const read = (/** @type {string} */ name) =>
    ending === 'csv'
      ? `read_csv('${join(folder, name)}.csv', all_varchar = true)`
      : `'${join(folder, name)}.parquet'`;
  await connection.run(`CREATE VIEW rates AS FROM ${read('rates')}`);
  await connection.run(`CREATE VIEW rate_models AS FROM ${read('rate_models')}`);
  await connection.run(
    `CREATE TABLE application_profiles AS FROM (VALUES ('${PROFILE}', 'us.amazon.nova-pro-v1:0'))
     AS profiles(arn, model)`,
  );
  // As the head of the file tells, with the test's own log.
  const sql = readFileSync(join(folder, 'view_duckdb.sql'), 'utf8');
  const setUp = /--\s+(CREATE VIEW bedrock_invocation_logs[\s\S]*?\);)/.exec(sql)?.[1] ?? '';
  await connection.run(
    setUp.replaceAll(/\n--\s*/g, ' ').replace(/'logs\/AWSLogs[^']*'/, `'${join(folder, log)}'`),
  );
  await connection.run(sql);
  const reader = await connection.runAndReadAll(
    `SELECT request_id, CAST(cost_usd AS VARCHAR) AS cost, CAST(input_usd + output_usd
       + cache_read_usd + cache_write_1h_usd + cache_write_usd AS VARCHAR) AS parts,
       concat_ws(' ', input_tokens, output_tokens, cache_read_tokens, cache_write_tokens,
         one_hour_tokens) AS tokens, not_priced
     FROM bedrock_invocation_costs ORDER BY request_id`,
  );
  const rows = reader.getRowObjects();
  connection.closeSync();
  return rows.map((row) => ({
    id: String(row.request_id),
    cost: row.cost === null ? null : plain(String(row.cost)),
    parts: row.parts === null ? null : plain(String(row.parts)),
    tokens: String(row.tokens),
    reason: row.not_priced,
  }));
}

/** "1.500" as "1.5". @param {string} text */
const plain = (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

before(async () => {
  const random = randomSource(42);
  records = Array.from({ length: 2_000 }, (_, i) => randomRecord(random, i));
  expected = records.map(engineCost);
  writeFileSync(join(folder, 'log.json'), records.map((r) => JSON.stringify(r)).join('\n'));
  const { rates } = await exportRates(folder);
  assert.ok(rates > 10_000, `${rates} rates`);
});

for (const ending of ['csv', 'parquet']) {
  test(`SQL over ${ending} prices 2,000 log records as the engine does, to the last digit`, async () => {
    const rows = await databaseRows(ending, 'log.json');
    assert.equal(rows.length, records.length);
    const costs = new Map(rows.map(({ id, cost }) => [id, cost]));
    for (const { cost, parts, reason } of rows) {
      assert.equal(parts, cost);
      assert.equal(cost === null, reason !== null, 'a reason where there is no cost');
    }
    let priced = 0;
    for (const [i, record] of records.entries()) {
      const cost = expected[i];
      assert.equal(costs.get(record.requestId), cost, JSON.stringify(record));
      if (cost !== null) priced += 1;
    }
    assert.ok(priced > 1_000 && priced < records.length, `${priced} priced`);
  });
}

test('what has no tokens is not priced, one request is one row, and bodies are none', async () => {
  const model = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
  /** @param {string} requestId @param {object} fields */
  const record = (requestId, fields) => ({
    schemaType: 'ModelInvocationLog',
    timestamp: '2026-10-02T09:15:00Z',
    requestId,
    region: 'us-east-1',
    modelId: model,
    input: { inputTokenCount: 10 },
    output: { outputTokenCount: 1 },
    ...fields,
  });
  const log = [
    record('again', {}),
    record('again', {}),
    record('error', { errorCode: 'ThrottlingException', input: {}, output: undefined }),
    record('image', { modelId: 'amazon.nova-canvas-v1:0', input: {}, output: {} }),
    record('messages', {
      modelId: 'global.anthropic.claude-opus-4-6-v1',
      input: {
        inputTokenCount: 41,
        cacheReadInputTokenCount: 0,
        cacheWriteInputTokenCount: 182344,
      },
      output: {
        outputTokenCount: 12,
        outputBodyJson: { usage: { cache_creation: { ephemeral_1h_input_tokens: 182344 } } },
      },
    }),
    { messages: [], system: 'a body that lies below the same folder' },
  ];
  writeFileSync(join(folder, 'few.json'), log.map((r) => JSON.stringify(r)).join('\n'));
  const rows = await databaseRows('parquet', 'few.json');
  assert.deepEqual(
    rows.map(({ id, cost, reason }) => [id, cost ?? reason]),
    [
      ['again', '0.0000495'],
      ['again', '0.0000495'],
      ['error', '0'],
      ['image', 'answered without tokens'],
      ['messages', '1.823945'],
    ],
  );
});

test('documented shapes of records have their known costs, and a malformed line stops nothing', async () => {
  const sonnet = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
  const units = { topicPolicyUnits: 1, contentPolicyUnits: 1, sensitiveInformationPolicyUnits: 1 };
  const assessed = { abc: { invocationMetrics: { usage: { ...units, wordPolicyUnits: 1 } } } };
  /** @param {number} input @param {number} output @param {unknown} [body] @param {object} [cache] */
  const counted = (input, output, body, cache) => ({
    input: { inputTokenCount: input, ...cache },
    output: { outputTokenCount: output, outputBodyJson: body },
  });
  /** @type {[string, string, object][]} the cost by hand, from dollars per million tokens */
  const shapes = [
    // Claude Code writes for an hour, in a stream: 3 x 3.3 + 4,673 x 6.6 + 11,367 x 0.33 + 80 x 16.5.
    [
      sonnet,
      '0.03592281',
      counted(
        3,
        80,
        [
          { message: { usage: { cache_creation: { ephemeral_1h_input_tokens: 4673 } } } },
          { usage: { output_tokens: 80 } },
        ],
        { cacheReadInputTokenCount: 11367, cacheWriteInputTokenCount: 4673 },
      ),
    ],
    // Stands for us.amazon.nova-pro-v1:0: 1,000 x 0.8 + 100 x 3.2.
    [PROFILE, '0.00112', counted(1000, 100)],
    // Blocked: topics 0.00015, content 0.00015, personal data 0.0001, words free.
    [
      sonnet,
      '0.0004',
      {
        input: {},
        output: {
          outputBodyJson: {
            'amazon-bedrock-guardrailAction': 'INTERVENED',
            'amazon-bedrock-trace': { guardrail: { input: assessed } },
          },
        },
      },
    ],
    // Blocked without a trace: what the guardrail took is not known.
    [
      sonnet,
      'blocked by a guardrail, without a trace',
      { input: {}, output: { outputBodyJson: { stopReason: 'guardrail_intervened' } } },
    ],
    // Let through: 219 x 3.3 + 109 x 16.5, and the guardrail twice.
    [
      sonnet,
      '0.0033212',
      counted(219, 109, {
        'amazon-bedrock-trace': { guardrail: { input: assessed, outputs: [assessed] } },
      }),
    ],
    // Half of 0.15 and 0.6, from the body, as Converse and as Chat Completions write it.
    ['openai.gpt-oss-120b-1:0', '0.000105', counted(1000, 100, { serviceTier: { type: 'flex' } })],
    ['openai.gpt-oss-120b-1:0', '0.000105', counted(1000, 100, { service_tier: 'flex' })],
    // 4,995 - 4,993 = 2 x 0.22 + 4,993 x 0.275 + 19 x 1.32.
    [
      'us.openai.gpt-5.6-luna',
      '0.001398595',
      {
        operation: 'ConverseStream',
        ...counted(4995, 19, undefined, { cacheWriteInputTokenCount: 4993 }),
      },
    ],
    // Latency-optimized, as asked for and as answered: 1,000 x 1 + 100 x 4 instead of 0.8 and 3.2.
    [
      'amazon.nova-pro-v1:0',
      '0.0014',
      { ...counted(1000, 100), performanceConfig: { latency: 'optimized' } },
    ],
    [
      'amazon.nova-pro-v1:0',
      '0.0014',
      counted(1000, 100, { performanceConfig: { latency: 'optimized' } }),
    ],
    ['amazon.nova-pro-v1:0', '0.00112', counted(1000, 100)],
    // Without a price: nobody's model, and a tier that is bought by the month.
    ['acme.no-such-model-v1:0', 'unknown model', counted(1000, 100)],
    [
      'amazon.nova-pro-v1:0',
      'no price for input, tier reserved',
      counted(1000, 100, { serviceTier: { type: 'reserved' } }),
    ],
    // Suffixes of clients: 10 x 3.3 + 1 x 16.5; 10 x 5 + 1 x 25.
    [`${sonnet}[1m]`, '0.0000495', counted(10, 1)],
    ['global.anthropic.claude-opus-4-7-v1:0', '0.000075', counted(10, 1)],
  ];
  const log = shapes.map(([modelId, , fields], i) =>
    JSON.stringify({
      schemaType: 'ModelInvocationLog',
      timestamp: '2026-10-02T09:15:00Z',
      requestId: `shape ${String(i).padStart(2, '0')}`,
      region: 'us-east-1',
      modelId,
      ...fields,
    }),
  );
  log.splice(3, 0, 'Permissions are correctly set for Amazon Bedrock logs.', '{"cut": [');
  writeFileSync(join(folder, 'shapes.json'), log.join('\n'));
  const rows = await databaseRows('parquet', 'shapes.json');
  assert.deepEqual(
    rows.map(({ cost, reason }) => cost ?? reason),
    shapes.map(([, cost]) => cost),
  );
  // The engine reads each record as the view does.
  const records = log.filter((line) => line.includes('schemaType'));
  for (const [i, text] of records.entries()) {
    const { usage } = engine.explain({ region: 'us-east-1', text });
    assert.equal(
      usage &&
        [
          usage.input_tokens,
          usage.output_tokens,
          usage.cache_read_tokens,
          usage.cache_write_tokens,
          usage.cache_write_1h_tokens,
        ].join(' '),
      rows[i].tokens,
      text,
    );
  }
});

for (const [name, columns] of /** @type {const} */ ([
  ['rates', RATE_COLUMNS],
  ['rate_models', MODEL_COLUMNS],
])) {
  test(`${name}.csv and ${name}.parquet hold the same rows`, async () => {
    const bytes = readFileSync(join(folder, `${name}.parquet`));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const stored = await parquetReadObjects({ file: /** @type {ArrayBuffer} */ (file) });
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const reader = await connection.runAndReadAll(
      `FROM read_csv('${join(folder, name)}.csv', all_varchar = true)`,
    );
    const read = reader.getRowObjects();
    connection.closeSync();
    assert.deepEqual(Object.keys(read[0]), [...columns]);
    assert.deepEqual(
      stored.map((row) => columns.map((column) => row[column] ?? null)),
      read.map((row) => columns.map((column) => row[column])),
    );
  });
}

test('the Athena view is Trino SQL', async () => {
  const sql = readFileSync(join(folder, 'view_athena.sql'), 'utf8');
  register('../support/bundler_resolution.mjs', import.meta.url);
  const { TrinoSQL } = await import('dt-sql-parser');
  const parser = new TrinoSQL();
  assert.deepEqual(parser.validate(sql), []);
  assert.notDeepEqual(parser.validate(sql.replace('LEFT JOIN', 'LEFT JION')), []);
});

test('the Athena tables are Hive DDL, one statement each', async () => {
  const sql = readFileSync(join(folder, 'athena_tables.sql'), 'utf8');
  const { HiveSQL } = await import('dt-sql-parser');
  const parser = new HiveSQL();
  assert.deepEqual(parser.validate(sql), []);
  assert.equal(parser.splitSQLByStatement(sql)?.length, 4);
  assert.notDeepEqual(parser.validate(sql.replace('LOCATION', 'LOCATOIN')), []);
});

test('the shell lines of docs/export.md put each file where its Athena table looks for it', () => {
  const docs = projectFile('docs/export.md');
  const [, lines = ''] = /## Athena[\s\S]*?```sh\n([\s\S]*?)```/.exec(docs) ?? [];
  const place = mkdtempSync(join(tmpdir(), 'bedrock-athena-'));
  try {
    // In place of the export, which is in `folder` already, and of AWS: what is copied is there, and where it goes.
    mkdirSync(join(place, 'scripts'));
    const stub = `#!/bin/sh\nmkdir -p "$1" && cp ${folder}/* "$1"\n`;
    writeFileSync(join(place, 'scripts/export_rates'), stub, { mode: 0o755 });
    // A function comes before any command of that name: nothing is uploaded.
    const aws = 'aws() { [ "$1 $2" = "s3 cp" ] && [ -s "$3" ] && echo "$4" >> copied; }';
    execFileSync('bash', ['-e', '-c', `${aws}\n${lines}`], { cwd: place });
    const copied = readFileSync(join(place, 'copied'), 'utf8').trim().split('\n');
    const tables = readFileSync(join(folder, 'athena_tables.sql'), 'utf8');
    const folders = [...tables.matchAll(/LOCATION '(s3:\/\/YOUR-BUCKET[^']*)'/g)];
    assert.deepEqual(
      copied,
      folders.map(([, location]) => location),
    );
  } finally {
    rmSync(place, { recursive: true });
  }
});

const lines = (/** @type {any[]} */ list) => list.map((one) => `${JSON.stringify(one)}\n`).join('');
const PLACES = 40;
const exact = (/** @type {string} */ text) => {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};

test('the scanner reaches the sums of SQL over a log as it is written', async () => {
  // What the view does not read: counts that stand in bodies alone, and details inside Chat Completions.
  const records = /** @type {any[]} */ (logRecords(34, 500, 100)).filter(
    ({ input, output, errorCode }) =>
      (input.inputTokenCount !== undefined ||
        errorCode ||
        !JSON.stringify(output).includes('tokens')) &&
      !JSON.stringify(output ?? '').includes('prompt_tokens_details'),
  );
  assert(records.length > 300);
  const log = join(folder, 'scanned.json');
  writeFileSync(log, lines(records));
  const view = readFileSync(join(folder, 'view_duckdb.sql'), 'utf8');
  const reader = view
    .split('\n')
    .filter((line) => line.startsWith('--'))
    .map((line) => line.slice(2))
    .join('\n');
  const [, create] = /(CREATE VIEW bedrock_invocation_logs[\s\S]*?\)\);)/.exec(reader) ?? [];
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const name of ['rates', 'rate_models'])
    await connection.run(`CREATE VIEW ${name} AS FROM '${join(folder, name)}.parquet'`);
  await connection.run('CREATE TABLE application_profiles (arn VARCHAR, model VARCHAR)');
  await connection.run(create.replace(/'logs\/[^']*'/, `'${log}'`));
  await connection.run(view);
  const priced = await connection.runAndReadAll(
    `SELECT request_id, CAST(cost_usd AS VARCHAR) AS cost FROM bedrock_invocation_costs`,
  );
  const costs = new Map(priced.getRowObjects().map((row) => [row.request_id, row.cost]));
  const whole = records.filter(({ requestId }) => costs.get(requestId) !== null);
  assert(whole.length > 150, `${whole.length} priced by SQL`);
  const usage = await openUsage({ engine });
  await usage.read({ name: 'log.json', content: lines(whole) });
  const report = usage.report();
  const sum = whole.reduce((all, { requestId }) => all + exact(String(costs.get(requestId))), 0n);
  assert.equal(exact(report.totals.amount), sum);
});
