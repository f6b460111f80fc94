// Every golden case on the native build alone, without a test runner: what scripts/mutate runs for each mutant.
import { readdirSync, readFileSync } from 'node:fs';
import { nativeQuotes } from './engines.mjs';
import { checkBill } from './golden.mjs';

const folder = new URL('../golden/', import.meta.url);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')).cases);
const envelopes = nativeQuotes(cases.map((c) => c.scenario));
for (const [i, { expect }] of cases.entries()) checkBill(JSON.parse(envelopes[i]).bill, expect);
