// Numbers as people type them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grouped } from '../../web/src/format.js';
import { parseNumber } from '../../web/src/state/numbers.js';

/** @param {string} text */
const read = (text) => {
  const number = parseNumber(text);
  return number.ok ? number.value : `error: ${number.error}`;
};

test('the usual ways to write a number are read', () => {
  for (const [text, value] of [
    ['', '0'],
    ['800', '800'],
    ['  800 ', '800'],
    ['0800', '800'],
    ['50k', '50000'],
    ['50K', '50000'],
    ['1.5M', '1500000'],
    ['0,5', '0.5'],
    ['.5', '0.5'],
    ['2b', '2000000000'],
    ['2e6', '2000000'],
    ['1,000', '1000'],
    ['1,234,567.89', '1234567.89'],
    ['1.234.567', '1234567'],
    ['1.234,5', '1234.5'],
    ['50 000', '50000'],
    ["50'000", '50000'],
    ['50\u202f000', '50000'],
    ['1.234', '1.234'],
    ['1.2345k', '1234.5'],
    ['1.50', '1.5'],
  ]) {
    assert.equal(read(text), value, JSON.stringify(text));
  }
});

test('text that is not a number is explained', () => {
  for (const text of ['many', '1,00,0', '1..2', '12x', 'k', '1e', '1.2.3', '٣']) {
    assert.match(read(text), /^error: Enter a number/, text);
  }
  assert.match(read('-5'), /cannot be negative/);
  assert.match(read('9'.repeat(40)), /too large/);
});

test('every plain and every grouped number comes back as it is', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 29n }), fc.nat(999_999), (whole, fraction) => {
      const digits = whole.toString();
      assert.equal(read(digits), digits);
      assert.equal(read(grouped(digits)), digits);
      if (digits.length > 20) return;
      const text = `${digits}.${String(fraction).padStart(6, '0')}`;
      assert.equal(read(text), text.replace(/\.?0+$/, ''));
    }),
  );
});

test('no text makes it throw or give anything but plain digits', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const number = parseNumber(text);
      if (number.ok) assert.match(number.value, /^\d+(\.\d*[1-9])?$/);
      else assert.ok(number.error);
    }),
  );
});
