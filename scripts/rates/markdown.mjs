// Text of an offer in a report. Anybody's text may stand there, so it goes into code spans: neither Markdown,
// HTML nor mentions count inside them.

/**
 * @param {string} text
 * @returns {string} a code span that the text cannot end, on one line
 */
export function code(text) {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = line === '' || line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}
