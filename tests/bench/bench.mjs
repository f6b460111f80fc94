// Our engine beside a peer and plain loops, on the same requests in the same run. Prints medians and
// ratios; asserts the sums, nothing about time. See scripts/bench.
import { execFileSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { calcPrice } from '@pydantic/genai-prices';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();

const { BulkColumns } = await import(new URL('columns.js', packageUrl).href);

const IDS = [
  'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'global.anthropic.claude-sonnet-4-5-20250929-v1:0',
  'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'amazon.nova-micro-v1:0',
  'amazon.nova-pro-v1:0',
];
const FIELDS = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);
const ROUNDS = 15;

const random = randomSource(1);
const requests = Array.from({ length: 1000 }, () => ({
  model: random.pick(IDS),
  tokens: [random.below(50_000), random.below(5_000), random.below(50_000)],
}));

// The same rates for everybody, looked up once.
const rates = Object.fromEntries(
  IDS.map((model) => [
    model,
    engine.resolve(FIELDS.map((dimension) => ({ model, region: 'us-east-1', dimension }))),
  ]),
);
const floats = Object.fromEntries(IDS.map((id) => [id, rates[id].map((r) => Number(r.rate))]));
const exact = Object.fromEntries(IDS.map((id) => [id, rates[id].map((r) => atto(r.rate))]));

/** USD in 1e-18. @param {string} usd */
function atto(usd) {
  const [whole, fraction = ''] = usd.split('.');
  return BigInt(whole + fraction.padEnd(18, '0'));
}

const scenarios = requests.map(({ model, tokens }) => ({
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
}));
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

const columns = new BulkColumns(
  engine,
  BULK,
  IDS.map((id) => rates[id].map(({ handle }) => handle)),
);
for (let u = 0; u < BULK; ++u) {
  const { model, tokens } = requests[u % requests.length];
  columns.kinds[u] = IDS.indexOf(model);
  for (let i = 0; i < FIELDS.length; ++i) columns.quantities[i][u] = tokens[i];
}

// A use of every result, so that no work can be left out.
let sink = 0;
const QUOTE = 'engine.quote, scenario object in, bill object out';
const TEXT = 'engine.quoteText, JSON in, JSON out';
const PEER = '@pydantic/genai-prices calcPrice';
const COLUMNS = 'BulkColumns, exact';
const OURS = 'engine.bulk, exact';
const FLOATS = 'plain JavaScript loop, binary floats';
const BIGINTS = 'plain JavaScript loop, BigInt, exact';

/** What, how many requests one run prices, and the run, which gives their sum in USD. */
const CONTESTS = /** @type {const} */ ([
  [
    QUOTE,
    1000,
    () => scenarios.reduce((sum, scenario) => sum + Number(engine.quote(scenario).total), 0),
  ],
  [
    TEXT,
    1000,
    () => {
      for (const text of texts) sink += engine.quoteText(text).length;
    },
  ],
  [
    PEER,
    1000,
    () =>
      usages.reduce(
        (sum, { model, usage }) =>
          sum + (calcPrice(usage, model, { providerId: 'aws' })?.total_price ?? 0),
        0,
      ),
  ],
  [OURS, BULK, () => bulk.run()],
  [COLUMNS, BULK, () => columns.run()],
  [
    FLOATS,
    BULK,
    () => {
      let sum = 0;
      for (let u = 0; u < BULK; ++u) {
        const { model, tokens } = requests[u % requests.length];
        const [a, b, c] = floats[model];
        sum += tokens[0] * a + tokens[1] * b + tokens[2] * c;
      }
      return sum;
    },
  ],
  [
    BIGINTS,
    BULK / 10,
    () => {
      let sum = 0n;
      for (let u = 0; u < BULK / 10; ++u) {
        const { model, tokens } = requests[u % requests.length];
        const [a, b, c] = exact[model];
        sum += BigInt(tokens[0]) * a + BigInt(tokens[1]) * b + BigInt(tokens[2]) * c;
      }
      return Number(sum) / 1e18;
    },
  ],
]);

