// What was read, as CSV: the sums of every split, and the lines that could not be read.
import { csvFormatRows } from 'd3-dsv';
import { plainCell } from '../../export/cells.js';

/** @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport */

/** @param {string} text */
export const csvFile = (text) => new Blob([text], { type: 'text/csv' });

const SUMS = /** @type {const} */ ([
  'calls',
  'errors',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
  'amount',
]);

/** A row of the file for each row of each split: the amounts of one split add up to the total. @param {UsageReport} report */
export function usageCsv(report) {
  /** @type {[string, import('bedrock-calculator/usage.js').UsageRow[]][]} */
  const splits = [
    ['model', report.by_model],
    ['route', report.by_route],
    ['tier', report.by_tier],
    ['region', report.by_region],
    ['served in', report.by_served],
    ['identity', report.by_identity],
    ['application', report.by_application],
    ['operation', report.by_operation],
    ['day', report.by_day],
    ['hour', report.by_hour],
    ...report.by_tag.map(({ tag, rows }) => /** @type {[string, any[]]} */ ([`tag ${tag}`, rows])),
  ];
  const rows = splits.flatMap(([split, some]) =>
    some.map((row) => [
      split,
      plainCell(row.key),
      ...SUMS.map((name) => row[name]),
      row.complete ? 'yes' : 'at least',
    ]),
  );
  return `${csvFormatRows([['split', 'value', ...SUMS.slice(0, -1), 'usd', 'complete'], ...rows])}\n`;
}

const LINE = /** @type {const} */ ([
  ...['service', 'usage_type', 'charge', 'region', 'from', 'to', 'quantity', 'unit'],
  ...['model', 'dimension', 'route', 'tier', 'invoiced', 'ours', 'difference', 'why'],
  'explanation',
]);

/** Amounts may begin with a minus, and are no formulas. */
const NUMBERS = new Set(['quantity', 'invoiced', 'ours', 'difference']);

/** The invoice beside list prices, line by line. @param {NonNullable<UsageReport['bill']>} bill */
export const billCsv = ({ lines }) =>
  `${csvFormatRows([
    [...LINE],
    ...lines.map((line) =>
      LINE.map((name) => {
        const text = String(/** @type {any} */ (line)[name] ?? '');
        return NUMBERS.has(name) ? text : plainCell(text);
      }),
    ),
  ])}\n`;

/** @param {UsageReport['bad']['samples']} samples */
export const badLinesCsv = (samples) =>
  `${csvFormatRows([
    ['file', 'line', 'reason', 'message', 'text'],
    ...samples.map(({ file, line, reason, message, text }) => [
      plainCell(file),
      String(line),
      reason,
      message,
      plainCell(text),
    ]),
  ])}\n`;
