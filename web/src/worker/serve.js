// The worker's side: engines of its own, from the modules that the page has compiled: the small one first, the full one
// when a job needs it.
import { createEngine } from 'bedrock-calculator';
import { refusal, work } from './jobs.js';

/** Where this file is: the page loads it for that, and starts it as a worker. */
export const url = import.meta.url;

/** @type {Map<number, AbortController>} jobs under way, by number */
const running = new Map();

/** @param {Promise<import('bedrock-calculator').Engine>} engine @param {{job: number, name: any, input: any}} message */
async function run(engine, { job, name, input }) {
  const cancel = new AbortController();
  running.set(job, cancel);
  try {
    const report = (/** @type {number} */ done) => postMessage({ job, done });
    postMessage({ job, output: await work(await engine, name, input, report, cancel.signal) });
  } catch (error) {
    postMessage({ job, ...(cancel.signal.aborted ? { stopped: true } : failure(error)) });
  } finally {
    running.delete(job);
  }
}

/** @param {unknown} error */
function failure(error) {
  try {
    return { refused: refusal(error) };
  } catch {
    return { failed: String(error) };
  }
}

function serve() {
  /** @type {Promise<import('bedrock-calculator').Engine>[]} the newest can do most */
  const engines = [];
  /** @type {string[]} */
  let where = [];
  addEventListener('message', ({ data }) => {
    if (data.where) where = data.where;
    else if (data.module) engines.push(createEngine({ wasm: data.module }));
    else if (data.cancel) running.get(data.cancel)?.abort();
    else run(/** @type {any} */ (engines.at(-1)), data);
  });
  // Where a module cannot be handed over, the worker loads it itself: the browser has the file.
  addEventListener('messageerror', () => {
    engines.push(createEngine({ wasm: where[engines.length] }));
  });
  postMessage({ ready: true });
}

if (!('document' in globalThis)) serve();
