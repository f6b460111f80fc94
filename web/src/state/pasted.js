// Cells of a spreadsheet that are pasted into a field: they fill it and the fields after it. Loaded with the first paste.

/**
 * The first row of a spreadsheet's cells, or its only column; and how many rows there are beside it.
 * @param {string} text
 */
export function cellsOf(text) {
  const rows = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split('\t').map((cell) => cell.trim()));
  const column = rows.every((row) => row.length === 1);
  return column ? { cells: rows.flat(), more: 0 } : { cells: rows[0], more: rows.length - 1 };
}

/** What was left out, and what to do with it; empty if nothing was. @param {number} given @param {number} taken @param {number} more */
function leftOut(given, taken, more) {
  const out = [
    given > taken &&
      `Pasted the first ${taken} of ${given} cells: there are no fields here for the rest.`,
    more > 0 &&
      `Pasted the first of ${more + 1} rows. To make a workload of each row, paste them under “Add workload”.`,
  ];
  return out.filter(Boolean).join(' ');
}

/**
 * Fills fields of a card, and says what did not fit.
 * @param {import('./document.js').Document} document @param {import('./scenario.js').Card} card
 * @param {'texts' | 'quantities'} member of the card that has the fields
 * @param {string[]} names of the fields @param {string} name of the one that was pasted into @param {string} text
 */
export function fill(document, card, member, names, name, text) {
  const { cells, more } = cellsOf(text);
  const from = names.indexOf(name);
  const taken = names.slice(from, from + cells.length);
  const values = Object.fromEntries(taken.map((name, i) => [name, cells[i]]));
  const cards = document.draft.cards.map((other) =>
    other.key === card.key ? { ...other, [member]: { ...other[member], ...values } } : other,
  );
  const notice = leftOut(cells.length, taken.length, more);
  document.change({ cards }, `Paste into ${card.name || 'a workload'}`, { notice });
}
