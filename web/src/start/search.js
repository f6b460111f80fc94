// Finding by words: every word of the query must be there, at its beginning, inside a word, or with a slip of
// the finger. Versions are never guessed: 4.5 does not find 4.6. (A general fuzzy library does exactly that.)

/** @param {string} text */
const lower = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');

/** Words of a query: "Haiku4.5" is two, "claude-haiku-4-5" four. @param {string} query */
export const wordsOf = (query) =>
  lower(query)
    .replace(/([a-z]{3,})(\d)/g, '$1 $2')
    .split(/[^a-z0-9.]+/)
    .map((word) => word.replace(/^\.+|\.+$/g, ''))
    .filter(Boolean);

/** What a text can be found by: "Qwen3" also by its letters and its number apart, as `wordsOf` reads them. @param {string} text */
export const indexOf = (text) => [
  ...new Set([
    ...lower(text).split(/[^a-z0-9]+/),
    ...lower(text).split(/[^a-z0-9.]+/),
    ...wordsOf(text),
  ]),
];

/** Whether two words differ by at most `most` slips: a letter more, less, wrong, or two exchanged. @param {string} a @param {string} b @param {number} most @returns {boolean} */
function near(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (!restA || !restB) return restA.length + restB.length <= most;
  if (most === 0) return false;
  return (
    near(restA.slice(1), restB.slice(1), most - 1) ||
    near(restA.slice(1), restB, most - 1) ||
    near(restA, restB.slice(1), most - 1) ||
    (restA[0] === restB[1] &&
      restA[1] === restB[0] &&
      near(restA.slice(2), restB.slice(2), most - 1))
  );
}

const singular = (/** @type {string} */ word) =>
  word.length > 3 ? word.replace(/(?<=[^s])s$/, '') : word;

/** @param {string} word of a query @param {string} other of a text */
function match(word, other) {
  if (singular(word) === singular(other)) return 8;
  if (other.startsWith(word)) return 6;
  if (/\d/.test(word)) return 0;
  if (word.length > 2 && other.includes(word)) return 4;
  if (word.length < 4) return 0;
  const slips = word.length > 6 ? 2 : 1;
  if (near(word, other, slips)) return 2;
  const begun = other.length > word.length + slips && near(word, other.slice(0, word.length), 1);
  return begun ? 1 : 0;
}

/** How well one word is found in a text; 0: not at all. @param {string} word @param {string[]} index */
export const found = (word, index) => Math.max(0, ...index.map((other) => match(word, other)));

/**
 * How well all words are found: what a thing is called counts more than what else is known of it.
 * @param {string[]} words @param {string[]} name @param {string[]} more
 */
export function score(words, name, more) {
  let total = 1;
  for (const word of words) {
    const best = Math.max(2 * found(word, name), found(word, more));
    if (best === 0) return 0;
    total += best;
  }
  return total;
}
