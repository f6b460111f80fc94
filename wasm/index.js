// The facade: the only importer of the generated glue. Types and contract: index.d.ts.
import createModule from './bedrock.js';

/**
 * @typedef {import('./index.d.ts').Engine} Engine
 * @typedef {import('./bedrock.d.ts').Glue} Glue
 */

const BULK_FAULTS = ['handle', 'quantity', 'amount', 'amount'];
const BULK_HINTS = {
  handle: 'Take handles from resolve() of this engine.',
  quantity: 'Enter a whole number from 0 to 2^53.',
  amount: 'Split the usage up: its amount does not fit 128 bits.',
};

export class CalculatorError extends Error {
  /** @param {{code: string, path: string, message: string, hint: string}} error */
  constructor({ code, path, message, hint }) {
    super(message);
    this.name = 'CalculatorError';
    this.code = code;
    this.path = path;
    this.hint = hint;
  }
}

/**
 * What an envelope holds under `name`; its error is thrown.
 * @param {string} text
 * @param {string} name
 */
function unwrap(text, name) {
  const envelope = JSON.parse(text);
  if (!envelope.ok) throw new CalculatorError(envelope.error);
  return envelope[name];
}

/**
 * JSON text of something a caller gave; what JSON cannot hold is the caller's error.
 * @param {unknown} value
 */
function toJson(value) {
  try {
    const text = JSON.stringify(value);
    if (typeof text === 'string') return text;
  } catch {
    // Told below.
  }
  throw new CalculatorError({
    code: 'bad_json',
    path: '',
    message: 'The input cannot be written as JSON.',
    hint: 'Give a plain object of strings, numbers and lists.',
  });
}

/** @implements {import('./index.d.ts').Bulk} */
class BulkRoom {
  #module;

  /** @param {Glue} module @param {number} usages @param {number} width */
  constructor(module, usages, width) {
    this.#module = module;
    this.usages = usages;
    this.width = width;
  }

  // Views are laid anew at each access: growing memory moves it and detaches older ones.
  get handles() {
    return new Uint32Array(
      this.#module.memory(),
      this.#module.bulkHandles(),
      this.usages * this.width,
    );
  }

  get quantities() {
    return new Float64Array(
      this.#module.memory(),
      this.#module.bulkQuantities(),
      this.usages * this.width,
    );
  }

  get amounts() {
    return new BigUint64Array(this.#module.memory(), this.#module.bulkAmounts(), this.usages * 2);
  }

  run() {
    const fault = this.#module.bulkRun();
    if (fault < 0) return;
    const kind = BULK_FAULTS[fault % 4];
    throw new CalculatorError({
      code: `bad_${kind}`,
      path: `items[${Math.floor(fault / 4)}]`,
      message: `This item's ${kind} cannot be priced.`,
      hint: BULK_HINTS[kind],
    });
  }

  /** @param {number} usage */
  amount(usage) {
    return this.#module.bulkAmount(usage);
  }

  total() {
    return this.#module.bulkTotal();
  }
}

/** @param {Glue} module @returns {Engine} */
function engineOf(module) {
  return {
    quote: (scenario) => unwrap(module.quote(toJson(scenario)), 'bill'),
    quoteText: (scenario) => module.quote(String(scenario)),
    catalog: () => unwrap(module.catalog(), 'catalog'),
    models: (query = {}) => unwrap(module.models(toJson(query)), 'models'),
    explain: (query) => unwrap(module.explain(toJson(query)), 'answer'),
    rates: (query = {}) => unwrap(module.rates(toJson(query)), 'rates'),
    prices: (query = {}) => unwrap(module.prices(toJson(query)), 'prices'),
    resolve: (queries) => unwrap(module.resolve(toJson({ queries })), 'rates'),
    bulk(usages, width = 1) {
      if (!module.bulkReserve(usages, width)) {
        throw new CalculatorError({
          code: 'too_many',
          path: 'usages',
          message: 'There is no room for so many usages at once.',
          hint: 'Price them in parts of at most 67,108,864 items.',
        });
      }
      return new BulkRoom(module, usages, width);
    },
  };
}

/** Apart from `new URL(..., import.meta.url)`, by which bundlers find assets: the glue has that already. */
const here = import.meta.url;

/**
 * The module's bytes where they are given, or can be read from disk under Node; else nothing, and the
 * browser fetches and compiles the file beside the glue while it streams in.
 * @param {URL | string | BufferSource | undefined} wasm
 */
async function moduleOptions(wasm) {
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return { wasmBinary: wasm };
  // Asked for by name at run time, so that a page's bundle does not look for Node's modules.
  const fs = globalThis.document ? undefined : globalThis.process?.getBuiltinModule?.('node:fs');
  if (fs) return { wasmBinary: fs.readFileSync(new URL(wasm ?? './bedrock.wasm', here)) };
  if (wasm === undefined) return {};
  const { href } = new URL(wasm, globalThis.location?.href);
  return { locateFile: () => href };
}

/** @param {{wasm?: URL | string | BufferSource}} [options] */
export async function createEngine({ wasm } = {}) {
  return engineOf(await createModule(await moduleOptions(wasm)));
}
