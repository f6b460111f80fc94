// Which of the mapped rows may be believed, and what they say of each place.
import { farApart, isZero } from './decimal.mjs';
import { groupBy } from './group.mjs';
import { conditionKey, placeKey } from './rate_table.mjs';
import { routesOf } from './routes.mjs';
import { isPerMillion } from './units.mjs';

/** @typedef {import('./map_rows.mjs').Mapped} Mapped */
/** @typedef {import('./map_rows.mjs').Rate} Rate */
/** @typedef {import('./rate_table.mjs').RateTable} RateTable */
/** @typedef {import('./rate_table.mjs').Place} Place */

/** Prices change by a few times at most; a mistaken unit is a factor of a thousand. */
export const DOUBTFUL = 50;
/** Output, input and cached tokens of one model differ by up to fifty times, never by a hundred. */
const FAR_FROM_KIN = 100;

/**
 * What the offers say of one place: a rate for each publication that gives one and each term to come.
 * @typedef {{place: Place, rate: Rate, from: string}} Offered
 */
/** @typedef {{rates: Rate[]}} Conflict rows that give different prices of one thing */

/**
 * @param {Mapped} item
 * @param {string} reason
 */
function distrust(item, reason) {
  item.status = 'unmapped';
  item.reason = reason;
}

/** The first day of a rate: of its publication, or of a term that is still to come. @param {Rate} rate */
export const startOf = ({ row }) => [row.effective, row.published].sort().at(-1) ?? row.published;

/** Rows contradict each other only within one publication, and only for the same days. @param {Rate} rate */
const sayingOf = (rate) => `${rate.row.offer} ${rate.row.published} ${startOf(rate)}`;

/**
 * Rows that give different prices of the same thing are all distrusted.
 * @param {Mapped[]} mapped
 * @returns {Conflict[]}
 */
function findConflicts(mapped) {
  const groups = groupBy(
    mapped.filter((item) => item.rate),
    ({ rate }) => rate && `${conditionKey(rate)}|${rate.scope}|${rate.region}|${sayingOf(rate)}`,
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
 * Prices per million tokens of the same model, where nothing of the same condition is known.
 * @param {Mapped[]} mapped
 * @param {RateTable} table
 * @returns {(rate: Rate) => string[]}
 */
function ofKin(mapped, table) {
  const rates = mapped.flatMap(({ status, rate }) => (status === 'mapped' && rate ? rate : []));
  const offered = groupBy(rates, ({ model }) => model);
  const known = groupBy(table.allOpen(), ({ place }) => place.model);
  return (rate) => {
    if (!isPerMillion(rate.dimension)) return [];
    const rows = (offered.get(rate.model) ?? []).filter((other) => other !== rate);
    const windows = (known.get(rate.model) ?? []).map(({ place, price }) => ({ ...place, price }));
    return [...rows, ...windows]
      .filter(({ dimension, price }) => isPerMillion(dimension) && !isZero(price))
      .map(({ price }) => price);
  };
}

/**
 * @param {Mapped[]} mapped
 * @param {RateTable} table
 */
function distrustFarOff(mapped, table) {
  const others = otherRows(mapped);
  const kin = ofKin(mapped, table);
  for (const item of mapped) {
    const rate = item.status === 'mapped' ? item.rate : undefined;
    if (!rate || isZero(rate.price)) continue;
    const known = neighbours(rate, table);
    const alike = known.length > 0 ? known : others(rate);
    const [near, times] = alike.length > 0 ? [alike, DOUBTFUL] : [kin(rate), FAR_FROM_KIN];
    if (near.length > 0 && near.every((price) => farApart(price, rate.price, times))) {
      distrust(
        item,
        `held back: ${times} times or more away from its neighbours; is its unit right?`,
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
  /** @type {Map<string, Map<string, Offered>>} by place and first day */
  const offered = new Map();
  for (const { status, rate } of mapped) {
    if (status !== 'mapped' || !rate) continue;
    const routes = routesOf(rate.scope);
    for (const route of routes) {
      const { model, tier, context, dimension, region } = rate;
      const place = { model, tier, context, dimension, route, region };
      const from = startOf(rate);
      const days = offered.get(placeKey(place)) ?? new Map();
      offered.set(placeKey(place), days);
      const other = days.get(from);
      if (other && routesOf(other.rate.scope).length < routes.length) continue;
      days.set(from, { place, rate, from });
    }
  }
  const byDay = (/** @type {Offered} */ a, /** @type {Offered} */ b) => (a.from < b.from ? -1 : 1);
  return {
    conflicts,
    offered: [...offered.values()].map((days) => [...days.values()].sort(byDay)),
  };
}
