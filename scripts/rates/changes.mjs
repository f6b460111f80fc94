// Compares what the offers say with the rate table.
import { compare } from './decimal.mjs';
import { conditionKey, lastSeen, placeKey } from './rate_table.mjs';

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
 * @property {string} from first day: of the publication that first shows it, or of its term if that is to come
 * @property {string} to first day of the next price; empty: open
 * @property {string} [before] the price that it replaces
 * @property {Window} [closes] the window that ends when this one begins
 */

/** @typedef {{place: Place, rate: Rate, before: string, reason: string}} Held a change not made */
/** @typedef {{place: Place, rate: Rate, before?: string}} Proposed a change that a person must confirm */
/** @typedef {{window: Window, published: string}} Confirmed a window that an offer shows unchanged */

/**
 * @typedef {object} Changes
 * @property {number} same places whose price is as it was
 * @property {Step[]} steps
 * @property {Proposed[]} proposed
 * @property {Held[]} held
 * @property {Confirmed[]} confirmed
 * @property {Window[]} gone open windows of the Price List that it no longer has
 */

/** @param {Window} window @param {string} day */
const holds = ({ from, to }, day) => from <= day && (!to || day < to);

/**
 * Why the table's price stays although the offer has another.
 * @param {Rate} rate
 * @param {Window[]} windows of the place
 * @param {string} from
 */
function reasonToHold({ row }, windows, from) {
  const newest = windows
    .filter(({ grade }) => grade === 'A')
    .map(lastSeen)
    .sort()
    .at(-1);
  if (newest && newest > row.published) {
    return `the table's price was read on ${newest}, the offer is of ${row.published}`;
  }
  const later = windows.find((window) => window.from >= from);
  return later?.from ? `the table has a price from ${later.from}` : undefined;
}

/**
 * @param {Offered[]} items of one place, oldest first
 * @param {RateTable} table
 * @param {string | undefined} date that was asked for
 * @param {Changes} changes
 */
function comparePlace(items, table, date, changes) {
  const place = /** @type {Offered} */ (items[0]).place;
  const own = table.windows(place);
  const any = table.windows({ ...place, region: 'any' });
  const both = table.windows({ ...place, endpoint: '' });
  /** @type {Step | undefined} */
  let last;
  for (const { rate, from: start } of items) {
    const isFuture = start > rate.row.published;
    const end = own.at(-1)?.to ?? '';
    const from = [isFuture ? start : (date ?? start), end].sort().at(-1) ?? start;
    // What holds on the day of which the offer speaks.
    const known = own.find((window) => holds(window, start)) ?? any.find((w) => holds(w, start));
    const before = last?.rate.price ?? known?.price;
    if (before !== undefined && compare(before, rate.price) === 0) {
      changes.same += 1;
      if (known && !last && !rate.name) {
        changes.confirmed.push({ window: known, published: rate.row.published });
      }
      continue;
    }
    // A first price of one endpoint alone must be as new as the one it would override.
    const beside = own.length === 0 && place.endpoint ? both : own;
    const reason = reasonToHold(rate, known && !own.includes(known) ? any : beside, from);
    if (reason) {
      changes.held.push({ place, rate, before: before ?? 'none', reason });
    } else if (rate.name) {
      changes.proposed.push({ place, rate, ...(before === undefined ? {} : { before }) });
    } else {
      if (last) last.to = from;
      // A price for any region stays: one for this region overrides it.
      const closes = !last && known && own.includes(known) ? { closes: known } : {};
      last = { place, rate, from, to: '', ...(before === undefined ? {} : { before }), ...closes };
      changes.steps.push(last);
    }
  }
}

/** Whether a window was read from the Price List, so that it should still be there. */
const ofPriceList = (/** @type {Window} */ { source }) =>
  /price list|pricing api/i.test(source.title) && !/^(B|C)$/.test(source.grade);

/**
 * Windows of models that the offers do list, but not with this price.
 * @param {RateTable} table
 * @param {Place[]} places that the offers price
 * @param {Mapped[]} mapped
 */
function findGone(table, places, mapped) {
  const models = new Set(places.map((place) => place.model));
  // A distrusted row is not a price, but it has not disappeared either.
  const rates = mapped.flatMap(({ rate }) => rate ?? []);
  const listed = new Set([...places.map(placeKey), ...rates.map(regionKey)]);
  const routes = new Set(places.map(routeKey));
  const newest =
    rates
      .map(({ row }) => row.published)
      .sort()
      .at(-1) ?? '';
  return [...table.allOpen()].filter((window) => {
    const { place } = window;
    if (!ofPriceList(window) || !models.has(place.model) || lastSeen(window) > newest) return false;
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
 * @param {Offered[][]} offered by place
 * @param {Mapped[]} mapped
 * @param {string} [date]
 * @returns {Changes}
 */
export function compareWithTable(table, offered, mapped, date) {
  const places = offered.flatMap((items) => items[0]?.place ?? []);
  const gone = findGone(table, places, mapped);
  /** @type {Changes} */
  const changes = { same: 0, steps: [], proposed: [], held: [], confirmed: [], gone };
  for (const items of offered) comparePlace(items, table, date, changes);
  return changes;
}
