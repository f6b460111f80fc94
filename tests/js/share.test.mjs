// A scenario in a URL hash and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import {
  fromHash,
  MOST_OPTIONS,
  optionsOf,
  pack,
  packedOf,
  toHash,
} from '../../web/src/state/share.js';

test('every JSON value comes back from its hash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const hash = await toHash(value);
      assert.match(hash, /^#s=[\w-]+$/);
      assert.deepEqual(await fromHash(hash), JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 50 },
  );
});

test('scenarios kept beside it travel in the hash, and tell two links apart', async () => {
  const scenario = { version: 1, workloads: [] };
  const kept = [{ name: 'Option A', scenario }];
  const hash = await toHash(scenario, new URLSearchParams({ options: await pack(kept) }));
  assert.deepEqual(await optionsOf(hash), kept);
  assert.deepEqual(await fromHash(hash), scenario);
  const alone = await toHash(scenario);
  assert.deepEqual(await optionsOf(alone), []);
  assert.notEqual(packedOf(hash), packedOf(alone));
  const many = await pack(Array.from({ length: 9 }, () => kept[0]));
  assert.equal((await optionsOf(`${alone}&options=${many}`)).length, MOST_OPTIONS);
  for (const bad of [many.slice(0, -6), await pack({}), await pack([{ name: 'no scenario' }])]) {
    await assert.rejects(optionsOf(`${alone}&options=${bad}`));
  }
});

test('a hash of somebody else is left alone', async () => {
  assert.equal(await fromHash(''), undefined);
  assert.equal(await fromHash('#section-2'), undefined);
});

test('what was cut, changed or blown up is refused', async () => {
  const hash = await toHash({ version: 1, workloads: [] });
  const bomb = deflateRawSync(new Uint8Array(50_000_000)).toString('base64url');
  for (const bad of [hash.slice(0, -6), '#s=', '#s=%%', '#s=AAAA', `#s=${bomb}`]) {
    await assert.rejects(fromHash(bad));
  }
});
