// The search beside the same search through quote, and beside a plain loop over binary floats, in one run: points priced
// a second, a point being a model in a region on a route in a tier.
//
//   node tests/bench/search.mjs    after scripts/build engine
import { createEngine } from '../../build/wasm/package/index.js';

const engine = await createEngine();
const agent = {
  type: 'agent',
  model: 'us.anthropic.claude-sonnet-4-6',
  runs_per_month: 10_000,
  steps: 8,
  task_tokens: 500,
  system_tokens: 3000,
  tools: 10,
  tokens_per_tool: 150,
  step_output_tokens: 300,
  tool_result_tokens: 900,
  answer_tokens: 600,
  cache_ttl: '5m',
};
/** @param {object[]} workloads */
const scenario = (...workloads) => ({ version: 1, region: 'us-east-1', workloads });
const { regions, tiers } = engine.catalog();
const models = engine.models();
const ROUTES = ['in-region', 'geo', 'global'];
const POINTS = models.length * regions.length * ROUTES.length * tiers.length;

/** The best of some runs, in milliseconds. @param {number} runs @param {() => void} run */
function best(runs, run) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; ++i) {
    const from = performance.now();
    run();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

/** @param {string} what @param {number} ms @param {number} points */
function say(what, ms, points) {
  const rate = points / ms;
  console.log(
    `${what.padEnd(52)} ${ms.toFixed(2).padStart(9)} ms  ${rate.toFixed(1).padStart(9)} k points/s`,
  );
  return rate;
}

const one = /** @type {any} */ (scenario(agent));
const ten = /** @type {any} */ (
  scenario(...Array.from({ length: 10 }, (_, i) => ({ ...agent, runs_per_month: 1000 * (i + 1) })))
);
const searched = say(
  'search, one agent',
  best(20, () => engine.search({ scenario: one })),
  POINTS,
);
say(
  'search, ten agents',
  best(4, () => engine.search({ scenario: ten })),
  10 * POINTS,
);
say(
  'compare, one agent on every model',
  best(20, () => engine.compare({ scenario: one })),
  models.length,
);

// Through quote: a sample of the points, each a scenario of its own.
const sample = models.flatMap(({ id }, m) =>
  regions.slice(m % 5, (m % 5) + 2).map(({ code }, r) => {
    const tier = tiers[(m + r) % tiers.length];
    return JSON.stringify(
      scenario({ ...agent, model: id, region: code, tier, route: ROUTES[m % 3] }),
    );
  }),
);
const quoted = say(
  `quoteText, ${sample.length} of the points`,
  best(5, () => {
    for (const text of sample) engine.quoteText(text);
  }),
  sample.length,
);

// A plain loop over floats: prices and quantities known beforehand, four products a point.
const DIMENSIONS = ['input_tokens', 'output_tokens', 'cache_read_tokens', 'cache_write_5m_tokens'];
const places = new Map(models.map(({ id }, i) => [id, i]));
const prices = new Float64Array(POINTS * 4).fill(Number.NaN);
for (const [r, { code }] of regions.entries()) {
  for (const price of engine.prices({ region: code })) {
    const d = DIMENSIONS.indexOf(price.dimension);
    if (d < 0 || price.context === 'long') continue;
    const m = places.get(price.model) ?? 0;
    const at = (m * regions.length + r) * ROUTES.length + ROUTES.indexOf(price.route);
    prices[(at * tiers.length + tiers.indexOf(price.tier)) * 4 + d] = Number(price.usd);
  }
}
const lines = engine.quote(one).lines;
const quantities = DIMENSIONS.map((dimension) =>
  Number(lines.find((line) => line.dimension === dimension)?.quantity ?? 0),
);
let cheapest = 0;
const looped = say(
  'plain loop over floats',
  best(20, () => {
    cheapest = Number.POSITIVE_INFINITY;
    for (let p = 0; p < POINTS; ++p) {
      let cost = 0;
      for (let d = 0; d < 4; ++d) cost += quantities[d] * prices[p * 4 + d];
      if (cost < cheapest) cheapest = cost;
    }
  }),
  POINTS,
);
console.log(
  `cheapest: ${engine.search({ scenario: one }).total} by the search, ${cheapest} by the loop`,
);
console.log(
  `search / quote: ${(searched / quoted).toFixed(0)} x; search / float loop: ${(searched / looped).toFixed(3)} x`,
);
