// The scanner's module, which has no glue: bytes in, one JSON report out. See core/scan/session.h.

/**
 * @typedef {{
 *   memory: WebAssembly.Memory,
 *   text(size: number): number,
 *   limit(tokens: number): void,
 *   pricer(): void,
 *   open(): number,
 *   room(file: number, size: number): number,
 *   fed(file: number, size: number): void,
 *   end(file: number): void,
 *   summary(file: number): number,
 *   known(count: number): number,
 *   know(): void,
 *   know_calls(): void,
 *   ids(): number,
 *   calls(): number,
 *   listed(): number,
 *   report(): number,
 *   reported(): number,
 *   _initialize(): void,
 * }} Exports
 * @typedef {URL | string | BufferSource | WebAssembly.Module} Wasm
 * @typedef {(group: string) => bigint[] | null} Pricer USD of a token in 1e-12, of the report's group
 */

/** The smallest module with a vector instruction: valid where the browser has them. */
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
]);

export const hasVectors = () => WebAssembly.validate(VECTORS);

/** Bytes that are handed over at a time. */
const PIECE = 1 << 18;

/** @param {Wasm} wasm @returns {Promise<WebAssembly.Module>} */
export async function compiled(wasm) {
  if (wasm instanceof WebAssembly.Module) return wasm;
  if (wasm instanceof ArrayBuffer || ArrayBuffer.isView(wasm)) return WebAssembly.compile(wasm);
  // Asked for by name at run time, so that a page's bundle does not look for Node's modules.
  const { document, process } = /** @type {any} */ (globalThis);
  const fs = document ? undefined : process?.getBuiltinModule?.('node:fs');
  const url = new URL(wasm, globalThis.location?.href ?? import.meta.url);
  if (fs && url.protocol === 'file:') return WebAssembly.compile(fs.readFileSync(url));
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The scanner cannot be loaded: ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

export class Scanner {
  /** @type {Exports} */
  #exports;

  /** @param {WebAssembly.Module} module @param {number[]} limits @param {Pricer | null} pricer */
  constructor(module, limits, pricer) {
    const price = (
      /** @type {number} */ at,
      /** @type {number} */ size,
      /** @type {number} */ to,
    ) => {
      const group = this.#text(at, size);
      const weights = pricer?.(group);
      if (!weights) return 0;
      new BigUint64Array(this.#exports.memory.buffer, to, weights.length).set(weights);
      return 1;
    };
    const env = { price, emscripten_notify_memory_growth() {} };
    const instance = new WebAssembly.Instance(module, { env });
    this.#exports = /** @type {any} */ (instance.exports);
    this.#exports._initialize();
    for (const limit of limits) this.#exports.limit(limit);
    if (pricer) this.#exports.pricer();
  }

  /** @param {number} at @param {number} size */
  #text(at, size) {
    return new TextDecoder().decode(new Uint8Array(this.#exports.memory.buffer, at, size));
  }

  /** @param {string} name */
  open(name) {
    const bytes = new TextEncoder().encode(name);
    const at = this.#exports.text(bytes.length);
    new Uint8Array(this.#exports.memory.buffer, at, bytes.length).set(bytes);
    return this.#exports.open();
  }

  /** @param {number} file @param {Uint8Array} bytes */
  feed(file, bytes) {
    for (let from = 0; from < bytes.length; from += PIECE) {
      const part = bytes.subarray(from, from + PIECE);
      const at = this.#exports.room(file, part.length);
      new Uint8Array(this.#exports.memory.buffer, at, part.length).set(part);
      this.#exports.fed(file, part.length);
    }
  }

  /** @param {number} file */
  end(file) {
    this.#exports.end(file);
  }

  /** Its row of the report. @param {number} file @returns {[string, string, number, number, number, number]} */
  summary(file) {
    const size = this.#exports.summary(file);
    return JSON.parse(this.#text(this.#exports.reported(), size));
  }

  /** Bytes that the module takes. */
  get memory() {
    return this.#exports.memory.buffer.byteLength;
  }

  /** Records that were read elsewhere: they are copies where they come again. @param {BigUint64Array} ids */
  know(ids) {
    this.#put(ids);
    this.#exports.know();
  }

  /** Calls that were read elsewhere: the same one in a minute next to theirs is a repeat. @param {BigUint64Array} calls */
  knowCalls(calls) {
    this.#put(calls);
    this.#exports.know_calls();
  }

  /** @param {BigUint64Array} keys */
  #put(keys) {
    const at = this.#exports.known(keys.length);
    new BigUint64Array(this.#exports.memory.buffer, at, keys.length).set(keys);
  }

  /** What the records that were read are known by, for `know` of another scanner: sorted. */
  ids() {
    return this.#listed(this.#exports.ids());
  }

  /** The same for `knowCalls`. */
  calls() {
    return this.#listed(this.#exports.calls());
  }

  /** @param {number} count */
  #listed(count) {
    const at = this.#exports.listed();
    return new BigUint64Array(this.#exports.memory.buffer, at, count).slice().sort();
  }

  /** The report's JSON text. */
  report() {
    const size = this.#exports.report();
    return this.#text(this.#exports.reported(), size);
  }
}

/**
 * @param {{wasm?: {simd?: Wasm, plain?: Wasm}, scanner?: 'simd' | 'plain', limits?: number[], pricer?: Pricer}} options
 */
export async function openScanner({ wasm = {}, scanner, limits = [], pricer } = {}) {
  const simd = scanner ? scanner === 'simd' : hasVectors();
  const module = simd
    ? await compiled(wasm.simd ?? new URL('./scan.wasm', import.meta.url))
    : await compiled(wasm.plain ?? new URL('./scan_plain.wasm', import.meta.url));
  return new Scanner(module, limits, pricer ?? null);
}
