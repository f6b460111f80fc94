// The size of images that lie in a request, by their first bytes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageSize } from '../../web/src/views/usage/image-size.js';

const base64 = (/** @type {number[]} */ bytes) => Buffer.from(bytes).toString('base64');
const zeros = (/** @type {number} */ count) => Array.from({ length: count }, () => 0);

test('PNG, JPEG and GIF say their size', () => {
  const png = [0x89, 0x50, 0x4e, 0x47, ...zeros(14), 3, 132, ...zeros(2), 1, 194, 0, 0];
  assert.deepEqual(imageSize(base64(png)), { width: 900, height: 450 });
  // A segment of 4 bytes comes before the frame: height 450, width 900.
  const jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 11, 8, 1, 194, 3, 132, 3, 0, 0];
  assert.deepEqual(imageSize(`data:image/jpeg;base64,${base64(jpeg)}`), {
    width: 900,
    height: 450,
  });
  const gif = [...Buffer.from('GIF89a'), 132, 3, 194, 1];
  assert.deepEqual(imageSize(base64(gif)), { width: 900, height: 450 });
});

test('what is none, or ends too early, has no size', () => {
  for (const text of [
    '',
    'not base64!',
    base64([1, 2, 3]),
    base64([0xff, 0xd8, 0xff, 0xe0, 0, 99]),
  ])
    assert.equal(imageSize(text), null);
});
