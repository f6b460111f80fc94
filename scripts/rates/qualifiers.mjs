// The words behind the meter of a usage type: tier, route, context band, cache lifetime.
import { code } from './markdown.mjs';

/**
 * @typedef {object} Qualifiers
 * @property {string} tier
 * @property {'regional' | 'geo' | 'global'} scope
 * @property {'standard' | 'long'} context
 * @property {'5m' | '30m' | '1h' | undefined} lifetime
 */

/**
 * Each phrase, longest first, and what it sets. Words are compared one by one, never by suffix.
 * @type {ReadonlyArray<[string, Partial<Qualifiers>]>}
 */
const PHRASES = [
  ['cross region global', { scope: 'global' }],
  ['cross region geo', { scope: 'geo' }],
  ['latency optimized', { tier: 'latency-optimized' }],
  ['extended access', { tier: 'extended-access' }],
  ['custom model', { tier: 'custom-model' }],
  ['long context', { context: 'long' }],
  ['long ctx', { context: 'long' }],
  ['1 hour', { lifetime: '1h' }],
  ['latencyoptimized', { tier: 'latency-optimized' }],
  ['longcontext', { context: 'long' }],
  ['longctx', { context: 'long' }],
  ['lctx', { context: 'long' }],
  ['global', { scope: 'global' }],
  ['geo', { scope: 'geo' }],
  ['standard', { tier: 'standard' }],
  ['batch', { tier: 'batch' }],
  ['flex', { tier: 'flex' }],
  ['priority', { tier: 'priority' }],
  ['5m', { lifetime: '5m' }],
  ['30m', { lifetime: '30m' }],
  ['1h', { lifetime: '1h' }],
];

/**
 * Two tiers in one usage type are one tier of ours, or not understood.
 * @param {string} first
 * @param {string} second
 */
function bothTiers(first, second) {
  const pair = [first, second].sort().join(' ');
  if (pair === 'batch extended-access') return 'extended-access-batch';
  return first === second ? first : undefined;
}

/**
 * @param {string[]} words lower case
 * @returns {Qualifiers | {reason: string}}
 */
export function readQualifiers(words) {
  /** @type {Partial<Qualifiers>} */
  const found = {};
  let rest = words;
  while (rest.length > 0) {
    const phrase = PHRASES.find(
      ([text]) => text === rest.slice(0, text.split(' ').length).join(' '),
    );
    if (!phrase)
      return { reason: `the part ${code(rest[0] ?? '')} of the usage type is not known` };
    const [text, sets] = phrase;
    rest = rest.slice(text.split(' ').length);
    for (const [name, value] of Object.entries(sets)) {
      const key = /** @type {keyof Qualifiers} */ (name);
      const both = found[key] && key === 'tier' ? bothTiers(String(found.tier), value) : value;
      if (both === undefined || (key !== 'tier' && found[key] && found[key] !== value)) {
        return { reason: `the usage type says both "${found[key]}" and "${value}"` };
      }
      Object.assign(found, { [key]: both });
    }
  }
  return {
    tier: 'standard',
    scope: 'regional',
    context: 'standard',
    lifetime: undefined,
    ...found,
  };
}
