// What is filtered, as files: CSV and JSON.
import { csvFormatRows } from 'd3-dsv';
import { plainCell } from '../../export/cells.js';

/** @typedef {import('./rows.js').Row} Row */

const COLUMNS = /** @type {const} */ ([
  'provider',
  'model',
  'name',
  'region',
  'routes',
  'tier',
  'context',
  'dimension',
  'usd',
  'unit',
  'from',
  'to',
  'grade',
  'source',
  'source_date',
  'source_url',
  'assumed',
  'note',
]);

/** @param {Row[]} rows */
export function ratesCsv(rows) {
  const cells = rows.map((row) => COLUMNS.map((column) => plainCell(row[column] ?? '')));
  return `${csvFormatRows([[...COLUMNS], ...cells])}\n`;
}

/** @param {Row[]} rows */
export function ratesJson(rows) {
  const plain = rows.map((row) =>
    Object.fromEntries(COLUMNS.map((column) => [column, row[column]])),
  );
  return `${JSON.stringify(plain, null, 1)}\n`;
}
