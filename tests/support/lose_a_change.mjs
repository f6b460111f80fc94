// Loaded into scripts/update_rates (node --import), it makes the step that edits the table lose the last change:
// the fault that the check for a second run is there to find.
import { register } from 'node:module';

const hooks = `
  export async function resolve(specifier, context, next) {
    const found = await next(specifier, context);
    const faulty = specifier === './edit.mjs' && context.parentURL.endsWith('/rates/main.mjs');
    return faulty ? { ...found, url: found.url + '?faulty' } : found;
  }
  export async function load(url, context, next) {
    if (!url.endsWith('/edit.mjs?faulty')) return next(url, context);
    const real = JSON.stringify(url.replace('?faulty', ''));
    const source = 'import { applyChanges as apply } from ' + real + ';' +
      'export { confirmBlocks } from ' + real + ';' +
      'export const applyChanges = (files, steps, ...rest) => apply(files, steps.slice(0, -1), ...rest);';
    return { format: 'module', source, shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
