// Cost by day as a chart: the models that cost most, on top of each other.
import { dollarsAt, ticksTo } from '../../charts/ticks.js';
import { brief, grouped, money } from '../../format.js';

/** @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport */

/** More days than this are not all named. */
const MOST_NAMED = 8;
/** So many colours; what is left of the others is the last. */
const MOST_MODELS = 5;

/** @param {string} iso */
export const shortDay = (iso) =>
  new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

/** Names and amounts by day of the largest models, the others together. @param {UsageReport['days']} days */
function seriesOf(days) {
  /** @type {Map<string, {name: string, amounts: number[], sum: number}>} */
  const all = new Map();
  for (const [i, { amounts }] of days.entries()) {
    for (const { model, label, amount } of amounts) {
      const one = all.get(model) ?? { name: label || 'Others', amounts: [], sum: 0 };
      one.amounts[i] = Number(amount);
      one.sum += Number(amount);
      all.set(model, one);
    }
  }
  const sorted = [...all.values()].sort((a, b) => b.sum - a.sum);
  const rest = sorted.slice(MOST_MODELS);
  if (rest.length === 0) return sorted;
  const amounts = days.map((_, i) => rest.reduce((sum, one) => sum + (one.amounts[i] ?? 0), 0));
  return [...sorted.slice(0, MOST_MODELS), { name: 'Others', amounts, sum: 0 }];
}

/** @param {UsageReport} report @returns {import('../../charts/draw.js').Chart} */
export function dayChart({ days, by_day }) {
  const series = seriesOf(days);
  const below = days.map(() => 0);
  const stacks = series.map(({ name, amounts }) => ({
    name,
    bars: days.flatMap((_, x) => {
      const from = below[x];
      below[x] += amounts[x] ?? 0;
      return amounts[x] ? [{ x, from, to: below[x] }] : [];
    }),
  }));
  const ticks = ticksTo(Math.max(...below));
  const every = Math.ceil(days.length / MOST_NAMED);
  const highest = by_day.reduce((best, row) =>
    Number(row.amount) > Number(best.amount) ? row : best,
  );
  return {
    title: 'Cost by day',
    sentence: `${days.length === 1 ? 'One day' : `${grouped(String(days.length))} days`}; the highest is ${shortDay(highest.key)} with ${brief(highest.amount)}.`,
    x: {
      label: '',
      from: -0.5,
      to: days.length - 0.5,
      ticks: days.flatMap((_, i) => (i % every === 0 ? [i] : [])),
      format: (i) => (days[i] ? shortDay(days[i].day) : ''),
    },
    y: {
      label: 'USD',
      from: 0,
      to: ticks[ticks.length - 1],
      ticks,
      format: dollarsAt(ticks),
    },
    stacks,
    head: ['Day', 'Calls', 'USD'],
    rows: by_day.map(({ key, calls, amount }) => [key, grouped(calls), money(amount)]),
  };
}
