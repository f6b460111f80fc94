// The plan as pages to print for an approval: the request first, then the months, ranges, credits, assumptions, sources.
import { html } from 'lit';
import { assumptionsOf, sourcesOf } from '../../export/cells.js';
import { brief, day, money } from '../../format.js';
import { monthsTable } from './months-table.js';
import { growthText, monthInWords, planOf, planText } from './plan.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {{
 *   forecast: import('bedrock-calculator').Forecast, simulation: import('bedrock-calculator').Simulation | null,
 *   credits: import('bedrock-calculator').Credits | null, budgets: import('bedrock-calculator').Budgets | null,
 * }} Answers
 */

/** @param {Answers} answers */
function request({ forecast, simulation, credits, budgets }) {
  const [first, last] = [forecast.months[0], forecast.months[forecast.months.length - 1]];
  const [budget] = budgets?.budgets ?? [];
  return html`
    <h3>The request</h3>
    <ul>
      <li>
        ${forecast.complete ? '' : 'At least '}${money(forecast.total)} from ${monthInWords(first.month)} to ${monthInWords(last.month)}, before tax:
        ${money(forecast.first)} in the first month, ${money(forecast.last)} in the last.
      </li>
      ${simulation ? html`<li>In eight chances of ten it is ${brief(simulation.total.p10)} to ${brief(simulation.total.p90)}. To be covered in nine of ten, approve ${brief(simulation.total.p90)}.</li>` : ''}
      ${credits ? html`<li>${credits.ask.sentence}</li>` : ''}
      ${budget ? html`<li>A monthly budget of ${money(budget.limit)} (${budget.name}), with alerts at ${budget.alerts.map(({ percent, type }) => `${percent} % ${type}`).join(', ')}.</li>` : ''}
    </ul>
  `;
}

/** @param {Answers} answers @param {Calculator} calc @param {(workload: number | null) => string} nameOf */
function basis({ forecast, simulation, credits, budgets }, calc, nameOf) {
  const plan = planOf(calc);
  const { bill } = calc.pricing;
  const planned = (plan.workloads ?? []).map((one) => `${nameOf(one.workload)}: ${planText(one)}.`);
  const ranges = (simulation?.tornado ?? []).map(
    ({ label, workload, low, likely, high }) =>
      `${[label, nameOf(workload)].filter(Boolean).join(' of ')}: ${low} to ${high}, entered ${likely}`,
  );
  const rules = [...(credits?.rules ?? []), ...(budgets?.rules ?? [])];
  const list = (/** @type {string} */ head, /** @type {string[]} */ items) =>
    items.length > 0
      ? html`<h3>${head}</h3><ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`
      : '';
  return html`
    ${list('Assumptions', [
      ...forecast.assumptions,
      ...(growthText(plan.growth) ? [`All workloads grow by ${growthText(plan.growth)}.`] : []),
      ...planned,
      ...(bill ? assumptionsOf(bill) : []),
    ])}
    ${list(
      'What changes in these months',
      forecast.events.map(({ date, message }) => `${day(date)}: ${message}`),
    )}
    ${list('Ranges', ranges)}
    ${list(
      'Rules',
      rules.map(({ text, source, date }) => `${text} (${source}, ${day(date)})`),
    )}
    ${list('Sources of the prices', bill ? sourcesOf(bill).map(({ source, source_date, source_url }) => `${source}, read on ${day(source_date)}${source_url ? `: ${source_url}` : ''}`) : [])}
  `;
}

/** @param {Answers} answers @param {Calculator} calc @param {(workload: number | null) => string} nameOf */
export const paper = (answers, calc, nameOf) => html`
  <section class="paper" aria-hidden="true">
    <h2>${calc.draft.name || 'Amazon Bedrock'}: plan of ${answers.forecast.months.length} months from ${monthInWords(answers.forecast.start)}</h2>
    ${request(answers)} <h3>Month by month, USD</h3>
    ${monthsTable(answers)} ${basis(answers, calc, nameOf)}
  </section>
`;
