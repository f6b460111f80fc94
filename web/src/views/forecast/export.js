// The months as CSV: what each costs, how sure that is, what credits pay, and what is to pay.
import { dsvFormat } from 'd3-dsv';
import { plainCell } from '../../export/cells.js';

/**
 * @typedef {import('bedrock-calculator').Forecast} Forecast
 * @typedef {import('bedrock-calculator').Simulation} Simulation
 * @typedef {import('bedrock-calculator').Credits} Credits
 */

/**
 * @param {Forecast} forecast @param {Simulation | null} simulation @param {Credits | null} credits of the same months
 * @param {boolean} [semicolons] for spreadsheets of countries with decimal commas
 */
export function monthsCsv(forecast, simulation, credits, semicolons = false) {
  const { workloads, costs } = forecast;
  const band = simulation?.months.length === forecast.months.length ? simulation.months : null;
  const paid = credits?.months.length === forecast.months.length ? credits.months : null;
  const awards = paid ? (credits?.awards ?? []) : [];
  const head = [
    'month',
    'total_usd',
    'complete',
    ...(band ? ['p10_usd', 'p50_usd', 'p90_usd'] : []),
    ...(paid ? ['credits_usd', 'to_pay_usd'] : []),
    ...awards.map(({ name }) => `left of ${name}`),
    ...workloads.map(({ name }, i) => name || `Workload ${i + 1}`),
    ...costs.map(({ name }) => name),
  ];
  const number = (/** @type {string} */ text) => (semicolons ? text.replace('.', ',') : text);
  const rows = forecast.months.map((month, i) => [
    month.month,
    number(month.total),
    month.complete ? 'yes' : 'at least',
    ...(band ? [band[i].p10, band[i].p50, band[i].p90].map(number) : []),
    ...(paid ? [paid[i].credited, paid[i].to_pay].map(number) : []),
    ...(paid ? paid[i].awards.map(({ left }) => number(left)) : []),
    ...month.workloads.map(({ total }) => number(total)),
    ...month.costs.map(number),
  ]);
  const text = dsvFormat(semicolons ? ';' : ',').formatRows([head.map(plainCell), ...rows]);
  return `${semicolons ? '\uFEFF' : ''}${text}\n`;
}
