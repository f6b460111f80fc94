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

const MINUTES = 43_800n; // of 730 hours
/** @param {bigint} a @param {bigint} b */
const up = (a, b) => (a + b - 1n) / b;

/** Calls of a model that has the capacity, with round figures. @param {string} model @returns {any} */
const plain = (model) => ({
  type: 'inference',
  model,
  requests_per_month: amount(3_000_000),
  input_tokens: amount(4000),
  output_tokens: amount(1000),
});

/** Whole tokens a minute. @param {any} w @param {number} tokens of a call */
const perMinute = (w, tokens) => up(BigInt(w.requests_per_month) * BigInt(tokens), MINUTES);
/** Calls of so many tokens that fit into tokens a minute. @param {bigint} capacity @param {number} tokens */
const filled = (capacity, tokens) => (capacity * MINUTES) / BigInt(tokens);
/** @param {bigint} a @param {bigint} b */
const smaller = (a, b) => [a, b].sort((x, y) => (x < y ? -1 : 1))[0];

/**
 * Both ways of a kind: calls `w`, the settings of the question, what is bought in their place for `x`, and the volume
 * that fills it.
 * @typedef {{w: any, settings: any, bought: (x: string) => any, full?: bigint}} Purchase
 */

/** @param {string} reservation @returns {Purchase} */
function reserved(reservation) {
  const w = plain('global.anthropic.claude-sonnet-4-6');
  const [input, output] = [w.input_tokens, w.output_tokens].map((tokens) => perMinute(w, tokens));
  const sold = (/** @type {bigint} */ need, /** @type {bigint} */ least) =>
    -smaller(-up(need, 1000n) * 1000n, -least);
  const model = { type: 'reserved', model: w.model };
  const bought = { ...model, input_tpm: String(input), output_tpm: String(output), reservation };
  const full = smaller(
    filled(sold(input, 100_000n), w.input_tokens),
    filled(sold(output, 10_000n), w.output_tokens),
  );
  return { w, settings: {}, bought: () => bought, full };
}

/** @param {string} commitment @returns {Purchase} */
function provisioned(commitment) {
  const w = plain('meta.llama3-1-70b-instruct-v1:0');
  const each = 20_000 + amount(2_000_000);
  const need = perMinute(w, w.input_tokens) + perMinute(w, w.output_tokens);
  const units = up(need, BigInt(each));
  const model = { type: 'provisioned', model: w.model };
  const bought = { ...model, model_units: String(units), commitment };
  const full = filled(units * BigInt(each), w.input_tokens + w.output_tokens);
  return { w, settings: { unit_tokens_per_minute: each }, bought: () => bought, full };
}

/** @returns {Purchase} */
function imported() {
  const settings = { units_per_copy: 1 + random.below(8) };
  const bought = (/** @type {string} */ x) => ({
    type: 'imported_model',
    bursts_per_month: x,
    minutes_per_burst: 60,
    ...settings,
  });
  return { w: plain('us.meta.llama3-3-70b-instruct-v1:0'), settings, bought };
}

/** @returns {Purchase} */
function atProvider() {
  const w = plain(random.pick(['us.meta.llama3-3-70b-instruct-v1:0', 'openai.gpt-5.4']));
  return { w, settings: {}, bought: (x) => ({ ...w, requests_per_month: x }) };
}

/** @type {Record<string, () => Purchase>} */
const BOUGHT = {
  reserved_1mo: () => reserved('1mo'),
  reserved_3mo: () => reserved('3mo'),
  provisioned: () => provisioned('none'),
  provisioned_1mo: () => provisioned('1mo'),
  provisioned_6mo: () => provisioned('6mo'),
  imported,
  provider_api: atProvider,
};

test('capacity that is bought, and the provider, against calls on demand, by quote', () => {
  const asked = Array.from({ length: COUNT }, () => {
    const kind = random.pick(Object.keys(BOUGHT));
    const made = BOUGHT[kind]();
    const region = kind.startsWith('provisioned') ? 'us-west-2' : 'us-east-1';
    return { kind, made, whole: { version: 1, region, workloads: [made.w] } };
  });
  const answers = nativeAnswers(
    'break_even',
    asked.map(({ kind, made, whole }) =>
      JSON.stringify({ scenario: whole, kinds: [kind], ...made.settings }),
    ),
  );
  /** @type {any[]} */
  const quoted = [];
  /** @type {string[]} */
  const expected = [];
  let crossings = 0;
  for (const [i, text] of answers.entries()) {
    const { kind, made, whole } = asked[i];
    const [even] = JSON.parse(text).break_evens;
    assert.ok(even?.available, `${text} ${JSON.stringify(whole)}`);
    const last = even.points.at(-1);
    if (made.full !== undefined) assert.equal(last.x, String(made.full), text);
    crossings += even.crossing === null ? 0 : 1;
    for (const point of even.points) {
      if (![even.crossing, even.before, last.x].includes(point.x)) continue;
      const { x } = point;
      const calls = kind === 'imported' ? made.w : { ...made.w, requests_per_month: x };
      const set = kind === 'provider_api' ? { rate_set: 'provider-api' } : {};
      quoted.push({ ...whole, workloads: [calls] });
      quoted.push({ ...whole, ...set, workloads: [made.bought(x)] });
      expected.push(point.a, point.b);
      const same = point.a === point.b;
      const cheaper = exact(point.a) < exact(point.b) ? 'a' : 'b';
      if (x === even.before) assert.ok(same || cheaper !== even.cheaper, text);
      if (x === even.crossing) assert.ok(same || cheaper === even.cheaper, text);
    }
  }
  assert.ok(crossings > COUNT / 6, `${crossings} crossings`);
  for (const [i, text] of nativeQuotes(quoted).entries()) {
    assert.equal(JSON.parse(text).bill.total, expected[i], JSON.stringify(quoted[i]));
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
