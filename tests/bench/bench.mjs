// Our engine beside a peer and a plain loop, on the same requests in the same run. Prints medians and
// ratios; asserts nothing about time. See scripts/bench.
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { calcPrice } from '@pydantic/genai-prices';
import { packageUrl } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

const { createEngine } = await import(new URL('index.js', packageUrl).href);
const bytes = new Uint8Array(readFileSync(new URL('bedrock.wasm', packageUrl)));
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await createEngine({ wasm: bytes });

const IDS = [
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'amazon.nova-micro-v1:0',
  'amazon.nova-pro-v1:0',
];
const FIELDS = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);

const random = randomSource(1);
const requests = Array.from({ length: 1000 }, () => ({
  model: random.pick(IDS),
  tokens: [random.below(50_000), random.below(5_000), random.below(50_000)],
}));

/** Runs `work` until it has taken a second, and gives the median items a second. @param {number} items @param {() => void} work */
function perSecond(items, work) {
  for (let i = 0; i < 3; ++i) work();
  const rates = [];
  const end = performance.now() + 1000;
  do {
    const start = performance.now();
    work();
    rates.push(items / ((performance.now() - start) / 1000));
  } while (performance.now() < end);
  return rates.sort((a, b) => a - b)[rates.length >> 1];
}

/** @param {{model: string, tokens: number[]}} request */
const scenarioOf = ({ model, tokens }) => ({
  version: /** @type {const} */ (1),
  region: 'us-east-1',
  workloads: [
    /** @type {import('../../wasm/index.d.ts').Workload} */ ({
      type: 'inference',
      model,
      requests_per_month: 1,
      ...Object.fromEntries(FIELDS.map((field, i) => [field, tokens[i]])),
    }),
  ],
});

// The same rates for everybody, looked up once.
const rates = Object.fromEntries(
  IDS.map((model) => [
    model,
    engine.resolve(FIELDS.map((dimension) => ({ model, region: 'us-east-1', dimension }))),
  ]),
);
const floats = Object.fromEntries(IDS.map((id) => [id, rates[id].map((r) => Number(r.rate))]));

const scenarios = requests.map(scenarioOf);
const texts = scenarios.map((scenario) => JSON.stringify(scenario));
const usages = requests.map(({ model, tokens: [input, output, read] }) => ({
  model,
  usage: { input_tokens: input + read, output_tokens: output, cache_read_tokens: read },
}));

const BULK = 1_000_000;
const bulk = engine.bulk(BULK, FIELDS.length);
const { handles, quantities } = bulk;
for (let u = 0; u < BULK; ++u) {
  const { model, tokens } = requests[u % requests.length];
  for (let i = 0; i < FIELDS.length; ++i) {
    handles[u * 3 + i] = rates[model][i].handle;
    quantities[u * 3 + i] = tokens[i];
  }
}

/** The bulk total again, with BigInt, so that what is timed is right. */
function checkBulk() {
  bulk.run();
  let atto = 0n;
  for (const { model, tokens } of requests) {
    tokens.forEach((n, i) => {
      const [, fraction = ''] = rates[model][i].rate.split('.');
      atto += BigInt(n) * BigInt(fraction.padEnd(18, '0'));
    });
  }
  const expected = (atto * BigInt(BULK / requests.length)).toString().padStart(19, '0');
  const text = `${expected.slice(0, -18)}.${expected.slice(-18)}`.replace(/\.?0+$/, '');
  if (bulk.total() !== text) throw new Error(`bulk total ${bulk.total()} is not ${text}`);
}
checkBulk();

let sink = 0;
const results = {
  'engine.quote, scenario object in, bill object out': perSecond(1000, () => {
    for (const scenario of scenarios) sink += engine.quote(scenario).lines.length;
  }),
  'engine.quoteText, JSON in, JSON out': perSecond(1000, () => {
    for (const text of texts) sink += engine.quoteText(text).length;
  }),
  '@pydantic/genai-prices calcPrice': perSecond(1000, () => {
    for (const { model, usage } of usages) {
      sink += calcPrice(usage, model, { providerId: 'aws' })?.total_price ?? 0;
    }
  }),
  'engine.bulk, exact': perSecond(BULK, () => bulk.run()),
  'plain JavaScript loop, binary floats': perSecond(BULK, () => {
    for (let u = 0; u < BULK; ++u) {
      const { model, tokens } = requests[u % requests.length];
      const [a, b, c] = floats[model];
      sink += tokens[0] * a + tokens[1] * b + tokens[2] * c;
    }
  }),
};

/** Milliseconds, the median of 21. @param {() => Promise<unknown>} work */
async function median(work) {
  const times = [];
  for (let i = 0; i < 21; ++i) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[10];
}
const compile = await median(() => WebAssembly.compile(bytes));
const start = await median(() => createEngine({ wasm: bytes }));

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, Node ${process.version}; shared machine: trust ratios`,
);
for (const [name, rate] of Object.entries(results)) {
  console.log(`${Math.round(rate).toLocaleString('en').padStart(14)} a second  ${name}`);
}
const ratio = (/** @type {keyof results} */ a, /** @type {keyof results} */ b) =>
  (results[a] / results[b]).toFixed(2);
console.log(
  `quote / genai-prices: ${ratio('engine.quote, scenario object in, bill object out', '@pydantic/genai-prices calcPrice')}`,
);
console.log(
  `bulk / plain loop: ${ratio('engine.bulk, exact', 'plain JavaScript loop, binary floats')}; ` +
    `bulk / genai-prices: ${ratio('engine.bulk, exact', '@pydantic/genai-prices calcPrice')}`,
);
console.log(
  `compiling the module: ${compile.toFixed(1)} ms; from bytes to a started engine: ${start.toFixed(1)} ms; ` +
    `start-up beyond compilation: ${(start - compile).toFixed(1)} ms`,
);
if (sink === 0) console.log('nothing was priced');
