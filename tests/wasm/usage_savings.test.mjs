// Savings from the calls themselves: by hand, and against each record priced for itself in this file's own arithmetic.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { logRecords, plainReading } from '../support/usage_records.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, usageSavings } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();
const lines = (/** @type {any[]} */ records) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** @param {any[]} records in two sessions, as two workers have them */
async function savingsOf(records) {
  const counts = [];
  for (const half of [0, 1]) {
    const usage = await openUsage({ engine });
    const some = records.filter((_, i) => i % 2 === half);
    await usage.read({ name: 'log.json', content: lines(some) });
    counts.push(usage.counts());
  }
  return usageSavings(engine, counts);
}

const PRO = 'amazon.nova-pro-v1:0';
const MICRO = 'amazon.nova-micro-v1:0';

/** @param {number} input @param {number} output @param {any} [more] */
const call = (input, output, { hour = '09', user = 'a', ...more } = {}) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: `2026-10-02T${hour}:14:07Z`,
  identity: { arn: `arn:aws:iam::111122223333:user/${user}` },
  region: 'us-east-1',
  operation: 'Converse',
  modelId: PRO,
  input: { inputTokenCount: input },
  output: { outputTokenCount: output },
  ...more,
});

// Nova Pro: 0.80 and 3.20 millionths of a dollar for a token in and out; Nova Micro: 0.035 and 0.14. Batch: half.
const calls = [
  call(500, 100),
  call(1000, 40),
  call(1023, 5000, { hour: '23' }),
  call(4000, 200, { user: 'b' }),
];

test('smaller calls on a smaller model', async () => {
  const savings = await savingsOf(calls);
  assert.equal(savings.exact, true);
  assert.deepEqual(savings.sizes(PRO), [512, 1024, 4096]);
  // 2,523 x 0.80 + 5,140 x 3.20 = 2,018.4 + 16,448; 2,523 x 0.035 + 5,140 x 0.14 = 88.305 + 719.6
  assert.deepEqual(savings.route({ model: PRO, below: 1024, to: MICRO }), {
    calls: '3',
    share_percent: '75.0',
    not_priced_calls: '0',
    amount: '0.0184664',
    instead: '0.000807905',
    saved: '0.017658495',
  });
  assert.equal(savings.route({ model: PRO, below: 512, to: MICRO }).calls, '1');
  assert.equal(savings.route({ model: MICRO, below: 4096, to: PRO }).calls, '0');
});

test('shorter answers', async () => {
  const savings = await savingsOf(calls);
  // Three of four have at most 200 tokens, in the step from 200 to 207: 5,000 - 207 = 4,793 x 3.20
  const { tokens, calls: cut, saved } = savings.cap({ percent: 75 });
  assert.deepEqual({ tokens, cut, saved }, { tokens: '207', cut: '1', saved: '0.0153376' });
  assert.equal(savings.cap({ percent: 100 }).saved, '0');
});

test('calls that are too small to be cached', async () => {
  const savings = await savingsOf(calls);
  const [row] = savings.caching();
  assert.deepEqual(row, {
    model: PRO,
    model_name: 'Nova Pro',
    least_tokens: '1000',
    calls: '4',
    under: { at_least: '1', at_most: '3' },
    share_percent: '25.0',
    uses_caching: false,
  });
});

test('the night, or an identity, in batch', async () => {
  const savings = await savingsOf(calls);
  // 1,023 x 0.80 + 5,000 x 3.20 = 16,818.4, and half of it
  const night = {
    calls: '1',
    not_priced_calls: '0',
    amount: '0.0168184',
    instead: '0.0084092',
    saved: '0.0084092',
  };
  assert.deepEqual(savings.later({ tier: 'batch', hours: { from: 20, to: 6 } }), night);
  const day = savings.later({ tier: 'batch', hours: { from: 6, to: 20 } });
  assert.equal(day.calls, '3');
  // 4,000 x 0.80 + 200 x 3.20 = 3,840
  const of = savings.later({ tier: 'batch', identity: 'arn:aws:iam::111122223333:user/b' });
  assert.deepEqual([of.calls, of.amount, of.saved], ['1', '0.00384', '0.00192']);
});

