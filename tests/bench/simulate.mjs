// Draws a second of a simulation of five workloads over twelve months, as WebAssembly under Node, beside the same model in
// plain JavaScript with binary floats and Math.random: node tests/bench/simulate.mjs
import { engine as startEngine } from '../support/engines.mjs';

const DRAWS = 10_000;
const MONTHS = 12;
const WORKLOADS = 5;
const GROWTH = [1.02, 1.05, 1.09];
const INPUTS = [
  ['requests_per_month', 800_000, 1_000_000, 1_600_000],
  ['input_tokens', 500, 1000, 1800],
  ['output_tokens', 100, 200, 420],
];

const scenario = {
  version: 1,
  region: 'us-east-1',
  workloads: Array.from({ length: WORKLOADS }, () => ({
    type: 'inference',
    model: 'amazon.nova-pro-v1:0',
    ...Object.fromEntries(INPUTS.map(([field, , likely]) => [field, likely])),
  })),
};
const ranges = scenario.workloads.flatMap((_, workload) =>
  INPUTS.map(([field, low, likely, high]) => ({ workload, field, low, likely, high })),
);
const plan = {
  start: '2026-12',
  months: MONTHS,
  growth: { percent: 5, low: 2, high: 9 },
  ranges,
};

/** @param {any} low @param {any} likely @param {any} high */
function triangle(low, likely, high) {
  const u = Math.random();
  const cut = (likely - low) / (high - low);
  return u < cut
    ? low + Math.sqrt(u * (high - low) * (likely - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
}

function plain() {
  const months = Array.from({ length: MONTHS }, () => new Float64Array(DRAWS));
  for (let draw = 0; draw < DRAWS; draw++) {
    let bill = 0;
    for (let w = 0; w < WORKLOADS; w++) {
      const [requests, input, output] = INPUTS.map(([, ...range]) =>
        triangle(range[0], range[1], range[2]),
      );
      bill += (requests * (input * 0.8 + output * 3.2)) / 1e6;
    }
    let factor = 1;
    const growth = triangle(GROWTH[0], GROWTH[1], GROWTH[2]);
    for (const month of months) {
      month[draw] = bill * factor;
      factor *= growth;
    }
  }
  return months.map((month) => month.sort()[DRAWS * 0.9]);
}

/** The best of five. @param {() => unknown} run */
function best(run) {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const engine = await startEngine();
for (const draws of [256, DRAWS]) {
  const took = best(() => engine.simulate({ scenario, plan, draws }));
  console.log(
    `${draws} draws: ${took.toFixed(1)} ms, ${Math.round((draws / took) * 1000)} draws a second`,
  );
}
const took = best(plain);
console.log(
  `plain JavaScript: ${took.toFixed(1)} ms, ${Math.round((DRAWS / took) * 1000)} draws a second`,
);
const { months } = engine.simulate({ scenario, plan });
console.log(`P90 of the last month: ${months[11].p90}, plain ${plain()[11].toFixed(2)}`);
