// Crossings and answers of the inverse question are priced again, on both sides, by quote.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeAnswers, nativeQuotes } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

const random = randomSource(99);
const COUNT = Number(process.env.BEDROCK_BREAK_EVENS ?? 150);
const PLACES = 36;

/** @param {string} text */
const exact = (text) => {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};
const amount = (/** @type {number} */ most) => 1 + random.below(most);

/** @returns {any} */
function scenario() {
  const model = random.pick([
    'global.anthropic.claude-sonnet-4-6',
    'us.anthropic.claude-opus-4-5-20251101-v1:0',
    'us.amazon.nova-pro-v1:0',
  ]);
  const calls = {
    type: 'inference',
    model,
    requests_per_month: amount(60_000),
    prefix_tokens: 500 + amount(6000),
    input_tokens: amount(2000),
    output_tokens: amount(1000),
  };
  const chat = {
    type: 'chat',
    model,
    conversations_per_month: amount(5000),
    turns: amount(6),
    system_tokens: amount(5000),
    question_tokens: amount(300),
    answer_tokens: amount(500),
    seconds_between_turns: amount(600),
  };
  const store = {
    type: 'vector_store',
    vectors: amount(100_000),
    vector_store: 's3-vectors',
    queries_per_month: amount(10_000),
  };
  const workloads = [random.pick([calls, chat])];
  if (random.below(2) === 0) workloads.push(/** @type {any} */ (store));
  return { version: 1, region: 'us-east-1', workloads };
}

/** The workload of each way at a value, by the kinds that vary one field. @type {Record<string, (w: any, x: string) => [any, any]>} */
const WAYS = {
  cache_by_hits: (w, x) => [
    { ...w, cache_ttl: '5m', cache_hit_percent: x },
    { ...w, cache_hit_percent: x },
  ],
  cache_by_volume: (w, x) => [{ ...volume(w, x), cache_ttl: '5m' }, volume(w, x)],
  cache_by_pause: (w, x) => [
    { ...w, seconds_between_turns: x, cache_ttl: '5m' },
    { ...w, seconds_between_turns: x },
  ],
  lifetime_by_volume: (w, x) => [
    { ...volume(w, x), cache_ttl: '5m' },
    { ...volume(w, x), cache_ttl: '1h' },
  ],
  lifetime_by_pause: (w, x) => [
    { ...w, seconds_between_turns: x, cache_ttl: '5m' },
    { ...w, seconds_between_turns: x, cache_ttl: '1h' },
  ],
};
/** @param {any} w @param {string} x */
const volume = (w, x) => ({
  ...w,
  [w.type === 'chat' ? 'conversations_per_month' : 'requests_per_month']: x,
});

test('both sides of every crossing are what quote says, and the cheaper way changes there', () => {
  const kinds = Object.keys(WAYS);
  const scenarios = Array.from({ length: COUNT }, scenario);
  const answers = nativeAnswers(
    'break_even',
    scenarios.map((s) => JSON.stringify({ scenario: s, kinds })),
  );
  /** @type {any[]} */
  const quoted = [];
  /** @type {{point: any, side: 'a' | 'b', kind: string}[]} */
  const expected = [];
  let crossings = 0;
  for (const [i, text] of answers.entries()) {
    const { ok, break_evens: found } = JSON.parse(text);
    assert.ok(ok, text);
    for (const even of found.filter((/** @type {any} */ e) => e.available)) {
      const at = new Map(even.points.map((/** @type {any} */ p) => [p.x, p]));
      if (even.crossing !== null) {
        crossings += 1;
        const [there, before] = [at.get(even.crossing), at.get(even.before)];
        const [winner, loser] = even.cheaper === 'a' ? ['a', 'b'] : ['b', 'a'];
        assert.ok(exact(there[winner]) <= exact(there[loser]), text);
        assert.ok(exact(before[winner]) >= exact(before[loser]), text);
      }
      for (const point of [at.get(even.crossing), at.get(even.before), even.points.at(-1)]) {
        if (!point) continue;
        const [own, ...others] = scenarios[i].workloads;
        for (const [n, workload] of WAYS[even.kind](own, point.x).entries()) {
          quoted.push({ ...scenarios[i], workloads: [workload, ...others] });
          expected.push({ point, side: n === 0 ? 'a' : 'b', kind: even.kind });
        }
      }
    }
  }
  assert.ok(crossings > COUNT / 3, `${crossings} crossings`);
  for (const [i, text] of nativeQuotes(quoted).entries()) {
    const { point, side, kind } = expected[i];
    assert.equal(JSON.parse(text).bill.total, point[side], `${kind} at ${point.x}`);
  }
});

test('answers meet their goal, their neighbours do not, and both are what quote says', () => {
  const asked = Array.from({ length: COUNT }, () => {
    const s = scenario();
    const [own] = s.workloads;
    const names = Object.keys(own).filter((name) => !['type', 'model'].includes(name));
    if (random.below(3) === 0)
      Object.assign(own, { cache_ttl: '5m', cache_hit_percent: amount(99) });
    return { scenario: s, input: { workload: 0, field: random.pick(names) }, budget: amount(2000) };
  });
  const answers = nativeAnswers(
    'solve',
    asked.map((request) => JSON.stringify(request)),
  ).map((text) => JSON.parse(text));
  const points = answers.flatMap((answer, i) => {
    assert.ok(answer.ok, JSON.stringify(answer));
    const { found, answer: best, nearest, neighbour } = answer.solution;
    const all = [{ point: found ? best : nearest, meets: found, i }];
    return neighbour ? [...all, { point: neighbour, meets: false, i }] : all;
  });
  assert.ok(points.filter(({ meets }) => meets).length > COUNT / 4);
  const bills = nativeQuotes(
    points.map(({ point, i }) => {
      const { scenario: s, input } = asked[i];
      const [own, ...others] = s.workloads;
      return { ...s, workloads: [{ ...own, [input.field]: point.value }, ...others] };
    }),
  );
  for (const [n, { point, meets, i }] of points.entries()) {
    const { bill } = JSON.parse(bills[n]);
    assert.equal(bill.total, point.total, JSON.stringify(asked[i]));
    assert.equal(exact(bill.total) <= BigInt(asked[i].budget) * 10n ** BigInt(PLACES), meets);
  }
});
