// Exactness of Decimal, natively and as WebAssembly, against BigInt: an oracle that shares no code.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimalResults } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

const MAX_SCALE = 36;
const LARGEST = (1n << 127n) - 1n;

/** @typedef {{coefficient: bigint, scale: number}} Number10 coefficient / 10^scale */

/** @param {Number10} n @returns {Number10} */
function canonical({ coefficient, scale }) {
  let [c, s] = [coefficient, scale];
  while (s > 0 && c % 10n === 0n) [c, s] = [c / 10n, s - 1];
  return { coefficient: c, scale: s };
}

/** @param {Number10} n */
function text(n) {
  const { coefficient, scale } = canonical(n);
  const digits = (coefficient < 0n ? -coefficient : coefficient)
    .toString()
    .padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = coefficient < 0n ? '-' : '';
  return `${sign}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}

/** @param {bigint} n */
const fits = (n) => n <= LARGEST && n >= -LARGEST - 1n;

/**
 * What must come out: the exact text, or "none" where the operands at a common scale, the sum, or the
 * product of the coefficients do not fit 128 bits.
 * @param {string} op @param {Number10} a @param {Number10} b
 */
function oracle(op, a, b) {
  if (op === 'mul') {
    const product = a.coefficient * b.coefficient;
    const result = canonical({ coefficient: product, scale: a.scale + b.scale });
    return fits(product) && result.scale <= MAX_SCALE ? text(result) : 'none';
  }
  const scale = Math.max(a.scale, b.scale);
  const x = a.coefficient * 10n ** BigInt(scale - a.scale);
  const y = b.coefficient * 10n ** BigInt(scale - b.scale);
  const sum = op === 'add' ? x + y : x - y;
  return [x, y, sum].every(fits) ? text({ coefficient: sum, scale }) : 'none';
}

test('100,000 random sums, differences and products are exact or refused', () => {
  const random = randomSource(20261121);
  /** @returns {Number10} */
  const number = () => {
    const digits = 1 + random.below(random.below(4) === 0 ? 38 : 16);
    let coefficient = 0n;
    for (let i = 0; i < digits; ++i) coefficient = coefficient * 10n + BigInt(random.below(10));
    if (!fits(coefficient)) coefficient /= 10n;
    if (random.below(5) === 0) coefficient = -coefficient;
    return canonical({ coefficient, scale: random.below(random.below(3) === 0 ? 37 : 13) });
  };
  const operations = [];
  const expected = [];
  for (let i = 0; i < 100_000; ++i) {
    const op = ['add', 'sub', 'mul'][random.below(3)];
    const [a, b] = [number(), number()];
    operations.push(`${op} ${text(a)} ${text(b)}`);
    expected.push(oracle(op, a, b));
  }
  // The draw must reach both outcomes, or the test proves little.
  const refused = expected.filter((result) => result === 'none').length;
  assert.ok(refused > 1000 && refused < 50_000, `${refused} refused`);
  for (const results of decimalResults(operations)) {
    assert.equal(results.length, operations.length);
    for (const [i, result] of results.entries()) assert.equal(result, expected[i], operations[i]);
  }
});

test('quotients are rounded half-even at 18 places', () => {
  const random = randomSource(7);
  const operations = [];
  const expected = [];
  for (let i = 0; i < 5_000; ++i) {
    const a = { coefficient: BigInt(random.below(2 ** 31)), scale: random.below(9) };
    const b = { coefficient: BigInt(1 + random.below(2 ** 31)), scale: random.below(9) };
    operations.push(`div ${text(a)} ${text(b)}`);
    const numerator = a.coefficient * 10n ** BigInt(18 + b.scale);
    const denominator = b.coefficient * 10n ** BigInt(a.scale);
    let quotient = numerator / denominator;
    const twice = 2n * (numerator % denominator);
    if (twice > denominator || (twice === denominator && quotient % 2n === 1n)) quotient += 1n;
    expected.push(text({ coefficient: quotient, scale: 18 }));
  }
  for (const results of decimalResults(operations)) assert.deepEqual(results, expected);
});
