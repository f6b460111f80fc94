// What a line of the bill says in a few words: its amount, its marks, and where else it has a price.
import { quietCents } from '../../components/cents.js';
import { money } from '../../format.js';

/** @typedef {import('bedrock-calculator').BillLine} BillLine */

/** An amount at a glance; what is less than a cent is said to be. @param {string} text */
export const atAGlance = (text) =>
  /^0\.00/.test(text) && text !== '0' ? '< $0.01' : quietCents(money(text));

/** Dimensions by their names in words. @param {import('bedrock-calculator').CatalogInfo} catalog @param {string} name */
export function dimensionName({ services }, name) {
  const known = services.flatMap(({ dimensions }) => dimensions).find((d) => d.name === name);
  const words = name
    .replaceAll('_', ' ')
    .replace(/\b(gb|tb|ocu|acu|cmu|tpm)\b/g, (w) => w.toUpperCase());
  return known?.label ?? words.replace(/^./, (c) => c.toUpperCase());
}

const MOST_REGIONS = 6;

/** The first few by name: "eu-west-1, eu-west-2 and 8 more". @param {string[]} codes */
export function regionList(codes) {
  const more = codes.length - MOST_REGIONS;
  const shown = codes.slice(0, MOST_REGIONS).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What is to be known of a line at a glance. @param {BillLine} line */
export const marksOf = (line) =>
  /** @type {[boolean, string, string][]} */ ([
    [line.free !== '0', 'free', 'part free'],
    [line.own !== null, 'own', 'your price'],
    [line.derived !== null, '', 'derived'],
    [line.assumed !== null, '', 'assumed'],
    [line.grade === 'C', '', 'community list'],
  ]).filter(([holds]) => holds);
