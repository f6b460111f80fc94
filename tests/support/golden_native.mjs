// Every golden case on the native build alone, without a test runner: what scripts/mutate runs for each mutant.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { billText } from './bill_text.mjs';
import { nativeQuotes } from './engines.mjs';
import { checkBill } from './golden.mjs';

const folder = new URL('../golden/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).cases);
const envelopes = nativeQuotes(cases.map((c) => c.scenario));
for (const [i, { expect }] of cases.entries()) checkBill(JSON.parse(envelopes[i]).bill, expect);

const bills = new URL('bills/', folder);
for (const name of readdirSync(bills).filter((file) => file.endsWith('.json'))) {
  const { about, scenario } = JSON.parse(readFileSync(new URL(name, bills), 'utf8'));
  const { bill } = JSON.parse(nativeQuotes([scenario])[0]);
  const expected = readFileSync(new URL(name.replace('.json', '.txt'), bills), 'utf8');
  assert.equal(billText(about, bill), expected, name);
}
