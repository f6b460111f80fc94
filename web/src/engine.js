// One engine a page, started when the first calculator needs it; and the compiled modules, which the worker gets
// handed over so that each is downloaded and compiled once. The small module prices and comes first; the full one has
// comparison, search, savings and what was pasted too, and comes when one of these is first asked for.
import { createEngine } from 'bedrock-calculator';
import fullUrl from 'bedrock-calculator/bedrock.wasm?url';
import pricingUrl from 'bedrock-calculator/bedrock-pricing.wasm?url';
import { turn } from './turns.js';

/** Where the modules are: files beside the page; in the one file the full module is both. */
export const moduleUrls = [pricingUrl, fullUrl].map(
  (url) => new URL(url, globalThis.location?.href).href,
);

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

/** @param {string} url */
async function compiled(url) {
  const response = await fetch(url);
  if (!response.ok)
    throw new Error(`The server answered ${response.status} when asked for the engine.`);
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  return streams
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}

export const sharedModule = once(() => compiled(moduleUrls[0]));

export const fullModule = once(() =>
  moduleUrls[1] === moduleUrls[0] ? sharedModule() : compiled(moduleUrls[1]),
);

export const sharedEngine = once(async () => createEngine({ wasm: await sharedModule() }));

/** For a page without a worker, and for answers in the frame of a keystroke. */
export const fullEngine = once(async () => createEngine({ wasm: await fullModule() }));

/** What the engine knows; the same for every calculator of a page. */
export const sharedCatalog = once(async () => {
  const engine = await sharedEngine();
  await turn();
  return engine.catalog();
});
