// Exact decimals as text: prices never touch a binary float.

/**
 * @typedef {object} Decimal
 * @property {bigint} digits
 * @property {number} scale digits behind the point
 */

/**
 * @param {string} text such as "0.0003150000", ".15" or "1.0E-7"
 * @returns {Decimal | undefined} nothing unless it is a plain, non-negative decimal
 */
export function parse(text) {
  const match = /^(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,2}))?$/.exec(text.trim());
  const whole = match?.[1] ?? '';
  const fraction = match?.[2] ?? '';
  if (!match || whole + fraction === '') return undefined;
  const scale = fraction.length - Number(match[3] ?? 0);
  const digits = BigInt(whole + fraction);
  return scale < 0 ? { digits: digits * 10n ** BigInt(-scale), scale: 0 } : { digits, scale };
}

/** @param {string} text @returns {Decimal} */
function known(text) {
  const decimal = parse(text);
  if (!decimal) throw new TypeError(`no decimal: ${text}`);
  return decimal;
}

/**
 * The one way to write a decimal: no exponent, no trailing zeros.
 * @param {Decimal} decimal
 */
export function write({ digits, scale }) {
  const padded = digits.toString().padStart(scale + 1, '0');
  const whole = padded.slice(0, padded.length - scale);
  const fraction = padded.slice(padded.length - scale).replace(/0+$/, '');
  return fraction ? `${whole}.${fraction}` : whole;
}

/**
 * The decimal times ten to the power of `places`.
 * @param {string} text
 * @param {number} places
 */
export function shift(text, places) {
  const { digits, scale } = known(text);
  const moved = scale - places;
  return write(
    moved < 0 ? { digits: digits * 10n ** BigInt(-moved), scale: 0 } : { digits, scale: moved },
  );
}

/**
 * Both as whole numbers of one scale.
 * @param {string} a
 * @param {string} b
 * @returns {[bigint, bigint]}
 */
function aligned(a, b) {
  const [left, right] = [known(a), known(b)];
  const scale = Math.max(left.scale, right.scale);
  const whole = (/** @type {Decimal} */ d) => d.digits * 10n ** BigInt(scale - d.scale);
  return [whole(left), whole(right)];
}

/**
 * Negative, zero or positive as a is less than, equal to or more than b.
 * @param {string} a
 * @param {string} b
 */
export function compare(a, b) {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** @param {string} text */
export const isZero = (text) => known(text).digits === 0n;

/**
 * Whether one is at least `times` the other. Zero is far from everything but zero.
 * @param {string} a
 * @param {string} b
 * @param {number} times
 */
export function farApart(a, b, times) {
  const [left, right] = aligned(a, b);
  const [low, high] = left < right ? [left, right] : [right, left];
  return high !== low && high >= low * BigInt(times);
}

/**
 * The change from one price to another, to a tenth of a percent, half away from zero.
 * @param {string} from
 * @param {string} to
 */
export function percent(from, to) {
  const [before, after] = aligned(from, to);
  if (before === 0n) return 'from zero';
  const difference = after - before;
  const size = difference < 0n ? -difference : difference;
  const tenths = (size * 2000n + before) / (before * 2n);
  const sign = difference < 0n ? '-' : '+';
  return `${sign}${write({ digits: tenths, scale: 1 })}%`;
}
