// The services × regions table of core/rates/README.md.
import { pricesOf } from './rate_table.mjs';

/** @typedef {import('./rate_files.mjs').Model} Model */

const START = '<!-- services by region -->\n';
const END = '<!-- end of services by region -->\n';
/** As many regions are named; the rest of a longer list is counted. */
const NAMED = 10;

/**
 * The regions in which a price is open, per dimension; undefined: any region.
 * @param {Model} service
 * @returns {Map<string, Set<string> | undefined>}
 */
function regionsByDimension(service) {
  /** @type {Map<string, Set<string> | undefined>} */
  const known = new Map();
  for (const block of service.rates.filter((rate) => !rate.to)) {
    for (const dimension of Object.keys(pricesOf(block))) {
      const before = known.get(dimension);
      if (block.regions === 'any' || (known.has(dimension) && !before))
        known.set(dimension, undefined);
      else known.set(dimension, new Set([...(before ?? []), ...block.regions]));
    }
  }
  return known;
}

/** @param {string[]} regions @param {string[]} all */
function inWords(regions, all) {
  if (regions.length === all.length) return 'all';
  if (regions.length <= NAMED) return regions.join(', ');
  const missing = all.filter((code) => !regions.includes(code));
  return missing.length <= NAMED ? `all but ${missing.join(', ')}` : `${regions.length} regions`;
}

/**
 * One line per service and set of regions; dimensions known in the same regions share it.
 * @param {Model[]} services
 * @param {{code: string}[]} regions
 */
export function servicesTable(services, regions) {
  const all = regions.map(({ code }) => code);
  const lines = ['| service | meters | regions | which |', '|---|---|---|---|'];
  for (const service of services) {
    /** @type {Map<string, string[]>} */
    const lists = new Map();
    for (const [dimension, known] of regionsByDimension(service)) {
      const here = known ? all.filter((code) => known.has(code)) : all;
      lists.set(here.join(), [...(lists.get(here.join()) ?? []), dimension]);
    }
    const rows = [...lists].sort(([a], [b]) => b.length - a.length);
    for (const [list, dimensions] of rows) {
      const here = list.split(',');
      lines.push(
        `| ${service.id} | ${dimensions.sort().join(', ')} | ${here.length} | ${inWords(here, all)} |`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/**
 * The document with the table between its markers.
 * @param {string} document
 * @param {string} table
 */
export function withTable(document, table) {
  const from = document.indexOf(START);
  const to = document.indexOf(END);
  if (from < 0 || to < from) throw new Error(`The document lacks "${START.trim()}" or its end.`);
  return document.slice(0, from + START.length) + table + document.slice(to);
}
