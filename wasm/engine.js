// The facade over a module, wherever that is: the only importer of the generated glue. index.js starts the full
// module, pricing.js the small one. Types and contract: index.d.ts.
import createModule from './bedrock.js';

export { applyPatch } from './patch.js';

/**
 * @typedef {import('./index.d.ts').Engine} Engine
 * @typedef {import('./index.d.ts').PricingEngine} PricingEngine
 * @typedef {import('./index.d.ts').Bulk} Bulk
 * @typedef {import('./bedrock.d.ts').Glue} Glue
 */

const BULK_FAULTS = ['handle', 'quantity', 'amount', 'amount'];
const BULK_HINTS = {
  handle: 'Use handles returned by resolve() of this engine.',
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

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

/** The bytes of the last answer as text. @param {Glue} module @param {number} size */
function answerOf(module, size) {
  const at = module.answerAt();
  return decoder.decode(module.HEAPU8.subarray(at, at + size));
}

/** Of texts up to this long the bytes are not counted before they are written: three at most for each. */
const FEW_CHARACTERS = 2 ** 16;

/** Asks a door by its index. @param {Glue} module @param {number} door @param {string} request */
function askDoor(module, door, request) {
  const room =
    request.length > FEW_CHARACTERS ? encoder.encode(request).length : 3 * request.length;
  const at = module.roomOf(room); // which may move the memory
  const { written } = encoder.encodeInto(request, module.HEAPU8.subarray(at, at + room));
  return answerOf(module, module.ask(door, written));
}

/** Longer text never reaches the module, whose memory it might not fit; the engine refuses what has more bytes. */
const MOST_CHARACTERS = 2 ** 24;

/** @param {string} text */
function fitting(text) {
  if (text.length <= MOST_CHARACTERS) return text;
  throw new CalculatorError({
    code: 'too_long',
    path: '',
    message: 'The JSON text is longer than 16 MiB.',
    hint: 'Split it up.',
  });
}

/**
 * JSON text of something a caller gave; what JSON cannot hold is the caller's error.
 * @param {unknown} value
 */
function toJson(value) {
  let text;
  try {
    text = JSON.stringify(value);
  } catch {
    // Told below.
  }
  if (typeof text === 'string') return fitting(text);
  throw new CalculatorError({
    code: 'bad_json',
    path: '',
    message: 'The input cannot be written as JSON.',
    hint: 'Pass a plain object of strings, numbers and lists.',
  });
}

/** 1e-18 USD as plain digits. @param {bigint} atto */
function usd(atto) {
  const digits = atto.toString().padStart(19, '0');
  return `${digits.slice(0, -18)}.${digits.slice(-18)}`.replace(/\.?0+$/, '');
}

/** @param {string} path @param {string} message @returns {never} */
function badSize(path, message) {
  throw new CalculatorError({
    code: 'bad_size',
    path,
    message,
    hint: 'Enter whole numbers: usages from 0, width from 1 to 16,384, at most 67,108,864 items.',
  });
}

const MOST_ITEMS = 2 ** 26;

/**
 * The items are JavaScript's own and go through the module part by part: rooms are independent of each
 * other, and of the module's memory.
 * @implements {Bulk}
 */
class BulkRoom {
  #module;

  /** @param {Glue} module @param {number} usages @param {number} width */
  constructor(module, usages, width) {
    if (!Number.isInteger(usages) || usages < 0)
      badSize('usages', `There cannot be ${usages} usages.`);
    if (!Number.isInteger(width) || width < 1 || width > module.bulkItems())
      badSize('width', `A usage cannot have ${width} items.`);
    if (usages * width > MOST_ITEMS) badSize('usages', 'This is too many items at once.');
    this.#module = module;
    this.usages = usages;
    this.width = width;
    try {
      this.handles = new Uint32Array(usages * width);
      this.quantities = new Float64Array(usages * width);
      this.amounts = new BigUint64Array(usages * 2);
    } catch {
      badSize('usages', 'There is not enough memory for this many items.');
    }
  }

  run() {
    const most = Math.floor(this.#module.bulkItems() / this.width);
    for (let from = 0; from < this.usages; from += most) {
      this.#runPart(from, Math.min(from + most, this.usages));
    }
  }

  /** @param {number} from @param {number} to */
  #runPart(from, to) {
    const module = this.#module;
    const [first, last] = [from * this.width, to * this.width];
    const memory = module.HEAPU8.buffer;
    new Uint32Array(memory, module.bulkHandles()).set(this.handles.subarray(first, last));
    new Float64Array(memory, module.bulkQuantities()).set(this.quantities.subarray(first, last));
    const fault = module.bulkRun(to - from, this.width);
    if (fault >= 0) this.#fail(first + Math.floor(fault / 4), BULK_FAULTS[fault % 4]);
    this.amounts.set(new BigUint64Array(memory, module.bulkAmounts(), 2 * (to - from)), 2 * from);
  }

  /** @param {number} item @param {string} kind @returns {never} */
  #fail(item, kind) {
    throw new CalculatorError({
      code: `bad_${kind}`,
      path: `items[${item}]`,
      message: `This item's ${kind} cannot be priced.`,
      hint: BULK_HINTS[/** @type {keyof typeof BULK_HINTS} */ (kind)],
    });
  }

  /** @param {number} usage */
  amount(usage) {
    const low = this.amounts[2 * usage];
    if (!Number.isInteger(usage) || low === undefined)
      badSize('usage', `There is no usage ${usage}.`);
    return usd(low + (this.amounts[2 * usage + 1] << 64n));
  }

  total() {
    let [low, high] = [0n, 0n];
    for (let i = 0; i < this.amounts.length; i += 2) {
      low += this.amounts[i];
      high += this.amounts[i + 1];
    }
    return usd(low + (high << 64n));
  }
}

