// No input may abort the module: every door is walked with hostile sizes and texts, in memory that
// cannot grow past a small limit.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { glue, nativeAnswers, packageUrl } from '../support/engines.mjs';

const MOST_PAGES = (256 << 20) >> 16;
const grow = WebAssembly.Memory.prototype.grow;
/** @param {number} pages */
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength / 65536 + pages > MOST_PAGES)
    throw new RangeError('limit of the test');
  return grow.call(this, pages);
};
after(() => {
  WebAssembly.Memory.prototype.grow = grow;
});

const { createEngine, CalculatorError } = await import(new URL('index.js', packageUrl).href);
/** @type {import('../../wasm/index.d.ts').Engine} */
const engine = await createEngine();

const nova = {
  version: /** @type {const} */ (1),
  region: 'us-east-1',
  workloads: [
    {
      type: /** @type {const} */ ('inference'),
      model: 'amazon.nova-micro-v1:0',
      requests_per_month: 50000,
      input_tokens: 800,
      output_tokens: 400,
    },
  ],
};

const stillWorks = () => assert.equal(engine.quote(nova).total, '4.2');

/** @param {number} count @param {unknown} item */
const list = (count, item) =>
  `[${`${JSON.stringify(item)},`.repeat(count - 1)}${JSON.stringify(item)}]`;

const HOSTILE = {
  'too many zeros': () => list(20_000_000, 0),
  'as many zeros as may be': () => list(999_999, 0),
  'empty objects': () => list(5_000_000, {}),
  'one long string': () => JSON.stringify('x'.repeat((16 << 20) - 2)),
  'a long string of three-byte letters': () => JSON.stringify('€'.repeat(16 << 20)),
  'a longer string': () => JSON.stringify('x'.repeat(100 << 20)),
  'open brackets': () => '['.repeat(16 << 20),
  'a long number': () => '9'.repeat(16 << 20),
  'many names': () => `{${Array.from({ length: 100_000 }, (_, i) => `"n${i}":0`)}}`,
  'objects full of names': () =>
    `[${`{${Array.from({ length: 1000 }, (_, i) => `"${'n'.repeat(9)}${i}":0`)}},`.repeat(900)}0]`,
};

for (const [what, make] of Object.entries(HOSTILE)) {
  test(`quoteText: ${what}`, () => {
    const envelope = JSON.parse(engine.quoteText(make()));
    assert.equal(envelope.ok, false);
    assert.ok(envelope.error.message && envelope.error.hint);
    stillWorks();
  });
}

/** @param {() => unknown} call */
const refused = (call) => assert.throws(call, CalculatorError);

test('every other door refuses what does not fit', () => {
  const zeros = Array(1_500_000).fill(0);
  const long = 'x'.repeat(17 << 20);
  for (const bad of [zeros, long, { custom_rates: { providers: zeros } }, { region: long }]) {
    const any = /** @type {any} */ (bad);
    refused(() => engine.quote(any));
    refused(() => engine.models(any));
    refused(() => engine.rates(any));
    refused(() => engine.prices(any));
    refused(() => engine.explain(any));
    refused(() => engine.resolve(any));
    stillWorks();
  }
  refused(() => engine.explain({ text: `{"usage":${list(1_200_000, 0)}}` }));
  stillWorks();
});

test('every door by its index: text, lists and names without end, bare and inside a request', async () => {
  const module = await glue();
  const zeros = list(300_000, 0);
  const names = HOSTILE['many names']();
  const hostile = [
    zeros,
    names,
    `{"scenario":${names}}`,
    `{"scenario":{"version":1,"workloads":${zeros}}}`,
    `{"scenarios":${list(1001, nova)}}`,
    `{"text":"${'x'.repeat(17 << 20)}"}`,
    `{"scenario":{"version":1,"workloads":${list(1001, nova.workloads[0])}}}`,
  ];
  for (const [index, door] of module.doors().split(' ').entries()) {
    for (const [i, text] of hostile.entries()) {
      const { ok, error } = JSON.parse(module.ask(index, text));
      assert.equal(ok, false, `${door} answers hostile request ${i}`);
      assert.ok(error.message && error.hint, door);
    }
    assert.equal(JSON.parse(module.ask(0, JSON.stringify(nova))).bill.total, '4.2', door);
  }
});

