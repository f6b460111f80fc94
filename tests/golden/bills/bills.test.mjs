// Complete bills with every member: figures, formulas, sources, notices and hints. The text beside each
// scenario is what the engine must say, natively and as WebAssembly.
//
// After a change that is meant to alter them: node tests/golden/bills/bills.test.mjs --renew, then read the diff.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { billText } from '../../support/bill_text.mjs';
import { engine, nativeQuotes } from '../../support/engines.mjs';

const folder = new URL('.', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length));
const wasm = await engine();

for (const name of names) {
  const { about, scenario } = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'));
  const expected = new URL(`${name}.txt`, folder);
  test(`golden/bills/${name}`, () => {
    const text = wasm.quoteText(JSON.stringify(scenario));
    assert.equal(text, nativeQuotes([scenario])[0], 'native and WebAssembly differ');
    const envelope = JSON.parse(text);
    assert.ok(envelope.ok, text);
    const bill = billText(about, envelope.bill);
    if (process.argv.includes('--renew')) writeFileSync(expected, bill);
    assert.equal(bill, readFileSync(expected, 'utf8'));
  });
}
