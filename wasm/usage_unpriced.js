// What of real usage has no price, and why. Types: usage.d.ts.
import { COLUMN, shapeName, Total, tokensOf } from './usage_sums.js';

/**
 * @typedef {import('./usage_sums.js').Priced} Priced
 * @typedef {import('./usage.d.ts').UsageModelRow} ModelRow
 */

const DIMENSIONS = [
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_5m_tokens',
  'cache_write_1h_tokens',
];

/** @param {ModelRow[]} rows @param {Priced[]} groups */
export function notPriced(rows, groups) {
  /** @type {import('./usage.d.ts').UsageNotPriced[]} */
  const list = [];
  const why = (/** @type {Priced} */ { prices }, /** @type {string} */ dimension) => {
    const { reasons } = prices;
    const found = reasons.find((reason) => reason.dimension === dimension) ?? reasons[0];
    return {
      reason: found?.reason ?? 'There is no price for it.',
      hint: found?.hint ?? 'Leave it out, or enter a price of your own.',
    };
  };
  for (const row of rows) {
    const of = groups.filter((group) => shapeName(group) === row.key);
    const at = { called: row.called, region: row.region, tier: row.tier };
    const answered = BigInt(row.calls) - BigInt(row.errors) - BigInt(row.blocked);
    const tokenless = BigInt(row.without_tokens);
    const unmade = of.find(({ at: { made }, prices }) => made && !prices.made);
    if (of.every(({ prices }) => prices.rates.every((rate) => rate === null) && !prices.made)) {
      if (answered > tokenless)
        list.push({
          ...at,
          dimension: null,
          calls: String(answered - tokenless),
          quantity: '0',
          ...why(of[0], DIMENSIONS[0]),
        });
    } else {
      DIMENSIONS.forEach((dimension, i) => {
        const without = of.filter(
          ({ prices, sums }) => !prices.made && !prices.rates[i] && tokensOf(sums)[i] > 0n,
        );
        if (without.length === 0) return;
        const total = new Total();
        for (const group of without) total.add(group, group.sums);
        list.push({
          ...at,
          dimension,
          calls: String(total.sums[COLUMN.calls]),
          quantity: String(tokensOf(total.sums)[i]),
          ...why(without[0], dimension),
        });
      });
    }
    if (tokenless > 0n) {
      list.push({
        ...at,
        dimension: null,
        calls: row.without_tokens,
        quantity: '0',
        ...(unmade
          ? why(unmade, DIMENSIONS[0])
          : {
              reason: 'The calls were answered without a token, as image and video models answer.',
              hint: 'Add them to the scenario as images, seconds or pages.',
            }),
      });
    }
  }
  return list;
}

const HIDDEN = /^arn:[^:]*:bedrock:[^:]*:[^:]*:([a-z-]+)\//;

/** @param {ModelRow[]} rows @returns {import('./usage.d.ts').UsageUnmapped[]} */
export const unmapped = (rows) =>
  rows
    .filter(({ model, called }) => model === null && called !== '')
    .map(({ called, calls, input_tokens, output_tokens }) => ({
      called,
      kind: HIDDEN.exec(called)?.[1] ?? 'unknown',
      calls,
      input_tokens,
      output_tokens,
    }));
