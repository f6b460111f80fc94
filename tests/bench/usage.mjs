// Logs from bytes to grouped exact sums, with vectors and without, beside JSON.parse of the same lines, in one run.
// Processor time, the best of several rounds: node tests/bench/usage.mjs [RECORDS, default 20000]
import { readFileSync } from 'node:fs';
import { packageUrl } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

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

const WORDS =
  'the model reads this prompt and answers it in a few sentences of plain text about orders, invoices and "returns" of {customers}'.split(
    ' ',
  );

/** Lines of prose, as prompts have them. @param {ReturnType<typeof randomSource>} random @param {number} length */
function prose(random, length) {
  let text = '';
  for (let line = 0; text.length < length; ) {
    const word = random.pick(WORDS);
    line += word.length + 1;
    text += line > 90 ? `${word}\n` : `${word} `;
    if (line > 90) line = 0;
  }
  return text;
}

function log() {
  const random = randomSource(7);
  const models = [
    'amazon.nova-micro-v1:0',
    'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'global.anthropic.claude-opus-4-6-v1',
  ];
  const parts = [];
  for (let i = 0; i < RECORDS; i += 1) {
    const [input, output, read] = [random.below(5000), random.below(900), random.below(1000)];
    const record = {
      schemaType: 'ModelInvocationLog',
      schemaVersion: '1.0',
      timestamp: new Date(1.79e12 + i * 60_000).toISOString().replace('.000', ''),
      accountId: '111122223333',
      identity: { arn: `arn:aws:sts::111122223333:assumed-role/app/${random.below(9)}` },
      region: 'us-east-1',
      requestId: `0f8fad5b-d9cb-469f-a165-${1e11 + i}`,
      operation: 'Converse',
      modelId: random.pick(models),
      input: {
        inputContentType: 'application/json',
        inputBodyJson: {
          messages: [
            { role: 'user', content: [{ text: prose(random, 800 + random.below(2000)) }] },
          ],
          inferenceConfig: { maxTokens: 1000 },
        },
        inputTokenCount: input,
        cacheReadInputTokenCount: read,
        cacheWriteInputTokenCount: 0,
      },
      output: {
        outputContentType: 'application/json',
        outputBodyJson: {
          output: {
            message: {
              role: 'assistant',
              content: [{ text: prose(random, 300 + random.below(700)) }],
            },
          },
          stopReason: 'end_turn',
          metrics: { latencyMs: 1234 },
          usage: { inputTokens: input, outputTokens: output, cacheReadInputTokens: read },
        },
        outputTokenCount: output,
      },
    };
    parts.push(`${JSON.stringify(record)}\n`);
  }
  return new TextEncoder().encode(parts.join(''));
}

const bytes = log();
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
