// Sums of decimal strings, exact: the page adds up amounts of the engine's bill for groups of lines and for a
// year, and never goes through binary floats. Prices themselves come from the engine alone.

/** @param {string} text @param {number} places */
function scaled(text, places) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}

/** @param {bigint} value @param {number} places */
function written(value, places) {
  const sign = value < 0n ? '-' : '';
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return sign + digits.slice(0, -places) + (fraction && `.${fraction}`);
}

const placesOf = (/** @type {string} */ text) => text.split('.')[1]?.length ?? 0;

/** @param {string[]} texts */
export function sum(texts) {
  const places = Math.max(0, ...texts.map(placesOf));
  return written(
    texts.reduce((total, text) => total + scaled(text, places), 0n),
    places,
  );
}

/** @param {string} a @param {string} b */
export function difference(a, b) {
  const places = Math.max(placesOf(a), placesOf(b));
  return written(scaled(a, places) - scaled(b, places), places);
}

/** @param {string} text @param {number} times a whole number */
export const multiplied = (text, times) =>
  written(scaled(text, placesOf(text)) * BigInt(times), placesOf(text));

/** Exact: of quantities, not of money. @param {string} a @param {string} b */
export const product = (a, b) =>
  written(scaled(a, placesOf(a)) * scaled(b, placesOf(b)), placesOf(a) + placesOf(b));
