// Changes of a scenario as data: what the levers of savings.d.ts hand out.

/** "workloads[0].tier" as the names and indices on the way. @param {string} path */
const steps = (path) => path.split(/[.[\]]+/).filter((step) => step !== '');

/** @type {typeof import('./savings.d.ts').applyPatch} */
export function applyPatch(scenario, patch) {
  const changed = structuredClone(scenario);
  for (const { path, value } of patch) {
    const way = steps(path);
    const last = /** @type {string} */ (way.pop());
    const holder = way.reduce((at, step) => at[step], /** @type {any} */ (changed));
    if (value === null) delete holder[last];
    else holder[last] = structuredClone(value);
  }
  return changed;
}
