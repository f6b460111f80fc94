// The answer of an engine's door to what was asked last. What takes no longer than a part of a frame is answered at
// once, the rest by the second engine: until its answer comes the one before stays.
import { background } from './client.js';
import { needsFull } from './jobs.js';

/** The page's own work takes the rest of a frame of 16 ms. */
const PART_OF_FRAME = 6; // ms
const LEFT = new Error('Nobody looks any more.');

/** @typedef {import('./jobs.js').Jobs} Jobs */

/** @template {keyof Jobs} K */
export class Latest {
  /** @type {Jobs[K]['output'] | null} */
  answer = null;
  /** @type {Jobs[K]['input'] | null} what `answer` answers */
  asked = null;
  /** What the engine refuses, for people. */
  trouble = '';
  /** How much of a long answer is done, 0 to 1. */
  progress = 0;
  /** Text of the request that was put last. */
  #key = '';
  /** @type {AbortController | null} */
  #running = null;
  /** @type {Jobs[K]['input'] | null} waits for the one that runs */
  #next = null;
  /** How long the engine took the last time. */
  #took = 0;

  /**
   * @param {K} door @param {() => void} changed @param {import('bedrock-calculator').PricingEngine} [engine] of the page; what it
   *   cannot do is asked of the second engine
   */
  constructor(door, changed, engine) {
    this.door = door;
    this.changed = changed;
    this.engine = engine;
  }

  /** Whether the answer to what was asked last is still to come. */
  get pending() {
    return this.#running !== null;
  }

  get #quick() {
    return this.engine && !needsFull(this.engine, this.door) && this.#took <= PART_OF_FRAME;
  }

  /** Asks unless it has been asked. @param {Jobs[K]['input']} request */
  ask(request) {
    const key = JSON.stringify(request);
    if (key === this.#key) return;
    this.#key = key;
    if (this.#running) this.#next = request;
    else if (this.#quick) this.#now(request);
    else this.#beside(request);
  }

  /** Ends what runs; the last answer stays. @param {string} [reason] */
  cancel(reason = 'You stopped the calculation.') {
    this.#next = null;
    this.#running?.abort(new Error(reason));
  }

  /** Ends what runs when nobody looks any more; whoever comes back asks again. */
  leave() {
    if (!this.#running) return;
    this.#key = '';
    this.#next = null;
    this.#running.abort(LEFT);
  }

  /** @param {Jobs[K]['input']} request */
  #now(request) {
    const start = performance.now();
    try {
      this.answer = /** @type {any} */ (this.engine)[this.door](request);
      this.asked = request;
      this.trouble = '';
    } catch (error) {
      this.#refused(error);
    }
    this.#took = performance.now() - start;
  }

  /** @param {Jobs[K]['input']} request */
  async #beside(request) {
    const cancel = new AbortController();
    this.#running = cancel;
    this.progress = 0;
    const progress = (/** @type {number} */ done) => {
      this.progress = done;
      this.changed();
    };
    try {
      const answer = await background.run(this.door, request, {
        signal: cancel.signal,
        progress,
      });
      this.answer = answer;
      this.asked = request;
      this.trouble = '';
      this.#took /= 2; // a machine that was busy once may be tried again
    } catch (error) {
      if (error !== LEFT) this.#refused(error);
    }
    this.#running = null;
    const next = this.#next;
    this.#next = null;
    if (next) this.#beside(next);
    this.changed();
  }

  /** @param {unknown} error */
  #refused(error) {
    const { message, hint = '' } = /** @type {Error & {hint?: string}} */ (error);
    this.trouble = `${message} ${hint}`.trim();
  }

  /** What was asked last can be asked again: it was cancelled, or could not be loaded. */
  retry() {
    this.#key = '';
    this.trouble = '';
    this.changed();
  }
}
