// How calls differ, all of them or those of one model, and how they change over time.
import { html } from 'lit';
import '../../charts/chart.js';
import { define } from '../../define.js';
import { exactMoney, grouped } from '../../format.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { UsagePart } from './readings.js';
import { costText, DRIFTS, daysOf, driftChart, spreadChart } from './spread-charts.js';
import { usageStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageDistribution} UsageDistribution
 * @typedef {import('../../charts/draw.js').Chart} Chart
 * @typedef {import('./spread-charts.js').Drift} Drift
 */

/** @param {UsageDistribution} distribution */
const table = ({ input, output, cost }) => html`
  <table>
    <caption class="vh">How calls differ</caption>
    <thead>
      <tr>
        <th scope="col">One call</th>
        <th scope="col" class="number">Mean</th>
        <th scope="col" class="number">Half have at most</th>
        <th scope="col" class="number">9 in 10</th>
        <th scope="col" class="number">99 in 100</th>
        <th scope="col" class="number c-max">Most</th>
      </tr>
    </thead>
    <tbody>
      ${[
        { name: 'Input tokens', of: input, text: grouped },
        { name: 'Output tokens', of: output, text: grouped },
        ...(cost ? [{ name: 'Cost', of: cost, text: exactMoney }] : []),
      ].map(
        ({ name, of, text }) => html`
          <tr>
            <th scope="row">${name}</th>
            ${[of.mean, of.p50, of.p90, of.p99].map((value) => html`<td class="number">${text(value)}</td>`)}
            <td class="number c-max">${text(of.max)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

/** What a chart was drawn from, so that it is drawn anew only when that changes. @type {WeakMap<object, Map<string, Chart>>} */
const drawn = new WeakMap();

/** @param {object} of @param {string} id @param {() => Chart} make */
function once(of, id, make) {
  const charts = drawn.get(of) ?? new Map();
  drawn.set(of, charts);
  if (!charts.has(id)) charts.set(id, make());
  return /** @type {Chart} */ (charts.get(id));
}

export class UsageSpread extends UsagePart {
  static styles = [base, tableStyles, usageStyles];

  /** @param {string} name of a setting @param {string} value */
  #set(name, value) {
    this.calc.session.set('usage', { [name]: value });
  }

  /** @param {UsageReport} report */
  #calls(report) {
    const rows = report.by_model.filter(({ distribution }) => distribution.calls !== '0');
    const chosen = rows.find(({ key }) => key === this.calc.session.setting('usage', 'of'));
    const { distribution } = chosen ?? report;
    const { input, output, cost } = distribution;
    if (distribution.calls === '0') return '';
    const charts = [
      once(input, 'input', () => spreadChart('Input tokens a call', input, grouped)),
      once(output, 'output', () => spreadChart('Output tokens a call', output, grouped)),
      ...(cost ? [once(cost, 'cost', () => spreadChart('Cost of a call', cost, costText))] : []),
    ];
    return html`
      <section>
        <div class="head">
          <h3>How calls differ</h3>
          ${
            rows.length > 1
              ? html`<label>Calls of <select @change=${(/** @type {Event} */ e) => this.#set('of', /** @type {HTMLSelectElement} */ (e.target).value)}>
                <option value="">all models</option>
                ${rows.map(({ key, label, route, region, tier }) => html`<option value=${key} ?selected=${key === chosen?.key}>${[label, route, region, tier === 'standard' ? '' : tier].filter(Boolean).join(', ')}</option>`)}
              </select></label>`
              : ''
          }
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="How calls differ">${table(distribution)}</div>
        ${distribution.cache_hit_percent === null ? '' : html`<p class="soft">Of all input, ${distribution.cache_hit_percent} % was read from the cache.</p>`}
        <div class="charts">
          ${charts.map((chart) => html`<div><h4>${chart.title}</h4><bedrock-chart .chart=${chart}></bedrock-chart></div>`)}
        </div>
      </section>
    `;
  }

  /** @param {UsageReport} report */
  #drift(report) {
    if (daysOf(report).length < 2) return '';
    const asked = /** @type {Drift} */ (this.calc.session.setting('usage', 'drift'));
    const drift = asked in DRIFTS ? asked : 'cost';
    const chart = once(report, drift, () => driftChart(report, drift));
    return html`
      <section>
        <div class="head">
          <h3>Over time</h3>
          <label>Follow <select @change=${(/** @type {Event} */ e) => this.#set('drift', /** @type {HTMLSelectElement} */ (e.target).value)}>
            ${Object.entries(DRIFTS).map(([id, { label }]) => html`<option value=${id} ?selected=${id === drift}>${label}</option>`)}
          </select></label>
        </div>
        <p>${chart.sentence}</p>
        <bedrock-chart .chart=${chart}></bedrock-chart>
      </section>
    `;
  }

  render() {
    const { report } = this.readings;
    return report ? html`${this.#calls(report)} ${this.#drift(report)}` : '';
  }
}

define('bedrock-usage-spread', UsageSpread);
