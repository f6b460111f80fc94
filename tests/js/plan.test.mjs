// What of the plan the page reads and writes by itself: lists from a sheet, and indices that follow their workloads.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { followed } from '../../web/src/state/plan.js';
import {
  growthText,
  monthTick,
  planText,
  readAddresses,
  readList,
  readMonths,
  readNames,
} from '../../web/src/views/forecast/plan.js';

/** @param {Record<string, unknown>} rest @param {number[]} before keys of workloads @param {number[]} after */
function following(rest, before, after) {
  const draft = (/** @type {number[]} */ keys) => ({
    rest,
    cards: /** @type {any[]} */ (keys.map((key) => ({ key }))),
  });
  return followed(draft(before), draft(after)).rest;
}

test('what the plan says of a workload follows it to another index, and goes with it', () => {
  const plan = {
    months: 24,
    workloads: [
      { workload: 0, growth: { volumes: ['1', '2'] } },
      { workload: 2, only: ['2027-01'] },
    ],
    ranges: [{ workload: 1, field: 'turns', low: '4', high: '9' }],
    awards: [{ name: 'A', amount: '5', expires: '2027-01-01', workloads: [0, 2] }],
  };
  const rest = { plan };
  assert.equal(following(rest, [1, 2, 3], [1, 2, 3]), rest);
  assert.equal(following(rest, [1, 2, 3], [1, 2, 3, 4]), rest);
  assert.deepEqual(following(rest, [1, 2, 3], [2, 3]), {
    plan: {
      months: 24,
      workloads: [{ workload: 1, only: ['2027-01'] }],
      ranges: [{ workload: 0, field: 'turns', low: '4', high: '9' }],
      awards: [{ name: 'A', amount: '5', expires: '2027-01-01', workloads: [1] }],
    },
  });
  const { plan: twice } = /** @type {any} */ (following(rest, [1, 2, 3], [1, 9, 2, 3]));
  assert.deepEqual(
    twice.workloads.map((/** @type {any} */ one) => one.workload),
    [0, 3],
  );
  const none = { other: 1 };
  assert.equal(following(none, [1, 2], [2]), none);
});

test('numbers are read from a row, a column, and what a spreadsheet writes', () => {
  const cases = /** @type {[string, string[]][]} */ ([
    ['200,000\n250,000\n300,000', ['200000', '250000', '300000']],
    ['1\t2\t3', ['1', '2', '3']],
    ['20k; 1.5M', ['20000', '1500000']],
    ['$10 20%', ['10', '20']],
    ['80, 90, 100', ['80', '90', '100']],
    ['', []],
  ]);
  for (const [text, value] of cases)
    assert.deepEqual(readList(text, { counts: true }), { ok: true, value }, text);
  assert.match(/** @type {any} */ (readList('1 two 3')).error, /“two” is not a number/);
  assert.match(
    /** @type {any} */ (readList('1 2', { many: 12 })).error,
    /Enter 12 numbers: there are 2/,
  );
  assert.match(/** @type {any} */ (readList('1 '.repeat(37))).error, /at most 36/);
});

test('the plan of a workload in a line', () => {
  assert.equal(growthText({ percent: '0' }), '');
  assert.equal(growthText({ percent: '5', low: '3', high: '8' }), '5 % a month (3 to 8 %)');
  assert.equal(
    planText({
      workload: 0,
      growth: { s_curve: { to: '10', months: 6 } },
      weekdays: ['1', '1', '1', '1', '1', '0', '0'],
      from: '2027-01',
    }),
    'an S-curve to 10 times in 6 months; on working days; from Jan 2027',
  );
});

test('months, names and addresses, apart by commas', () => {
  const months = '2026-12, 3/2027; Dec 2026, september 2027';
  assert.deepEqual(readMonths(months), { ok: true, value: ['2026-12', '2027-03', '2027-09'] });
  for (const wrong of ['13/2027', 'Smarch 2027', '2027', 'Jan', 'Jan 27'])
    assert.match(/** @type {any} */ (readMonths(`2026-12, ${wrong}`)).error, /is not a month/);
  assert.deepEqual(readNames(' AWS Lambda, Amazon Bedrock,,AWS Lambda'), {
    ok: true,
    value: ['AWS Lambda', 'Amazon Bedrock'],
  });
  assert.deepEqual(readAddresses('a@b.c d@e.f'), { ok: true, value: ['a@b.c', 'd@e.f'] });
  assert.match(/** @type {any} */ (readAddresses('a@b.c, ops')).error, /“ops” is not an address/);
});

test('months under an axis name each year once, whichever of them are shown', () => {
  const months = ['2026-11', '2026-12', '2027-01', '2027-02', '2027-03', '2028-01'];
  const under = (/** @type {number[]} */ shown) =>
    shown.map((_, at) => monthTick(months, shown, at));
  assert.deepEqual(under([0, 1, 2, 3]), ['Nov\n2026', 'Dec', 'Jan\n2027', 'Feb']);
  assert.deepEqual(under([1, 3, 4, 5]), ['Dec\n2026', 'Feb\n2027', 'Mar', 'Jan\n2028']);
});
