// The DuckDB view over 100,000 records: joins by equality beside the same view with open ends that a
// database cannot hash, in one run over the same tables; both must reach the same sum.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { exportRates } from '../../scripts/export/export_rates.mjs';

const RECORDS = 100_000;
const folder = mkdtempSync(join(tmpdir(), 'bedrock-bench-'));
await exportRates(folder);
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
for (const name of ['rates', 'rate_models']) {
  await connection.run(`CREATE TABLE ${name} AS FROM '${join(folder, name)}.parquet'`);
}
await connection.run('CREATE TABLE application_profiles (arn VARCHAR, model VARCHAR)');
await connection.run(`CREATE TABLE bedrock_invocation_logs AS SELECT
    'ModelInvocationLog' AS schemaType, CAST(i AS VARCHAR) AS requestId,
    '2026-10-0' || CAST(1 + i % 5 AS VARCHAR) || 'T12:00:00Z' AS "timestamp",
    '111122223333' AS accountId, {arn: 'role'} AS identity, 'Converse' AS operation,
    CAST(NULL AS VARCHAR) AS requestMetadata, 'us-west-2' AS inferenceRegion, 'us-east-1' AS region,
    ['us.anthropic.claude-sonnet-4-5-20250929-v1:0', 'global.anthropic.claude-opus-4-6-v1',
      'amazon.nova-micro-v1:0', 'us.amazon.nova-pro-v1:0'][1 + i % 4] AS modelId,
    CAST(NULL AS VARCHAR) AS errorCode, CAST(NULL AS VARCHAR) AS serviceTier,
    {latency: 'standard'} AS performanceConfig,
    {inputBodyJson: CAST(NULL AS VARCHAR), inputTokenCount: i % 4000,
      cacheReadInputTokenCount: i % 700, cacheWriteInputTokenCount: 0} AS input,
    {outputTokenCount: i % 900, outputBodyJson: '{"usage": {"inputTokens": 1}}'} AS output
  FROM range(${RECORDS}) AS records(i)`);

/** @param {string} name @param {string} sql */
async function measure(name, sql) {
  await connection.run(sql);
  const start = performance.now();
  const reader = await connection.runAndReadAll(
    'SELECT CAST(sum(cost_usd) AS VARCHAR) AS total FROM bedrock_invocation_costs',
  );
  const seconds = ((performance.now() - start) / 1000).toFixed(2);
  const { total } = reader.getRowObjects()[0];
  console.log(`${seconds.padStart(7)} s  ${name}, sum ${total}`);
  return total;
}

const view = readFileSync(join(folder, 'view_duckdb.sql'), 'utf8');
// One of the five is enough: with all of them it takes minutes.
const open = view.replace(
  /AND (\w+_rates)\.prefix = calls\.prefix/,
  "AND ($1.prefix IS NULL OR $1.prefix || '' = calls.prefix)",
);
const sums = [
  await measure('joins by equality', view),
  await measure('one join with a prefix that may be missing', open),
];
rmSync(folder, { recursive: true, force: true });
if (sums[0] !== sums[1]) throw new Error('the sums differ');
