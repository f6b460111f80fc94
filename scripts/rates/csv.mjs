/**
 * The fields of one line of a CSV file; quoted fields may hold commas and doubled quotes.
 * @param {string} line
 * @returns {string[]}
 */
export function splitCsvLine(line) {
  const fields = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  if (!line.endsWith(',')) fields.pop();
  return fields.map((field) => {
    const text = field.replace(/,$/, '');
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  });
}
