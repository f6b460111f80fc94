// Lines of a bill for people: in groups with subtotals, by amount, named by their purpose, small ones folded.
import { sum } from '../../decimal.js';
import { share } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 * @typedef {import('bedrock-calculator').NotPriced} NotPriced
 * @typedef {'workload' | 'model' | 'kind'} Grouping
 * @typedef {{
 *   id: string, name: string, about: string, index: number, total: string, complete: boolean,
 *   lines: BillLine[], small: BillLine[], notPriced: NotPriced[], off?: boolean,
 * }} Group `index` is the workload's, -1 where the group is not one
 */

const SMALL_PERCENT = 1;
/** Fewer small lines than this are shown as they are. */
const WORTH_FOLDING = 3;

/** @type {Record<string, string>} */
export const ROUTES = { 'in-region': 'In-region', geo: 'Geo', global: 'Global' };

const KINDS = /** @type {[RegExp, string][]} */ ([
  [/^cache_/, 'Prompt caching'],
  [/input/, 'Input'],
  [/output/, 'Output'],
  [/image|video|audio|speech/, 'Images, video, speech'],
  [/storage|vector|ocu|acu|index/, 'Storage and search'],
  [/hour|unit|second/, 'Capacity and compute'],
]);

/** @param {BillLine} line */
const kindOf = (line) => KINDS.find(([words]) => words.test(line.dimension))?.[1] ?? 'Features';

/** What a line is for, where its model is not the one of its workload. @param {BillLine} line @param {Bill} bill */
export function purpose(line, bill) {
  const own = bill.workloads[line.workload_index];
  if (line.is_service || line.model === own.model) return line.label;
  if (/rerank/i.test(line.model)) return 'Reranking';
  if (/embed/i.test(line.model)) {
    return /corpus/.test(line.formula) ? 'Embedding the corpus' : 'Embedding the questions';
  }
  return `${line.label}, ${line.model_name}`;
}

/** @param {BillLine[]} lines */
const byAmount = (lines) => [...lines].sort((a, b) => Number(b.amount) - Number(a.amount));

/** @param {BillLine[]} lines @param {Bill} bill */
function folded(lines, bill) {
  const all = byAmount(lines);
  const from = all.findIndex((line) => share(line.amount, bill.total) < SMALL_PERCENT);
  if (from < 1 || all.length - from < WORTH_FOLDING) return { lines: all, small: [] };
  return { lines: all.slice(0, from), small: all.slice(from) };
}

/** "provisioned-1mo" as "Provisioned, 1 month". @param {string} tier */
export const inWords = (tier) =>
  tier
    .replace(/^./, (c) => c.toUpperCase())
    .replace(/-(\d)mo$/, (_, months) => `, ${months} month${months === '1' ? '' : 's'}`)
    .replaceAll('-', ' ');

/** @param {Bill} bill @returns {Group[]} */
function byWorkload(bill) {
  return bill.workloads.map((workload, index) => {
    const own = bill.lines.filter((line) => line.workload_index === index);
    const calls = own.some((line) => !line.is_service && line.region);
    const route = calls ? ROUTES[workload.route] : '';
    const tier = calls && workload.tier !== 'standard' ? inWords(workload.tier) : '';
    return {
      id: `w${index}`,
      name: workload.workload,
      about: [workload.model_name, route, tier].filter(Boolean).join(', '),
      index,
      total: workload.total,
      complete: workload.complete,
      off: workload.switched_off,
      ...folded(own, bill),
      notPriced: bill.not_priced.filter((item) => item.workload_index === index),
    };
  });
}

/** @param {Bill} bill @param {Grouping} grouping @returns {Group[]} */
export function groups(bill, grouping) {
  if (grouping === 'workload') return byWorkload(bill);
  const key = grouping === 'model' ? (/** @type {BillLine} */ l) => l.model_name : kindOf;
  /** @type {Map<string, BillLine[]>} */
  const found = new Map();
  for (const line of bill.lines) found.set(key(line), [...(found.get(key(line)) ?? []), line]);
  const out = [...found].map(([name, lines]) => ({
    id: `${grouping} ${name}`,
    name,
    about: '',
    index: -1,
    total: sum(lines.map((line) => line.amount)),
    complete: true,
    ...folded(lines, bill),
    notPriced: /** @type {NotPriced[]} */ ([]),
  }));
  out.sort((a, b) => Number(b.total) - Number(a.total));
  if (bill.complete) return out;
  return [
    ...out,
    {
      id: 'left out',
      name: 'Not priced',
      about: '',
      index: -1,
      total: '0',
      complete: false,
      lines: [],
      small: [],
      notPriced: bill.not_priced,
    },
  ];
}
