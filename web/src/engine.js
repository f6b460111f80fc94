// One engine a page, started when the first calculator needs it; and the compiled module, which the worker
// gets handed over so that it is downloaded and compiled once.
import { createEngine } from 'bedrock-calculator';
import wasmUrl from 'bedrock-calculator/bedrock.wasm?url';
import { turn } from './turns.js';

/** Where the module is: a file beside the page, or inside the one file. */
export const moduleUrl = new URL(wasmUrl, globalThis.location?.href).href;

/** @template T @param {() => Promise<T>} make a call that failed is tried again */
function once(make) {
  /** @type {Promise<T> | undefined} */
  let made;
  return () => {
    made ??= make().catch((problem) => {
      made = undefined;
      throw problem;
    });
    return made;
  };
}

export const sharedModule = once(async () => {
  const response = await fetch(moduleUrl);
  if (!response.ok)
    throw new Error(`The server answered ${response.status} when asked for the engine.`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
});

export const sharedEngine = once(async () => createEngine({ wasm: await sharedModule() }));

/** What the engine knows; the same for every calculator of a page. */
export const sharedCatalog = once(async () => {
  const engine = await sharedEngine();
  await turn();
  return engine.catalog();
});
