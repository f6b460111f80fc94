// What real usage came to: by day, by model, by whatever tells calls apart, elsewhere, and against the invoice.
import { html } from 'lit';
import '../../charts/chart.js';
import { save } from '../../charts/save.js';
import { quietCents } from '../../components/cents.js';
import { define } from '../../define.js';
import { counted, day, grouped, money, percent, unitCost } from '../../format.js';
import { alias, changeOwn } from '../../state/changes.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { dayChart } from './charts.js';
import './elsewhere.js';
import { badLinesCsv, billCsv, csvFile } from './export.js';
import { UsagePart } from './readings.js';
import './spread.js';
import { usageStyles } from './styles.js';
import {
  billTable,
  errorTable,
  FEW,
  metricsTable,
  modelTable,
  principalTable,
  splitTable,
} from './tables.js';
import { readTwice } from './twice.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageRow} UsageRow
 */

export class UsageReportPart extends UsagePart {
  static properties = {
    trouble: { state: true },
    said: { state: true },
    all: { state: true },
  };

  static styles = [base, tableStyles, usageStyles];

  constructor() {
    super();
    this.trouble = '';
    this.said = '';
    /** @type {Set<string>} the tables of which all rows are listed */
    this.all = new Set();
  }

  firstUpdated() {
    import('./saved-part.js');
  }

