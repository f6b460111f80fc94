// Numbers as people type them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { grouped } from '../../web/src/format.js';
import { echo, parseNumber } from '../../web/src/state/numbers.js';
import { cellsOf } from '../../web/src/state/pasted.js';

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

test('where things are counted, 1.500 is fifteen hundred; a leading zero is a decimal', () => {
  for (const [text, value] of [
    ['1.500', '1500'],
    ['12.345', '12345'],
    ['1.000', '1000'],
    ['1.500,5', '1500.5'],
    ['0.512', '0.512'],
    ['0,512', '0.512'],
    ['1.50', '1.5'],
    ['3,5', '3.5'],
    ['1.234k', '1234'],
  ]) {
    assert.deepEqual(parseNumber(text, { counts: true }), { ok: true, value }, text);
  }
  assert.equal(read('0,512'), '0.512');
});

test('how an open text was read is echoed, and a plain one is not', () => {
  const counted = (/** @type {string} */ text) => echo(text, { counts: true });
  assert.equal(counted('5k'), 'Read as 5,000');
  assert.equal(counted('1.2M'), 'Read as 1,200,000');
  assert.equal(counted('3,5'), 'Read as 3.5');
  assert.equal(counted('1.000'), 'Read as 1,000');
  assert.equal(echo('1.000'), 'Read as 1');
  assert.equal(echo('1,500'), 'Read as 1500');
  for (const text of ['', '800', '50,000', '0.5', '1.25', 'many'])
    assert.equal(counted(text), '', text);
});

test('words for thousands, millions and billions are understood', () => {
  assert.equal(read('2 thousand'), '2000');
  assert.equal(read('1.5 million'), '1500000');
  assert.equal(read('3 mio'), '3000000');
  assert.equal(read('1.2bn'), '1200000000');
  assert.equal(echo('10 million'), 'Read as 10,000,000');
  for (const text of ['5 marks', '5 buckets', '3 requests', '2 tho'])
    assert.match(read(text), /^error: Enter a number/, text);
});

test('a row or a column of a spreadsheet is its cells; of several rows it is the first', () => {
  assert.deepEqual(cellsOf('50,000\t800\t400\n'), { cells: ['50,000', '800', '400'], more: 0 });
  assert.deepEqual(cellsOf('1\n2\r\n3'), { cells: ['1', '2', '3'], more: 0 });
  assert.deepEqual(cellsOf('1\t2\n3\t4\n5\t6'), { cells: ['1', '2'], more: 2 });
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

test('what counts by the month can be said by another period', () => {
  const monthly = (/** @type {string} */ text) => {
    const number = parseNumber(text, { counts: true, monthly: true });
    return number.ok ? number.value : number.error;
  };
  // 730 hours a month, 365 / 12 days, 365 / 84 weeks; to the nearest whole
  for (const [text, value] of [
    ['2k a day', '60833'],
    ['2,000/day', '60833'],
    ['1.000 per day', '30417'],
    ['0.5 a day', '15'],
    ['100 an hour', '73000'],
    ['5/min', '219000'],
    ['5 /s', '13140000'],
    ['20k/week', '86905'],
    ['1.5M a year', '125000'],
    ['10 a month', '10'],
    ['10', '10'],
  ])
    assert.equal(monthly(text), value, text);
  assert.match(monthly('many a day'), /^Enter a number/);
  assert.match(monthly('5 apples'), /^Enter a number/);
  assert.match(monthly('-3 a day'), /negative/);
  assert.match(read('2k a day'), /^error: Enter a number/); // tokens are not by the day
  assert.equal(echo('2k a day', { counts: true, monthly: true }), 'Read as 60,833');
});
