// A bill as a file: plain text, CSV, JSON.
import { csvFormatRows } from 'd3-dsv';
import { exactMoney } from './format.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

const COLUMNS = /** @type {const} */ ([
  'workload',
  'dimension',
  'quantity',
  'unit',
  'rate',
  'amount',
  'gross',
  'free',
  'model',
  'model_name',
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
]);

/**
 * A spreadsheet takes text that starts with one of these for a formula; names are the person's own.
 * @param {string} text
 */
export const plainCell = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** @param {Bill} bill */
export function billCsv(bill) {
  const rows = bill.lines.map((line) => COLUMNS.map((column) => plainCell(line[column] ?? '')));
  return `${csvFormatRows([[...COLUMNS], ...rows])}\n`;
}

/** @param {Bill} bill */
export function billText(bill) {
  const lines = bill.lines.map(
    (line) => `${line.workload}: ${line.label}: ${line.formula} = ${exactMoney(line.amount)}`,
  );
  const left = bill.not_priced.map(
    (item) => `Not priced: ${item.workload}: ${item.quantity} ${item.dimension}: ${item.reason}`,
  );
  const total = `Total per month: ${bill.complete ? '' : 'at least '}${exactMoney(bill.total)} USD`;
  return `${[total, ...lines, ...left, `Rates in force on ${bill.as_of}.`].join('\n')}\n`;
}

/** @param {import('bedrock-calculator').Scenario} scenario @param {Bill} bill */
export const billJson = (scenario, bill) => `${JSON.stringify({ scenario, bill }, null, 2)}\n`;
