// Tokens from text: rules of thumb as ranges, with their reasons.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { estimateTokens } from '../../wasm/tokens.js';

const range = (/** @type {string} */ text, /** @type {string} */ model = '') => {
  const { low, likely, high } = estimateTokens(text, { model });
  return [low, likely, high];
};

test('prose is between characters / 4 and words x 1.33', () => {
  // 43 characters / 4 = 10.75; 9 words x 1.33 = 11.97.
  assert.deepEqual(range('The quick brown fox jumps over the lazy dog'), [11, 12, 12]);
  assert.deepEqual(range(''), [0, 0, 0]);
  assert.deepEqual(range('a'), [1, 2, 2]);
});

test('newer Claude models make up to 1.3 times the tokens', () => {
  const text = 'word '.repeat(100); // 500 / 4 = 125, 100 x 1.33 = 133
  assert.deepEqual(range(text), [125, 129, 133]);
  assert.deepEqual(range(text, 'us.anthropic.claude-sonnet-4-6'), [125, 129, 133]);
  assert.deepEqual(range(text, 'us.anthropic.claude-opus-4-8'), [125, 149, 173]);
  assert.deepEqual(range(text, 'global.anthropic.claude-sonnet-5-5-v1'), [125, 149, 173]);
});

test('scripts without spaces, code and numbers widen the range and say so', () => {
  const japanese = estimateTokens('これは日本語の文章です。'.repeat(10)); // 120 characters, 110 of them letters
  assert.equal(japanese.low, 30);
  assert(japanese.high >= 110 && japanese.high <= 120, String(japanese.high));
  assert.match(japanese.reasons[0], /without spaces/);
  const code = estimateTokens('if (a[i] == b[j]) { x += f(y, z); }\n'.repeat(20));
  assert(code.reasons.some((reason) => reason.startsWith('Code')));
  assert(code.high > code.low);
});
