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

// Extended access is no tier of ours: from a certain day its price takes the place of the ordinary one, which stays in
// the list. Which day that is the row does not say.
const EXTENDED_ACCESS =
  'a price of extended access: enter it by hand as a window of the ordinary tier, from the day extended access begins';

/**
 * @param {string[]} words lower case
 * @returns {Qualifiers | {reason: string}}
 */
export function readQualifiers(words) {
  /** @type {Partial<Qualifiers>} */
  const found = {};
  if (/\bextended ?access\b/.test(words.join(' '))) return { reason: EXTENDED_ACCESS };
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
      if (found[key] && found[key] !== value) {
        return { reason: `the usage type says both "${found[key]}" and "${value}"` };
      }
      Object.assign(found, { [key]: value });
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
