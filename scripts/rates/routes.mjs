// Route scopes of rate blocks as sets of routes, and back.

/** @typedef {'in-region' | 'geo' | 'global'} Route */

/** @type {Readonly<Record<string, Route[]>>} */
const SCOPES = {
  all: ['in-region', 'geo', 'global'],
  regional: ['in-region', 'geo'],
  'in-region': ['in-region'],
  geo: ['geo'],
  global: ['global'],
};

/** @param {string} scope @returns {Route[]} */
export function routesOf(scope) {
  return SCOPES[scope] ?? [];
}

/**
 * The fewest scopes that together are exactly these routes.
 * @param {Iterable<Route>} routes
 */
export function scopesOf(routes) {
  const wanted = new Set(routes);
  const scopes = [];
  for (const [scope, members] of Object.entries(SCOPES)) {
    if (!members.every((route) => wanted.has(route))) continue;
    scopes.push(scope);
    for (const route of members) wanted.delete(route);
  }
  return scopes;
}
