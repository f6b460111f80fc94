// What takes long of real usage, in a worker of its own: reading files, of which nothing but counts comes back, and
// pricing what was read on every other model.
import { createEngine } from 'bedrock-calculator';
import inflateUrl from 'bedrock-calculator/inflate.wasm?url';
import scanUrl from 'bedrock-calculator/scan.wasm?url';
import plainUrl from 'bedrock-calculator/scan_plain.wasm?url';
import { openUsage, usageWhatIf } from 'bedrock-calculator/usage.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageCounts} UsageCounts
 * @typedef {import('bedrock-calculator/usage.js').UsageProgress} UsageProgress
 * @typedef {{name: string, size: number, content: Blob | string}} Source
 * @typedef {import('bedrock-calculator/usage.js').UsagePrices} UsagePrices
 * @typedef {{sources: Source[], prices: UsagePrices, seen: BigUint64Array[], before: BigUint64Array[]}} Reading
 * @typedef {{counts: UsageCounts, ids: BigUint64Array, calls: BigUint64Array}} Read what its records and its calls are known by
 * @typedef {{report: import('bedrock-calculator/usage.js').UsageReport, called: string[], prices: UsagePrices}} WhatIf
 * @typedef {import('bedrock-calculator').Engine} Engine
 */

/** Reads Parquet, in the worker that has what it takes (read-parquet.js). @type {{parquet?: () => Promise<any>}} */
export const libraries = {};

/** Where this file is: the page starts it as a worker. */
export const url = import.meta.url;

/** Files are read side by side: inflating one does not wait for the scanning of another. */
const AT_ONCE = 4;
/** Progress is reported so often. */
const EVERY = 100; // ms

const modules = Object.fromEntries(
  Object.entries({ simd: scanUrl, plain: plainUrl, inflate: inflateUrl }).map(([name, url]) => [
    name,
    // The address is that of the page's files, also where a worker was started from a line of its own.
    new URL(url, import.meta.url).href,
  ]),
);

/**
 * @param {Engine} engine that of pricing is enough @param {Reading} reading
 * @param {(done: UsageProgress) => void} report @param {AbortSignal} signal @returns {Promise<Read>}
 */
async function read(engine, { sources, prices, seen, before }, report, signal) {
  const session = await openUsage({ engine, prices, seen, before, wasm: modules, ...libraries });
  const left = [...sources];
  let reported = 0;
  const progress = (/** @type {UsageProgress} */ done) => {
    const now = performance.now();
    if (now - reported < EVERY) return;
    reported = now;
    report({ ...done });
  };
  const readSome = async () => {
    for (let source = left.shift(); source && !signal.aborted; source = left.shift())
      await session.read(source, { signal, progress });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, readSome));
  signal.throwIfAborted();
  return { counts: session.counts(), ids: session.ids(), calls: session.calls() };
}

/** Any of them: an engine, what is asked, where progress goes, and what ends it. */
export const JOBS = {
  read,
  whatIf: async (/** @type {Engine} */ engine, /** @type {WhatIf} */ { report, ...options }) =>
    usageWhatIf(engine, report, options),
};

/** One job, then the worker is ended by the page. @param {MessageEvent} event */
async function serve({ data: { module, name, input } }) {
  const report = (/** @type {UsageProgress} */ done) => postMessage({ done });
  try {
    const job = JOBS[/** @type {keyof typeof JOBS} */ (name)];
    const engine = /** @type {Engine} */ (await createEngine({ wasm: module }));
    postMessage({ output: await job(engine, input, report, new AbortController().signal) });
  } catch (problem) {
    postMessage({ failed: String(/** @type {any} */ (problem).message) });
  }
}

if (!('document' in globalThis)) {
  addEventListener('message', serve);
  postMessage({ ready: true });
}
