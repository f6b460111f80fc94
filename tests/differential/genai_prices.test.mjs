// The same requests priced by npm @pydantic/genai-prices and by us. Every difference has a name here
// and a narrow condition on exact models; one that has none is our defect, one that never occurs fails
// the test.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calcPrice } from '@pydantic/genai-prices';
import { engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

/** @typedef {{id: string, model: string, input: number, output: number, read: number, write: number}} Request */
/** @typedef {{request: Request, ours: number | null, theirs: number | null, notPriced: string[]}} Pair */

/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await startEngine();
const DAY = '2026-10-10';

/** @param {Request} request */
function ours({ id, input, output, read, write }) {
  const bill = engine.quote({
    version: 1,
    region: 'us-east-1',
    as_of: DAY,
    workloads: [
      {
        type: 'inference',
        model: id,
        requests_per_month: 1,
        input_tokens: input,
        output_tokens: output,
        cache_read_tokens: read,
        cache_write_tokens: write,
      },
    ],
  });
  return {
    ours: bill.complete ? Number(bill.total) : null,
    notPriced: bill.not_priced.map((line) => line.dimension),
  };
}

/** Its input counts cached tokens too; ours does not. @param {Request} request */
function theirs({ id, input, output, read, write }) {
  const usage = {
    input_tokens: input + read + write,
    output_tokens: output,
    cache_read_tokens: read,
    cache_write_tokens: write,
  };
  const timestamp = new Date(`${DAY}T00:00:00Z`);
  return calcPrice(usage, id, { providerId: 'aws', timestamp })?.total_price ?? null;
}

/** @param {string} id @param {string} dimension USD a token */
const rate = (id, dimension) =>
  Number(engine.resolve([{ model: id, region: 'us-east-1', dimension, as_of: DAY }])[0].rate);

/** Theirs is a binary float. @param {number} a @param {number} b */
const close = (a, b) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-6);

/**
 * What a request costs by our token rates where `times` of the input rate is what cached tokens cost.
 * @param {Request} request @param {{read: number, write: number}} times
 */
function costs({ id, input, output, read, write }, times) {
  const plain = input + read * times.read + write * times.write;
  return plain * rate(id, 'input_tokens') + output * rate(id, 'output_tokens');
}

const CACHE = ['cache_read_tokens', 'cache_write_5m_tokens'];
/** @param {Pair} pair Not priced by us, and for nothing but the cached tokens. */
const onlyCacheRefused = ({ ours, notPriced }) =>
  ours === null && notPriced.every((dimension) => CACHE.includes(dimension));

