// The two builds under test: the shipped WebAssembly package and the native test door.
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);
/** The npm package as it is built. */
export const packageUrl = new URL('build/wasm/package/', root);
/** scripts/coverage runs the tests against a build of its own. */
const nativeBuild = process.env.BEDROCK_NATIVE_BUILD ?? 'native';
const nativeDoor = fileURLToPath(new URL(`build/${nativeBuild}/tests/test_door`, root));
const wasmDoor = fileURLToPath(new URL('build/wasm/tests/test_door.cjs', root));

/** The shipped engine, from the shipped files. */
export async function engine() {
  const { createEngine } = await import(new URL('index.js', packageUrl).href);
  return createEngine();
}

/** The shipped engine that only prices. @returns {Promise<import('../../wasm/index.d.ts').PricingEngine>} */
export async function pricingEngine() {
  const { createEngine } = await import(new URL('pricing.js', packageUrl).href);
  return createEngine();
}

/**
 * A module itself, whose doors are asked by index: the full one, or the small one.
 * @param {'bedrock' | 'bedrock-pricing'} [name]
 */
export async function glue(name = 'bedrock') {
  const { default: createModule } = await import(new URL('bedrock.js', packageUrl).href);
  /** @type {import('../../wasm/bedrock.d.ts').Glue} */
  const module = await createModule({
    wasmBinary: readFileSync(new URL(`${name}.wasm`, packageUrl)),
  });
  /** @param {number} size */
  const answer = (size) => {
    const at = module.answerAt();
    return new TextDecoder().decode(module.HEAPU8.subarray(at, at + size));
  };
  return {
    doors: () => answer(module.doors()),
    /** @param {number} door @param {string} request */
    ask(door, request) {
      const bytes = new TextEncoder().encode(request);
      const at = module.roomOf(bytes.length);
      module.HEAPU8.set(bytes, at);
      return answer(module.ask(door, bytes.length));
    },
  };
}

/** @param {string} mode @param {string[]} lines @param {string[]} command */
function throughDoor(mode, lines, command) {
  const [program, ...args] = command;
  // Into a file: what Emscripten writes to a pipe that is full is lost.
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  try {
    const file = join(folder, 'answers');
    const out = openSync(file, 'w');
    const run = spawnSync(program, [...args, mode], {
      input: `${lines.join('\n')}\n`,
      encoding: 'utf8',
      stdio: ['pipe', out, 'pipe'],
    });
    closeSync(out);
    if (run.status !== 0) throw new Error(`${program}: ${run.stderr || run.error}`);
    return readFileSync(file, 'utf8').split('\n').slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * One envelope per request (JSON text without line breaks, good or bad), from the native build.
 * @param {string} door @param {string[]} requests
 */
export function nativeAnswers(door, requests) {
  if (!existsSync(nativeDoor)) throw new Error('build/native is missing: run scripts/test native');
  return throughDoor(door, requests, [nativeDoor]);
}

/** @param {unknown[]} scenarios */
export const nativeQuotes = (scenarios) =>
  nativeAnswers(
    'quote',
    scenarios.map((s) => JSON.stringify(s)),
  );

/**
 * What a prepared scenario says to each set of values: totals or the codes of errors, then how many
 * workloads were expanded in all.
 * @param {{scenario: unknown, inputs: object[], values: string[][]}[]} cases
 * @returns {string[][]}
 */
export function preparedTotals(cases) {
  const lines = cases.map((c) => JSON.stringify(c));
  return throughDoor('prepared', lines, [nativeDoor]).map((line) => line.split(' '));
}

/**
 * Decimal operations ("mul 1.5 2") by both builds: [native results, WebAssembly results].
 * @param {string[]} operations
 */
export function decimalResults(operations) {
  return [
    throughDoor('decimal', operations, [nativeDoor]),
    throughDoor('decimal', operations, [process.execPath, wasmDoor]),
  ];
}

/** @param {string} path from the project's root */
export function projectFile(path) {
  return readFileSync(new URL(path, root), 'utf8');
}
