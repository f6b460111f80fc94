// Logs from bytes to grouped exact sums, with vectors and without, beside JSON.parse of the same lines, in one run.
// Processor time, the best of several rounds: node tests/bench/usage.mjs [RECORDS, default 20000]
import { readFileSync } from 'node:fs';
import { packageUrl } from '../support/engines.mjs';
import { log } from './usage_log.mjs';

const RECORDS = Number(process.argv[2] ?? 20_000);
const ROUNDS = 9;
const { openScanner } = await import(new URL('scan.js', packageUrl).href);
const wasm = Object.fromEntries(
  [
    ['simd', 'scan.wasm'],
    ['plain', 'scan_plain.wasm'],
  ].map(([name, file]) => [
    name,
    new WebAssembly.Module(new Uint8Array(readFileSync(new URL(file, packageUrl)))),
  ]),
);

const bytes = log(RECORDS);
const pricer = () => [3_000_000n, 15_000_000n, 300_000n, 3_750_000n, 6_000_000n];

/** @param {'simd' | 'plain'} scanner */
async function scan(scanner) {
  const scanning = await openScanner({ wasm, scanner, limits: [200_000], pricer });
  const file = scanning.open('log');
  for (let at = 0; at < bytes.length; at += 1 << 20)
    scanning.feed(file, bytes.subarray(at, at + (1 << 20)));
  scanning.end(file);
  const { groups } = JSON.parse(scanning.report());
  return groups.reduce((/** @type {number} */ sum, /** @type {any[]} */ row) => sum + row[11], 0);
}

/** Decodes and parses each line, and sums one count. */
function parse() {
  const text = new TextDecoder().decode(bytes);
  let sum = 0;
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    sum += JSON.parse(text.slice(at, end)).input.inputTokenCount;
    at = end + 1;
  }
  return sum;
}

const copy = new Uint8Array(bytes.length);
/** @type {[string, () => unknown][]} */
const runs = [
  ['a copy in memory', () => copy.set(bytes)],
  ['scanned with vectors, grouped, with the cost of each call', () => scan('simd')],
  ['the same without vectors', () => scan('plain')],
  ['JSON.parse of the same lines, without grouping', parse],
];
const best = runs.map(() => Number.POSITIVE_INFINITY);
/** @type {unknown[]} */
const results = [];
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [i, [, run]] of runs.entries()) {
    const start = process.cpuUsage();
    results[i] = await run();
    const { user, system } = process.cpuUsage(start);
    best[i] = Math.min(best[i], user + system);
  }
}
if (results[1] !== results[3] || results[2] !== results[3]) throw new Error('the sums differ');
for (const [i, [name]] of runs.entries()) {
  const rate = bytes.length / best[i];
  const records = Math.round((RECORDS / best[i]) * 1e6).toLocaleString('en');
  const ratio = (best[3] / best[i]).toFixed(1);
  console.log(
    `${rate.toFixed(0).padStart(6)} MB/s ${records.padStart(12)} records/s ${ratio.padStart(6)} x JSON.parse  ${name}`,
  );
}
