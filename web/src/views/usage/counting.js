// In a worker: how many tokens each of some texts has.

/** @param {(text: string) => number} count */
export function serve(count) {
  addEventListener('message', ({ data }) => postMessage({ output: data.map(count) }));
  postMessage({ ready: true });
}
