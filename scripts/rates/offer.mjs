// Reads an offer file of the AWS Price List bulk API, format v1.0: one row per price.
import { readFile } from 'node:fs/promises';
import { BadInput } from './bad_input.mjs';
import { isDay } from './days.mjs';
import { parse, write } from './decimal.mjs';

export const OFFER_CODES = [
  'AmazonBedrock',
  'AmazonBedrockFoundationModels',
  'AmazonBedrockService',
  'AmazonBedrockAgentCore',
];
const LIST = 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws';

/** @param {string} code */
export const offerUrl = (code) => `${LIST}/${code}/current/index.json`;
export const LIST_URL = `${LIST}/index.json`;

/**
 * One price of one product.
 * @typedef {object} Row
 * @property {string} offer code of the offer
 * @property {string} published date of the offer
 * @property {string} sku
 * @property {string} usageType
 * @property {Record<string, string>} attributes
 * @property {string} unit
 * @property {string} description
 * @property {string | undefined} price of one unit, USD; nothing when the row has none
 * @property {string} effective first day of the term
 * @property {string} [unusable] why this row is not the product's price now
 * @property {boolean} [tiered] the price holds for a part of the volume only
 */

/**
 * @typedef {object} Offer
 * @property {string} place
 * @property {string} code
 * @property {string} version
 * @property {string} published
 * @property {Row[]} rows
 */

const AGAIN = 'Download the whole file again; it is one JSON document of the format v1.0.';
const TIMEOUT_MS = 180_000;

/** @param {string} place file or address @returns {Promise<string>} */
async function readText(place) {
  if (!/^https?:\/\//.test(place)) {
    return readFile(place, 'utf8').catch((error) => {
      const fix = 'Name an offer file or its address with --from.';
      throw new BadInput(place, '', `cannot be read (${error.code ?? error.message})`, fix);
    });
  }
  const fix = 'Try again later, or download the file and name it with --from.';
  try {
    const answer = await fetch(place, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (answer.ok) return await answer.text();
    throw new BadInput(place, '', `the server answered ${answer.status}`, fix);
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const words = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new BadInput(place, '', `cannot be fetched: ${words}`, fix);
  }
}

/**
 * @param {unknown} value
 * @param {string} place
 * @param {string} entry
 * @returns {Record<string, any>}
 */
function object(value, place, entry) {
  if (value && typeof value === 'object' && !Array.isArray(value)) return value;
  throw new BadInput(place, entry, 'is missing or not an object', AGAIN);
}

/**
 * @param {unknown} value
 * @param {string} place
 * @param {string} entry
 */
function day(value, place, entry) {
  const date = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(String(value))?.[1];
  if (date && isDay(date)) return date;
  throw new BadInput(place, entry, `${JSON.stringify(value)} is not a date`, AGAIN);
}

/** @typedef {{place: string, code: string, published: string}} Head */

/**
 * @param {Record<string, any>} dimension
 * @param {Head} head
 * @param {string} entry
 */
function priceOf(dimension, head, entry) {
  const usd = object(dimension.pricePerUnit, head.place, `${entry}.pricePerUnit`).USD;
  if (usd === undefined) return undefined;
  const decimal = typeof usd === 'string' ? parse(usd) : undefined;
  if (decimal) return write(decimal);
  throw new BadInput(
    head.place,
    `${entry}.pricePerUnit.USD`,
    `${JSON.stringify(usd)} is not a price`,
    AGAIN,
  );
}

/**
 * The rows of one product.
 * @param {string} sku
 * @param {Record<string, any>} product
 * @param {unknown} terms of its SKU
 * @param {Head} head
 * @returns {Row[]}
 */
function productRows(sku, product, terms, head) {
  const stated = object(product.attributes, head.place, `products.${sku}.attributes`);
  const attributes = Object.fromEntries(Object.entries(stated).map(([name, v]) => [name, `${v}`]));
  const usageType = String(attributes.usagetype ?? '');
  const base = { offer: head.code, published: head.published, sku, usageType, attributes };
  const nothing = { unit: '', description: '', price: undefined, effective: head.published };
  if (
    terms === undefined ||
    Object.keys(object(terms, head.place, `terms.OnDemand.${sku}`)).length === 0
  ) {
    return [{ ...base, ...nothing, unusable: 'the product has no on-demand price' }];
  }
  const at = `terms.OnDemand.${sku}`;
  const dated = Object.entries(object(terms, head.place, at)).map(([code, term]) => {
    const entry = `${at}.${code}`;
    const effective = day(object(term, head.place, entry).effectiveDate, head.place, entry);
    return { entry, effective, prices: object(term.priceDimensions, head.place, entry) };
  });
  const begun = dated.map((term) => term.effective).filter((date) => date <= head.published);
  const now = begun.sort().at(-1) ?? '';
  return dated.flatMap(({ entry, effective, prices }) => {
    /** @type {Row} */
    const none = { ...base, ...nothing, effective, unusable: 'the term has no price' };
    if (Object.keys(prices).length === 0) return [none];
    return Object.entries(prices).map(([code, dimension]) => {
      const price = object(dimension, head.place, `${entry}.${code}`);
      /** @type {Row} */
      const row = {
        ...base,
        unit: String(price.unit ?? ''),
        description: String(price.description ?? ''),
        price: priceOf(price, head, `${entry}.${code}`),
        effective,
        tiered:
          Object.keys(prices).length > 1 ||
          Number(price.beginRange ?? 0) !== 0 ||
          (price.endRange ?? 'Inf') !== 'Inf',
        ...(effective >= now ? {} : { unusable: 'a newer term of the same product is in force' }),
      };
      return row;
    });
  });
}

/**
 * @param {string} text
 * @param {string} place
 * @returns {Offer}
 */
export function parseOffer(text, place) {
  let json;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new BadInput(place, '', `is not a complete JSON document: ${words}`, AGAIN);
  }
  const file = object(json, place, 'the document');
  if (file.formatVersion !== 'v1.0') {
    const fix = 'This tool reads the bulk format v1.0; another format needs a new reader.';
    throw new BadInput(
      place,
      'formatVersion',
      `is ${JSON.stringify(file.formatVersion)}, not "v1.0"`,
      fix,
    );
  }
  if (!OFFER_CODES.includes(file.offerCode)) {
    const fix = `Give offer files of ${OFFER_CODES.join(', ')}.`;
    throw new BadInput(
      place,
      'offerCode',
      `${JSON.stringify(file.offerCode)} is not an offer of Bedrock`,
      fix,
    );
  }
  const published = day(file.publicationDate, place, 'publicationDate');
  const head = { place, code: file.offerCode, published };
  const products = object(file.products, place, 'products');
  const terms = object(object(file.terms, place, 'terms').OnDemand, place, 'terms.OnDemand');
  for (const sku of Object.keys(terms)) {
    if (!Object.hasOwn(products, sku)) {
      throw new BadInput(place, `terms.OnDemand.${sku}`, 'has no product of that SKU', AGAIN);
    }
  }
  const rows = Object.entries(products).flatMap(([sku, product]) =>
    productRows(sku, object(product, place, `products.${sku}`), terms[sku], head),
  );
  if (!rows.some((row) => row.price !== undefined)) {
    throw new BadInput(place, 'products', 'the offer has no prices', AGAIN);
  }
  return { place, code: head.code, version: String(file.version ?? ''), published, rows };
}

/** @param {string} place file or address */
export const readOffer = async (place) => parseOffer(await readText(place), place);
