// The scanner beside DuckDB on the same files and, where it is installed, ccusage; and what inflating takes. Wall-clock
// time, the best of three: node tests/bench/usage_peers.mjs [RECORDS, default 60000]
// ccusage: npm install --prefix DIR ccusage@17.2.1, and CCUSAGE=DIR (later versions are native programs).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { packageUrl } from '../support/engines.mjs';
import { claudeLines, log } from './usage_log.mjs';

const RECORDS = Number(process.argv[2] ?? 60_000);
const native = fileURLToPath(new URL('../../build/native/core/scan_logs', import.meta.url));
const { openScanner } = await import(new URL('scan.js', packageUrl).href);
const folder = mkdtempSync(join(tmpdir(), 'usage-'));

/** Sums of input, output, cache read and cache write. @param {any} scan */
const sumsOf = ({ groups }) =>
  [11, 12, 13, 14].map((column) =>
    groups.reduce((/** @type {number} */ sum, /** @type {any[]} */ row) => sum + row[column], 0),
  );

/** @param {Uint8Array} bytes */
async function inWasm(bytes) {
  const scan = await openScanner();
  const file = scan.open('log');
  scan.feed(file, bytes);
  scan.end(file);
  return sumsOf(JSON.parse(scan.report()));
}

/** @param {string} path */
function natively(path) {
  const text = execFileSync(native, ['{"version":1', '-', path], { encoding: 'utf8' });
  return sumsOf(JSON.parse(text).scans[0]);
}

/**
 * Every way once for warmth and three times for its best; all must reach the same sums.
 * @param {string} title @param {number} size @param {number} records @param {[string, () => any][]} ways
 */
async function compare(title, size, records, ways) {
  console.log(`${title}: ${(size / 1e6).toFixed(0)} MB, ${records.toLocaleString('en')} records`);
  let expected = '';
  for (const [name, way] of ways) {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 4; round += 1) {
      const start = performance.now();
      const sums = JSON.stringify(await way());
      best = Math.min(best, performance.now() - start);
      expected ||= sums;
      if (sums !== expected) throw new Error(`${name} has ${sums}, not ${expected}`);
      if (best > 5000) break;
    }
    const rate = Math.round((records / best) * 1000).toLocaleString('en');
    console.log(
      `${(size / best / 1000).toFixed(0).padStart(7)} MB/s ${rate.padStart(12)} records/s  ${name}`,
    );
  }
}

const bytes = log(RECORDS);
const path = join(folder, 'log.jsonl');
writeFileSync(path, bytes);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
async function duckdb() {
  const reader = await connection.runAndReadAll(`
    SELECT modelId, region, substr("timestamp", 1, 10) AS day,
      CAST(sum(input.inputTokenCount) AS DOUBLE) AS i, CAST(sum(output.outputTokenCount) AS DOUBLE) AS o,
      CAST(sum(input.cacheReadInputTokenCount) AS DOUBLE) AS r,
      CAST(sum(input.cacheWriteInputTokenCount) AS DOUBLE) AS w
    FROM read_json('${path}', format = 'newline_delimited', columns = {modelId: 'VARCHAR', region: 'VARCHAR',
      "timestamp": 'VARCHAR', output: 'STRUCT(outputTokenCount BIGINT)',
      input: 'STRUCT(inputTokenCount BIGINT, cacheReadInputTokenCount BIGINT, cacheWriteInputTokenCount BIGINT)'})
    GROUP BY ALL`);
  const rows = reader.getRowObjects();
  return ['i', 'o', 'r', 'w'].map((name) => rows.reduce((sum, row) => sum + Number(row[name]), 0));
}
/** @type {(of: string) => [string, () => any][]} */
const program = (of) =>
  existsSync(native) ? [['the native program, on all cores', () => natively(of)]] : [];
await compare('invocation logs', bytes.length, RECORDS, [
  ['WebAssembly, on one core', () => inWasm(bytes)],
  ...program(path),
  ['DuckDB, by model, region and day', duckdb],
]);

const lines = claudeLines(RECORDS);
const project = join(folder, 'projects', 'p');
mkdirSync(project, { recursive: true });
writeFileSync(join(project, 's.jsonl'), lines);
const ccusage =
  process.env.CCUSAGE && join(process.env.CCUSAGE, 'node_modules/ccusage/dist/index.js');
function byCcusage() {
  const text = execFileSync('node', [String(ccusage), 'daily', '--offline', '--json'], {
    env: { ...process.env, CLAUDE_CONFIG_DIR: folder },
    encoding: 'utf8',
  });
  const { totals } = JSON.parse(text);
  return [
    ...[totals.inputTokens, totals.outputTokens],
    ...[totals.cacheReadTokens, totals.cacheCreationTokens],
  ];
}
await compare('lines of Claude Code', lines.length, RECORDS, [
  ['WebAssembly, on one core', () => inWasm(lines)],
  ...program(join(project, 's.jsonl')),
  .../** @type {[string, () => any][]} */ (ccusage ? [['ccusage', byCcusage]] : []),
]);
if (!ccusage) console.log('ccusage is not installed: see the head of this file');

const gzipped = new Uint8Array(gzipSync(bytes));
await compare(`inflating ${(gzipped.length / 1e6).toFixed(0)} MB of gzip`, bytes.length, RECORDS, [
  ['zlib of Node', () => gunzipSync(gzipped, { maxOutputLength: bytes.length }).length],
  [
    'DecompressionStream',
    async () => {
      let length = 0;
      const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream('gzip'));
      for await (const part of /** @type {any} */ (stream)) length += part.length;
      return length;
    },
  ],
]);
rmSync(folder, { recursive: true });
