// Small files in gzip, inflated at once by libdeflate (inflate.cpp).
import { compiled } from './scan.js';

/** Larger ones go through the platform's stream, in memory that does not grow with them. */
export const MOST_PACKED = 4 << 20; // bytes

/**
 * @typedef {{
 *   memory: WebAssembly.Memory,
 *   room(size: number): number,
 *   inflate(size: number): number,
 *   inflated(): number,
 *   _initialize(): void,
 * }} Exports
 */

/**
 * What inflates a file; it gives null for one that is damaged or too long, and else bytes that are good until it is
 * called again.
 * @param {import('./scan.js').Wasm} [wasm]
 */
export async function openInflate(wasm = new URL('./inflate.wasm', import.meta.url)) {
  const env = { emscripten_notify_memory_growth() {} };
  const { exports } = new WebAssembly.Instance(await compiled(wasm), { env });
  const { memory, room, inflate, inflated, _initialize } = /** @type {Exports} */ (
    /** @type {unknown} */ (exports)
  );
  _initialize();
  return (/** @type {Uint8Array} */ packed) => {
    const at = packed.length <= MOST_PACKED ? room(packed.length) : 0;
    if (at === 0) return null;
    new Uint8Array(memory.buffer, at, packed.length).set(packed);
    const size = inflate(packed.length);
    return size < 0 ? null : new Uint8Array(memory.buffer, inflated(), size);
  };
}
