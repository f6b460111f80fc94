// Simulations against means in closed form and against a Monte Carlo of our own, which quotes whole scenarios.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers, nativeQuotes } from '../support/engines.mjs';

/** @param {object} request */
function simulated(request) {
  const answer = JSON.parse(nativeAnswers('simulate', [JSON.stringify(request)])[0]);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer.simulation;
}

/** @param {any} spread @param {string} name @param {number} exact @param {number} [more] of errors that are not ours */
function near(spread, name, exact, more = 0) {
  const off = Math.abs(Number(spread[name]) - exact);
  const room = 4 * Math.hypot(Number(spread.errors[name]), more) + 0.011;
  assert.ok(off <= room, `${name} ${spread[name]} +- ${spread.errors[name]}, expected ${exact}`);
}

const mean = (/** @type {number[]} */ [low, likely, high]) => (low + likely + high) / 3;

const LABELS = {
  type: 'inference',
  model: 'amazon.nova-pro-v1:0',
  requests_per_month: 2_000_000,
  input_tokens: 1500,
  output_tokens: 300,
};

test('a product of inputs, and their sum over workloads, have the mean of the formula', () => {
  const requests = [1_000_000, 2_000_000, 6_000_000];
  const input = [500, 1500, 2000];
  const output = [300, 300, 900];
  const ranges = [requests, input, output].flatMap(([low, likely, high], i) =>
    [0, 1].map((workload) => ({
      workload,
      field: ['requests_per_month', 'input_tokens', 'output_tokens'][i],
      low,
      likely,
      high,
    })),
  );
  const { months, total } = simulated({
    scenario: { version: 1, region: 'us-east-1', workloads: [LABELS, LABELS] },
    plan: { start: '2026-12', months: 3, growth: { factors: [1, 2, '0.5'] }, ranges },
    draws: 20_000,
    seed: 5,
  });
  // 0.8 and 3.2 USD per million.
  const one = (mean(requests) * (mean(input) * 0.8 + mean(output) * 3.2)) / 1e6;
  near(months[0], 'mean', 2 * one);
  near(months[1], 'mean', 4 * one);
  near(months[2], 'mean', one);
  near(total, 'mean', 7 * one);
});

test('drawn growth has the mean of its powers, together or apart', () => {
  const [low, likely, high] = [1, 1.05, 1.2];
  // E[g^m] of a triangular g, by the integral of its density.
  const power = (/** @type {number} */ m) => {
    const side = (/** @type {number} */ from, /** @type {number} */ to) =>
      (2 / ((high - low) * (to - from))) *
      ((to ** (m + 2) - from ** (m + 2)) / (m + 2) -
        (from * (to ** (m + 1) - from ** (m + 1))) / (m + 1));
    return side(low, likely) - side(high, likely);
  };
  for (const growth_together of [true, false]) {
    const { months } = simulated({
      scenario: { version: 1, region: 'us-east-1', workloads: [LABELS, LABELS] },
      plan: {
        start: '2026-12',
        months: 6,
        growth: { percent: 5, low: 0, high: 20 },
        growth_together,
      },
      draws: 8000,
    });
    const bill = (2 * 2_000_000 * (1500 * 0.8 + 300 * 3.2)) / 1e6;
    for (const m of [0, 1, 5]) near(months[m], 'mean', bill * power(m));
  }
});

/** A plain generator of our own. @param {number} state */
const generator = (state) => () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

/** @param {() => number} random @param {number} low @param {number} likely @param {number} high */
function triangle(random, low, likely, high) {
  const u = random();
  return u < (likely - low) / (high - low)
    ? low + Math.sqrt(u * (high - low) * (likely - low))
    : high - Math.sqrt((1 - u) * (high - low) * (high - likely));
}

