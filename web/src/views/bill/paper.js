// What only paper has: a summary that fits the first page, and after the lines what was assumed and the sources.
import { html } from 'lit';
import { assumptionsOf, least, sourcesOf } from '../../export/cells.js';
import { day, money, percent } from '../../format.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

/** More workloads than this leave the first page; the rest is in the lines. */
const MOST_ROWS = 20;

/** @param {Bill} bill @param {string} region of the scenario */
export function summary(bill, region) {
  const { workloads } = bill;
  const more = workloads.length - MOST_ROWS;
  return html`
    <section class="paper first">
      <p>${region ? `${region}, rates` : 'Rates'} in force on ${day(bill.as_of)}, USD a month, before tax and credits.</p>
      <table>
        <caption>Summary</caption>
        <thead>
          <tr><th scope="col">Workload</th><th scope="col">Model</th><th scope="col">Amount</th><th scope="col">Share</th></tr>
        </thead>
        <tbody>
          ${workloads.slice(0, MOST_ROWS).map(
            (workload) => html`
              <tr>
                <th scope="row">${workload.workload}</th>
                <td>${workload.model_name}</td>
                <td class="amount">${least(workload)}${money(workload.total)}</td>
                <td class="amount">${workload.complete ? percent(workload.total, bill.total) : 'not priced in full'}</td>
              </tr>
            `,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colspan="2">Total a month${more > 0 ? `, with ${more} more workloads` : ''}</th>
            <td class="amount">${least(bill)}${money(bill.total)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </section>
  `;
}

/** @param {Bill} bill */
export function endnotes(bill) {
  const assumed = assumptionsOf(bill);
  return html`
    <section class="paper last">
      ${
        assumed.length > 0
          ? html`<h3>Assumptions</h3><ul>${assumed.map((words) => html`<li>${words}</li>`)}</ul>`
          : ''
      }
      <h3>Sources</h3>
      <ul>
        ${sourcesOf(bill).map(
          ({ source, source_date, source_url }) =>
            html`<li>${source}, read on ${day(source_date)}${source_url ? `: ${source_url}` : ''}</li>`,
        )}
      </ul>
    </section>
  `;
}
