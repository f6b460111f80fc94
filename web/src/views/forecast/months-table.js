// Month by month, on the screen and on paper: as entered, how sure, what credits pay and what is left to pay.
import { html } from 'lit';
import { quietCents } from '../../components/cents.js';
import { sum } from '../../decimal.js';
import { brief, money } from '../../format.js';
import { monthName } from './plan.js';

/**
 * @typedef {import('bedrock-calculator').Credits} Credits
 * @typedef {{
 *   forecast: import('bedrock-calculator').Forecast, simulation: import('bedrock-calculator').Simulation | null,
 *   credits: Credits | null,
 * }} Answers
 */

/** What is left of all awards. @param {Credits['months'][number]} month */
const leftOf = ({ awards }) => sum(awards.map(({ left }) => left));

/** @param {string} text */
const none = (text) => (text === '0' ? '–' : quietCents(money(text)));

/** @param {Answers} answers */
export function monthsTable({ forecast, simulation, credits }) {
  const paid = credits && credits.awards.length > 0 ? credits.months : null;
  return html`
    <table class="months">
      <caption class="vh">Month by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col" class="number">As entered</th>
          ${simulation ? html`<th scope="col" class="number">Low</th><th scope="col" class="number">High</th>` : ''}
          ${paid ? html`<th scope="col" class="number">Paid by credits</th><th scope="col" class="number">Credits left</th><th scope="col" class="number">To pay</th>` : ''}
        </tr>
      </thead>
      <tbody>
        ${forecast.months.map(
          ({ month, total, complete }, i) => html`
            <tr>
              <th scope="row">${monthName(month)}</th>
              <td class="number">${complete ? '' : 'at least '}${quietCents(money(total))}</td>
              ${simulation ? html`<td class="number">${brief(simulation.months[i].p10)}</td><td class="number">${brief(simulation.months[i].p90)}</td>` : ''}
              ${paid ? html`<td class="number">${none(paid[i].credited)}</td><td class="number">${none(leftOf(paid[i]))}</td><td class="number">${none(paid[i].to_pay)}</td>` : ''}
            </tr>
          `,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All months</th>
          <td class="number">${forecast.complete ? '' : 'at least '}${quietCents(money(forecast.total))}</td>
          ${simulation ? html`<td class="number">${brief(simulation.total.p10)}</td><td class="number">${brief(simulation.total.p90)}</td>` : ''}
          ${paid && credits ? html`<td class="number">${none(credits.credited)}</td><td></td><td class="number">${none(credits.to_pay)}</td>` : ''}
        </tr>
      </tfoot>
    </table>
  `;
}
