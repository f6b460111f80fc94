// What engine.explain reads in a log record, natively and as WebAssembly: its tokens, tier and route, and their
// cost, both by the rates that the answer has and by a bill.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nativeAnswers, engine as startEngine } from '../../support/engines.mjs';

const file = new URL('log_records.json', import.meta.url);
const { about, cases } = JSON.parse(readFileSync(file, 'utf8'));
const context = { region: 'us-east-1', as_of: '2026-10-02' };
/** @type {import('../../../wasm/index.d.ts').Engine} */
const engine = await startEngine();

const requests = cases.map((/** @type {any} */ c) =>
  JSON.stringify({ ...context, text: JSON.stringify(c.record) }),
);
const native = nativeAnswers('explain', requests);

const PLACES = 24;
/** @param {string} text */
const units = (text) => {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0'));
};
/** @param {bigint} sum */
const decimal = (sum) => {
  const digits = String(sum).padStart(PLACES + 1, '0');
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
};

/**
 * Tokens times the rates of the answer; a missing rate fails.
 * @param {import('../../../wasm/index.d.ts').Explanation} answer @param {string} lifetime of the shorter writes
 */
function costByRates({ rates, usage }, lifetime) {
  assert(usage);
  const oneHour = BigInt(usage.cache_write_1h_tokens);
  const counts = {
    input_tokens: BigInt(usage.input_tokens),
    output_tokens: BigInt(usage.output_tokens),
    cache_read_tokens: BigInt(usage.cache_read_tokens),
    cache_write_1h_tokens: oneHour,
    [`cache_write_${lifetime}_tokens`]: BigInt(usage.cache_write_tokens) - oneHour,
  };
  let sum = 0n;
  for (const [dimension, count] of Object.entries(counts)) {
    if (count === 0n) continue;
    const found = rates.filter((rate) => rate.dimension === dimension);
    assert.equal(found.length, 1, dimension);
    sum += count * units(String(found[0]?.rate));
  }
  return decimal(sum);
}

/**
 * The same tokens as a workload for each lifetime of writes.
 * @param {import('../../../wasm/index.d.ts').Explanation} answer @param {string} lifetime of the shorter writes
 */
function costByBill({ id, tier, usage, region }, lifetime) {
  assert(usage);
  const common = { type: 'inference', model: id, tier, requests_per_month: 1 };
  const oneHour = Number(usage.cache_write_1h_tokens);
  const bill = engine.quote(
    /** @type {any} */ ({
      version: 1,
      ...context,
      region,
      workloads: [
        {
          ...common,
          input_tokens: Number(usage.input_tokens),
          output_tokens: Number(usage.output_tokens),
          cache_read_tokens: Number(usage.cache_read_tokens),
          cache_write_tokens: Number(usage.cache_write_tokens) - oneHour,
          ...(usage.cache_write_tokens === '0' ? {} : { cache_ttl: lifetime }),
        },
        ...(oneHour ? [{ ...common, cache_write_tokens: oneHour, cache_ttl: '1h' }] : []),
      ],
    }),
  );
  assert(bill.complete, JSON.stringify(bill.not_priced));
  return bill.total;
}

test('golden/explain/log_records.json', async (t) => {
  assert.ok(about && cases.length > 0);
  for (const [i, { name, arithmetic, expect }] of cases.entries()) {
    await t.test(name, () => {
      assert.ok(arithmetic);
      const answer = engine.explain(JSON.parse(requests[i]));
      assert.equal(
        native[i],
        JSON.stringify({ ok: true, answer }),
        'native and WebAssembly differ',
      );
      const { model, route, tier, usage } = answer;
      assert.deepEqual(
        { model, route, tier },
        (({ model, route, tier }) => ({ model, route, tier }))(expect),
      );
      assert.equal(answer.region, expect.region ?? 'us-east-1');
      assert.deepEqual(answer.reserved, expect.reserved ?? null);
      assert.ok(answer.reason.includes(expect.because ?? ''), answer.reason);
      assert(usage);
      const { input_tokens, output_tokens, cache_read_tokens, cache_write_tokens } = usage;
      const tokens = [input_tokens, output_tokens, cache_read_tokens, cache_write_tokens];
      assert.deepEqual([...tokens, usage.cache_write_1h_tokens], expect.tokens);
      assert.ok(usage.convention.includes(expect.says ?? ''), usage.convention);
      const lifetime = usage.cache_ttl === '1h' ? '5m' : usage.cache_ttl; // of writes that are shorter
      assert.equal(costByRates(answer, lifetime), expect.cost, 'by the rates');
      assert.equal(costByBill(answer, lifetime), expect.cost, 'by a bill');
    });
  }
});
