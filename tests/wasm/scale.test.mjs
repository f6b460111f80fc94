// Memory that does not grow with the files: a stream many times larger than the memory it is read in.
// SCAN_MB=10000 node --test tests/wasm/scale.test.mjs for the sizes of docs/usage.md.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl } from '../support/engines.mjs';
import { logRecords, plainGroups } from '../support/usage_records.mjs';

const MEGABYTES = Number(process.env.SCAN_MB ?? 120);
const LIMITS = [200_000, 272_000];
const native = fileURLToPath(new URL('../../build/native/core/scan_logs', import.meta.url));

const records = logRecords(3, 1500, 2500);
const block = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
/** Where each record has the first digits of its requestId. */
const ids = [...block.toString('latin1').matchAll(/"requestId":"/g)].map(
  ({ index, 0: { length } }) => index + length,
);
const times = Math.ceil((MEGABYTES * 1e6) / block.length);
const column = (/** @type {any[]} */ groups, /** @type {number} */ i) =>
  groups.reduce((sum, row) => sum + Number(row[6 + i]), 0);

/** No record of the stream is another's copy. */
function* blocks() {
  for (let i = 0; i < times; i += 1) {
    const digits = String(i).padStart(8, '0');
    for (const at of ids) block.write(digits, at, 'latin1');
    yield block;
  }
}

/** The counts are those of the block, so many times. @param {any} scan */
function agrees({ files, groups, earlier }) {
  assert.equal(earlier.copies, 0);
  assert.ok(times * records.length < 2 * earlier.window || earlier.forgotten > 0);
  const plain = plainGroups(records, LIMITS).groups;
  assert.deepEqual(files[0].slice(2), [block.length * times, records.length * times, 0, 0]);
  for (let i = 0; i < 19; i += 1) assert.equal(column(groups, i), column(plain, i) * times);
}

test('the native program reads a stream within 64 MB', {
  skip: !existsSync(native) && 'the native program is not built: zlib is missing',
}, async () => {
  // cat, because what Node gives it is no pipe that can be opened by its name.
  const script = `cat | (ulimit -v 65536 && exec "$1" '{"version":1' ${LIMITS.join(',')} /dev/stdin)`;
  const program = spawn('sh', ['-c', script, 'sh', native], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // One block is sent again and again: the next one waits until it has gone.
  const sending = (async () => {
    for (const bytes of blocks())
      await new Promise((resolve) => program.stdin.write(bytes, resolve));
    program.stdin.end();
  })();
  let text = '';
  for await (const part of program.stdout.setEncoding('utf8')) text += part;
  await sending;
  const { scans, damaged, unreadable } = JSON.parse(text);
  assert.deepEqual({ damaged, unreadable }, { damaged: [], unreadable: [] });
  agrees(scans[0]);
});

for (const scanner of /** @type {const} */ (['simd', 'plain'])) {
  test(`the ${scanner} module's memory does not grow with a stream`, async () => {
    const { openScanner } = await import(new URL('scan.js', packageUrl).href);
    const scan = await openScanner({ scanner, limits: LIMITS });
    const file = scan.open('stream');
    for (const bytes of blocks()) scan.feed(file, bytes);
    scan.end(file);
    // 16 MB, and as much for the ids that are remembered.
    assert.ok(scan.memory <= 3 << 24, `${scan.memory} bytes`);
    agrees(JSON.parse(scan.report()));
  });
}
