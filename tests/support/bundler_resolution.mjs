// A resolve hook for packages that are written for bundlers only: folders and names without an ending.
/** @param {string} specifier @param {object} context @param {Function} next */
export async function resolve(specifier, context, next) {
  if (!specifier.startsWith('.')) return next(specifier, context);
  for (const ending of ['', '.js', '/index.js']) {
    try {
      return await next(specifier + ending, context);
    } catch (problem) {
      if (ending === '/index.js') throw problem;
    }
  }
}
