// Sums of decimal texts, by BigInt.

const SCALE = 40;

/** @param {string} text */
function digits(text) {
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const value = BigInt(whole + fraction.padEnd(SCALE, '0'));
  return negative ? -value : value;
}

/** @param {bigint} value */
function text(value) {
  const all = String(value < 0n ? -value : value).padStart(SCALE + 1, '0');
  const plain = `${all.slice(0, -SCALE)}.${all.slice(-SCALE)}`.replace(/\.?0+$/, '');
  return value < 0n ? `-${plain}` : plain;
}

/** @param {string} a @param {string} b */
export const plus = (a, b) => text(digits(a) + digits(b));
/** @param {string} a @param {string} b */
export const minus = (a, b) => text(digits(a) - digits(b));
/** Negative, 0 or positive. @param {string} a @param {string} b */
export const compared = (a, b) => {
  const [x, y] = [digits(a), digits(b)];
  return x < y ? -1 : Number(x > y);
};
