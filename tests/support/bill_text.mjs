// A complete bill as text to read and compare: every member of the JSON, one per line, in order.

/** @param {unknown} value @param {string} [indent] @returns {string} */
export function asText(value, indent = '') {
  if (value === null || typeof value !== 'object') return ` ${value}\n`;
  const deeper = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => `${deeper}-${asText(item, deeper)}`)
    : Object.entries(value).map(([name, item]) => `${deeper}${name}:${asText(item, deeper)}`);
  return items.length === 0 ? ' none\n' : `\n${items.join('')}`;
}

/** @param {string} about @param {unknown} bill */
export const billText = (about, bill) => `${about}\n${asText(bill)}`;
