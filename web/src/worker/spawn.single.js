// Starts the worker of the one-file page, which has it inside.
import Inside from './serve.js?worker&inline';

/** @param {() => Promise<unknown>} [other] another worker than that, which there is not */
export async function spawn(other) {
  if (other) throw new Error('There is no such worker in the file.');
  return new Inside();
}

/** @returns {Worker} */
export function workerAt() {
  throw new Error('There is no such worker in the file.');
}
