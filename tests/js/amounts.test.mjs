// What amounts are understood of a task in words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { amountsIn } from '../../web/src/start/amounts.js';

/** @param {string} query @param {string[]} [names] */
const read = (query, names) => {
  const { rest, named, ...amounts } = amountsIn(query, names);
  const given = Object.entries(amounts).filter(([, value]) => value);
  return { ...Object.fromEntries(given), ...(named.length > 0 && { named }) };
};

test('a count is by the month, whatever period it was said in', () => {
  // 365 days / 12, 730 hours, 365 / 84 weeks: what makes twelve months a year of 365 days
  for (const [query, count, said] of [
    ['20k tickets', '20000', ''],
    ['10 million documents', '10000000', ''],
    ['10 k requests/mo', '10000', ''],
    ['2000 documents a day', '60833', '2,000 a day'],
    ['daily 2000 calls', '60833', '2,000 a day'],
    ['every night 200k records', '6083333', '200,000 a day'],
    ['50 pages per day', '1521', '50 a day'],
    ['100 calls an hour', '73000', '100 an hour'],
    ['5 rps', '13140000', '5 a second'],
    ['10 requests per minute', '438000', '10 a minute'],
    ['20,000 a week', '86905', '20,000 a week'],
    ['1.5M requests a year', '125000', '1,500,000 a year'],
    ['5 requests a year', '1', '5 a year'],
  ])
    assert.deepEqual(read(query), { count, ...(said && { said }) }, query);
});

test('tokens go in and out', () => {
  const both = { input: '3000', output: '500' };
  for (const query of [
    '3000 tokens in and 500 out',
    '3,000 input tokens, 500 output tokens',
    'tokens: 3k in, 500 out',
    '500 tokens out, 3000 tokens in',
    '3000 tokens and 500 tokens',
    'answers of 500 output tokens to 3000 tokens',
  ])
    assert.deepEqual(read(query), both, query);
  assert.deepEqual(read('2000 docs of 3,000 tokens daily'), {
    count: '60833',
    said: '2,000 a day',
    input: '3000',
  });
});

test('numbers with a noun of their own are kept by it', () => {
  assert.deepEqual(read('20 developers'), { named: [['developers', '20']] });
  assert.deepEqual(read('chat of 6 turns, 20k a month'), {
    count: '20000',
    named: [['turns', '6']],
  });
});

test('what is no count of calls is none', () => {
  for (const query of [
    '500 users',
    '1024x1024 pictures',
    '300 seconds',
    'gpt-5.6',
    'claude 4.5',
    '30 days',
  ])
    assert.equal(amountsIn(query).count, '', query);
  assert.deepEqual(read('llama 3.3 70b', ['3.3', '70b']), {});
  assert.deepEqual(read('haiku 4.5 1000/day', ['4.5']), { count: '30417', said: '1,000 a day' });
  assert.deepEqual(read('1000 calls and 3000 mails'), {}, 'two counts');
});
