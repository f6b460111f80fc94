// One workload elsewhere, and the cheapest configuration, with figures worked out by hand.
import { testGoldenDoors } from '../../support/golden_doors.mjs';

/** @param {any[]} list @param {string} key */
const named = (list, key) => Object.fromEntries(list.map((item) => [item[key], item]));

/** Lists of an answer by what names their items, so that a case says only what it is about. @param {any} answer */
function byName({ comparison, search }) {
  if (search)
    return {
      ...search,
      choices: named(search.choices, 'workload'),
      constraints: named(search.constraints, 'constraint'),
    };
  return {
    ...comparison,
    models: named(comparison.models, 'id'),
    places: named(comparison.places, 'region'),
    tiers: named(comparison.tiers, 'tier'),
    endpoints: named(comparison.endpoints, 'endpoint'),
  };
}

await testGoldenDoors(new URL('.', import.meta.url), 'compare', byName);
