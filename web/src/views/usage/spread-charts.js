// How calls differ and how they change, as charts: bars for each doubling, and lines by day.
import { ticksTo } from '../../charts/ticks.js';
import { grouped, money, shortTokens } from '../../format.js';
import { shortDay } from './charts.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageRow} UsageRow
 * @typedef {import('bedrock-calculator/usage.js').Quantiles} Quantiles
 * @typedef {import('../../charts/draw.js').Chart} Chart
 */

/** So many days are named. */
const MOST_NAMED = 6;

/** Where a value lies among the bars: its bar, and how far in it. @param {number[]} edges @param {number} value */
function place(edges, value) {
  const bar = Math.max(
    0,
    edges.findLastIndex((from) => from <= value),
  );
  const [from, to = from * 2] = [edges[bar], edges[bar + 1]];
  return bar - 0.5 + (to > from ? Math.min(1, (value - from) / (to - from)) : 0.5);
}

/**
 * Bars of how many calls have how much, with what half, nine in ten and 99 in 100 have at most.
 * @param {string} title @param {Quantiles} of @param {(value: string) => string} text @returns {Chart}
 */
export function spreadChart(title, of, text) {
  const edges = of.bars.map(({ from }) => Number(from));
  const counts = of.bars.map(({ calls }) => Number(calls));
  const all = counts.reduce((sum, calls) => sum + calls, 0);
  const rules = [
    { label: 'half', value: of.p50 },
    { label: '9 in 10', value: of.p90 },
    { label: '99 in 100', value: of.p99 },
  ].map(({ label, value }, row) => ({ x: place(edges, Number(value)), label, row }));
  const ticks = ticksTo(Math.max(...counts, 1));
  const every = Math.ceil(edges.length / MOST_NAMED);
  return {
    title,
    sentence: `${title}: half of the calls have at most ${text(of.p50)}, 9 in 10 at most ${text(of.p90)}, 99 in 100 at most ${text(of.p99)}.`,
    x: {
      label: 'logarithmic',
      from: -0.5,
      to: edges.length - 0.5,
      ticks: edges.flatMap((_, i) => (i % every === 0 ? [i] : [])),
      format: (i) => (of.bars[i] ? text(of.bars[i].from) : ''),
    },
    y: {
      label: 'calls',
      from: 0,
      to: ticks[ticks.length - 1],
      ticks,
      format: (v) => shortTokens(v),
    },
    stacks: [
      { name: 'calls', bars: counts.flatMap((to, x) => (to > 0 ? [{ x, from: 0, to }] : [])) },
    ],
    rules,
    head: [`${title}, from`, 'Calls', 'Share'],
    rows: of.bars.map(({ from, calls }) => [
      text(from),
      grouped(calls),
      `${((100 * Number(calls)) / (all || 1)).toFixed(1)} %`,
    ]),
  };
}

/** Calls that reached a model. @param {UsageRow} row */
const answered = (row) => Number(row.calls) - Number(row.errors) - Number(row.blocked);
/** @param {UsageRow} row */
const inputOf = (row) =>
  Number(row.input_tokens) + Number(row.cache_read_tokens) + Number(row.cache_write_tokens);

/** What is followed over time, of a day or of several. */
export const DRIFTS = /** @type {const} */ ({
  cost: {
    label: 'Cost of a call',
    whole: (/** @type {UsageRow} */ row) => Number(row.amount),
    parts: answered,
    text: (/** @type {number} */ v) => `$${Number(v.toPrecision(3))}`,
  },
  input: {
    label: 'Input tokens a call',
    whole: inputOf,
    parts: answered,
    text: (/** @type {number} */ v) => grouped(String(Math.round(v))),
  },
  output: {
    label: 'Output tokens a call',
    whole: (/** @type {UsageRow} */ row) => Number(row.output_tokens),
    parts: answered,
    text: (/** @type {number} */ v) => grouped(String(Math.round(v))),
  },
  cache: {
    label: 'Input read from cache',
    whole: (/** @type {UsageRow} */ row) => 100 * Number(row.cache_read_tokens),
    parts: inputOf,
    text: (/** @type {number} */ v) => `${Number(v.toFixed(1))} %`,
  },
});

/** @typedef {keyof typeof DRIFTS} Drift */

/** @param {UsageRow[]} days @param {Drift} drift */
function meanOver(days, drift) {
  const { whole, parts } = DRIFTS[drift];
  const sum = (/** @type {(row: UsageRow) => number} */ of) =>
    days.reduce((total, row) => total + of(row), 0);
  const below = sum(parts);
  return below > 0 ? sum(whole) / below : 0;
}

/** Days that say when they were and had calls. @param {UsageReport} report */
export const daysOf = ({ by_day }) => by_day.filter((row) => row.key !== '' && answered(row) > 0);

/**
 * How the end of a period differs from its beginning, a quarter of the days each; null where there are too few.
 * @param {UsageRow[]} days @param {Drift} drift
 */
export function changeOf(days, drift) {
  if (days.length < 4) return null;
  const part = Math.max(2, Math.floor(days.length / 4));
  const [from, to] = [meanOver(days.slice(0, part), drift), meanOver(days.slice(-part), drift)];
  const percent = from > 0 ? Math.round((100 * (to - from)) / from) : 0;
  return { days: part, from, to, percent };
}

/** A rise by more is written in times. */
const MOST_PERCENT = 300;

const times = (/** @type {{from: number, to: number}} */ { from, to }) =>
  grouped(String(Number((to / from).toPrecision(2))));

/** @param {UsageReport} report @param {Drift} drift @returns {Chart} */
export function driftChart(report, drift) {
  const { label, text } = DRIFTS[drift];
  const days = daysOf(report);
  const values = days.map((row) => meanOver([row], drift));
  const ticks = ticksTo(Math.max(...values) || 1);
  const change = changeOf(days, drift);
  const every = Math.ceil(days.length / MOST_NAMED);
  const direction = change && change.percent < 0 ? 'fell' : 'rose';
  const sentence =
    change === null
      ? `${label} on ${days.length} days.`
      : change.percent === 0
        ? `${label} stayed at ${text(change.to)}.`
        : `${label} ${direction} ${change.percent > MOST_PERCENT ? `to ${times(change)} times` : `by ${Math.abs(change.percent)} %`}: from ${text(change.from)} on the first ${change.days} days to ${text(change.to)} on the last ${change.days}.`;
  return {
    title: label,
    sentence,
    x: {
      label: '',
      from: -0.2,
      to: Math.max(0.2, days.length - 0.8),
      ticks: days.flatMap((_, i) => (i % every === 0 ? [i] : [])),
      format: (i) => (days[i] ? shortDay(days[i].key) : ''),
    },
    y: { label: '', from: 0, to: ticks[ticks.length - 1], ticks, format: text },
    lines: [{ name: label, points: values.map((y, x) => ({ x, y })) }],
    head: ['Day', 'Calls', label, 'USD'],
    rows: days.map((row, i) => [row.key, grouped(row.calls), text(values[i]), money(row.amount)]),
  };
}

export const costText = (/** @type {string} */ value) => `$${Number(Number(value).toPrecision(3))}`;
