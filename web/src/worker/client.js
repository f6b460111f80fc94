// A second engine, in a worker: what takes longer than a frame is asked of it, with progress and cancel. Where
// no worker may start (a host page's policy), the same jobs run here, in slices.
import { CalculatorError } from 'bedrock-calculator';
import { fullEngine, fullModule, moduleUrls, sharedEngine, sharedModule } from '../engine.js';
import { needsFull, work } from './jobs.js';
import { spawn } from './spawn.js';

/**
 * @typedef {import('./jobs.js').Jobs} Jobs
 * @typedef {{signal?: AbortSignal, progress?: (done: number) => void}} How progress runs from 0 to 1
 * @typedef {{
 *   message: {job: number, name: string, input: unknown}, progress: (done: number) => void,
 *   resolve: (output: any) => void, reject: (error: unknown) => void,
 * }} Job
 */

/** A worker in the middle of one long call hears no cancel: it is ended when it has not answered by then. */
const PATIENCE = 300; // ms
const START = 10_000; // ms

export class EngineWorker {
  /** @type {Promise<Worker | null> | undefined} null: there can be none */
  #worker;
  /** @type {Worker | undefined} the one that has the full module */
  #equipped;
  /** @type {Map<number, Job>} */
  #jobs = new Map();
  #last = 0;

  /**
   * Rejects with CalculatorError for what the engine refuses, and with the signal's reason when cancelled.
   * @template {keyof Jobs} K @param {K} name @param {Jobs[K]['input']} input @param {How} [how]
   * @returns {Promise<Jobs[K]['output']>}
   */
  async run(name, input, { signal, progress = () => {} } = {}) {
    signal?.throwIfAborted();
    const worker = await this.#started();
    signal?.throwIfAborted();
    if (!worker) {
      const never = new AbortController().signal;
      const engine = needsFull(await sharedEngine(), name)
        ? await fullEngine()
        : await sharedEngine();
      return work(engine, name, input, progress, signal ?? never);
    }
    await this.#equip(worker, name);
    signal?.throwIfAborted();
    this.#last += 1;
    const message = { job: this.#last, name, input };
    return new Promise((resolve, reject) => {
      this.#jobs.set(message.job, { message, progress, resolve, reject });
      signal?.addEventListener('abort', () => this.#cancel(message.job, signal.reason));
      worker.postMessage(message);
    });
  }

  /** Hands the full module over before the first job that needs it. @param {Worker} worker @param {keyof Jobs} name */
  async #equip(worker, name) {
    if (this.#equipped === worker || !needsFull(await sharedEngine(), name)) return;
    const module = await fullModule();
    if (this.#equipped === worker) return;
    this.#equipped = worker;
    worker.postMessage({ module });
  }

  /** @param {number} job @param {unknown} reason */
  #cancel(job, reason) {
    const cancelled = this.#jobs.get(job);
    if (!cancelled) return;
    cancelled.reject(reason);
    this.#worker?.then((worker) => worker?.postMessage({ cancel: job }));
    setTimeout(() => {
      if (this.#jobs.has(job)) this.#restart(job);
    }, PATIENCE);
  }

  /** Ends the worker; the jobs that nobody cancelled start again in another. @param {number} cancelled */
  async #restart(cancelled) {
    const old = this.#worker;
    this.#worker = undefined;
    (await old)?.terminate();
    this.#jobs.delete(cancelled);
    if (this.#jobs.size === 0) return;
    const worker = await this.#started();
    for (const { message, reject } of this.#jobs.values()) {
      if (worker) {
        await this.#equip(worker, /** @type {keyof Jobs} */ (message.name));
        worker.postMessage(message);
      } else reject(new Error('The calculation was interrupted. Try again.'));
    }
  }

  #started() {
    this.#worker ??= this.#start().catch(() => null);
    return this.#worker;
  }

  async #start() {
    const [worker, module] = await Promise.all([spawn(), sharedModule()]);
    await new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve, { once: true });
      worker.addEventListener('error', reject, { once: true });
      setTimeout(reject, START);
    });
    worker.addEventListener('message', ({ data }) => this.#answer(data));
    worker.postMessage({ where: moduleUrls });
    worker.postMessage({ module });
    return worker;
  }

  /** @param {any} answer */
  #answer({ job, done, output, refused, failed }) {
    const asked = this.#jobs.get(job);
    if (!asked) return;
    if (done !== undefined) {
      asked.progress(done);
      return;
    }
    this.#jobs.delete(job);
    if (refused) asked.reject(new CalculatorError(refused));
    else if (failed) asked.reject(new Error(failed));
    else asked.resolve(output);
  }
}

/** One for all calculators of a page. */
export const background = new EngineWorker();
