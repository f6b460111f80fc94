/**
 * The engine that prices: import { createEngine } from 'bedrock-calculator/pricing'. Its module is two thirds the size
 * of the full one, and has no comparison, search or savings, and explains no logs. Everything else is as in index.d.ts.
 */
import type { PricingEngine } from './index.js';

export type * from './index.js';
export { applyPatch, CalculatorError } from './index.js';

/** As in index.d.ts. */
export function createEngine(options?: {
  wasm?: URL | string | BufferSource | WebAssembly.Module;
}): Promise<PricingEngine>;
