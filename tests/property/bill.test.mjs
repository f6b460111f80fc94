// What holds for every bill, over random scenarios: native and WebAssembly agree to the byte, lines
// are quantity x rate, totals are sums, more never costs less, splits conserve. The arithmetic is
// checked with BigInt, which shares no code with the engine.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nativeQuotes, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const { regions, tiers } = engine.catalog();
const models = engine.models().map((m) => m.id);
/** Ids with a price, by region. @type {Map<string, string[]>} */
const priced = new Map(
  regions.map(({ code }) => [
    code,
    engine.models({ region: code }).flatMap((m) => m.routes.map((r) => r.id)),
  ]),
);
const SCALE = 60;

/** The exact value in 1e-60. @param {string} text */
function exact(text) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(SCALE, '0'));
}

/** @param {ReturnType<typeof randomSource>} random @param {string} region */
function randomWorkload(random, region) {
  const quantity = () => random.pick([0, 1, random.below(1000), random.below(2_000_000)]);
  // Mostly what has a price there, and sometimes anything.
  const offers = priced.get(region) ?? [];
  const prefix = random.pick(['', '', 'us.', 'eu.', 'apac.', 'global.', 'jp.']);
  /** @type {Record<string, unknown>} */
  const workload = {
    type: 'inference',
    model: random.below(5) > 0 ? random.pick(offers) : prefix + random.pick(models),
    requests_per_month: random.pick([0, 1, 12.5, '0.000001', 50_000, 123_456_789]),
    input_tokens: quantity(),
    output_tokens: quantity(),
  };
  if (random.below(3) === 0) workload.cache_read_tokens = quantity();
  if (random.below(3) === 0) workload.cache_write_tokens = quantity();
  if (random.below(3) === 0) workload.cache_ttl = random.pick(['5m', '1h', '30m']);
  if (random.below(6) === 0) workload.tier = random.pick(tiers);
  if (random.below(8) === 0) workload.route = random.pick(['in-region', 'geo', 'global']);
  if (random.below(8) === 0) workload.region = random.pick(regions).code;
  return workload;
}

/** @param {number} seed @param {number} count */
function randomScenarios(seed, count) {
  const random = randomSource(seed);
  return Array.from({ length: count }, () => {
    const region = random.pick(regions).code;
    const workloads = Array.from({ length: random.below(5) }, () => randomWorkload(random, region));
    return { version: 1, region, workloads };
  });
}

const scenarios = randomScenarios(1, 3000);

test('3,000 random scenarios give the same bytes natively and in WebAssembly', () => {
  const native = nativeQuotes(scenarios);
  let lines = 0;
  let unpriced = 0;
  for (const [i, scenario] of scenarios.entries()) {
    const text = engine.quoteText(JSON.stringify(scenario));
    assert.equal(text, native[i]);
    const { bill } = JSON.parse(text);
    lines += bill.lines.length;
    unpriced += bill.not_priced.length;
  }
  assert.ok(lines > 3000 && unpriced > 500, `${lines} lines, ${unpriced} not priced`);
});

test('lines are quantity x rate, and totals are the sums of lines', () => {
  for (const scenario of scenarios) {
    const bill = engine.quote(/** @type {any} */ (scenario));
    let total = 0n;
    for (const line of bill.lines) {
      const product = exact(line.quantity) * exact(line.rate);
      assert.equal(product, exact(line.amount) * 10n ** BigInt(SCALE), JSON.stringify(line));
      assert.ok(line.source && line.source_date && line.grade && line.formula);
      total += exact(line.amount);
    }
    assert.equal(exact(bill.total), total);
    const parts = bill.workloads.reduce((sum, w) => sum + exact(w.total), 0n);
    assert.equal(parts, total);
    assert.equal(bill.complete, bill.not_priced.length === 0);
    for (const item of bill.not_priced) assert.ok(item.reason && item.hint);
  }
});

test('more usage never costs less', () => {
  const random = randomSource(2);
  for (let i = 0; i < 2000; ++i) {
    const workload = randomWorkload(random, 'us-east-1');
    const more = { ...workload };
    const field = random.pick(['requests_per_month', 'input_tokens', 'output_tokens']);
    more[field] = Number(workload[field]) + 1 + random.below(1000);
    // A request that grows over the long-context threshold is priced at higher rates, never lower.
    const [less, most] = [workload, more].map((w) =>
      engine.quote(/** @type {any} */ ({ version: 1, region: 'us-east-1', workloads: [w] })),
    );
    if (most.complete) assert.ok(exact(most.total) >= exact(less.total), JSON.stringify(more));
  }
});

test('splitting requests over two workloads conserves the total', () => {
  const random = randomSource(3);
  for (let i = 0; i < 1000; ++i) {
    const workload = randomWorkload(random, 'us-west-2');
    const requests = 2 + random.below(1_000_000);
    const part = 1 + random.below(requests - 1);
    const [whole, split] = [[requests], [part, requests - part]].map((counts) =>
      engine.quote(
        /** @type {any} */ ({
          version: 1,
          region: 'us-west-2',
          workloads: counts.map((n) => ({ ...workload, requests_per_month: n })),
        }),
      ),
    );
    assert.equal(split.total, whole.total);
  }
});

test('a geo profile costs what in-region costs, and global never more', () => {
  const random = randomSource(4);
  let compared = 0;
  for (let i = 0; i < 1500; ++i) {
    const workload = {
      type: 'inference',
      model: random.pick(models),
      requests_per_month: 1,
      input_tokens: 1_000,
      output_tokens: 1_000,
    };
    const region = random.pick(regions).code;
    const bills = ['geo', 'global'].map((route) =>
      engine.quote(
        /** @type {any} */ ({ version: 1, region, workloads: [{ ...workload, route }] }),
      ),
    );
    if (!bills[0].complete || !bills[1].complete) continue;
    compared += 1;
    assert.ok(exact(bills[1].total) <= exact(bills[0].total), `${workload.model} ${region}`);
  }
  assert.ok(compared > 50, `${compared} compared`);
});
