// The same requests priced by npm @pydantic/genai-prices and by us. Every difference has a name here
// and a narrow condition; one that has none is our defect, one that never occurs fails the test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calcPrice } from '@pydantic/genai-prices';
import { engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

/** @typedef {{id: string, input: number, output: number, read: number, write: number}} Request */
/** @typedef {{request: Request, ours: number | null, theirs: number | null}} Pair USD, or no price */

/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const TIMESTAMP = new Date('2026-10-10T00:00:00Z');

/** @param {Request} request */
function ours(request) {
  const bill = engine.quote({
    version: 1,
    region: 'us-east-1',
    workloads: [
      {
        type: 'inference',
        model: request.id,
        requests_per_month: 1,
        input_tokens: request.input,
        output_tokens: request.output,
        cache_read_tokens: request.read,
        cache_write_tokens: request.write,
      },
    ],
  });
  return bill.complete ? Number(bill.total) : null;
}

/** Its input counts cached tokens too; ours does not. @param {Request} request */
function theirs({ id, input, output, read, write }) {
  const price = calcPrice(
    {
      input_tokens: input + read + write,
      output_tokens: output,
      cache_read_tokens: read,
      cache_write_tokens: write,
    },
    id,
    { providerId: 'aws', timestamp: TIMESTAMP },
  );
  return price ? price.total_price : null;
}

/** @type {Record<string, (pair: Pair) => boolean>} */
const EXPLAINED = {
  'genai-prices does not know the model, or not by this profile': (pair) =>
    pair.theirs === null &&
    /claude-(fable|mythos|instant|v1|v2)|nova-2-(lite|omni|pro|multimodal)/.test(pair.request.id),
  'genai-prices charges Nova cache writes at the input rate; AWS lists them at $0': (pair) =>
    pair.ours !== null &&
    pair.theirs !== null &&
    /nova-(micro|lite|pro|premier|2-lite)/.test(pair.request.id) &&
    pair.request.write > 0 &&
    close(pair.theirs - pair.ours, pair.request.write * inputRate(pair.request.id)),
  'genai-prices prices caching for models that have none on Bedrock; we say not priced': (pair) =>
    pair.ours === null &&
    pair.theirs !== null &&
    pair.request.read + pair.request.write > 0 &&
    /claude-3-(haiku|sonnet|opus)|claude-3-5-sonnet-20240620|nova-(2-)?sonic/.test(pair.request.id),
};

/** @param {string} id */
function inputRate(id) {
  const [rate] = engine.resolve([{ model: id, region: 'us-east-1', dimension: 'input_tokens' }]);
  return Number(rate.rate);
}

/** Theirs is a binary float. @param {number} a @param {number} b */
const close = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-6);

/** 200 requests of 200K tokens at the most: above, Claude's long-context rules are no longer published. */
function requests() {
  const random = randomSource(1729);
  const ids = engine
    .models({ region: 'us-east-1' })
    .filter((model) => /^(anthropic|amazon\.nova)/.test(model.id) && model.output.includes('text'))
    .flatMap((model) => model.routes.map((route) => route.id));
  return Array.from({ length: 200 }, () => {
    const cached = random.below(2) === 0;
    return {
      id: random.pick(ids),
      input: random.below(60_000),
      output: random.below(8_000),
      read: cached ? random.below(100_000) : 0,
      write: cached ? random.below(30_000) : 0,
    };
  });
}

test('200 random Claude and Nova requests cost the same, or differ for a named reason', () => {
  const used = new Set();
  let equal = 0;
  for (const request of requests()) {
    const pair = { request, ours: ours(request), theirs: theirs(request) };
    const same =
      pair.ours === pair.theirs ||
      (pair.ours !== null && pair.theirs !== null && close(pair.ours, pair.theirs));
    if (same) {
      equal += 1;
      continue;
    }
    const reason = Object.keys(EXPLAINED).find((name) => EXPLAINED[name](pair));
    assert.ok(reason, `unexplained: ${JSON.stringify(pair)}`);
    used.add(reason);
  }
  assert.deepEqual([...used].sort(), Object.keys(EXPLAINED).sort(), 'an exception never occurs');
  assert.ok(equal >= 120, `only ${equal} agree`);
});
