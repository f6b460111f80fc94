// Levers, break-evens, inverse questions and unit costs with figures worked out by hand.
import { testGoldenDoors } from '../../support/golden_doors.mjs';

/** Lists of an answer by what names their items, so that a case says only what it is about. @param {any} answer */
function byName(answer) {
  const named = (/** @type {any[]} */ list, /** @type {string} */ key) =>
    Object.fromEntries(list.map((item) => [item[key], item]));
  if (answer.levers) return { ...answer.levers, levers: named(answer.levers.levers, 'id') };
  if (answer.break_evens) {
    const points = (/** @type {any} */ found) =>
      found.available ? { ...found, points: named(found.points, 'x') } : found;
    return named(answer.break_evens.map(points), 'kind');
  }
  return answer.solution ?? answer.unit_costs;
}

await testGoldenDoors(new URL('.', import.meta.url), 'savings', byName);
