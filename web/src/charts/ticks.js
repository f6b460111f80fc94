// Where an axis of amounts has its lines.

/** Round figures from 0 to a maximum. @param {number} most */
export function ticksTo(most) {
  const rough = most / 4 || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) =>
    Number((i * step).toPrecision(12)),
  );
}
