// A scenario in a URL hash and back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { fromHash, toHash } from '../../web/src/state/share.js';

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
