// Every golden case, on the shipped WebAssembly and on the native build: the expected figures, and
// the same bytes from both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine, nativeQuotes } from '../support/engines.mjs';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const wasm = await engine();

/** @param {any} bill @param {any} expect */
function check(bill, expect) {
  assert.equal(bill.complete, expect.complete ?? true);
  if (expect.total !== undefined) assert.equal(bill.total, expect.total);
  if (expect.lines) {
    const lines = bill.lines.map((/** @type {any} */ line) => [line.dimension, line.amount]);
    assert.deepEqual(lines, expect.lines);
  }
  if (expect.workloads) {
    assert.deepEqual(
      bill.workloads.map((/** @type {any} */ w) => w.total),
      expect.workloads,
    );
  }
  if (expect.per_unit) assert.equal(bill.workloads[0].per_unit, expect.per_unit);
}

for (const file of files) {
  const { about, cases } = JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
  test(`golden/${file}`, async (t) => {
    assert.ok(about && cases.length > 0);
    const native = nativeQuotes(cases.map((/** @type {any} */ c) => c.scenario));
    for (const [i, { name, scenario, expect }] of cases.entries()) {
      await t.test(name, () => {
        const text = wasm.quoteText(JSON.stringify(scenario));
        assert.equal(text, native[i], 'native and WebAssembly differ');
        const envelope = JSON.parse(text);
        assert.ok(envelope.ok, text);
        check(envelope.bill, expect);
      });
    }
  });
}
