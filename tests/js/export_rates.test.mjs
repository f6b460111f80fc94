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
import { exportRates, RATE_COLUMNS } from '../support/export_rates.mjs';
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
      outputBodyJson: oneHour
        ? {
            usage: {
              cacheDetails: [
                { ttl: '1h', inputTokens: oneHour },
                { ttl: '5m', inputTokens: write - oneHour },
              ],
            },
          }
        : { usage: {} },
    },
  };
}

/** What the engine says: a workload per lifetime of cache writes. @param {LogRecord} record */
function engineCost(record) {
  const { input, output } = record;
  const details = output.outputBodyJson.usage.cacheDetails ?? [];
  const oneHour = details.find((d) => d.ttl === '1h')?.inputTokens ?? 0;
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

/** Costs by request, from the view over tables of that ending. @param {string} ending */
async function databaseCosts(ending) {
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
    setUp.replaceAll(/\n--\s*/g, ' ').replace('logs/**/*.json.gz', join(folder, 'log.json')),
  );
  await connection.run(sql);
  const reader = await connection.runAndReadAll(
    'SELECT request_id, CAST(cost_usd AS VARCHAR) AS cost FROM bedrock_invocation_costs',
  );
  const rows = reader.getRowObjects();
  connection.closeSync();
  return new Map(
    rows.map((row) => [String(row.request_id), row.cost === null ? null : plain(String(row.cost))]),
  );
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
    const costs = await databaseCosts(ending);
    assert.equal(costs.size, records.length);
    let priced = 0;
    for (const record of records) {
      const cost = engineCost(record);
      assert.equal(costs.get(record.requestId), cost, JSON.stringify(record));
      if (cost !== null) priced += 1;
    }
    assert.ok(priced > 1_000 && priced < records.length, `${priced} priced`);
  });
}

test('CSV and Parquet hold the same rows', async () => {
  const bytes = readFileSync(join(folder, 'rates.parquet'));
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  const rows = await parquetReadObjects({ file: /** @type {ArrayBuffer} */ (file) });
  const lines = readFileSync(join(folder, 'rates.csv'), 'utf8').trim().split('\n');
  assert.equal(lines[0], RATE_COLUMNS.join(','));
  assert.equal(lines.length - 1, rows.length);
  for (const i of [0, 777, rows.length - 1]) {
    assert.ok(lines[i + 1].startsWith(`${rows[i].model_id},${rows[i].region},${rows[i].route},`));
    assert.ok(lines[i + 1].includes(`,${rows[i].usd},`));
  }
});

test('the Athena view is Trino SQL', async () => {
  const sql = readFileSync(join(folder, 'view_athena.sql'), 'utf8');
  register('../support/bundler_resolution.mjs', import.meta.url);
  const { TrinoSQL } = await import('dt-sql-parser');
  const parser = new TrinoSQL();
  assert.deepEqual(parser.validate(sql), []);
  assert.notDeepEqual(parser.validate(sql.replace('LEFT JOIN', 'LEFT JION')), []);
});
