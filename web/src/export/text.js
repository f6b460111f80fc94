// A bill as plain text, to be pasted into a message; and with its scenario as JSON.
import { exactMoney } from '../format.js';
import { assumptionsOf, least, offOf } from './cells.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

/** @param {Bill} bill */
export function billText(bill) {
  const lines = bill.lines.map(
    (line) => `${line.workload}: ${line.label}: ${line.formula} = ${exactMoney(line.amount)}`,
  );
  const left = bill.not_priced.map(
    (item) => `Not priced: ${item.workload}: ${item.quantity} ${item.dimension}: ${item.reason}`,
  );
  const off = offOf(bill).map((name) => `Switched off: ${name}`);
  const assumed = assumptionsOf(bill).map((words) => `Assumed: ${words}.`);
  const total = `Total per month: ${least(bill)}${exactMoney(bill.total)} USD`;
  const day = `Rates in force on ${bill.as_of}.`;
  return `${[total, ...lines, ...left, ...off, ...assumed, day].join('\n')}\n`;
}

/** @param {import('bedrock-calculator').Scenario} scenario @param {Bill} bill */
export const billJson = (scenario, bill) => `${JSON.stringify({ scenario, bill }, null, 2)}\n`;
