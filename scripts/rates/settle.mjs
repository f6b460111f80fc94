// Which of the mapped rows may be believed, and what they say of each place.
import { compare, farApart, isZero } from './decimal.mjs';
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
    ({ rate }) =>
      rate &&
      `${conditionKey(rate)}|${rate.scope}|${rate.region}|${rate.endpoint}|${sayingOf(rate)}`,
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
 * The believed rates by place, meter and first day. What a row says of one route alone wins over what another
 * says of all.
 * @param {Mapped[]} mapped
 */
function byMeter(mapped) {
  /** @type {Map<string, Offered>} */
  const found = new Map();
  for (const { status, rate } of mapped) {
    if (status !== 'mapped' || !rate) continue;
    const routes = routesOf(rate.scope);
    for (const route of routes) {
      const { model, tier, context, dimension, region, endpoint } = rate;
      const place = { model, tier, context, dimension, route, region, endpoint };
      const from = startOf(rate);
      const key = meterKey(place, from);
      const other = found.get(key);
      if (other && routesOf(other.rate.scope).length < routes.length) continue;
      found.set(key, { place, rate, from });
    }
  }
  // Runtime first: it stands where both meters have one price.
  const rank = (/** @type {Offered} */ { rate }) => (rate.endpoint === 'runtime' ? 0 : 1);
  const items = [...found.values()].sort((a, b) => rank(a) - rank(b));
  return Object.assign(items, {
    at: (/** @type {Place} */ p, /** @type {string} */ d) => found.get(meterKey(p, d)),
  });
}

/** @param {Place} place @param {string} from */
const meterKey = (place, from) => `${placeKey(place)}|${from}`;
/** @param {Offered} item */
const modelOf = ({ place }) => place.model;

/**
 * Which place a rate is for: that of its endpoint alone, where there are two meters, or that of both.
 * @param {Offered} item
 * @param {ReturnType<typeof byMeter>} found
 * @param {RateTable} table
 * @param {Set<string>} served models that rows of the runtime price
 * @returns {'' | 'runtime' | 'mantle'}
 */
function endpointOf({ place, rate, from }, found, table, served) {
  const { endpoint } = place;
  if (table.windows(place).length > 0) return endpoint;
  if (endpoint !== 'mantle') return '';
  const runtime = found.at({ ...place, endpoint: 'runtime' }, from);
  if (runtime) return compare(runtime.rate.price, rate.price) === 0 ? '' : 'mantle';
  const known = table.windows({ ...place, endpoint: '' }).at(-1);
  const isOther = known !== undefined && compare(known.price, rate.price) !== 0;
  return isOther && served.has(place.model) ? 'mantle' : '';
}

/**
 * Distrusts what contradicts itself or the table, in place, and gives the rest by place.
 * @param {Mapped[]} mapped
 * @param {RateTable} table
 */
export function settle(mapped, table) {
  const conflicts = findConflicts(mapped);
  distrustFarOff(mapped, table);
  const found = byMeter(mapped);
  const served = new Set(found.filter(({ rate }) => rate.endpoint === 'runtime').map(modelOf));
  /** @type {Map<string, Offered[]>} */
  const offered = new Map();
  for (const item of found) {
    const place = { ...item.place, endpoint: endpointOf(item, found, table, served) };
    const same = offered.get(placeKey(place)) ?? [];
    // Both meters of one price: one place.
    if (!same.some(({ from }) => from === item.from)) same.push({ ...item, place });
    offered.set(placeKey(place), same);
  }
  const byDay = (/** @type {Offered} */ a, /** @type {Offered} */ b) => (a.from < b.from ? -1 : 1);
  return { conflicts, offered: [...offered.values()].map((days) => days.sort(byDay)) };
}
