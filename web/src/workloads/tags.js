// Tags of a workload as people write them: "product=chat, env=production".

/** @typedef {Record<string, string>} Tags */

/** @param {Tags | undefined} tags */
export const tagsText = (tags = {}) =>
  Object.entries(tags)
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** @param {string} text @returns {{tags: Tags | undefined, bad: string}} `bad` is the first that cannot be read */
export function readTags(text) {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const pairs = parts.map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
  });
  const bad = parts.find((_, i) => pairs[i].includes('')) ?? '';
  return { tags: parts.length > 0 && !bad ? Object.fromEntries(pairs) : undefined, bad };
}
