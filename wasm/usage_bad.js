// Lines that could not be read, in words.

/** @type {Record<import('./usage.d.ts').BadReason, string>} */
const MESSAGES = {
  not_json: 'This is not a JSON record.',
  cut_off: 'The record ends early: its line was cut off.',
  unbalanced: 'The braces of the record do not match, or text follows it on its line.',
  bad_count: 'A token count is not a whole number from 0 to 1,000,000,000.',
  too_long: 'The record is longer than 16 MiB.',
  bad_row: 'The row has another number of columns than the table, or a figure that cannot be read.',
};

/** @param {any[]} scans @returns {import('./usage.d.ts').UsageReport['bad']} */
export function badLines(scans) {
  /** @type {Map<import('./usage.d.ts').BadReason, bigint>} */
  const counts = new Map();
  for (const { bad } of scans) {
    for (const [reason, lines] of Object.entries(bad)) {
      const name = /** @type {import('./usage.d.ts').BadReason} */ (reason);
      if (lines !== 0) counts.set(name, (counts.get(name) ?? 0n) + BigInt(lines));
    }
  }
  const samples = scans.flatMap(({ samples: list }) =>
    list.map((/** @type {[import('./usage.d.ts').BadReason, string, number, string]} */ sample) => {
      const [reason, file, line, text] = sample;
      return { file, line, reason, message: `${MESSAGES[reason]} The totals leave it out.`, text };
    }),
  );
  return {
    lines: String([...counts.values()].reduce((a, b) => a + b, 0n)),
    by_reason: [...counts].map(([reason, lines]) => ({ reason, lines: String(lines) })),
    samples,
  };
}
