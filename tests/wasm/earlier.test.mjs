// Records that come twice are counted once, and calls that are made twice are found: in both modules and the native
// program, in whatever order they are read.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl, engine as startEngine } from '../support/engines.mjs';
import { randomSource } from '../support/random.mjs';
import { logRecords } from '../support/usage_records.mjs';

/** @type {typeof import('../../wasm/usage.d.ts')} */
const { openUsage, reportUsage, usageInBoth } = await import(new URL('usage.js', packageUrl).href);
const engine = await startEngine();
const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'bedrock-earlier-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const lines = (/** @type {any[]} */ records) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** A call of Nova Micro for 1,000 tokens in and 100 out: $0.000049. @param {string} time @param {any} [more] */
const call = (time, { id, text = 'hello', ...more } = {}) => ({
  schemaType: 'ModelInvocationLog',
  timestamp: `2026-10-02T${time}Z`,
  identity: { arn: 'arn:aws:iam::111122223333:user/a' },
  region: 'us-east-1',
  ...(id ? { requestId: id } : {}),
  operation: 'Converse',
  modelId: 'amazon.nova-micro-v1:0',
  input: { inputBodyJson: { messages: [{ content: [{ text }] }] }, inputTokenCount: 1000 },
  output: { outputTokenCount: 100 },
  ...more,
});
const failed = { errorCode: 'ThrottlingException', output: undefined };

/** @param {(any[] | string)[]} files @param {import('../../wasm/usage.d.ts').UsageOptions} [options] */
async function session(files, options) {
  const usage = await openUsage({ engine, ...options });
  for (const [i, content] of files.entries()) {
    await usage.read({
      name: `file ${i}`,
      content: typeof content === 'string' ? content : lines(content),
    });
  }
  return usage;
}
const reportOf = async (/** @type {any[]} */ ...files) => (await session(files)).report();

test('a record that comes again is counted once: in the same file, in another, and in an export', async () => {
  const record = call('09:14:07', { id: '7487ab04-734e-470b-8dfc-46d8d8506381' });
  const exported = JSON.stringify([{ '@message': JSON.stringify(record) }]);
  const { totals, copies, by_identity, repeats, notices } = await reportOf(
    [record, record],
    [record],
    exported,
  );
  assert.deepEqual([totals.calls, totals.amount, copies.records], ['1', '0.000049', '3']);
  assert.equal(by_identity[0].calls, '1');
  assert.equal(repeats.paid_again, '0', 'a copy is no repeat');
  assert.match(notices.find(({ code }) => code === 'copies')?.message ?? '', /^3 records/);
});

test('records without an id, or with one that is that of other calls, too, are all counted', async () => {
  const id = 'redacted';
  const { totals, copies } = await reportOf([
    call('09:14:07'),
    call('09:14:07'),
    call('10:00:00', { id }),
    call('10:01:00', { id }),
    call('10:01:00', { id, output: { outputTokenCount: 101 } }),
  ]);
  assert.equal(totals.calls, '5');
  assert.deepEqual([copies.records, copies.without_id], ['0', '2']);
});

test('what another session has read is a copy where it is said', async () => {
  const records = logRecords(3, 300, 100);
  const one = await session([records.slice(0, 200)]);
  const two = await session([records.slice(50)]);
  assert.equal(usageInBoth(one.ids(), two.ids()), 150);
  assert.equal(usageInBoth(two.ids(), one.ids()), 150);
  const again = await session([records.slice(50)], { engine, seen: [one.ids()] });
  const both = reportUsage(engine, [one.counts(), again.counts()]);
  const whole = (await session([records])).report();
  assert.equal(both.copies.records, '150');
  assert.deepEqual(both.totals, whole.totals);
  assert.deepEqual(both.by_hour, whole.by_hour);
});

