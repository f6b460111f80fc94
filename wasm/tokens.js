// How many tokens a text is, from its characters and words. Types: tokens.d.ts.

/** Claude from 4.7 on has another tokenizer. */
const NEWER_CLAUDE = /claude-(?:opus|sonnet|haiku|fable|mythos)-(?:4-[7-9]|[5-9])/;
/** Scripts without spaces between words. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;
const OTHER_SCRIPT = /[\u0370-\u05ff\u0600-\u06ff\u0900-\u0dff\u1e00-\u1eff]/gu;
const DIGITS = /\d/g;
const CODE = /[{}[\]();=<>|&$#@\\/_*+~^`"]/g;

/** Above this share of characters, a kind of text is named as a reason. */
const NOTABLE = 0.08;

/**
 * @param {string} text @param {{model?: string}} [options]
 * @returns {import('./tokens.d.ts').TokenEstimate}
 */
export function estimateTokens(text, { model = '' } = {}) {
  const characters = [...text].length;
  const words = text.split(/\s+/).filter(Boolean).length;
  const count = (/** @type {RegExp} */ kind) => text.match(kind)?.length ?? 0;
  const [unspaced, other, digits, code] = [UNSPACED, OTHER_SCRIPT, DIGITS, CODE].map(count);
  const share = (/** @type {number} */ part) => (characters === 0 ? 0 : part / characters);
  const byCharacters = Math.ceil(characters / 4);
  const byWords = Math.ceil((words * 133) / 100);
  // Without spaces, words cannot be counted.
  const spaced = share(unspaced) < NOTABLE;
  let low = spaced ? Math.min(byCharacters, byWords) : byCharacters;
  let high = spaced ? Math.max(byCharacters, byWords) : byCharacters;
  const reasons = [];
  if (spaced && low !== high)
    reasons.push(
      'Characters / 4 and words x 1.33 differ: both are rules of thumb for English prose.',
    );
  if (!spaced) {
    high = Math.max(high, Math.ceil((characters - unspaced) / 4) + unspaced);
    reasons.push('The text has scripts without spaces, of which a character can be a token.');
  }
  if (share(other) >= NOTABLE) {
    high = Math.max(high, Math.ceil((characters - other) / 4 + other / 2));
    reasons.push(
      'Text in other scripts than Latin takes up to twice the tokens for its characters.',
    );
  }
  if (share(code) >= NOTABLE || share(digits) >= NOTABLE) {
    const marks = (share(code) >= NOTABLE ? code : 0) + (share(digits) >= NOTABLE ? digits : 0);
    high = Math.max(high, Math.ceil((characters - marks) / 4 + marks / 2));
    reasons.push('Code, markup and numbers break into more tokens than prose.');
  }
  if (NEWER_CLAUDE.test(model)) {
    high = Math.ceil((high * 13) / 10);
    reasons.push('Claude 4.7 and later make about 1.3 times the tokens of the same text.');
  }
  if (characters > 0) low = Math.max(low, 1);
  return { characters, words, low, likely: Math.round((low + high) / 2), high, reasons };
}