test('sizes of a bulk are whole numbers in range', () => {
  const sizes = [-1, 7.25, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 27, 2 ** 32 + 1];
  for (const usages of sizes) refused(() => engine.bulk(usages, 1000));
  for (const width of [0, ...sizes]) refused(() => engine.bulk(1, width));
  for (const odd of ['3', null, {}]) refused(() => engine.bulk(/** @type {any} */ (odd)));
  for (const usage of [-1, 0.5, 2, Number.NaN]) refused(() => engine.bulk(2).amount(usage));
  stillWorks();
});

test('rooms of growing sizes take no memory of the module, and older rooms stay good', () => {
  const [{ handle }] = engine.resolve([
    { model: 'amazon.nova-micro-v1:0', region: 'us-east-1', dimension: 'input_tokens' },
  ]);
  const first = engine.bulk(3);
  const { handles, quantities } = first;
  for (let size = 1; size <= 2 ** 22; size *= 8) {
    const room = engine.bulk(size);
    room.handles.fill(handle);
    room.quantities.fill(1_000_000);
    room.run();
    assert.equal(room.amount(size - 1), '0.035');
  }
  engine.quoteText(HOSTILE['as many zeros as may be']());
  handles.fill(handle);
  quantities.set([1, 2, 3]);
  first.run();
  assert.equal(first.total(), '0.00000021');
});

test('a bulk of several parts is exact, and a bad item is named by its place in the whole', () => {
  const [{ handle, rate }] = engine.resolve([
    { model: 'amazon.nova-micro-v1:0', region: 'us-east-1', dimension: 'output_tokens' },
  ]);
  assert.equal(rate, '0.00000014');
  const bulk = engine.bulk(50_000, 3);
  bulk.handles.fill(handle);
  for (let i = 0; i < bulk.quantities.length; ++i) bulk.quantities[i] = i;
  bulk.run();
  // 0 + 1 + ... + 149,999 = 11,249,925,000 tokens.
  assert.equal(bulk.total(), '1574.9895');
  assert.equal(bulk.amount(49_999), '0.06299916'); // 3 x 149,998 tokens
  bulk.quantities[149_998] = 0.5;
  assert.throws(() => bulk.run(), { code: 'bad_quantity', path: 'items[149998]' });
});

test('hostile numbers come out alike natively and in WebAssembly', () => {
  const numbers = [
    '1e400',
    '-1e400',
    '1e308',
    '1.8e308',
    '1e-400',
    '0e999',
    '9'.repeat(400),
    '1e39',
  ];
  const texts = numbers.flatMap((n) => [
    `{"version":${n},"workloads":[]}`,
    JSON.stringify(nova).replace('50000', n),
    n,
  ]);
  assert.deepEqual(
    texts.map((text) => engine.quoteText(text)),
    nativeAnswers('quote', texts),
  );
});

test('forty thousand price windows are checked against each other', () => {
  // 44,000 days and more: windows of one day each, over the years that dates can say.
  const day = (/** @type {number} */ n) => new Date(n * 864e5).toISOString().slice(0, 10);
  const window = (/** @type {number} */ n, length = 1) => ({
    routes: 'all',
    tier: 'standard',
    regions: 'any',
    from: day(n),
    to: day(n + length),
    usd: { input_tokens: '1' },
    source: 's',
  });
  const windows = Array.from({ length: 40_000 }, (_, i) => window(1 + i));
  const set = (/** @type {object[]} */ rates) => ({
    version: 1,
    rate_set: 'custom',
    region: 'us-east-1',
    custom_rates: {
      sources: [{ id: 's', title: 'S', date: '2026-01-01', grade: 'C' }],
      providers: [{ rate_set: 'custom', provider: 'A', models: [{ id: 'a.b', name: 'B', rates }] }],
    },
    workloads: [],
  });
  const answer = (/** @type {object[]} */ rates) =>
    JSON.parse(engine.quoteText(JSON.stringify(set(rates))));
  assert.equal(answer(windows).ok, true);
  assert.equal(answer([...windows, window(100, 2)]).error.code, 'overlap');
  assert.equal(answer(Array.from({ length: 65_537 }, () => window(1))).error.code, 'too_many');
});