/** What is timed is right: the bulk total is BigInt's to the last digit, all others agree. */
function checkSums() {
  bulk.run();
  columns.run();
  if (columns.total() !== bulk.total()) throw new Error('columns and rows differ');
  let once = 0n;
  for (const { model, tokens } of requests) {
    tokens.forEach((n, i) => {
      once += BigInt(n) * exact[model][i];
    });
  }
  if (atto(bulk.total()) !== once * BigInt(BULK / requests.length)) {
    throw new Error(`bulk total ${bulk.total()} is not BigInt's`);
  }
  for (const [name, items, run] of CONTESTS) {
    const sum = run();
    const expected = (Number(once) / 1e18) * (items / requests.length);
    if (sum !== undefined && Math.abs(sum - expected) > 1e-9 * expected) {
      throw new Error(`${name}: ${sum} is not ${expected}`);
    }
  }
}

const median = (/** @type {number[]} */ values) =>
  values.toSorted((a, b) => a - b)[values.length >> 1];

/**
 * Requests a second of each, round by round: what else the machine does in a round slows all alike, so
 * that ratios within a round hold. A single run is repeated until it has taken 30 ms.
 */
function contest() {
  /** @type {Map<string, number[]>} */
  const rounds = new Map(CONTESTS.map(([name]) => [name, []]));
  for (let round = -2; round < ROUNDS; ++round) {
    for (const [name, items, run] of CONTESTS) {
      const start = performance.now();
      let taken = 0;
      let runs = 0;
      while (taken < 30) {
        sink += run() ?? 1;
        runs += 1;
        taken = performance.now() - start;
      }
      if (round >= 0) rounds.get(name)?.push((items * runs) / (taken / 1000));
    }
  }
  return rounds;
}

/** Milliseconds from start-ups in processes of their own: see startup.mjs. @param {string[]} args */
function startups(...args) {
  const file = fileURLToPath(new URL('startup.mjs', import.meta.url));
  const runs = Array.from({ length: 21 }, () =>
    JSON.parse(execFileSync(process.execPath, [file, ...args], { encoding: 'utf8' })),
  );
  return (/** @type {string} */ part) => median(runs.map((run) => run[part])).toFixed(1);
}

checkSums();
const results = contest();
const ratio = (/** @type {string} */ a, /** @type {string} */ b) => {
  const [over, under] = [results.get(a) ?? [], results.get(b) ?? []];
  return median(over.map((value, round) => value / under[round])).toFixed(2);
};

console.log(
  `${cpus()[0].model}, ${cpus().length} cores, load ${loadavg()[0].toFixed(1)}, Node ${process.version}; ` +
    `medians of ${ROUNDS} rounds; where other work runs, trust the ratios`,
);
for (const [name, rounds] of results) {
  console.log(
    `${Math.round(median(rounds)).toLocaleString('en').padStart(12)} requests a second  ${name}`,
  );
}
console.log(
  `a request of bulk is ${FIELDS.length} items; all sums agree, bulk with BigInt exactly`,
);
console.log(`quote / genai-prices: ${ratio(QUOTE, PEER)} (a bill with formulas beside one sum)`);
console.log(`quoteText / genai-prices: ${ratio(TEXT, PEER)}`);
console.log(`bulk / genai-prices: ${ratio(OURS, PEER)}`);
console.log(
  `columns / float loop: ${ratio(COLUMNS, FLOATS)}; columns / BigInt loop: ${ratio(COLUMNS, BIGINTS)}`,
);
console.log(
  `bulk / float loop: ${ratio(OURS, FLOATS)}; bulk / BigInt loop: ${ratio(OURS, BIGINTS)}`,
);

const cold = startups();
console.log(
  `new process: importing the glue ${cold('import')} ms, compiling ${cold('compile')} ms, ` +
    `start-up beyond compilation ${cold('start')} ms, the first quote ${cold('quote')} ms`,
);
if (sink === 0) console.log('nothing was priced');