test('an independent Monte Carlo over whole quotes finds the same percentiles', () => {
  const scenario = (/** @type {Record<string, number>} */ x) => ({
    version: 1,
    region: 'us-east-1',
    as_of: '2026-12-01',
    workloads: [
      {
        type: 'chat',
        model: 'us.anthropic.claude-sonnet-4-6',
        conversations_per_month: x.conversations,
        turns: 5,
        system_tokens: 2400,
        question_tokens: x.question,
        answer_tokens: 280,
        cache_ttl: '5m',
        seconds_between_turns: 40,
      },
      { type: 'lambda', invocations_per_month: x.calls, milliseconds: 200, memory_mb: 1024 },
      { type: 'lambda', invocations_per_month: 1_500_000, milliseconds: 200, memory_mb: 1024 },
      {
        type: 'vector_store',
        vectors: x.vectors,
        vector_store: 'opensearch-serverless',
      },
    ],
  });
  const likely = { conversations: 2000, question: 120, calls: 2_000_000, vectors: 40_000_000 };
  const ranges = [
    { workload: 0, field: 'conversations_per_month', low: 1000, high: 4500 },
    { workload: 0, field: 'question_tokens', low: 20, high: 900 },
    { workload: 1, field: 'invocations_per_month', low: 500_000, high: 6_000_000 },
    { workload: 3, field: 'vectors', low: 1_000_000, high: 90_000_000 },
  ];
  const { months, chances } = simulated({
    scenario: scenario(likely),
    plan: { start: '2026-12', months: 2, growth: { factors: [1, '1.5'] }, ranges },
    draws: 4000,
    over: [900],
  });
  const random = generator(7);
  const COUNT = 3000;
  const names = ['conversations', 'question', 'calls', 'vectors'];
  for (const [m, factor] of [1, 1.5].entries()) {
    const drawn = Array.from({ length: COUNT }, () => {
      const x = Object.fromEntries(
        ranges.map(({ low, high }, i) => [
          names[i],
          Math.round(100 * triangle(random, low, Object.values(likely)[i], high)) / 100,
        ]),
      );
      // What is counted a month grows; the length of a question and what is stored do not.
      for (const name of ['conversations', 'calls']) x[name] *= factor;
      const full = scenario(x);
      full.workloads[2].invocations_per_month = 1_500_000 * factor;
      return full;
    });
    const totals = nativeQuotes(drawn)
      .map((text) => Number(JSON.parse(text).bill.total))
      .sort((a, b) => a - b);
    const average = totals.reduce((a, b) => a + b, 0) / COUNT;
    const sd = Math.sqrt(totals.reduce((a, b) => a + (b - average) ** 2, 0) / (COUNT - 1));
    near(months[m], 'mean', average, sd / Math.sqrt(COUNT));
    for (const [name, p] of /** @type {[string, number][]} */ ([
      ['p10', 0.1],
      ['p50', 0.5],
      ['p90', 0.9],
    ])) {
      // The error of a percentile from the distance between its neighbours.
      const at = Math.ceil(p * COUNT) - 1;
      const step = Math.ceil(Math.sqrt(COUNT * p * (1 - p)));
      near(months[m], name, totals[at], (totals[at + step] - totals[at - step]) / 2);
    }
    const over = (100 * totals.filter((x) => x > 900).length) / COUNT;
    const { percent, error } = chances[0].months[m];
    const share = Math.hypot(Number(error), Math.sqrt((over * (100 - over)) / COUNT));
    assert.ok(Math.abs(Number(percent) - over) <= 4 * share + 0.02, `${percent} ${over}`);
  }
});

test('the same seed gives the same figures, another one others within the errors', () => {
  const request = (/** @type {number} */ seed) => ({
    scenario: { version: 1, region: 'us-east-1', workloads: [LABELS] },
    plan: { start: '2026-12', months: 1, margin: { low: -30, high: 60 } },
    draws: 1600,
    seed,
  });
  const [a, again, b] = [1, 1, 2].map((seed) => simulated(request(seed)));
  assert.deepEqual(again, a);
  assert.notEqual(b.months[0].p90, a.months[0].p90);
  near(a.months[0], 'mean', Number(b.months[0].mean), Number(b.months[0].errors.mean));
});
