// A crossing point as a chart: both ways by the input, where they cross, and where the scenario stands.
import { amountOf, brief, money } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').BreakEven} BreakEven
 * @typedef {import('bedrock-calculator').BreakEvenKind} BreakEvenKind
 */

/** @type {Record<BreakEvenKind, string>} */
export const TITLES = {
  cache_by_hits: 'When prompt caching pays, by hits',
  cache_by_volume: 'When prompt caching pays, by volume',
  cache_by_pause: 'When prompt caching pays, by pause',
  lifetime_by_volume: 'Five minutes or one hour, by volume',
  lifetime_by_pause: 'Five minutes or one hour, by pause',
  flex_by_hits: 'Flex or batch',
  reserved_1mo: 'When reserved capacity pays, for 1 month',
  reserved_3mo: 'When reserved capacity pays, for 3 months',
  provisioned: 'When provisioned throughput pays, without a commitment',
  provisioned_1mo: 'When provisioned throughput pays, for 1 month',
  provisioned_6mo: 'When provisioned throughput pays, for 6 months',
  imported: 'When a model of your own pays',
  provider_api: 'Bedrock or the provider’s own API',
};

/** @type {Record<string, string>} */
const INPUTS = { cache_hit_percent: 'Calls that find the cache', hours: 'Hours a month' };

/** "22 %", "12,000". @param {string} value @param {string} unit */
export const valueText = (value, unit) => `${amountOf(value)}${unit === '%' ? ' %' : ''}`;

/** @param {string} input @param {(field: string) => string} label */
export const inputText = (input, label) => INPUTS[input] ?? label(input);

/** Round figures within a range. @param {number} from @param {number} to */
function ticksOf(from, to) {
  const rough = (to - from) / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
  const ticks = [];
  for (let tick = Math.ceil(from / step) * step; tick <= to + step / 1e6; tick += step)
    ticks.push(Number(tick.toPrecision(12)));
  return ticks;
}

/** Whether two labels would hide each other. @param {number} a @param {number} b @param {number} most */
const near = (a, b, most) => Math.abs(a - b) < most / 6;

/** 1500000 -> "1.5M". @param {number} value */
function short(value) {
  const [by, unit] = value >= 1e6 ? [1e6, 'M'] : value >= 1e4 ? [1e3, 'K'] : [1, ''];
  return `${Number((value / by).toPrecision(4)).toLocaleString('en')}${unit}`;
}

/**
 * @param {BreakEven} found @param {(field: string) => string} label of a field
 * @returns {import('../../charts/draw.js').Chart | null} null where there is nothing to draw
 */
export function chartOf(found, label) {
  const { kind, input, unit, now, a, b, crossing, points, sentence } = found;
  if (points.length < 2) return null;
  const at = points.map(({ x, a: one, b: other }) => ({
    text: x,
    x: Number(x),
    a: Number(one),
    b: Number(other),
  }));
  const [from, to] = [at[0].x, at[at.length - 1].x];
  const ys = at.flatMap((point) => [point.a, point.b]);
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  // From zero on, unless both ways would then be one line.
  const low = most - least < most / 4 ? Math.max(0, least - (most - least) / 2) : 0;
  const high = most + (most - low) / 10 || 1;
  const name = inputText(input, label);
  const crosses = at.find(({ text }) => text === crossing);
  const stands = at.find(({ text }) => text === now);
  const shown = now !== null && Number(now) >= from && Number(now) <= to;
  return {
    title: TITLES[kind],
    sentence,
    x: {
      label: unit === '%' ? `${name}, %` : name,
      from,
      to,
      ticks: ticksOf(from, to),
      format: (value) => (unit === '%' ? `${value} %` : short(value)),
    },
    y: {
      label: 'USD a month',
      from: low,
      to: high,
      ticks: ticksOf(low, high),
      format: (value) => `$${short(value)}`,
    },
    lines: [
      { name: a, points: at.map((point) => ({ x: point.x, y: point.a })) },
      { name: b, points: at.map((point) => ({ x: point.x, y: point.b })) },
    ],
    points: [
      ...(crosses
        ? [
            {
              id: 'crossing',
              x: crosses.x,
              y: crosses.a,
              kind: /** @type {const} */ ('mark'),
              label: valueText(crosses.text, unit),
              text: `At ${valueText(crosses.text, unit)}: ${a} ${money(String(points[at.indexOf(crosses)].a))}, ${b} ${money(String(points[at.indexOf(crosses)].b))}`,
            },
          ]
        : []),
      ...(stands
        ? [
            {
              id: 'now',
              x: stands.x,
              y: stands.a,
              kind: /** @type {const} */ ('now'),
              label: 'now',
              text: `Now ${valueText(stands.text, unit)}: ${a} ${brief(points[at.indexOf(stands)].a)}, ${b} ${brief(points[at.indexOf(stands)].b)}`,
            },
          ]
        : []),
    ],
    ...(shown && !stands
      ? {
          rules: [
            { x: Number(now), label: crosses && near(Number(now), crosses.x, to) ? '' : 'now' },
          ],
        }
      : {}),
    head: [unit === '%' ? `${name}, %` : name, `${a}, USD a month`, `${b}, USD a month`],
    rows: points.map(({ x, a: one, b: other }) => [x, one, other]),
  };
}
