// A seeded source of random numbers (mulberry32), so that a failing draw can be drawn again.

/** @param {number} seed */
export function randomSource(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    /** A whole number from 0 to limit - 1. @param {number} limit */
    below: (limit) => Math.floor((next() / 2 ** 32) * limit),
    /** One of the items. @template T @param {readonly T[]} items */
    pick: (items) => items[Math.floor((next() / 2 ** 32) * items.length)],
  };
}
