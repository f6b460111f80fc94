// The exported table and view, in a real database: the log priced by SQL agrees with the engine to the
// last digit.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetReadObjects } from 'hyparquet';
import { engine as startEngine } from '../support/engines.mjs';
import { exportRates, MODEL_COLUMNS, RATE_COLUMNS } from '../support/export_rates.mjs';
import { randomSource } from '../support/random.mjs';

/** @typedef {ReturnType<typeof randomRecord>} LogRecord */

const folder = mkdtempSync(join(tmpdir(), 'bedrock-rates-'));
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const { regions } = engine.catalog();
const offers = new Map(regions.map(({ code }) => [code, engine.models({ region: code })]));
/** @type {LogRecord[]} */
let records = [];

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
    region,
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
  const total =
    input.inputTokenCount + input.cacheReadInputTokenCount + input.cacheWriteInputTokenCount;
  const bare = record.modelId.replace(/^arn:.*\//, '');
  const model = [...offers.values()]
    .flat()
    .find((m) => m.id === bare || m.routes.some((r) => r.id === bare));
  const context = model?.long_context_over && total > model.long_context_over ? 'long' : 'standard';
  const common = { type: 'inference', model: record.modelId, requests_per_month: 1, context };
  const bill = engine.quote(
    /** @type {any} */ ({
      version: 1,
      region: record.region,
      as_of: record.timestamp.slice(0, 10),
      workloads: [
        {
          ...common,
          input_tokens: input.inputTokenCount,
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
  // As the head of the file tells, with the test's own log.
  const sql = readFileSync(join(folder, 'view_duckdb.sql'), 'utf8');
  const setUp = /--\s+(CREATE VIEW bedrock_invocation_logs[\s\S]*?\);)/.exec(sql)?.[1] ?? '';
  await connection.run(
    setUp.replaceAll(/\n--\s*/g, ' ').replace(/'logs\/AWSLogs[^']*'/, `'${join(folder, log)}'`),
  );
  await connection.run(sql);
  const reader = await connection.runAndReadAll(
    `SELECT request_id, CAST(cost_usd AS VARCHAR) AS cost, CAST(input_usd + output_usd
       + cache_read_usd + cache_write_1h_usd + cache_write_usd AS VARCHAR) AS parts
     FROM bedrock_invocation_costs ORDER BY request_id`,
  );
  const rows = reader.getRowObjects();
  connection.closeSync();
  return rows.map((row) => ({
    id: String(row.request_id),
    cost: row.cost === null ? null : plain(String(row.cost)),
    parts: row.parts === null ? null : plain(String(row.parts)),
  }));
}

/** "1.500" as "1.5". @param {string} text */
const plain = (text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

before(async () => {
  const random = randomSource(42);
  records = Array.from({ length: 2_000 }, (_, i) => randomRecord(random, i));
  writeFileSync(join(folder, 'log.json'), records.map((r) => JSON.stringify(r)).join('\n'));
  const { rates } = await exportRates(folder);
  assert.ok(rates > 10_000, `${rates} rates`);
});

for (const ending of ['csv', 'parquet']) {
  test(`SQL over ${ending} prices 2,000 log records as the engine does, to the last digit`, async () => {
    const rows = await databaseRows(ending, 'log.json');
    assert.equal(rows.length, records.length);
    const costs = new Map(rows.map(({ id, cost }) => [id, cost]));
    for (const { cost, parts } of rows) assert.equal(parts, cost);
    let priced = 0;
    for (const record of records) {
      const cost = engineCost(record);
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
    rows.map(({ id, cost }) => [id, cost]),
    [
      ['again', '0.0000495'],
      ['again', '0.0000495'],
      ['error', '0'],
      ['image', null],
      ['messages', '1.823945'],
    ],
  );
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
