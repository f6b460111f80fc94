// Decimal strings for people. Nothing here computes money: digits are cut, grouped and rounded as text.

/** Adds one in the last place of a string of digits. @param {string} digits */
function increment(digits) {
  let out = '';
  let carry = 1;
  for (let i = digits.length - 1; i >= 0; --i) {
    const sum = digits.charCodeAt(i) - 48 + carry;
    carry = sum > 9 ? 1 : 0;
    out = String(sum % 10) + out;
  }
  return carry ? `1${out}` : out;
}

/**
 * A decimal string rounded half-up to `places`, which are kept even when they are zeros.
 * @param {string} text @param {number} places
 */
export function rounded(text, places) {
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length <= places) {
    return places > 0 ? `${whole}.${fraction.padEnd(places, '0')}` : whole;
  }
  const kept = whole + fraction.slice(0, places);
  const digits = fraction[places] >= '5' ? increment(kept) : kept;
  const point = digits.length - places;
  return places > 0 ? `${digits.slice(0, point)}.${digits.slice(point)}` : digits;
}

/** Groups the whole part by threes. @param {string} text */
export function grouped(text) {
  const [whole, fraction] = text.split('.');
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/**
 * USD for reading: two places from a cent up, else the first three digits that are not zero.
 * @param {string} text a decimal string
 */
export function money(text) {
  const [whole, fraction = ''] = text.split('.');
  const leading = /^0*/.exec(fraction)?.[0].length ?? 0;
  if (/[1-9]/.test(whole) || fraction === '' || leading < 2) return `$${grouped(rounded(text, 2))}`;
  const short = rounded(text, leading + 3).replace(/0+$/, '');
  return `$${short}`;
}

/** USD at a glance: whole dollars from a hundred up. @param {string} text a decimal string */
export const brief = (text) =>
  /^\d{3}/.test(text.split('.')[0]) ? `$${grouped(rounded(text, 0))}` : money(text);

/** A price per million tokens, exact: "$3.30", "$0.0175". @param {string} text */
export function price(text) {
  const [, fraction = ''] = text.split('.');
  return `$${grouped(fraction.length < 2 ? rounded(text, 2) : text)}`;
}

/** Moves the point of a decimal string six places: USD per token to USD per million. @param {string} text */
export function perMillion(text) {
  const [whole, fraction = ''] = text.split('.');
  const padded = fraction.padEnd(6, '0');
  const digits = (whole + padded.slice(0, 6)).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(6);
  return rest ? `${digits}.${rest}` : digits;
}

/** Every digit there is. @param {string} text */
export const exactMoney = (text) => `$${grouped(text)}`;

/**
 * A share of a total in percent, for bars and sentences; an estimate, not money.
 * @param {string} part @param {string} total
 */
export function share(part, total) {
  const whole = Number(total);
  return whole > 0 ? (100 * Number(part)) / whole : 0;
}

/** 200000 -> "200K", 1000000 -> "1M". @param {number} tokens */
export function shortTokens(tokens) {
  if (tokens >= 1_000_000) return `${tokens / 1_000_000}M`;
  return tokens >= 1_000 ? `${Math.round(tokens / 1_000)}K` : String(tokens);
}

/** "1 query", "2,000 queries", "3 days". @param {string} quantity @param {string} noun */
export const counted = (quantity, noun) => `${amountOf(quantity)} ${units(noun, quantity)}`;

/** Shares: "43 %", "< 1 %", "0 %" for nothing. @param {string} part @param {string} total */
export function percent(part, total) {
  const value = share(part, total);
  return value > 0 && value < 1 ? '< 1 %' : `${Math.round(value)} %`;
}

/** Units after a number: "GB", "text units", "GB-months", "vCPU-hours". @param {string} unit @param {string} [quantity] */
export const units = (unit, quantity = '') =>
  /^[GT]B$/.test(unit) || quantity === '1' || unit.endsWith('s')
    ? unit
    : unit
        .replace(/(?<=[^aeiou])y$/, 'ie')
        .replace(/(ch|sh|x)$/, '$1e')
        .replace(/(?= a minute$)|$/, 's');

/** A quantity for reading: no more than four decimal places, or three digits of a small one. @param {string} text */
export function amountOf(text) {
  const [whole, fraction = ''] = text.split('.');
  if (fraction.length <= 6) return grouped(text);
  const leading = /[1-9]/.test(whole) ? 0 : (/^0*/.exec(fraction)?.[0].length ?? 0);
  const short = rounded(text, Math.max(4, leading + 3));
  return grouped(short.replace(/0+$/, '').replace(/\.$/, ''));
}

/** The cost of one: three significant digits under a dollar, cents above. @param {string} text */
export function unitCost(text) {
  const [whole, fraction = ''] = text.split('.');
  if (/[1-9]/.test(whole)) return `$${grouped(rounded(text, 2))}`;
  const leading = /^0*/.exec(fraction)?.[0].length ?? 0;
  const short = rounded(text, leading + 3).replace(/0+$/, '');
  const [, digits = ''] = short.split('.');
  return `$${digits.length < 2 ? rounded(short.replace(/\.$/, ''), 2) : short}`;
}

/** Exact as far as anybody reads: a longer tail is rounded at eight places, and says so. @param {string} text */
export function readable(text) {
  const [, fraction = ''] = text.split('.');
  return fraction.length <= 8
    ? exactMoney(text)
    : `about ${exactMoney(rounded(text, 8).replace(/0+$/, '').replace(/\.$/, ''))}`;
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** "10 Oct 2026". @param {string} iso */
export function day(iso) {
  const [year, month, date] = iso.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}
