// Every golden case, on the shipped WebAssembly and on the native build: the expected figures, and
// the same bytes from both.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { engine, nativeQuotes } from '../support/engines.mjs';
import { checkBill } from '../support/golden.mjs';

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const wasm = await engine();

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
        checkBill(envelope.bill, expect);
      });
    }
  });
}
