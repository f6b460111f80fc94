// Small files in gzip are inflated by libdeflate, larger and damaged ones by the platform: all give the same counts.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { logRecords } from '../support/usage_records.mjs';

const { openInflate, MOST_PACKED } = await import(new URL('inflate.js', packageUrl).href);
/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();
const inflate = await openInflate();

const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
/** @param {string | Uint8Array} content @param {{level?: number}} [options] */
const zipped = (content, options) => new Uint8Array(gzipSync(content, options));
const log = (/** @type {number} */ count) =>
  logRecords(5, count)
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
const joined = (/** @type {Uint8Array[]} */ ...parts) => new Uint8Array(Buffer.concat(parts));

/** Nothing that could inflate: the platform does. */
const NONE = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** What is counted of a file. @param {Uint8Array | Blob} content @param {Uint8Array} [module] */
async function countsOf(content, module) {
  const usage = await openUsage({ engine, wasm: module ? { inflate: module } : {} });
  await usage.read({ name: 'log.json.gz', content });
  return { ...usage.counts(), progress: usage.progress };
}

test('inflates what zlib has compressed', () => {
  const contents = [
    '',
    'a',
    'ab'.repeat(100_000),
    log(200),
    randomBytes(70_000).toString('latin1'),
  ].map(encode);
  for (const content of contents) {
    for (const level of [0, 1, 6, 9]) {
      const inflated = inflate(zipped(content, { level }));
      assert.ok(inflated && Buffer.compare(inflated, content) === 0, `${content.length}, ${level}`);
    }
  }
});

test('members that follow one another are one file, however large the first of them is', () => {
  const parts = ['first\n'.repeat(500_000), '', 'last\n'].map(encode);
  const packed = joined(...parts.map((part) => zipped(part)));
  assert.deepEqual(Buffer.compare(inflate(packed), joined(...parts)), 0);
});

test('a header with a name, a comment and a checksum of its own is read', () => {
  const [head, rest] = [zipped('named').subarray(0, 10), zipped('named').subarray(10)];
  head[3] = 0x04 | 0x08 | 0x10;
  const fields = encode('\x03\x00xyzlog.json\0by hand\0');
  const packed = joined(head, fields, rest);
  assert.equal(gunzipSync(packed).toString(), 'named');
  assert.equal(new TextDecoder().decode(inflate(packed)), 'named');
});

test('what a header promises takes no memory that the file does not need', () => {
  const url = new URL('inflate.wasm', packageUrl);
  const module = new WebAssembly.Module(new Uint8Array(readFileSync(url)));
  const env = { emscripten_notify_memory_growth() {} };
  const { memory, room, inflate, _initialize } = /** @type {any} */ (
    new WebAssembly.Instance(module, { env }).exports
  );
  _initialize();
  const sizeOf = (/** @type {Uint8Array} */ packed) => {
    new Uint8Array(memory.buffer, room(packed.length), packed.length).set(packed);
    return inflate(packed.length);
  };
  for (const promise of [0, 1, 100, 33_554_433, 0x7fffffff, 0xffffffff]) {
    const packed = zipped('{"a":1}');
    new DataView(packed.buffer).setUint32(packed.length - 4, promise, true);
    assert.equal(sizeOf(packed), -1, String(promise));
  }
  assert.equal(sizeOf(zipped(new Uint8Array(33_000_000))), 33_000_000);
  assert.equal(sizeOf(zipped(new Uint8Array(34_000_000))), -1);
  // Its members say a few bytes, and are more together than is taken.
  const member = zipped(new Uint8Array(9_000_000));
  assert.equal(sizeOf(joined(member, member, member, member, zipped('end'))), -1);
  for (const size of [0, 1, 4, 17]) assert.ok(sizeOf(zipped('abc').subarray(0, size)) <= 0);
  assert.ok(memory.buffer.byteLength <= 128 << 20, String(memory.buffer.byteLength));
});

test('a file is counted the same plain, compressed, in members and in a stream', async () => {
  const text = log(400);
  const [bytes, half] = [encode(text), text.indexOf('\n', text.length / 2) + 1];
  const plain = await countsOf(bytes);
  assert.ok(plain.files[0].records > 300);
  const packed = zipped(bytes);
  const members = joined(zipped(text.slice(0, half)), zipped(text.slice(half)));
  const sources = [packed, members, new Blob([packed]), new Blob([members])];
  for (const source of sources) {
    const { files, scan, progress } = await countsOf(source);
    assert.deepEqual({ files, scan }, { files: plain.files, scan: plain.scan });
    const size = source instanceof Blob ? source.size : source.length;
    assert.deepEqual([progress.bytes, progress.inflated], [size, bytes.length]);
    assert.deepEqual((await countsOf(source, NONE)).scan, plain.scan);
  }
});

test('small files need no stream of the platform', async (t) => {
  t.mock.method(globalThis, 'DecompressionStream', () => assert.fail('a stream'));
  const packed = zipped(log(2));
  assert.equal((await countsOf(packed)).files[0].damaged, false);
  await assert.rejects(countsOf(packed, NONE), /a stream/);
});

test('a file that is too large to be inflated at once is counted by the stream', async () => {
  const text = log(50);
  const noise = () => `${JSON.stringify({ noise: randomBytes(40_000).toString('base64') })}\n`;
  const bytes = encode(Array.from({ length: 120 }, noise).join('') + text);
  const packed = zipped(bytes);
  assert.ok(packed.length > MOST_PACKED);
  assert.equal(inflate(packed), null);
  const [plain, counted] = [await countsOf(bytes), await countsOf(packed)];
  assert.deepEqual(counted.scan, plain.scan);
  assert.equal(counted.files[0].damaged, false);
});

test('a file cut off or damaged at any byte is counted as the platform inflates it', async () => {
  const packed = zipped(log(3));
  const random = randomSource(9);
  const ours = await openUsage({ engine });
  const platform = await openUsage({ engine, wasm: { inflate: NONE } });
  let whole = 0;
  for (let size = 0; size <= packed.length; size += 1) {
    const damaged = packed.slice();
    if (size < packed.length) damaged[size] ^= 1 << random.below(8);
    for (const content of [packed.subarray(0, size), damaged]) {
      const file = { name: `byte ${size}`, content };
      const summary = await ours.read(file);
      assert.deepEqual(summary, await platform.read(file));
      if (!summary.damaged) whole += 1;
    }
  }
  assert.ok(whole > 1 && whole < packed.length);
  assert.deepEqual(ours.counts(), platform.counts());
});

test('files that are read at the same time do not disturb one another', async () => {
  const texts = Array.from({ length: 8 }, (_, i) => log(20 + i));
  const usage = await openUsage({ engine });
  const read = (/** @type {string} */ text, /** @type {number} */ i) =>
    usage.read({ name: `${i}.gz`, content: new Blob([zipped(text)]) });
  const summaries = await Promise.all(texts.map(read));
  const lines = (/** @type {string} */ text) => text.split('\n').length - 1;
  assert.deepEqual(
    summaries.map(({ bytes, records, bad, other }) => [bytes, records + bad + other]),
    texts.map((text) => [encode(text).length, lines(text)]),
  );
});
