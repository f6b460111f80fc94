// Starts the worker of the site and of the element. The element comes from another origin than its page, and
// a worker may not: there a line of our own imports it.

/** @param {string} url */
export function workerAt(url) {
  if (new URL(url).origin === location.origin) return new Worker(url, { type: 'module' });
  const line = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(line), { type: 'module' });
}

/** @param {() => Promise<{url: string}>} [load] loads what the worker is to be */
export const spawn = async (load = () => import('./serve.js')) => workerAt((await load()).url);