test('the native program finds copies in files that different cores read', (t) => {
  if (!existsSync(join(root, 'build/native/core/scan_logs'))) {
    t.skip('the native program is not built: zlib is missing');
    return;
  }
  const records = logRecords(41, 2000, 100);
  for (const [name, files] of /** @type {const} */ ([
    ['once', 1],
    ['often', 9],
  ])) {
    mkdirSync(join(folder, name));
    for (let i = 0; i < files; i += 1)
      writeFileSync(join(folder, name, `${i}.jsonl`), lines(records.slice(i * 10)));
  }
  const [once, often] = ['once', 'often'].map((name) => {
    const args = ['--format', 'json', '--scanner', 'native', join(folder, name)];
    const { stdout } = spawnSync('scripts/price_logs', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return JSON.parse(stdout);
  });
  assert.equal(once.copies.records, '0');
  assert.equal(often.copies.records, String(8 * 2000 - 10 * 36));
  assert.deepEqual(often.totals, once.totals);
  assert.deepEqual(often.by_model, once.by_model);
  assert.deepEqual(often.by_identity, once.by_identity);
  assert.deepEqual(often.repeats, once.repeats);
});

test('repeats of failed calls, and answers that were paid for again', async () => {
  const { repeats, totals } = await reportOf([
    call('09:00:00', failed),
    call('09:00:20', failed),
    call('09:01:10'), // answered after two failures: two repeats, nothing paid twice
    call('09:30:00', { text: 'slow' }),
    call('09:31:02', { text: 'slow' }), // a client that gives up after 60 s: paid again
    call('09:45:00', { text: 'slow' }), // later: another question
    call('09:30:30', { text: 'other' }),
    call('09:30:31', { text: 'slow', identity: { arn: 'arn:aws:iam::111122223333:user/b' } }),
    call('09:30:32', { text: 'slow', modelId: 'amazon.nova-lite-v1:0' }),
    call('09:30:33', { text: 'slow', input: { inputTokenCount: 1000 } }), // its body is elsewhere
  ]);
  assert.equal(totals.errors, '2');
  // 1,000 x 0.035 and 100 x 0.14 millionths of a dollar
  assert.deepEqual(repeats, {
    compared: '9',
    after_failure: '2',
    paid_again: '1',
    amount: '0.000049',
    forgotten: '0',
  });
});

/** By sorting, not by hashing: minutes of a day that follow one another are a chain. @param {{text: string, minute: number, fails: boolean}[]} calls */
function chained(calls) {
  const repeatsIn = (/** @type {typeof calls} */ some) => {
    const minutes = some
      .map(({ text, minute }) => [text, minute])
      .sort(([a, b], [c, d]) => (a < c ? -1 : a > c ? 1 : Number(b) - Number(d)));
    return minutes.filter(
      ([text, minute], i) =>
        i > 0 && minutes[i - 1][0] === text && Number(minute) - Number(minutes[i - 1][1]) <= 1,
    ).length;
  };
  const paid = repeatsIn(calls.filter(({ fails }) => !fails));
  return { after_failure: String(repeatsIn(calls) - paid), paid_again: String(paid) };
}

test('the number of repeats does not depend on the order in which calls are read', async () => {
  for (let seed = 1; seed <= 6; seed += 1) {
    const random = randomSource(seed);
    const calls = Array.from({ length: 400 }, () => ({
      text: `question ${random.below(9)}${'x'.repeat(seed * 40)}`,
      minute: random.below(200),
      fails: random.below(4) === 0,
    }));
    const records = calls.map(({ text, minute, fails }) => {
      const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:30`;
      return call(time, { text, ...(fails ? failed : {}) });
    });
    const expected = chained(calls);
    for (const scanner of /** @type {const} */ (['simd', 'plain'])) {
      for (const reversed of [false, true]) {
        const usage = await session([reversed ? records.toReversed() : records], {
          engine,
          scanner,
        });
        const { after_failure, paid_again } = usage.report().repeats;
        assert.deepEqual({ after_failure, paid_again }, expected, `seed ${seed}, ${scanner}`);
      }
    }
  }
});
