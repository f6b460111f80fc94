// The rates as rows of one region each: found, filtered, sorted, and with their history.
import { perMillion, price } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {RateRow & {region: string, words: string, sortPrice: number}} Row one rate in one place;
 *   sortPrice orders rows and is never shown
 * @typedef {{
 *   query: string, provider: string, region: string, dimension: string, tier: string, routes: string,
 *   grade: string, inForce: boolean,
 * }} Filter empty texts hold for all
 * @typedef {'name' | 'region' | 'routes' | 'tier' | 'label' | 'sortPrice' | 'source_date'} SortKey
 */

/** @type {Filter} */
export const NO_FILTER = {
  query: '',
  provider: '',
  region: '',
  dimension: '',
  tier: '',
  routes: '',
  grade: '',
  inForce: true,
};

/** A row per rate and place it holds in. @param {RateRow[]} rates @returns {Row[]} */
export function rowsOf(rates) {
  return rates.flatMap((rate) =>
    (rate.regions.length > 0 ? rate.regions : ['any']).map((region) => ({
      ...rate,
      region,
      words:
        `${rate.name} ${rate.model} ${rate.provider} ${rate.label} ${rate.dimension} ${region} ${
          rate.tier
        } ${rate.routes} ${rate.source}`.toLowerCase(),
      sortPrice: Number(rate.usd),
    })),
  );
}

/** Whether a rate's window holds a day. @param {RateRow} rate @param {string} day ISO */
const holds = (rate, day) => (!rate.from || rate.from <= day) && (!rate.to || day < rate.to);

/** @param {Row[]} rows @param {Filter} filter @param {string} day */
export function filtered(rows, filter, day) {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  const fields = /** @type {const} */ ([
    'provider',
    'region',
    'dimension',
    'tier',
    'routes',
    'grade',
  ]);
  return rows.filter(
    (row) =>
      (!filter.inForce || holds(row, day)) &&
      fields.every((field) => !filter[field] || row[field] === filter[field]) &&
      words.every((word) => row.words.includes(word)),
  );
}

/** @param {Row[]} rows @param {SortKey} key @param {boolean} descending */
export function sorted(rows, key, descending) {
  const sign = descending ? -1 : 1;
  const compare =
    key === 'sortPrice'
      ? (/** @type {Row} */ a, /** @type {Row} */ b) => a.sortPrice - b.sortPrice
      : (/** @type {Row} */ a, /** @type {Row} */ b) =>
          a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
  return [...rows].sort((a, b) => sign * compare(a, b));
}

/** All windows of one rate, oldest first. @param {Row[]} rows @param {Row} row */
export function history(rows, row) {
  const same = /** @type {const} */ (['model', 'region', 'routes', 'tier', 'dimension', 'context']);
  return rows
    .filter((other) => same.every((field) => other[field] === row[field]))
    .sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

/** The values that a field has, for a filter. @param {Row[]} rows @param {keyof Row} field */
export function valuesOf(rows, field) {
  return [...new Set(rows.map((row) => String(row[field])))].sort();
}

/** As AWS quotes it: "$3.30 per million", "$0.08 per second". @param {RateRow} rate */
export function quoted(rate) {
  return rate.unit === 'token'
    ? `${price(perMillion(rate.usd))} per million`
    : `${price(rate.usd)} per ${rate.unit}`;
}

/** Whole days from one ISO day to another. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
