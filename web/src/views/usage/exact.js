// Exact counts by the vocabulary of a model, in a worker that ends with them.
import { workerAt } from '../../worker/spawn.js';
import { heard } from './beside.js';
import { VOCABULARIES } from './vocabularies.js';

/** @param {string} model its id */
export const vocabularyOf = (model) =>
  VOCABULARIES.find(({ models }) => models.test(model)) ?? null;

/** @param {import('./vocabularies.js').Vocabulary} vocabulary @param {string[]} texts @param {AbortSignal} signal @returns {Promise<number[]>} */
export async function exactCounts({ url }, texts, signal) {
  const worker = workerAt(url);
  try {
    await heard(worker, 'ready', signal);
    const output = heard(worker, 'output', signal);
    worker.postMessage(texts);
    return /** @type {number[]} */ (await output);
  } finally {
    worker.terminate();
  }
}
