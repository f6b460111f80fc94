// <bedrock-bill>: the bill of a scenario, to be read: every line, what is not priced, the day of the prices.

import { html, nothing } from 'lit';
import { define } from '../define.js';
import { dimensionLabel } from '../dimension.js';
import { counted, day, exactMoney, grouped, money, perMillion, price, units } from '../format.js';
import { toHash } from '../state/share.js';
import { Quoted } from './quoted.js';
import { smallStyles } from './styles.js';

/**
 * @typedef {import('./quoted.js').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

/** @param {BillLine} line */
const rateOf = (line) =>
  line.unit === 'token'
    ? `${price(perMillion(line.rate))} per million`
    : `${price(line.rate)} per ${line.unit}`;

const least = (/** @type {boolean} */ complete) => (complete ? '' : 'at least ');

/** @param {BillLine} line */
const lineRow = (line) => html`
  <tr>
    <th scope="row">${line.label}${line.assumed ? html` <span class="soft">(assumed)</span>` : ''}</th>
    <td>${grouped(line.quantity)} <span class="soft">${units(line.unit, line.quantity)}</span></td>
    <td>${rateOf(line)}</td>
    <td title=${exactMoney(line.amount)}>${money(line.amount)}</td>
  </tr>
`;

export class BedrockBill extends Quoted {
  static properties = { heading: {}, calculator: {} };

  static styles = smallStyles;

  constructor() {
    super();
    /** @type {string | undefined} what stands over the table; else the name of the scenario */
    this.heading = undefined;
    /** @type {string | undefined} where the calculator is, for a link to it with this scenario */
    this.calculator = undefined;
    /** @type {Bill | null} */
    this.bill = null;
    this.link = '';
    this.name = '';
  }

  /** @param {import('./quoted.js').Engine} engine @param {import('./quoted.js').Scenario[]} scenarios */
  priced(engine, [scenario]) {
    this.bill = engine.quote(scenario);
    this.name = scenario.name ?? '';
    this.tell(scenario, this.bill);
    if (this.calculator) {
      toHash(scenario).then((hash) => {
        this.link = new URL(hash, new URL(this.calculator ?? '', document.baseURI)).href;
        this.requestUpdate();
      });
    }
  }

  /** @param {Bill} bill @param {Bill['workloads'][number]} workload @param {number} index */
  #workload(bill, workload, index) {
    const left = bill.not_priced.filter((item) => item.workload_index === index);
    return html`
      <tbody>
        <tr class="group">
          <th scope="rowgroup" colspan="3">${workload.workload} <span class="soft">${workload.model_name}</span></th>
          <td>${workload.switched_off ? 'switched off' : workload.complete || workload.total !== '0' ? least(workload.complete) + money(workload.total) : 'not priced'}</td>
        </tr>
        ${bill.lines.filter((line) => line.workload_index === index).map(lineRow)}
        ${left.map(
          (item) => html`
            <tr class="missing">
              <th scope="row">Not priced: ${dimensionLabel(item.dimension)}</th>
              <td>${counted(item.quantity, item.unit)}</td>
              <td colspan="2">${item.reason}</td>
            </tr>
          `,
        )}
      </tbody>
    `;
  }

  /** @param {Bill} bill */
  #table(bill) {
    return html`
      <table part="table">
        <caption>${this.heading ?? (this.name || 'Estimated monthly bill')}</caption>
        <thead>
          <tr><th scope="col">Line</th><th scope="col">Quantity</th><th scope="col">Rate</th><th scope="col">Amount</th></tr>
        </thead>
        ${bill.workloads.map((workload, i) => this.#workload(bill, workload, i))}
        <tfoot>
          <tr>
            <th scope="row" colspan="3">Total per month, USD</th>
            <td part="total" title=${exactMoney(bill.total)}>${least(bill.complete)}${money(bill.total)}</td>
          </tr>
        </tfoot>
      </table>
      <p class="soft" part="note">
        Prices in force on ${day(bill.as_of)}, before tax, credits and discounts. An estimate: the invoice decides.
        ${this.link ? html`<a href=${this.link}>Open in the calculator</a>` : nothing}
      </p>
    `;
  }

  render() {
    if (!this.ready) return html`<slot></slot>`;
    return html`<div class="app" lang="en">${
      this.trouble || !this.bill
        ? html`<div class="error" part="error" role="alert">This bill cannot be shown: ${this.trouble}</div>`
        : this.#table(this.bill)
    }</div>`;
  }
}

define('bedrock-bill', BedrockBill);
