// Sums of decimal strings are exact: against BigInt at one scale.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { difference, multiplied, sum } from '../../web/src/decimal.js';

const PLACES = 18;

/** A decimal string in units of 1e-18. @param {string} text */
function scaled(text) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const value = BigInt(whole + fraction.padEnd(PLACES, '0'));
  return sign ? -value : value;
}

const decimal = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }))
  .map(([whole, fraction]) => {
    const digits = fraction.toString().padStart(PLACES, '0').replace(/0+$/, '');
    return digits ? `${whole}.${digits}` : `${whole}`;
  });

test('sums, differences and multiples are those of BigInt', () => {
  fc.assert(
    fc.property(
      fc.array(decimal, { maxLength: 12 }),
      decimal,
      decimal,
      fc.nat(1000),
      (all, a, b, n) => {
        assert.equal(
          scaled(sum(all)),
          all.reduce((total, text) => total + scaled(text), 0n),
        );
        assert.equal(scaled(difference(a, b)), scaled(a) - scaled(b));
        assert.equal(scaled(multiplied(a, n)), scaled(a) * BigInt(n));
      },
    ),
  );
});

test('they are written without trailing zeros', () => {
  assert.equal(sum([]), '0');
  assert.equal(sum(['0.1', '0.2', '0.7']), '1');
  assert.equal(sum(['0.1', '0.20']), '0.3');
  assert.equal(difference('1', '1.5'), '-0.5');
  assert.equal(difference('0.30', '0.3'), '0');
  assert.equal(multiplied('0.125', 8), '1');
});
