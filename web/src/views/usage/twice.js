// The same read twice: a log that AWS delivers to S3 and to CloudWatch, of which somebody drops both. Counts hold no
// requests, so it shows in the sums: of a model on a day, they are the same to the last token. Or two exports of one bill.

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageCounts} UsageCounts
 * @typedef {{name: string, counts: UsageCounts | null}} Read
 */

/** A group is named by its first columns; the last of them is its day, the next its calls. */
const DAY = 5;
/** Of the smaller one's calls, more than this share in the same sums is no chance. */
const MOST = 0.5;
/** Fewer calls may well be alike. */
const FEWEST = 10;

/** Calls by what tells a model's day and its sums. @param {UsageCounts} counts */
const callsOf = (counts) =>
  new Map(
    /** @type {any} */ (counts.scan).groups
      .filter((/** @type {any[]} */ row) => row[DAY] !== '')
      .map((/** @type {any[]} */ row) => [JSON.stringify(row), Number(row[DAY + 1])]),
  );

const sum = (/** @type {Iterable<number>} */ calls) => [...calls].reduce((a, b) => a + b, 0);

/** The lines of a bill, or sums of metrics: equal ones are of the same day, quantity and amount. @param {UsageCounts} counts @returns {Set<string>} */
const linesOf = (counts) =>
  new Set(
    /** @type {any} */ (counts.scan).bill.map((/** @type {any[]} */ row) => JSON.stringify(row)),
  );

/** @param {Read[]} read */
function billedTwice(read) {
  const done = read.flatMap(({ name, counts }) => {
    const lines = counts ? linesOf(counts) : new Set();
    return lines.size > 0 ? [{ name, lines }] : [];
  });
  return done.flatMap((one, i) =>
    done.slice(i + 1).flatMap((other) => {
      const same = [...one.lines].filter((line) => other.lines.has(line)).length;
      if (same <= MOST * Math.min(one.lines.size, other.lines.size)) return [];
      return [
        `${one.name} and ${other.name} have ${same === 1 ? 'one line' : `${same.toLocaleString('en')} lines`} of the same day, quantity and amount, as two exports of one month have. They are counted twice: remove one of the two.`,
      ];
    }),
  );
}

/** Pairs that hold the same calls or lines, in a sentence each. @param {Read[]} read */
export const readTwice = (read) => [...calledTwice(read), ...billedTwice(read)];

/** @param {Read[]} read */
function calledTwice(read) {
  const done = read.flatMap(({ name, counts }) =>
    counts ? [{ name, calls: callsOf(counts) }] : [],
  );
  return done.flatMap((one, i) =>
    done.slice(i + 1).flatMap((other) => {
      const same = [...one.calls].filter(([row]) => other.calls.has(row));
      const calls = sum(same.map(([, count]) => count));
      const fewer = Math.min(sum(one.calls.values()), sum(other.calls.values()));
      if (calls < FEWEST || calls <= MOST * fewer) return [];
      return [
        `${one.name} and ${other.name} have ${calls.toLocaleString('en')} calls with the same tokens on the same days, as a log has that goes to S3 and to CloudWatch. They are counted twice: remove one of the two.`,
      ];
    }),
  );
}
