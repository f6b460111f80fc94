// What is filtered, as files: CSV and JSON, a price a line.
import { csvFormatRows } from 'd3-dsv';
import { plainCell } from '../../export/cells.js';

/** @typedef {import('./rows.js').Row} Row */

const OF_ROW = /** @type {const} */ ([
  'provider',
  'model',
  'name',
  'region',
  'route',
  'tier',
  'context',
  'endpoint',
]);
const OF_CELL = /** @type {const} */ ([
  'dimension',
  'usd',
  'unit',
  'derived',
  'grade',
  'source',
  'source_date',
  'source_url',
  'assumed',
  'note',
]);

/** @param {Row[]} rows */
const flat = (rows) =>
  rows.flatMap((row) =>
    row.cells.map((cell) => ({
      ...Object.fromEntries(OF_ROW.map((name) => [name, row[name]])),
      ...Object.fromEntries(OF_CELL.map((name) => [name, cell[name]])),
    })),
  );

/** @param {Row[]} rows */
export function ratesCsv(rows) {
  const cells = flat(rows).map((cell) => Object.values(cell).map((text) => plainCell(text ?? '')));
  return `${csvFormatRows([[...OF_ROW, ...OF_CELL], ...cells])}\n`;
}

/** @param {Row[]} rows */
export const ratesJson = (rows) => `${JSON.stringify(flat(rows), null, 1)}\n`;
