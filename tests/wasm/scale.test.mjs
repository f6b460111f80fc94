// Memory that does not grow with the files: a stream many times larger than the memory it is read in.
// SCAN_MB=10000 node --test tests/wasm/scale.test.mjs for the sizes of docs/usage.md.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { packageUrl } from '../support/engines.mjs';
import { logRecords, plainGroups } from '../support/usage_records.mjs';

const MEGABYTES = Number(process.env.SCAN_MB ?? 120);
const LIMITS = [200_000, 272_000];
const native = fileURLToPath(new URL('../../build/native/core/scan_logs', import.meta.url));

const records = logRecords(3, 1500, 2500);
const block = new TextEncoder().encode(
  records.map((record) => `${JSON.stringify(record)}\n`).join(''),
);
const times = Math.ceil((MEGABYTES * 1e6) / block.length);
const column = (/** @type {any[]} */ groups, /** @type {number} */ i) =>
  groups.reduce((sum, row) => sum + Number(row[6 + i]), 0);

/** The counts are those of the block, so many times. @param {any} scan */
function agrees({ files, groups }) {
  const plain = plainGroups(records, LIMITS).groups;
  assert.deepEqual(files[0].slice(2), [block.length * times, records.length * times, 0, 0]);
  for (let i = 0; i < 19; i += 1) assert.equal(column(groups, i), column(plain, i) * times);
}

test('the native program reads a stream within 64 MB', {
  skip: !existsSync(native) && 'the native program is not built: zlib is missing',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  try {
    writeFileSync(join(folder, 'block.jsonl'), block);
    const script = `i=0; while [ $i -lt ${times} ]; do cat block.jsonl; i=$((i+1)); done |
      (ulimit -v 65536 && exec "$1" '{"version":1' ${LIMITS.join(',')} /dev/stdin)`;
    const text = execFileSync('sh', ['-c', script, 'sh', native], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { scans, damaged, unreadable } = JSON.parse(text);
    assert.deepEqual({ damaged, unreadable }, { damaged: [], unreadable: [] });
    agrees(scans[0]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const scanner of /** @type {const} */ (['simd', 'plain'])) {
  test(`the ${scanner} module's memory is the same after a tenth of a stream as after all of it`, async () => {
    const { openScanner } = await import(new URL('scan.js', packageUrl).href);
    const scan = await openScanner({ scanner, limits: LIMITS });
    const file = scan.open('stream');
    let early = 0;
    for (let i = 0; i < times; i += 1) {
      scan.feed(file, block);
      if (i === Math.floor(times / 10)) early = scan.memory;
    }
    scan.end(file);
    assert.equal(scan.memory, early);
    assert.ok(early <= 1 << 24, `${early} bytes`);
    agrees(JSON.parse(scan.report()));
  });
}
