// Logs of the same calls, delivered twice: found by their sums.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apart } from '../../web/src/views/usage/sources.js';
import { readTwice } from '../../web/src/views/usage/twice.js';

/** @param {string} name @param {[model: string, day: string, calls: number, input: number][]} groups @param {string[][]} [bill] */
const read = (name, groups, bill = []) => ({
  name,
  counts: /** @type {any} */ ({
    scan: {
      bill,
      groups: groups.map(([model, day, calls, input]) => [
        ...[model, 'us-east-1', 'standard', 0, '0', day],
        ...[calls, 0, 0, 0, 0, input],
      ]),
    },
  }),
});
const october = read('s3', [
  ['nova', '2026-10-01', 20, 5000],
  ['nova', '2026-10-02', 30, 7001],
]);

test('two logs with the same sums of a model and day are named', () => {
  const copy = read('cloudwatch', [
    ['nova', '2026-10-02', 30, 7001],
    ['nova', '2026-10-03', 10, 2000],
  ]);
  const [found, ...others] = readTwice([october, copy]);
  assert.match(found, /^s3 and cloudwatch have 30 calls/);
  assert.deepEqual(others, []);
});

test('other days, other tokens, few calls, calls without a day and unread files are not', () => {
  const other = read('other', [['nova', '2026-10-02', 30, 7002]]);
  const few = read('few', [['nova', '2026-10-01', 2, 80]]);
  const undated = read('undated', [['nova', '', 20, 5000]]);
  const unread = { name: 'unread', counts: null };
  assert.deepEqual(readTwice([october, other, few, few, undated, undated, unread]), []);
});

test('two exports of one bill are named, bills of two months are not', () => {
  const lines = (/** @type {string} */ month) =>
    ['input', 'output', 'cache'].map((type) => ['cur', type, `${month}-03`, '1000', '4.2', '1']);
  const bill = read('october.csv', [], lines('2026-10'));
  const again = read('again.csv', [], [...lines('2026-10').slice(1), ...lines('2026-11')]);
  const [found, ...others] = readTwice([bill, again, read('november.csv', [], lines('2026-12'))]);
  assert.match(found, /^october.csv and again.csv have 2 lines/);
  assert.deepEqual(others, []);
});

test('folders, and a few files, are read apart; many files together', () => {
  const groups = (/** @type {string[]} */ ...names) =>
    apart(names.map((name) => ({ name, size: 1, content: '' }))).map((group) =>
      group.map(({ name }) => name),
    );
  assert.deepEqual(groups('s3/01/a.gz', 'cloudwatch.json', 's3/02/b.gz'), [
    ['s3/01/a.gz', 's3/02/b.gz'],
    ['cloudwatch.json'],
  ]);
  const files = Array.from({ length: 9 }, (_, i) => `${i}.gz`);
  assert.deepEqual(groups(...files), [files]);
  assert.deepEqual(groups('s3/a', ...files), [['s3/a'], files]);
  const folders = Array.from({ length: 9 }, (_, i) => `${i}/a`);
  assert.deepEqual(groups(...folders), [folders]);
});
