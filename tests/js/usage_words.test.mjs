// How Real usage puts changes and notices into words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { driftChart } from '../../web/src/views/usage/spread-charts.js';

/** Days whose calls read so many tokens each. @param {number[]} tokens */
const days = (tokens) =>
  /** @type {any} */ ({
    by_day: tokens.map((input, i) => ({
      key: `2026-11-0${i + 1}`,
      calls: '10',
      errors: '0',
      blocked: '0',
      input_tokens: String(10 * input),
      output_tokens: '0',
      cache_read_tokens: '0',
      cache_write_tokens: '0',
      amount: '1',
    })),
  });

test('a change is in percent, and in times where it is large', () => {
  const sentence = (/** @type {number[]} */ ...tokens) =>
    driftChart(days(tokens), 'input').sentence.replace(/:.*/, '');
  assert.equal(sentence(100, 100, 150, 150), 'Input tokens a call rose by 50 %');
  assert.equal(sentence(100, 100, 40, 40), 'Input tokens a call fell by 60 %');
  assert.equal(sentence(100, 100, 100, 100), 'Input tokens a call stayed at 100.');
  assert.equal(sentence(100, 100, 2090, 2090), 'Input tokens a call rose to 21 times');
  assert.equal(sentence(1, 1, 12345, 12345), 'Input tokens a call rose to 12,000 times');
});