  /** What a name that hides its model stands for. @param {string} called */
  #explain(called) {
    const take = (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLInputElement} */ (event.target);
      const { engine, draft } = this.calc;
      const known = engine.models({ region: draft.region || 'us-east-1' });
      const found = known.some(
        ({ id, routes }) => id === value || routes.some((route) => route.id === value),
      );
      this.trouble =
        found || !value
          ? ''
          : `There is no model “${value}” in the price list. Choose one from the list.`;
      if (found && called) alias(this.calc, called, value);
      else if (found) this.readings.chooseModel(value);
    };
    return html`
      <span class="explain">
        <label class="vh" for=${`of-${called}`}>Model of ${called || 'calls that name none'}</label>
        <input id=${`of-${called}`} list="models" placeholder="Which model?" autocomplete="off" @change=${take}>
      </span>
    `;
  }

  #models() {
    const { engine, draft } = this.calc;
    const rows = engine.models({ region: draft.region || 'us-east-1' });
    return html`<datalist id="models">${rows.flatMap(({ name, routes }) => routes.map(({ id }) => html`<option value=${id}>${name}</option>`))}</datalist>`;
  }

  /** @param {string} id of a table @param {number} rows */
  #more(id, rows) {
    if (rows <= FEW || this.all.has(id)) return '';
    const show = () => {
      this.all = new Set([...this.all, id]);
    };
    return html`<button type="button" class="quiet" @click=${show}>Show all ${grouped(String(rows))}</button>`;
  }

  /** @param {UsageReport} report */
  #head({ period, totals, bad }) {
    const calls = Number(totals.calls);
    const input =
      Number(totals.input_tokens) +
      Number(totals.cache_read_tokens) +
      Number(totals.cache_write_tokens);
    const thousand = calls > 0 ? unitCost(String((1000 * Number(totals.amount)) / calls)) : '';
    const when = period
      ? period.from === period.to
        ? day(period.from)
        : `${day(period.from)} to ${day(period.to)}`
      : 'No record says its day';
    return html`
      <div class="head">
        <div>
          <p class="soft">${when}, at the prices of the day of use</p>
          <p class="total">${totals.complete ? '' : html`<span class="chip">at least</span> `}${quietCents(money(totals.amount))}</p>
        </div>
        <dl class="facts">
          <div><dt>Calls</dt><dd>${grouped(totals.calls)}</dd></div>
          ${thousand ? html`<div><dt>A thousand calls, about</dt><dd>${thousand}</dd></div>` : ''}
          ${input > 0 ? html`<div><dt>Input read from cache</dt><dd>${percent(totals.cache_read_tokens, String(input))}</dd></div>` : ''}
          ${totals.caching_saved === '0' ? '' : html`<div><dt>Caching ${totals.caching_saved.startsWith('-') ? 'cost' : 'saved'}</dt><dd>${money(totals.caching_saved.replace('-', ''))}</dd></div>`}
          ${totals.routed === '0' ? '' : html`<div><dt>Prompt router fee</dt><dd>${money(totals.router_amount)}</dd></div>`}
          ${totals.errors === '0' ? '' : html`<div><dt>Failed calls</dt><dd>${grouped(totals.errors)}</dd></div>`}
          ${bad.lines === '0' ? '' : html`<div><dt>Lines left out</dt><dd>${grouped(bad.lines)}</dd></div>`}
        </dl>
      </div>
    `;
  }

  /** By what calls can be split: what tells at least two apart. @param {UsageReport} report @returns {[string, string, UsageRow[]][]} */
  #splits(report) {
    const all = /** @type {[string, string, UsageRow[]][]} */ ([
      ['identity', 'identity', report.by_identity],
      ['application', 'application profile', report.by_application],
      ['route', 'route', report.by_route],
      ['tier', 'tier', report.by_tier],
      ['region', 'region called', report.by_region],
      ['served', 'region that served', report.by_served],
      ['operation', 'operation', report.by_operation],
      ['day', 'day', report.by_day],
      ['hour', 'hour (UTC)', report.by_hour],
      ...report.by_tag.map(({ tag, rows }) => [`tag:${tag}`, `tag ${tag}`, rows]),
    ]);
    return all.filter(([, , rows]) => rows.length > 1 || rows[0]?.key);
  }

  /** @param {UsageReport} report */
  #split(report) {
    const { session } = this.calc;
    const splits = this.#splits(report);
    const chosen = splits.find(([id]) => id === session.setting('usage', 'by')) ?? splits[0];
    if (!chosen) return '';
    const [id, what, rows] = chosen;
    const choose = (/** @type {Event} */ e) =>
      session.set('usage', { by: /** @type {HTMLSelectElement} */ (e.target).value });
    return html`
      <section>
        <div class="head">
          <h3>By ${what}</h3>
          <label>Split by <select @change=${choose}>${splits.map(([value, words]) => html`<option value=${value} ?selected=${value === id}>${words}</option>`)}</select></label>
        </div>
        ${splitTable(what, rows, this.all.has(id))} ${this.#more(id, rows.length)}
      </section>
    `;
  }

  /** @param {UsageReport} report */
  #failed(report) {
    const { errors } = report;
    if (errors.length === 0) return '';
    return html`<section><h3>Failed calls</h3>${errorTable(report, this.all.has('errors'))} ${this.#more('errors', errors.length)}</section>`;
  }

  /** @param {UsageReport} report */
  #unread({ bad, notices, not_priced, conventions }) {
    const twice = readTwice(this.readings.groups);
    return html`
      <section>
        ${twice.length + notices.length + not_priced.length + conventions.length > 0 ? html`<h3>To know</h3>` : ''}
        <ul class="notices">
          ${twice.map((text) => html`<li class="more">${text}</li>`)}
          ${notices.map(({ message }) => html`<li>${message}</li>`)}
          ${(this.all.has('unpriced') ? not_priced : not_priced.slice(0, FEW)).map(({ called, dimension, calls, reason, hint }) => html`<li><b>${called || 'No model named'}</b>${dimension ? `, ${dimension.replaceAll('_', ' ')}` : ''}: ${counted(calls, 'call')} ${calls === '1' ? 'is' : 'are'} not priced. ${reason} ${hint.includes('model_aliases') ? 'Choose its model in the table above.' : hint}</li>`)}
          ${conventions.map(({ calls, words }) => html`<li class="soft">${counted(calls, 'call')}: ${words}</li>`)}
        </ul>
        ${this.#more('unpriced', not_priced.length)}
        ${
          bad.lines === '0'
            ? ''
            : html`
              <div class="head">
                <h3>Lines that could not be read</h3>
                <span class="soft">${grouped(bad.lines)}; the totals leave them out</span>
              </div>
              <table>
                <caption class="vh">Lines that could not be read</caption>
                <thead><tr><th scope="col">What is wrong</th><th scope="col">First seen</th></tr></thead>
                <tbody>
                  ${bad.samples.slice(0, FEW).map(({ message, file, line }) => html`<tr><th scope="row">${message}</th><td><code>${file}</code> line ${grouped(String(line))}</td></tr>`)}
                </tbody>
              </table>
              <button type="button" @click=${() => save('lines-not-read.csv', csvFile(badLinesCsv(bad.samples)))}>Save these lines</button>
            `
        }
      </section>
    `;
  }

  /** @param {UsageReport} report */
  #invoice({ bill }) {
    if (!bill) return '';
    return html`
      <section>
        <h3>Against the invoice</h3>
        ${billTable(bill, this.all.has('bill'))} ${this.#more('bill', bill.lines.length)}
        ${
          bill.by_principal.length > 0
            ? html`${principalTable(bill, this.all.has('principal'))} ${this.#more('principal', bill.by_principal.length)}`
            : ''
        }
        <button type="button" @click=${() => save('invoice.csv', csvFile(billCsv(bill)))}>Export the invoice as CSV</button>
        ${bill.discounts.map(({ percent: off, model, provider, amount }) => {
          const discount = { percent: off, model, provider };
          const name = bill.lines.find((line) => line.model === model)?.model_name ?? model;
          return html`
            <p>
              ${off} % off the list price of ${(model ? name : provider) ?? 'all'}, ${money(amount)} in all.
              ${
                this.#uses(discount)
                  ? 'Your prices have it.'
                  : html`<button type="button" @click=${() => this.#useDiscount(discount)}>Use this discount</button>`
              }
            </p>
          `;
        })}
      </section>
    `;
  }

  /** Whether the scenario has it already: another one would come on top. @param {import('bedrock-calculator').Discount} discount */
  #uses({ percent: off, model, provider }) {
    return (this.calc.draft.own.discounts ?? []).some(
      (one) => one.percent === off && one.model === model && one.provider === provider,
    );
  }

  /** @param {import('bedrock-calculator').Discount} discount */
  #useDiscount(discount) {
    const { discounts = [] } = this.calc.draft.own;
    changeOwn(this.calc, { discounts: [...discounts, JSON.parse(JSON.stringify(discount))] });
    this.said = `Bills now have ${discount.percent} % off. Undo takes it back.`;
  }

  render() {
    const { report } = this.readings;
    if (!report) return '';
    return html`
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      <p class=${this.said ? 'message' : 'vh'} role="status">${this.said}</p>
      ${this.#models()}
      ${
        report.totals.calls === '0'
          ? ''
          : html`
        ${this.#head(report)}
        <div class="pair wide">
          <section>${report.days.length > 0 ? html`<h3>By day</h3><bedrock-chart .chart=${dayChart(report)}></bedrock-chart>` : html`<p class="soft">No record says its day, so there is no chart.</p>`}</section>
          <section><h3>By model</h3>${modelTable(report, this.all.has('model'), (called) => this.#explain(called))} ${this.#more('model', report.by_model.length)}</section>
        </div>
        <div class="pair">${this.#split(report)} <bedrock-usage-elsewhere></bedrock-usage-elsewhere></div>
        <bedrock-usage-saved></bedrock-usage-saved>
        <bedrock-usage-spread></bedrock-usage-spread>
      `
      }
      <div class="pair">${this.#invoice(report)} ${report.metrics ? html`<section><h3>CloudWatch metrics</h3>${metricsTable(report, (called) => this.#explain(called))}</section>` : ''} ${this.#failed(report)} ${this.#unread(report)}</div>
    `;
  }
}

define('bedrock-usage-report', UsageReportPart);
