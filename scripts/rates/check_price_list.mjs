// Compares a price list with the compiled rate table, row by row; see scripts/check_price_list.
import { readFileSync } from 'node:fs';
import { compare, shift } from './decimal.mjs';
import { LAST_ORDINARY_DAY, listedPlace, parseListedPrices } from './listed_prices.mjs';

const USAGE = 'usage: scripts/check_price_list FILE [--as-of YYYY-MM-DD]';

/** @typedef {import('../../wasm/index.js').Engine} Engine */
/** @typedef {import('./listed_prices.mjs').ListedPrice} ListedPrice */
/** @typedef {{equal: number, different: string[], missing: string[]}} Comparison */

/** The id, then the id without the suffixes that change no price: ":300k", ":512", ":0". */
function idsOf(/** @type {string} */ model) {
  const parts = model.split(':');
  return parts.map((_, i) => parts.slice(0, parts.length - i).join(':'));
}

/**
 * USD for one unit in the rate table.
 * @param {Engine} engine
 * @param {ListedPrice} price
 * @param {string | undefined} asOf
 * @returns {string | undefined}
 */
function tablePrice(engine, price, asOf) {
  const place = listedPlace(price);
  if (!place) return undefined;
  const { dimensions, ...conditions } = place;
  for (const model of idsOf(price.model)) {
    for (const dimension of dimensions) {
      const query = { model, region: price.region, dimension, ...conditions };
      try {
        const [rate] = engine.resolve([
          /** @type {import('../../wasm/index.js').RateQuery} */ ({
            ...query,
            ...(asOf ? { as_of: asOf } : {}),
          }),
        ]);
        // A cache write published at $0 is charged at the input rate; `derived` says so.
        if (rate) return rate.derived?.includes('published $0') ? '0' : rate.rate;
      } catch {
        // No such model or no such rate: the next way to read the row.
      }
    }
  }
  return undefined;
}

/**
 * @param {Engine} engine
 * @param {ListedPrice[]} prices
 * @param {string} [asOf]
 * @returns {Comparison}
 */
export function comparePrices(engine, prices, asOf) {
  /** @type {Comparison} */
  const result = { equal: 0, different: [], missing: [] };
  for (const price of prices) {
    const known = tablePrice(engine, price, LAST_ORDINARY_DAY.get(price.model) ?? asOf);
    const row = `${price.model} ${price.region} ${price.scope} ${price.key}: ${price.usd}`;
    if (known === undefined) result.missing.push(row);
    else if (compare(known, price.scope === 'metered' ? price.usd : shift(price.usd, -6)) === 0)
      result.equal += 1;
    else result.different.push(`${row}, table ${known} a unit`);
  }
  return result;
}

/** @param {string[]} args */
async function main(args) {
  const at = args.indexOf('--as-of');
  const asOf = at < 0 ? undefined : args[at + 1];
  const [file, ...rest] = at < 0 ? args : args.toSpliced(at, 2);
  if (!file || rest.length > 0 || (at >= 0 && !asOf)) throw new Error(USAGE);
  const prices = parseListedPrices(readFileSync(file, 'utf8'));
  const { createEngine } = await import('../../build/wasm/package/index.js');
  const { equal, different, missing } = comparePrices(await createEngine(), prices, asOf);
  for (const row of different) console.log(`different: ${row}`);
  for (const row of missing) console.log(`missing: ${row}`);
  console.log(`${equal} equal, ${different.length} different, ${missing.length} missing`);
  return different.length + missing.length > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === new URL(`file://${process.argv[1]}`).href) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem);
    process.exitCode = 2;
  }
}
