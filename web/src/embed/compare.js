// <bedrock-compare>: a table of what the same work costs with other models or from other regions, or of several
// scenarios, the cheapest first.
import { html } from 'lit';
import { difference } from '../decimal.js';
import { define } from '../define.js';
import { day, exactMoney, money, share } from '../format.js';
import { Quoted } from './quoted.js';
import { smallStyles } from './styles.js';

/**
 * @typedef {import('./quoted.js').Bill} Bill
 * @typedef {import('./quoted.js').Scenario} Scenario
 * @typedef {{name: string, detail: string, bill: Bill | null, why: string}} Option
 */

const listed = (/** @type {string | undefined} */ text) =>
  (text ?? '').split(/[\s,]+/).filter(Boolean);

/** "+30 %", and from ten times on "37 times as much". @param {string} total @param {string} cheapest */
function timesOrPercent(total, cheapest) {
  const times = share(total, cheapest) / 100;
  return times < 10 ? `+${Math.round(100 * (times - 1))} %` : `${Math.round(times)} times as much`;
}

/** The same work with another model. @param {Scenario} scenario @param {string} model @returns {Scenario} */
const withModel = (scenario, model) => ({
  ...scenario,
  workloads: scenario.workloads.map((workload) => {
    if (!('model' in workload)) return workload;
    const { route: _, ...rest } = /** @type {any} */ (workload);
    return { ...rest, model };
  }),
});

/** The same work from another region. @param {Scenario} scenario @param {string} region @returns {Scenario} */
const withRegion = (scenario, region) => ({
  ...scenario,
  region,
  workloads: scenario.workloads.map((workload) => {
    const { region: _, ...rest } = /** @type {any} */ (workload);
    return rest;
  }),
});

/** Priced in full before "at least" before not at all, then by amount. @param {Option} a @param {Option} b */
function cheaperFirst(a, b) {
  const rank = (/** @type {Option} */ { bill }) => (bill === null ? 2 : bill.complete ? 0 : 1);
  if (rank(a) !== rank(b) || !a.bill || !b.bill) return rank(a) - rank(b);
  const more = difference(a.bill.total, b.bill.total);
  return more === '0' ? 0 : more.startsWith('-') ? -1 : 1;
}

export class BedrockCompare extends Quoted {
  static properties = { heading: {}, models: {}, regions: {} };

  static inputs = [...Quoted.inputs, 'models', 'regions'];

  static styles = smallStyles;

  constructor() {
    super();
    /** @type {string | undefined} */
    this.heading = undefined;
    /** @type {string | undefined} model ids, separated by spaces or commas */
    this.models = undefined;
    /** @type {string | undefined} region codes */
    this.regions = undefined;
    /** @type {Option[]} */
    this.options = [];
  }

  /** @param {import('./quoted.js').Engine} engine @param {Scenario[]} scenarios */
  priced(engine, scenarios) {
    const [first] = scenarios;
    const models = listed(this.models);
    const regions = listed(this.regions);
    /** @type {[string, Scenario][]} */
    const variants =
      models.length > 0
        ? models.map((id) => [id, withModel(first, id)])
        : regions.length > 0
          ? regions.map((code) => [code, withRegion(first, code)])
          : scenarios.map((scenario, i) => [scenario.name ?? `Scenario ${i + 1}`, scenario]);
    this.options = variants.map(([name, scenario]) => {
      try {
        const bill = engine.quote(scenario);
        const model = models.length > 0 ? bill.workloads.find((w) => w.model_name) : undefined;
        const [left] = bill.not_priced;
        const priced = bill.lines.length > 0 || bill.complete;
        return {
          name: model?.model_name ?? name,
          detail: model && model.model_name !== name ? name : '',
          bill: priced ? bill : null,
          why: left ? left.reason : '',
        };
      } catch (problem) {
        return { name, detail: '', bill: null, why: /** @type {Error} */ (problem).message };
      }
    });
    this.options.sort(cheaperFirst);
  }

  /** @param {Option} option @param {Bill | null} cheapest */
  #row({ name, detail, bill, why }, cheapest) {
    const least = bill && !bill.complete ? 'at least ' : '';
    const more = bill && cheapest ? difference(bill.total, cheapest.total) : '0';
    const comparable =
      bill?.complete && cheapest?.complete && more !== '0' && cheapest.total !== '0';
    return html`
      <tr class=${bill?.complete ? '' : 'missing'}>
        <th scope="row">${name}${detail ? html`<br><span class="soft">${detail}</span>` : ''}</th>
        <td title=${bill ? exactMoney(bill.total) : why}>${bill ? least + money(bill.total) : 'Not priced'}</td>
        <td>${
          comparable
            ? html`+${money(more)} <span class="soft">(${timesOrPercent(bill.total, cheapest.total)})</span>`
            : bill?.complete
              ? 'cheapest'
              : why
        }</td>
      </tr>
    `;
  }

  render() {
    if (!this.ready) return html`<slot></slot>`;
    if (this.trouble) {
      return html`<div class="app" lang="en">
        <div class="error" part="error" role="alert">This comparison cannot be shown: ${this.trouble}</div>
      </div>`;
    }
    const cheapest = this.options[0]?.bill ?? null;
    return html`
      <div class="app" lang="en">
        <table part="table">
          <caption>${this.heading ?? 'Cost per month'}</caption>
          <thead>
            <tr><th scope="col">Option</th><th scope="col">Per month, USD</th><th scope="col">Difference</th></tr>
          </thead>
          <tbody>${this.options.map((option) => this.#row(option, cheapest))}</tbody>
        </table>
        <p class="soft" part="note">
          ${cheapest ? `Prices in force on ${day(cheapest.as_of)}, b` : 'B'}efore tax, credits and discounts.
        </p>
      </div>
    `;
  }
}

define('bedrock-compare', BedrockCompare);
