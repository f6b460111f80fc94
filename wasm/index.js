// The engine with everything that it can do. Types and contract: index.d.ts.
import { createEngine as start } from './engine.js';

export { applyPatch, CalculatorError } from './engine.js';

/** @type {typeof import('./index.d.ts').createEngine} */
export const createEngine = ({ wasm = new URL('./bedrock.wasm', import.meta.url) } = {}) =>
  start({ wasm });
