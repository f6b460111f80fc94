// The command line of the engine; see scripts/quote.
import { readFileSync } from 'node:fs';

const [file, ...rest] = process.argv.slice(2);
if (!file || rest.length > 0) {
  console.error('usage: scripts/quote FILE|-');
  process.exit(1);
}

let scenario = '';
try {
  scenario = readFileSync(file === '-' ? 0 : file, 'utf8');
} catch (problem) {
  const error = {
    code: 'unreadable',
    path: '',
    message: `The scenario cannot be read: ${/** @type {Error} */ (problem).message}.`,
    hint: 'Name a file that exists, or - for standard input.',
  };
  console.log(JSON.stringify({ ok: false, error }));
  process.exit(1);
}

const { createEngine } = await import('../../build/wasm/package/index.js');
const text = (await createEngine()).quoteText(scenario);
console.log(text);
const envelope = JSON.parse(text);
// Not process.exit: what a slow pipe has not taken yet would be cut off.
const complete = envelope.ok && envelope.bill.complete;
process.exitCode = complete ? 0 : envelope.ok ? 2 : 1;