/** Each with the model ids (or, for one way to call a model, the ids) it holds for: all must occur. */
const EXPLAINED = [
  {
    name: 'no caching on Bedrock, so we refuse; genai-prices takes the input rate',
    of: [
      'amazon.nova-sonic-v1:0',
      'amazon.nova-2-sonic-v1:0',
      'anthropic.claude-3-haiku-20240307-v1:0',
      'anthropic.claude-3-opus-20240229-v1:0',
    ],
    /** @param {Pair} pair */
    holds: (pair) =>
      onlyCacheRefused(pair) &&
      pair.theirs !== null &&
      close(pair.theirs, costs(pair.request, { read: 1, write: 1 })),
  },
  {
    name: "no caching on Bedrock, so we refuse; genai-prices takes Anthropic's own cache prices",
    of: ['anthropic.claude-3-sonnet-20240229-v1:0'],
    /** @param {Pair} pair */
    holds: (pair) =>
      onlyCacheRefused(pair) &&
      pair.theirs !== null &&
      close(pair.theirs, costs(pair.request, { read: 0.1, write: 1.25 })),
  },
  {
    name: 'extended access doubles the price; genai-prices has the price before',
    of: ['anthropic.claude-3-5-sonnet-20240620-v1:0', 'anthropic.claude-3-5-sonnet-20241022-v2:0'],
    /** @param {Pair} pair */
    holds: ({ request, ours, theirs }) =>
      theirs !== null && close(2 * theirs, ours ?? costs(request, { read: 0.1, write: 1.25 })),
  },
  {
    name: 'the rate cards of 2026-10-08 read the cache at 0.05 times the input; genai-prices at 0.1 times',
    of: ['anthropic.claude-sonnet-5-5'],
    /** @param {Pair} pair */
    holds: ({ request, ours, theirs }) =>
      ours !== null &&
      theirs !== null &&
      close(theirs - ours, request.read * 0.05 * rate(request.id, 'input_tokens')),
  },
  {
    name: 'genai-prices does not know the model',
    of: [
      'amazon.nova-2-5-sonic',
      'amazon.nova-2-omni-preview',
      'amazon.nova-2-pro-preview',
      'anthropic.claude-haiku-5-5',
      'anthropic.claude-instant-v1',
      'anthropic.claude-instant-v1:100k',
      'anthropic.claude-mythos-5',
      'anthropic.claude-mythos-5-1',
      'anthropic.claude-mythos-preview',
      'anthropic.claude-v1',
      'anthropic.claude-v1:100k',
      'anthropic.claude-v2:1',
    ],
    /** @param {Pair} pair */
    holds: (pair) => pair.theirs === null && (pair.ours !== null || onlyCacheRefused(pair)),
  },
  {
    name: 'genai-prices knows the model, but not by this id',
    of: ['amazon.nova-2-lite-v1:0', 'us.anthropic.claude-fable-5', 'us.anthropic.claude-fable-5-1'],
    /** @param {Pair} pair */
    holds: ({ request, ours, theirs }) =>
      ours !== null &&
      theirs === null &&
      calcPrice({ input_tokens: 1 }, otherId(request), { providerId: 'aws' }) !== null,
  },
  {
    name: 'neither prices the output: AWS lists no output rate',
    of: ['anthropic.claude-v2'],
    /** @param {Pair} pair */
    holds: ({ ours, theirs, notPriced }) =>
      ours === null && theirs === null && notPriced.includes('output_tokens'),
  },
];

/** An id of the same model that genai-prices does know. @param {Request} request */
const otherId = ({ id, model }) => (id === model ? `us.${model}` : model);

/** @param {Pair} pair */
const agree = ({ ours, theirs }) => ours !== null && theirs !== null && close(ours, theirs);

/**
 * 220 requests: every id of every Claude and Nova model that answers in text comes up, with and without
 * caching. 200K tokens at the most: above, Claude's long-context rules are no longer published.
 */
function requests() {
  const random = randomSource(1729);
  const ids = engine
    .models({ region: 'us-east-1', as_of: DAY })
    .filter(({ id }) => /^(anthropic\.|amazon\.nova)/.test(id))
    .filter(({ output }) => output.length === 0 || output.includes('text'))
    .flatMap(({ id: model, routes }) => routes.map(({ id }) => ({ id, model })));
  assert.ok(ids.length * 2 <= 220, `${ids.length} ids: draw more than 220 requests`);
  return Array.from({ length: 220 }, (_, i) => {
    const cached = Math.floor(i / ids.length) % 2 === 0;
    return {
      ...ids[i % ids.length],
      input: 1 + random.below(60_000),
      output: 1 + random.below(8_000),
      read: cached ? 1 + random.below(100_000) : 0,
      write: cached ? 1 + random.below(30_000) : 0,
    };
  });
}

test('220 random Claude and Nova requests cost the same, or differ for a named reason', () => {
  /** @type {Set<string>} */
  const used = new Set();
  let equal = 0;
  for (const request of requests()) {
    const pair = { request, ...ours(request), theirs: theirs(request) };
    if (agree(pair)) {
      equal += 1;
      continue;
    }
    const names = EXPLAINED.flatMap(({ name, of, holds }) =>
      of
        .filter((id) => (id === request.model || id === request.id) && holds(pair))
        .map((id) => `${name}: ${id}`),
    );
    assert.equal(names.length, 1, `not explained by one reason: ${JSON.stringify(pair)} ${names}`);
    used.add(names[0]);
  }
  const all = EXPLAINED.flatMap(({ name, of }) => of.map((id) => `${name}: ${id}`));
  assert.deepEqual([...used].sort(), all.sort(), 'an exception never occurs');
  assert.ok(equal >= 100, `only ${equal} agree`);
});
