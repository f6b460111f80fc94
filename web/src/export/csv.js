// A bill as CSV: its lines, what is not priced, and the total, each a row that says which of them it is.
import { dsvFormat } from 'd3-dsv';
import { offOf, plainCell } from './cells.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

const COLUMNS = /** @type {const} */ ([
  'row',
  'workload',
  'team',
  'label',
  'dimension',
  'quantity',
  'unit',
  'rate',
  'amount',
  'gross',
  'free',
  'formula',
  'model',
  'model_name',
  'service',
  'usage_type',
  'region',
  'route',
  'tier',
  'context',
  'source',
  'source_date',
  'grade',
  'own',
  'derived',
  'assumed',
  'note',
  'as_of',
]);

/** Columns of digits; the others are text. */
const NUMBERS = new Set(['quantity', 'rate', 'amount', 'gross', 'free']);

/** @typedef {Partial<Record<typeof COLUMNS[number], string | null>>} Row */

/** @param {Bill} bill @returns {Row[]} */
function rowsOf(bill) {
  const { as_of } = bill;
  const team = (/** @type {{workload_index: number}} */ { workload_index }) =>
    bill.workloads[workload_index]?.team ?? '';
  return [
    ...bill.lines.map((line) => ({ ...line, row: 'line', team: team(line), as_of })),
    ...bill.not_priced.map(({ hint, reason, ...item }) => ({
      ...item,
      team: team(item),
      row: 'not priced',
      note: `${reason} ${hint}`.trim(),
      as_of,
    })),
    ...offOf(bill).map((workload) => ({
      row: 'switched off',
      workload,
      note: 'Not in the total.',
      as_of,
    })),
    {
      row: 'total',
      label: bill.complete ? 'Total per month, USD' : 'Total per month, USD, at least',
      amount: bill.total,
      as_of,
    },
  ];
}

/**
 * @param {Bill} bill
 * @param {boolean} [semicolons] for spreadsheets of countries with decimal commas: semicolons between cells, commas
 *   in numbers, and a mark that says that the text is UTF-8
 */
export function billCsv(bill, semicolons = false) {
  const cell = (/** @type {Row} */ row, /** @type {typeof COLUMNS[number]} */ column) => {
    const text = row[column] ?? '';
    if (!NUMBERS.has(column)) return plainCell(text);
    return semicolons ? text.replace('.', ',') : text;
  };
  const rows = rowsOf(bill).map((row) => COLUMNS.map((column) => cell(row, column)));
  const text = dsvFormat(semicolons ? ';' : ',').formatRows([[...COLUMNS], ...rows]);
  return `${semicolons ? '\uFEFF' : ''}${text}\n`;
}
