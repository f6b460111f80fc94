// Numbers as people type them, to the plain digits that the engine takes; no binary floats between.

/** @typedef {{ok: true, value: string} | {ok: false, error: string}} ParsedNumber */

const SUFFIXES = { '': 0, k: 3, m: 6, b: 9 };
const HELP = 'Enter a number such as 800, 50,000, 1.5M or 50k.';

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
 * three is a thousands separator where that reading is the only one; a lone separator before another
 * number of digits is the decimal one.
 * @param {string} text
 */
function split(text) {
  if (/^\d+$/.test(text)) return { whole: text, fraction: '' };
  if (/^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) {
    const [whole, fraction = ''] = text.split('.');
    return { whole: whole.replaceAll(',', ''), fraction };
  }
  // 1.234.567 and 1.234,5 can only be grouped by points; 1.234 alone is a decimal, as in all AWS prices.
  if (/^\d{1,3}(\.\d{3}){2,}(,\d+)?$/.test(text) || /^\d{1,3}(\.\d{3})+,\d+$/.test(text)) {
    const [whole, fraction = ''] = text.split(',');
    return { whole: whole.replaceAll('.', ''), fraction };
  }
  const decimal = /^(\d*)[.,](\d+)$/.exec(text);
  return decimal ? { whole: decimal[1] || '0', fraction: decimal[2] } : undefined;
}

/**
 * Reads 800, 50,000, 50 000, 1.5M, 50k, 2e6, 0,5. An empty text is 0.
 * @param {string} text @returns {ParsedNumber}
 */
export function parseNumber(text) {
  const compact = text.trim().replace(/[\s_'\u00a0\u202f]/g, '');
  if (compact === '') return { ok: true, value: '0' };
  if (/^[-\u2212]/.test(compact)) return { ok: false, error: 'A quantity cannot be negative.' };
  const match = /^([\d.,]+)([kmb]?)(?:e\+?(\d{1,2}))?$/i.exec(compact);
  const parts = match && split(match[1]);
  if (!match || !parts) return { ok: false, error: HELP };
  const suffix = /** @type {keyof typeof SUFFIXES} */ (match[2].toLowerCase());
  const places = SUFFIXES[suffix] + Number(match[3] ?? 0);
  const value = shifted(parts.whole, parts.fraction, places);
  if (value.replace('.', '').length > 30) return { ok: false, error: 'This number is too large.' };
  return { ok: true, value };
}