/** Rates of a model on a day in 1e-12 USD, from the engine's own bill. */
const known = new Map();
function ratesOf(
  /** @type {string} */ model,
  /** @type {string} */ region,
  /** @type {string} */ day,
  /** @type {string} */ tier,
  long = false,
) {
  const key = [model, region, day, tier, long].join();
  if (known.has(key)) return known.get(key);
  const common = {
    type: 'inference',
    model,
    tier,
    requests_per_month: 1,
    input_tokens: long ? 250_000 : 1,
  };
  const bill = engine.quote(
    /** @type {any} */ ({
      version: 1,
      region,
      as_of: day,
      workloads: [
        { ...common, output_tokens: 1, cache_read_tokens: 1, cache_write_tokens: 1 },
        { ...common, cache_write_tokens: 1, cache_ttl: '1h' },
      ],
    }),
  );
  const rate = (/** @type {string[]} */ ...names) => {
    const text = bill.lines.find((/** @type {any} */ { dimension }) =>
      names.includes(dimension),
    )?.rate;
    return text === undefined ? null : BigInt(Math.round(Number(text) * 1e12));
  };
  const rates = [
    rate('input_tokens'),
    rate('output_tokens'),
    rate('cache_read_tokens'),
    rate('cache_write_5m_tokens', 'cache_write_30m_tokens'),
    rate('cache_write_1h_tokens'),
  ];
  known.set(key, rates);
  return rates;
}

/** In 1e-12 USD; without caching all input is input. @param {any} rates @param {number[]} columns */
function costOf(rates, columns) {
  const [input, output, read, write, hour] = columns.slice(5, 10);
  const tokens = [input, output, read, write - hour, hour];
  return tokens.reduce(
    (sum, count, i) => sum + BigInt(count) * (rates[i] ?? (i < 2 ? 0n : rates[0])),
    0n,
  );
}
const picodollars = (/** @type {string} */ amount) => {
  const [, sign, whole, fraction] = /** @type {string[]} */ (/^(-?)(\d+)\.?(\d*)$/.exec(amount));
  return BigInt(`${sign}${whole}${fraction.padEnd(12, '0')}`);
};

test('seeded records, each priced for itself, come to the same', async () => {
  const from = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
  const to = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';
  const records = logRecords(77, 1500, 60)
    .filter(({ region }) => region !== 'eu-central-1')
    .map((record) => ({ ...record, modelId: from }));
  const savings = await savingsOf(records);
  const read = records.map((record) => ({ record, ...plainReading(record, [200_000]) }));
  const model = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
  for (const below of [1024, 20_480, 131_072]) {
    let [calls, now, then] = [0, 0n, 0n];
    for (const { group, columns } of read) {
      const [, region, tier, , , day] = group;
      const whole = columns[5] + columns[7] + columns[8];
      if (whole >= below || whole + columns[6] === 0 || tier !== 'standard') continue;
      calls += 1;
      now += costOf(ratesOf(from, region, day, tier), columns);
      then += costOf(ratesOf(to, region, day, tier), columns);
    }
    const found = savings.route({ model, below, to });
    assert.ok(calls > 50);
    assert.deepEqual(
      [found.calls, picodollars(found.amount), picodollars(found.instead)],
      [String(calls), now, then],
      `below ${below}`,
    );
    assert.equal(picodollars(found.saved), now - then);
  }
  const { tokens, saved, calls } = savings.cap({ model, percent: 90 });
  let [cut, less] = [0, 0n];
  for (const { group, columns } of read) {
    const [, region, tier, , , day] = group;
    const over = columns[6] - Number(tokens);
    const long = columns[5] + columns[7] + columns[8] > 200_000;
    if (over <= 0 || tier !== 'standard') continue;
    cut += 1;
    less += BigInt(over) * ratesOf(from, region, day, tier, long)[1];
  }
  assert.deepEqual([calls, picodollars(saved)], [String(cut), less]);
  assert.ok(cut > 50);
});
