// Starts the worker of the site and of the element. The element comes from another origin than its page, and
// a worker may not: there a line of our own imports it.

/** @param {() => Promise<{url: string}>} [load] loads what the worker is to be */
export async function spawn(load = () => import('./serve.js')) {
  const { url } = await load();
  if (new URL(url).origin === location.origin) return new Worker(url, { type: 'module' });
  const line = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(line), { type: 'module' });
}
