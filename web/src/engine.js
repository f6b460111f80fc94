// One engine a page, started when the first calculator needs it.
import { createEngine } from 'bedrock-calculator';

/** @type {Promise<import('bedrock-calculator').Engine> | undefined} */
let started;

export function sharedEngine() {
  started ??= createEngine().catch((problem) => {
    started = undefined; // another try is possible
    throw problem;
  });
  return started;
}
