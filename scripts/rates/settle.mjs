// Which of the mapped rows may be believed, and what they say of each place.
import { farApart, isZero } from './decimal.mjs';
import { groupBy } from './group.mjs';
import { conditionKey, placeKey } from './rate_table.mjs';
import { routesOf } from './routes.mjs';

/** @typedef {import('./map_rows.mjs').Mapped} Mapped */
/** @typedef {import('./map_rows.mjs').Rate} Rate */
/** @typedef {import('./rate_table.mjs').RateTable} RateTable */
/** @typedef {import('./rate_table.mjs').Place} Place */

/** Prices change by a few times at most; a mistaken unit is a factor of a thousand. */
export const DOUBTFUL = 50;

/** @typedef {{place: Place, rate: Rate}} Offered */
/** @typedef {{rates: Rate[]}} Conflict rows that give different prices of one thing */

/**
 * @param {Mapped} item
 * @param {string} reason
 */
function distrust(item, reason) {
  item.status = 'unmapped';
  item.reason = reason;
}

/**
 * Rows that give different prices of the same thing are all distrusted.
 * @param {Mapped[]} mapped
 * @returns {Conflict[]}
 */
function findConflicts(mapped) {
  const groups = groupBy(
    mapped.filter((item) => item.rate),
    ({ rate }) => rate && `${conditionKey(rate)}|${rate.scope}|${rate.region}`,
  );
  const conflicts = [];
  for (const group of groups.values()) {
    if (new Set(group.map((item) => item.rate?.price)).size < 2) continue;
    for (const item of group) distrust(item, 'other rows give another price of the same');
    conflicts.push({ rates: group.flatMap((item) => item.rate ?? []) });
  }
  return conflicts;
}

/**
 * The known prices that a rate should be near to: those of its place, else of other regions.
 * @param {Rate} rate
 * @param {RateTable} table
 */
function neighbours(rate, table) {
  const known = table.open(rate).filter((window) => !isZero(window.price));
  const routes = routesOf(rate.scope);
  const here = known.filter(
    ({ place }) => routes.includes(place.route) && [rate.region, 'any'].includes(place.region),
  );
  return (here.length > 0 ? here : known).map((window) => window.price);
}

/**
 * The prices of other rows of the same condition, where the table knows none.
 * @param {Mapped[]} mapped
 * @returns {(rate: Rate) => string[]}
 */
function otherRows(mapped) {
  const rates = mapped.flatMap(({ status, rate }) => (status === 'mapped' && rate ? rate : []));
  const groups = groupBy(rates, conditionKey);
  return (rate) =>
    (groups.get(conditionKey(rate)) ?? [])
      .filter((other) => other.region !== rate.region && !isZero(other.price))
      .map((other) => other.price);
}

/**
 * @param {Mapped[]} mapped
 * @param {RateTable} table
 */
function distrustFarOff(mapped, table) {
  const others = otherRows(mapped);
  for (const item of mapped) {
    const rate = item.status === 'mapped' ? item.rate : undefined;
    if (!rate || isZero(rate.price)) continue;
    const known = neighbours(rate, table);
    const near = known.length > 0 ? known : others(rate);
    if (near.length > 0 && near.every((price) => farApart(price, rate.price, DOUBTFUL))) {
      distrust(
        item,
        `the price is ${DOUBTFUL} times or more off the known ones; is its unit right?`,
      );
    }
  }
}

/**
 * Distrusts what contradicts itself or the table, in place, and gives the rest by place. What a
 * row says of one route alone stands before what another says of all.
 * @param {Mapped[]} mapped
 * @param {RateTable} table
 */
export function settle(mapped, table) {
  const conflicts = findConflicts(mapped);
  distrustFarOff(mapped, table);
  /** @type {Map<string, Offered>} */
  const offered = new Map();
  for (const { status, rate } of mapped) {
    if (status !== 'mapped' || !rate) continue;
    const routes = routesOf(rate.scope);
    for (const route of routes) {
      const { model, tier, context, dimension, region } = rate;
      const place = { model, tier, context, dimension, route, region };
      const other = offered.get(placeKey(place));
      if (other && routesOf(other.rate.scope).length < routes.length) continue;
      offered.set(placeKey(place), { place, rate });
    }
  }
  return { conflicts, offered };
}
