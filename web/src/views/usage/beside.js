// Runs a job of real usage in a worker of its own, several at a time: ended when it is cancelled. Where no worker may
// start, and in the one-file page, the job runs here: it stops between two pieces of a file anyway.
import { fullEngine, fullModule, sharedEngine, sharedModule } from '../../engine.js';
import { spawn } from '../../worker/spawn.js';

const START = 10_000; // ms

/** @param {Worker} worker @param {string} kind of message @param {AbortSignal} signal */
export const heard = (worker, kind, signal) =>
  new Promise((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => {
      if (kind in data) resolve(data[kind]);
      else if (data.failed) reject(new Error(data.failed));
    });
    worker.addEventListener('error', () =>
      reject(new Error('The worker was interrupted. Try again.')),
    );
    signal.addEventListener('abort', () => reject(signal.reason));
  });

/** @param {() => Promise<{url: string}>} jobs @param {AbortSignal} signal @returns {Promise<Worker | null>} */
async function started(jobs, signal) {
  try {
    const worker = await spawn(jobs);
    await heard(worker, 'ready', AbortSignal.any([signal, AbortSignal.timeout(START)]));
    return worker;
  } catch {
    return null;
  }
}

/**
 * @template {keyof typeof import('./read.js').JOBS} K @param {K} name
 * @param {Parameters<typeof import('./read.js').JOBS[K]>[1]} input
 * @param {{signal: AbortSignal, progress?: (done: any) => void, parquet?: boolean}} how
 * @returns {Promise<Awaited<ReturnType<typeof import('./read.js').JOBS[K]>>>}
 */
export async function beside(name, input, { signal, progress = () => {}, parquet = false }) {
  const jobs = parquet ? () => import('./read-parquet.js') : () => import('./read.js');
  const worker = await started(jobs, signal);
  signal.throwIfAborted();
  const full = name === 'whatIf';
  if (!worker) {
    const engine = full ? fullEngine() : sharedEngine();
    const job = /** @type {any} */ ((await jobs()).JOBS[name]);
    return job(await engine, input, progress, signal);
  }
  try {
    worker.addEventListener('message', ({ data }) => {
      if (data.done) progress(data.done);
    });
    const module = await (full ? fullModule() : sharedModule());
    const output = heard(worker, 'output', signal);
    worker.postMessage({ module, name, input });
    return /** @type {any} */ (await output);
  } finally {
    worker.terminate();
  }
}
