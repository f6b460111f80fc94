// Jobs of the second engine: they report, they can be cancelled between two steps, and refuse one by one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { work } from '../../web/src/worker/jobs.js';
import { engine as startEngine } from '../support/engines.mjs';
import { heavyScenario } from '../support/heavy.mjs';

/** @type {import('bedrock-calculator').Engine} */
const engine = await startEngine();
const nobody = new AbortController().signal;
const ignore = () => {};

test('many scenarios are priced one by one; what is refused says why, in its place', async () => {
  const good = /** @type {any} */ (heavyScenario(1, 2));
  const bad = /** @type {any} */ ({ version: 1, region: 'us-east-1', workloads: [{ type: 'no' }] });
  const bills = await work(engine, 'quotes', [good, bad, good], ignore, nobody);
  assert.deepEqual(bills[0], engine.quote(good));
  assert.match(/** @type {any} */ (bills[1]).message, /no workload type "no"/);
  assert.deepEqual(bills[2], bills[0]);
});

test('a long job reports, and ends where it is cancelled', async () => {
  const many = Array.from({ length: 200 }, () => /** @type {any} */ (heavyScenario(50, 20)));
  const cancel = new AbortController();
  const told = /** @type {number[]} */ ([]);
  const report = (/** @type {number} */ done) => {
    told.push(done);
    if (told.length === 2) cancel.abort(new Error('enough'));
  };
  await assert.rejects(work(engine, 'quotes', many, report, cancel.signal), /enough/);
  assert.equal(told.length, 2);
  assert.ok(told[0] > 0 && told[0] < told[1] && told[1] < 1, told.join());
});

/** @param {number} workloads */
const planned = (workloads) =>
  /** @type {any} */ ({
    scenario: { ...heavyScenario(workloads, 3), as_of: '2026-11-01' },
    plan: { start: '2026-12', months: 12, margin: { low: -20, high: 50 } },
    draws: 3200,
  });

for (const [name, request] of /** @type {const} */ ([
  ['simulate', planned(5)],
  ['search', { scenario: heavyScenario(3, 3) }],
])) {
  test(`${name} says how far it is, and can be stopped there`, async () => {
    const whole = engine[name](/** @type {any} */ (request));
    const told = /** @type {number[]} */ ([]);
    engine.progress = (done) => {
      told.push(done);
      return true;
    };
    assert.deepEqual(engine[name](/** @type {any} */ (request)), whole);
    assert.ok(told.length > 20, String(told.length));
    assert.equal(told[0], 0);
    assert.ok(told.every((done, i) => done <= 1 && done >= (told[i - 1] ?? 0)));
    assert.ok(/** @type {number} */ (told.at(-1)) > 0.9);
    engine.progress = (done) => done < 0.5;
    assert.throws(() => engine[name](/** @type {any} */ (request)), { code: 'cancelled' });
    // Who says nothing goes on, and the job listens no longer than it takes.
    engine.progress = () => undefined;
    assert.deepEqual(engine[name](/** @type {any} */ (request)), whole);
    const output = await work(engine, name, /** @type {any} */ (request), ignore, nobody);
    assert.deepEqual(output, whole);
    assert.equal(engine.progress, undefined);
  });
}

test('an error that is none of the engine comes through', async () => {
  const broken = /** @type {any} */ ({
    quote: () => {
      throw new TypeError('broken');
    },
  });
  await assert.rejects(
    work(broken, 'quotes', [/** @type {any} */ ({})], ignore, nobody),
    TypeError,
  );
});
