// Cells that a spreadsheet takes for what they say.

/** What begins a formula, in the widths of European and East Asian keyboards. */
const FORMULA = '=+\\-@＝＋－＠';

/**
 * Names are the person's own. A spreadsheet takes a cell that begins with one of these for a formula, and in a
 * country that separates by semicolons, what stands behind a semicolon, a comma or a tab is a cell too.
 */
const BEFORE_FORMULA = new RegExp(`(^|[;,|"\\t\\r\\n])(\\s*)(?=[${FORMULA}])`, 'g');

/** @param {string} text */
export const plainCell = (text) => text.replace(BEFORE_FORMULA, "$1$2'");

/** What was assumed anywhere on the bill, each once. @param {import('bedrock-calculator').Bill} bill */
export const assumptionsOf = (bill) => [
  ...new Set(bill.lines.flatMap((line) => (line.assumed ?? '').split('; ').filter(Boolean))),
];

/** The sources behind the bill, each once. @param {import('bedrock-calculator').Bill} bill */
export function sourcesOf(bill) {
  const sources = new Map(bill.lines.map((line) => [line.source, line]));
  return [...sources.values()].map(({ source, source_date, source_url }) => ({
    source,
    source_date,
    source_url,
  }));
}

/** Names of the workloads that are switched off. @param {import('bedrock-calculator').Bill} bill */
export const offOf = (bill) =>
  bill.workloads.filter((entry) => entry.switched_off).map(({ workload }) => workload);

/** "at least " for a bill that leaves something out. @param {{complete: boolean}} part */
export const least = ({ complete }) => (complete ? '' : 'at least ');
