// Where an axis of amounts has its lines, and what they are called.
import { grouped } from '../format.js';

/** Round figures from 0 to a maximum. @param {number} most */
export function ticksTo(most) {
  const rough = most / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  );
}

/**
 * Dollars at the lines of an axis, all with the same number of decimal places: none or cents where that says it, and
 * thousands from ten thousand up.
 * @param {number[]} ticks in order @returns {(value: number) => string}
 */
export function dollarsAt(ticks) {
  const thousands = ticks[ticks.length - 1] >= 10_000;
  const size = thousands ? 1000 : 1;
  const needed = Math.max(...ticks.map((tick) => String(tick / size).split('.')[1]?.length ?? 0));
  const places = needed > 0 && !thousands ? Math.max(2, needed) : needed;
  return (value) =>
    value === 0 ? '$0' : `$${grouped((value / size).toFixed(places))}${thousands ? 'k' : ''}`;
}
