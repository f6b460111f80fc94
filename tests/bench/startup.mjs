// One start of the module in this new process, part by part, as JSON of milliseconds: V8 keeps compiled
// code, so a second start in the same process would not be a cold one.
import { readFileSync } from 'node:fs';
import { packageUrl } from '../support/engines.mjs';

const bytes = new Uint8Array(readFileSync(new URL('bedrock.wasm', packageUrl)));
const marks = [performance.now()];
const { createEngine } = await import(new URL('index.js', packageUrl).href);
marks.push(performance.now());
// Held until the end: the engine below finds this code by its bytes and compiles nothing again.
const compiled = await WebAssembly.compile(bytes);
marks.push(performance.now());
const engine = await createEngine({ wasm: bytes });
marks.push(performance.now());
engine.quoteText(
  '{"version":1,"workloads":[{"type":"inference","model":"amazon.nova-micro-v1:0",' +
    '"requests_per_month":1,"input_tokens":1000,"output_tokens":100}]}',
);
marks.push(performance.now());

const [glue, compile, start, quote] = marks.slice(1).map((mark, i) => mark - marks[i]);
console.log(JSON.stringify({ import: glue, compile, start, quote, held: String(compiled) }));
