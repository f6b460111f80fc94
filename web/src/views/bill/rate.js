// Rates and grades in words.
import { multiplied } from '../../decimal.js';
import { perMillion, price } from '../../format.js';

/** @typedef {import('bedrock-calculator').BillLine} BillLine */

export const GRADES = /** @type {Record<string, string>} */ ({
  A: 'AWS Price List',
  'A-': 'AWS Price List, quoted by a third party',
  'A?': 'AWS Price List, but doubtful',
  B: 'AWS pricing page or document',
  C: 'community list',
  own: 'your own rate',
});

/** A million of it, a thousand or one: so that the price is read without counting zeros. @param {Pick<BillLine, 'unit' | 'rate'>} of */
export function quotedRate({ unit, rate }) {
  if (unit === 'token')
    return { rate: price(perMillion(rate)), per: ' per million', short: ' / M' };
  const small = /^0\.00/.test(rate);
  const thousand = multiplied(rate, 1000);
  if (small && /^0\.000/.test(thousand))
    return { rate: price(perMillion(rate)), per: ' per million', short: ' / M' };
  if (small) return { rate: price(thousand), per: ' per 1,000', short: ' / 1,000' };
  return { rate: price(rate), per: ` per ${unit}`, short: '' };
}
