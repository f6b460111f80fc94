// Compares what the offers say with the rate table.
import { compare } from './decimal.mjs';
import { conditionKey, placeKey } from './rate_table.mjs';

/** @typedef {import('./map_rows.mjs').Mapped} Mapped */
/** @typedef {import('./map_rows.mjs').Rate} Rate */
/** @typedef {import('./rate_table.mjs').Place} Place */
/** @typedef {import('./rate_table.mjs').RateTable} RateTable */
/** @typedef {import('./rate_table.mjs').Window} Window */
/** @typedef {import('./settle.mjs').Offered} Offered */

/**
 * A price that the table gains.
 * @typedef {object} Step
 * @property {Place} place
 * @property {Rate} rate
 * @property {string} from empty: ever since, because nothing was known before
 * @property {string} [before] the price that it replaces
 * @property {Window} [closes] the window that ends when this one begins
 */

/** @typedef {{place: Place, rate: Rate, before: string, reason: string}} Held a change not made */

/**
 * @typedef {object} Changes
 * @property {number} same places whose price is as it was
 * @property {Step[]} steps
 * @property {Held[]} held
 * @property {Window[]} gone open windows of the Price List that it no longer has
 */

/**
 * The first day of a changed price.
 * @param {Rate} rate
 * @param {Window} window
 * @param {string | undefined} date that was asked for
 */
function firstDay({ row }, window, date) {
  return date ?? (row.effective > window.source.date ? row.effective : row.published);
}

/**
 * Why the table's price stays although the offer has another.
 * @param {Rate} rate
 * @param {Window} window
 * @param {string} from
 */
function reasonToHold({ row }, window, from) {
  if (window.grade === 'A' && window.source.date > row.published) {
    return `the table's source is of ${window.source.date}, the offer of ${row.published}`;
  }
  if (window.from && window.from >= from) return `the table's price begins on ${window.from}`;
  return undefined;
}

/**
 * @param {Offered} offered
 * @param {RateTable} table
 * @param {string | undefined} date
 * @returns {Step | Held | undefined} nothing when the price is the same
 */
function step({ place, rate }, table, date) {
  const own = table.newest(place);
  const any = table.newest({ ...place, region: 'any' });
  const known = own && !own.to ? own : any && !any.to ? any : undefined;
  if (!known) {
    const from = own ? [firstDay(rate, own, date), own.to].sort().at(-1) : '';
    return { place, rate, from: from ?? '' };
  }
  if (compare(known.price, rate.price) === 0) return undefined;
  const from = firstDay(rate, known, date);
  const before = known.price;
  const reason = reasonToHold(rate, known, from);
  if (reason) return { place, rate, before, reason };
  // A price for any region stays: one of this region stands before it.
  return { place, rate, from, before, ...(known === own ? { closes: own } : {}) };
}

/** Whether a window was read from the Price List, so that it should still be there. */
const ofPriceList = (/** @type {Window} */ { source }) =>
  /price list|pricing api/i.test(source.title) && !/^(B|C)$/.test(source.grade);

/**
 * Windows of models that the offers do list, but not with this price.
 * @param {RateTable} table
 * @param {Map<string, Offered>} offered
 * @param {Mapped[]} mapped
 */
function findGone(table, offered, mapped) {
  const places = [...offered.values()].map(({ place }) => place);
  const models = new Set(places.map((place) => place.model));
  // A distrusted row is no price, but neither is it gone.
  const rates = mapped.flatMap(({ rate }) => rate ?? []);
  const listed = new Set([...places.map(placeKey), ...rates.map(regionKey)]);
  const routes = new Set(places.map(routeKey));
  return [...table.allOpen()].filter((window) => {
    const { place } = window;
    if (!ofPriceList(window) || !models.has(place.model)) return false;
    const particular = place.region !== 'any' && !place.region.startsWith('geo:');
    if (!particular) return !routes.has(routeKey(place));
    return !listed.has(placeKey(place)) && !listed.has(regionKey(place));
  });
}

/** @param {import('./rate_table.mjs').Condition & {region: string}} place */
const regionKey = (place) => `${conditionKey(place)}|${place.region}`;
/** @param {Place} place */
const routeKey = (place) => `${conditionKey(place)}|${place.route}`;

/**
 * @param {RateTable} table
 * @param {Map<string, Offered>} offered
 * @param {Mapped[]} mapped
 * @param {string} [date]
 * @returns {Changes}
 */
export function compareWithTable(table, offered, mapped, date) {
  /** @type {Changes} */
  const changes = { same: 0, steps: [], held: [], gone: findGone(table, offered, mapped) };
  for (const item of offered.values()) {
    const found = step(item, table, date);
    if (!found) changes.same += 1;
    else if ('reason' in found) changes.held.push(found);
    else changes.steps.push(found);
  }
  return changes;
}
