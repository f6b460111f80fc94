// Starts the worker of the site and of the element. The element comes from another origin than its page, and
// a worker may not: there a line of our own imports it.

export async function spawn() {
  const { url } = await import('./serve.js');
  if (new URL(url).origin === location.origin) return new Worker(url, { type: 'module' });
  const line = new Blob([`import ${JSON.stringify(url)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(line), { type: 'module' });
}
