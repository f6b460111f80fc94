// Decimal strings for people: rounded and grouped as text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  counted,
  grouped,
  money,
  price,
  rounded,
  share,
  shortTokens,
  units,
} from '../../web/src/format.js';

test('money shows cents, and the first digits of what is less', () => {
  for (const [text, shown] of [
    ['0', '$0.00'],
    ['4.2', '$4.20'],
    ['1234567.891', '$1,234,567.89'],
    ['0.005', '$0.005'],
    ['0.000084', '$0.000084'],
    ['0.0000123456', '$0.0000123'],
    ['0.0999', '$0.10'],
    ['0.00999999', '$0.01'],
    ['999.999', '$1,000.00'],
    ['12345678901234567890.125', '$12,345,678,901,234,567,890.13'],
  ]) {
    assert.equal(money(text), shown, text);
  }
});

test('prices keep every digit', () => {
  assert.equal(price('3.3'), '$3.30');
  assert.equal(price('0.0175'), '$0.0175');
  assert.equal(price('15'), '$15.00');
});

test('rounding is half-up on the text, against BigInt', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 30n }),
      fc.nat(12),
      fc.nat(12),
      (n, scale, places) => {
        const digits = n.toString().padStart(scale + 1, '0');
        const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits;
        const shift = 10n ** BigInt(Math.max(0, scale - places));
        const expected = ((2n * n) / shift + 1n) / 2n;
        const wanted = scale > places ? expected : n * 10n ** BigInt(places - scale);
        assert.equal(
          rounded(text, places)
            .replace('.', '')
            .replace(/^0+(?=\d)/, ''),
          wanted.toString(),
        );
      },
    ),
  );
});

test('groups, shares and tokens', () => {
  assert.equal(grouped('1234.5678'), '1,234.5678');
  assert.equal(share('1', '4'), 25);
  assert.equal(share('1', '0'), 0);
  assert.equal(shortTokens(200000), '200K');
  assert.equal(shortTokens(1_000_000), '1M');
});

test('one or many, with the plural of nouns in y', () => {
  assert.equal(counted('1', 'query'), '1 query');
  assert.equal(counted('2000', 'query'), '2,000 queries');
  assert.equal(counted('3', 'day'), '3 days');
  assert.equal(counted('0', 'token'), '0 tokens');
});

test('units are counted as English does', () => {
  for (const [one, many] of [
    ['request', 'requests'],
    ['query', 'queries'],
    ['day', 'days'],
    ['batch', 'batches'],
    ['prefix', 'prefixes'],
    ['GB', 'GB'],
    ['vCPU-hours', 'vCPU-hours'],
    ['input token a minute', 'input tokens a minute'],
  ]) {
    assert.equal(units(one, '5'), many);
    assert.equal(units(one, '1'), one);
  }
});
