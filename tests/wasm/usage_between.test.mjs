// Copies and repeats between sessions: those that are read one after the other, each with what the ones before it hand over,
// come to what one session has that reads all.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, reportUsage, usageInBoth, usageMeets } = await import(
  new URL('usage.js', packageUrl).href
);
const engine = await startEngine();

/** @param {number} minute @param {string} input @param {any} [more] */
const call = (minute, input, more = {}) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: `2026-10-02T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:09Z`,
  region: 'us-east-1',
  operation: 'Converse',
  modelId: 'amazon.nova-micro-v1:0',
  requestId: `${minute}-${input}-${JSON.stringify(more)}`,
  input: { inputBodyJson: { messages: [{ content: [{ text: input }] }] }, inputTokenCount: 1000 },
  output: { outputTokenCount: 100 },
  ...more,
});
const failed = { errorCode: 'ThrottlingException', output: undefined };

/** @param {any[]} records @param {{seen?: BigUint64Array[], before?: BigUint64Array[]}} [options] */
async function read(records, options) {
  const usage = await openUsage({ engine, ...options });
  const content = records.map((record) => `${JSON.stringify(record)}\n`).join('');
  await usage.read({ name: 'log.json', content });
  return usage;
}

test('parts that hand over what they know come to the same as one reading', async () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const random = randomSource(seed);
    // Few inputs in few minutes, about a border of sixteen of them: many repeats, chains and copies.
    const records = Array.from({ length: 60 }, (_, i) => {
      const one = call(
        540 + random.below(12),
        `q${random.below(5)}`,
        random.below(4) === 0 ? failed : {},
      );
      return { ...one, requestId: `r${random.below(3) === 0 ? random.below(9) : i}` };
    });
    const whole = (await read(records)).report();
    /** @type {import('../../wasm/usage.d.ts').UsageSession[]} */
    const sessions = [];
    for (let from = 0; from < records.length; from += 15) {
      const options = {
        seen: sessions.map((session) => session.ids()),
        before: sessions.map((session) => session.calls()),
      };
      sessions.push(await read(records.slice(from, from + 15), options));
    }
    const parts = reportUsage(
      engine,
      sessions.map((session) => session.counts()),
    );
    assert.notEqual(whole.repeats.paid_again, '0');
    assert.deepEqual(parts.repeats, whole.repeats, `seed ${seed}`);
    assert.equal(parts.copies.records, whole.copies.records, `seed ${seed}`);
    assert.equal(parts.totals.amount, whole.totals.amount, `seed ${seed}`);
  }
});

test('two lists of calls tell whether a repeat is between them', async () => {
  const calls = async (/** @type {any[]} */ ...records) => (await read(records)).calls();
  for (let minute = 530; minute < 565; minute += 1) {
    const one = await calls(call(minute, 'a'));
    const others = await Promise.all(
      [-2, -1, 0, 1, 2].map((later) => calls(call(minute + later, 'a'))),
    );
    assert.deepEqual(
      others.map((other) => usageMeets(one, other)),
      [false, true, true, true, false],
      `minute ${minute}`,
    );
    assert.equal(usageMeets(one, await calls(call(minute, 'b'))), false);
  }
  const all = await calls(...Array.from({ length: 300 }, (_, i) => call(i, `q${i % 7}`)));
  assert.equal(all.length, 300);
  assert.equal(usageMeets(all, await calls(call(600, 'q1'))), false);
  assert.equal(usageMeets(all, await calls(call(299, 'q5'))), true);
  assert.equal(usageInBoth(all, all), 300);
});
