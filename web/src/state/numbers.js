// Numbers as people type them, to the plain digits that the engine takes; no binary floats between.
import { grouped } from '../format.js';

/** @typedef {{ok: true, value: string} | {ok: false, error: string}} ParsedNumber */

/** Zeros of a suffix, by its first letter: k, thousand, M, mn, million, B, bn, billion. @type {Record<string, number>} */
const SUFFIXES = { k: 3, t: 3, m: 6, b: 9 };
const HELP = 'Enter a number such as 800, 50,000, 1.5M or 50k.';

/** Periods in 84 months of 730 hours, which are seven years of 365 days; by their first letters. @type {Record<string, bigint>} */
const PERIODS = {
  s: 220752000n,
  mi: 3679200n,
  h: 61320n,
  d: 2555n,
  w: 365n,
  mo: 84n,
  y: 7n,
};

/**
 * So many in each period as a month's count, to the nearest whole.
 * @param {string} value plain digits @param {string} period by its name or the beginning of it: second, min, h, day, week, month or year
 */
export function perMonth(value, period) {
  const [begun] = /** @type {string[]} */ (/^(m.|.)/.exec(period.toLowerCase()));
  const [whole, fraction = ''] = value.split('.');
  const all = 168n * 10n ** BigInt(fraction.length);
  return String((2n * BigInt(whole + fraction) * PERIODS[begun] + all / 2n) / all);
}

/**
 * Moves the decimal point of plain digits to the right, dropping zeros that say nothing.
 * @param {string} whole @param {string} fraction @param {number} places
 */
function shifted(whole, fraction, places) {
  const moved = fraction.padEnd(places, '0');
  const digits = (whole + moved.slice(0, places)).replace(/^0+(?=\d)/, '');
  const rest = moved.slice(places).replace(/0+$/, '');
  return rest ? `${digits}.${rest}` : digits;
}

/**
 * Splits digits and separators into whole and fraction. A comma or a point followed by groups of
 * three is a thousands separator where that reading is the only one, or the likelier: 1,500 always, 1.500
 * where things are counted, for nobody counts to three decimal places.
 * @param {string} text @param {boolean} counts
 */
function split(text, counts) {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' };
  if (/^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text)) {
    const [whole, fraction = ''] = text.split('.');
    return { whole: whole.replaceAll(',', ''), fraction };
  }
  const points = counts
    ? /^[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/
    : /^[1-9]\d{0,2}(?:(\.\d{3}){2,}(,\d+)?|(\.\d{3})+,\d+)$/;
  if (points.test(text)) {
    const [whole, fraction = ''] = text.split(',');
    return { whole: whole.replaceAll('.', ''), fraction };
  }
  const decimal = /^(\d*)[.,](\d+)$/.exec(text);
  return decimal ? { whole: decimal[1] || '0', fraction: decimal[2] } : undefined;
}

/** Whether a field counts by the month. @param {string} label */
export const isMonthly = (label) => label.includes(' per month');

/**
 * Reads 800, 50,000, 50 000, 1.5M, 50k, 2 million, 2e6, 0,5. An empty text is 0.
 * @param {string} text
 * @param {{counts?: boolean, monthly?: boolean}} [how] `counts`: whether it counts things, so that 1.500 is 1500;
 *   `monthly`: whether it counts by the month, so that "2k a day" and "5/s" are counts, too
 * @returns {ParsedNumber}
 */
export function parseNumber(text, { counts = false, monthly = false } = {}) {
  const each =
    monthly && /^(.+?)\s*(?:\/|\bper\s|\ban?\s)\s*((?:s|mi|h|d|w|mo|y)[a-z]*)$/i.exec(text.trim());
  if (each) {
    const number = parseNumber(each[1], { counts });
    return number.ok ? { ok: true, value: perMonth(number.value, each[2]) } : number;
  }
  const compact = text.trim().replace(/[\s_'\u00a0\u202f\u2019]/g, '');
  if (compact === '') return { ok: true, value: '0' };
  if (/^[-\u2212]/.test(compact)) return { ok: false, error: 'A quantity cannot be negative.' };
  const match = /^([\d.,]+)(k|thousand|m(?:n|io|illion)?|bn?|billion)?(?:e\+?(\d{1,2}))?$/i.exec(
    compact,
  );
  const parts = match && split(match[1], counts && !match[2] && !match[3]);
  if (!match || !parts) return { ok: false, error: HELP };
  const places = (SUFFIXES[match[2]?.[0].toLowerCase()] ?? 0) + Number(match[3] ?? 0);
  const value = shifted(parts.whole, parts.fraction, places);
  if (value.replace('.', '').length > 30) return { ok: false, error: 'This number is too large.' };
  return { ok: true, value };
}

/**
 * How a number was understood, where its text leaves that open: 5k, 3,5, 1.000; else empty.
 * @param {string} text @param {{counts?: boolean, monthly?: boolean}} [how]
 */
export function echo(text, how) {
  const typed = text.trim();
  const number = parseNumber(typed, how);
  if (!typed || !number.ok) return '';
  const usual = [number.value, grouped(number.value)];
  if (/^[1-9]\d{0,2},\d{3}$/.test(typed) && !how?.counts) return `Read as ${number.value}`;
  const same = /^\d+(\.\d*)?$/.test(typed) && !/^[1-9]\d{0,2}\.\d{3}$/.test(typed);
  return same || usual.includes(typed) ? '' : `Read as ${grouped(number.value)}`;
}
