// A bill as Markdown, for a wiki or a pull request: the total, every line, what is not priced, assumptions, sources.

import { multiplied } from '../decimal.js';
import { dimensionLabel } from '../dimension.js';
import { day, exactMoney, grouped, money, perMillion, price, units } from '../format.js';
import { assumptionsOf, least, sourcesOf } from './cells.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 */

/** Text that Markdown shows as it is, on one line. @param {string} text */
export const plain = (text) =>
  text.replace(/[\\`*_{}[\]<>#|~$]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');

/** @param {string[]} cells */
const row = (cells) => `| ${cells.join(' | ')} |`;

/** @param {string} title @param {string[]} items */
const list = (title, items) =>
  items.length > 0 ? [`## ${title}`, '', ...items.map((item) => `- ${item}`), ''] : [];

/** @param {Bill['lines'][number]} line */
const rateOf = (line) =>
  line.unit === 'token'
    ? `${price(perMillion(line.rate))} per million`
    : `${price(line.rate)} per ${line.unit}`;

/** @param {Scenario} scenario @param {Bill} bill */
export function billMarkdown(scenario, bill) {
  const from = bill.oldest_source_date ? `, sources from ${day(bill.oldest_source_date)} on` : '';
  const rows = bill.workloads.flatMap((workload, index) => {
    const name = plain(workload.workload);
    const left = bill.not_priced.filter((item) => item.workload_index === index);
    return [
      row([
        `**${name}**`,
        plain(workload.model_name),
        '',
        '',
        workload.switched_off
          ? 'switched off'
          : `**${least(workload)}${plain(money(workload.total))}**`,
      ]),
      ...bill.lines
        .filter((line) => line.workload_index === index)
        .map((line) =>
          row([
            name,
            plain(line.label) + (line.assumed ? ' (assumed)' : ''),
            `${grouped(line.quantity)} ${plain(units(line.unit, line.quantity))}`,
            plain(rateOf(line)),
            plain(exactMoney(line.amount)),
          ]),
        ),
      ...left.map((item) =>
        row([
          name,
          `Not priced: ${plain(dimensionLabel(item.dimension))}`,
          `${grouped(item.quantity)} ${plain(units(item.unit, item.quantity))}`,
          plain(item.reason),
          'not priced',
        ]),
      ),
    ];
  });
  return [
    `# ${plain(scenario.name || 'Estimated monthly bill')}`,
    '',
    `**${least(bill)}${plain(exactMoney(bill.total))} a month** (${least(bill)}${plain(money(multiplied(bill.total, 12)))} a year), USD, before tax and credits.`,
    `Rates in force on ${day(bill.as_of)}${from}.`,
    '',
    row(['Workload', 'Line', 'Quantity', 'Rate', 'Amount']),
    row(['---', '---', '---:', '---:', '---:']),
    ...rows,
    row(['**Total**', '', '', '', `**${least(bill)}${plain(exactMoney(bill.total))}**`]),
    '',
    ...list('Assumptions', assumptionsOf(bill).map(plain)),
    ...list(
      'Good to know',
      bill.notices.map(({ workload, message }) => `${plain(workload)}: ${plain(message)}`),
    ),
    ...list(
      'Sources',
      sourcesOf(bill).map(({ source, source_date, source_url }) => {
        const title = plain(source);
        return `${source_url ? `[${title}](${source_url})` : title}, read on ${day(source_date)}`;
      }),
    ),
  ].join('\n');
}