/** The module behind an engine, for columns.js. @type {WeakMap<PricingEngine, Glue>} */
export const glueOf = new WeakMap();

/** What a door answers. @typedef {(door: string, request: unknown) => any} Ask */

/** What the envelope's member is called where it has not the name of the door. @type {Record<string, string>} */
const MEMBERS = {
  quote: 'bill',
  explain: 'answer',
  resolve: 'rates',
  compare: 'comparison',
  break_even: 'break_evens',
  solve: 'solution',
  simulate: 'simulation',
};

/** What has another name or form. @param {Glue} module @param {Ask} ask @returns {Partial<PricingEngine>} */
const pricing = (module, ask) => ({
  quoteText(scenario) {
    try {
      const text = fitting(typeof scenario === 'string' ? scenario : toJson(scenario));
      return askDoor(module, 0, text); // quote, the first door
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      const { code, path, message, hint } = error;
      return JSON.stringify({ ok: false, error: { code, path, message, hint } });
    }
  },
  resolve: (queries) => ask('resolve', { queries }),
  bulk: (usages, width = 1) => new BulkRoom(module, usages, width),
});

/** The engine has the functions whose doors its module has. @param {Glue} module @returns {PricingEngine} */
function engineOf(module) {
  const doors = answerOf(module, module.doors()).split(' ');
  /** @type {Ask} */
  const ask = (door, request) =>
    unwrap(askDoor(module, doors.indexOf(door), toJson(request)), MEMBERS[door] ?? door);
  // Functions have the names of their doors: break_even is breakEven.
  const plain = doors.map((door) => [
    door.replace(/_(.)/, (_, letter) => letter.toUpperCase()),
    (/** @type {unknown} */ request = {}) => ask(door, request),
  ]);
  /** @type {any} */
  const engine = {
    ...Object.fromEntries(plain),
    ...pricing(module, ask),
    ...(doors.includes('diff') && {
      progress: undefined,
      diff: (/** @type {unknown} */ scenarios) => ask('diff', { scenarios }),
    }),
  };
  module.tell = (done) => engine.progress?.(done) ?? true;
  glueOf.set(engine, module);
  return engine;
}

/** Apart from `new URL(..., import.meta.url)`, by which bundlers find assets: index.js and pricing.js have that. */
const here = import.meta.url;

/**
 * The module's bytes where they are given, or can be read from disk under Node; else where it is: the browser
 * fetches the file, and compiles it while it streams in.
 * @param {URL | string | BufferSource} wasm
 */
async function moduleOptions(wasm) {
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return { wasmBinary: wasm };
  // Asked for by name at run time, so that a page's bundle does not look for Node's modules.
  const { document, process } = /** @type {any} */ (globalThis);
  const fs = document ? undefined : process?.getBuiltinModule?.('node:fs');
  if (fs) return { wasmBinary: fs.readFileSync(new URL(wasm, here)) };
  const { href } = new URL(wasm, globalThis.location?.href);
  return { locateFile: () => href };
}

/** A compiled module, as threads hand it to each other. @param {WebAssembly.Module} wasm @returns {Promise<Glue>} */
const instance = (wasm) =>
  new Promise((resolve, reject) => {
    const instantiateWasm = (
      /** @type {WebAssembly.Imports} */ imports,
      /** @type {(instance: WebAssembly.Instance) => void} */ receive,
    ) => {
      WebAssembly.instantiate(wasm, imports).then(receive, reject);
      return {}; // it comes later
    };
    createModule({ instantiateWasm }).then(resolve, reject);
  });

/**
 * An engine with what its module can do.
 * @param {{wasm: URL | string | BufferSource | WebAssembly.Module}} options
 * @returns {Promise<any>} Engine or PricingEngine
 */
export async function createEngine({ wasm }) {
  if (wasm instanceof WebAssembly.Module) return engineOf(await instance(wasm));
  return engineOf(await createModule(await moduleOptions(wasm)));
}
