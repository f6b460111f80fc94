// What the calls of one model would have cost on every other model, route and tier.
import { html } from 'lit';
import { define } from '../../define.js';
import { grouped } from '../../format.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { beside } from './beside.js';
import { UsagePart, withTokens } from './readings.js';
import { usageStyles } from './styles.js';
import { FEW, whatIfTable } from './tables.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageWhatIf} UsageWhatIf
 */

/** Models that calls were paid for, and their names, largest first. @param {UsageReport | null} report @returns {Map<string, string>} */
const paidModels = (report) =>
  new Map(
    withTokens(report).flatMap(({ model, model_name, model_amount }) =>
      model && model_amount !== '0' ? [[model, model_name]] : [],
    ),
  );

export class UsageElsewhere extends UsagePart {
  static properties = {
    trouble: { state: true },
    whatIf: { state: true },
    all: { state: true },
  };

  static styles = [base, tableStyles, usageStyles];

  /** What `whatIf` was asked for. @type {{report: UsageReport | null, model: string}} */
  #asked = { report: null, model: '' };
  #asking = new AbortController();

  constructor() {
    super();
    this.trouble = '';
    /** @type {UsageWhatIf | null} */
    this.whatIf = null;
    /** Whether all rows are listed. */
    this.all = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#asking.abort();
    this.#asked = { report: null, model: '' };
  }

  /** The one that is chosen, or else the one that costs most. */
  get #model() {
    const models = paidModels(this.readings.report);
    const chosen = this.calc.session.setting('usage', 'elsewhere') ?? '';
    return models.has(chosen) ? chosen : ([...models.keys()][0] ?? '');
  }

  willUpdate() {
    const { report } = this.readings;
    const model = this.#model;
    if (report === this.#asked.report && model === this.#asked.model) return;
    this.#asked = { report, model };
    this.#asking.abort();
    this.whatIf = null;
    if (report && model) this.#compare(report, model);
  }

  /** @param {UsageReport} report @param {string} model */
  async #compare(report, model) {
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    const { prices } = this.readings;
    const rows = report.by_model.filter((row) => row.model === model);
    const called = rows.map((row) => row.called);
    this.trouble = '';
    try {
      this.whatIf = await beside('whatIf', { report, called, prices }, { signal });
    } catch (problem) {
      if (!signal.aborted) this.trouble = String(/** @type {any} */ (problem).message);
    }
  }

  #answer() {
    const { whatIf, all } = this;
    if (this.trouble) return html`<p class="message bad" role="alert">${this.trouble}</p>`;
    if (!whatIf) return html`<p class="soft" role="status">Pricing them everywhere …</p>`;
    const show = () => {
      this.all = true;
    };
    const more = whatIf.rows.length > FEW && !all;
    return html`
      ${whatIfTable(whatIf, this.#model, all)}
      ${more ? html`<button type="button" class="quiet" @click=${show}>Show all ${grouped(String(whatIf.rows.length))}</button>` : ''}
    `;
  }

  render() {
    const models = paidModels(this.readings.report);
    const model = this.#model;
    if (!model) return '';
    const choose = (/** @type {Event} */ e) =>
      this.calc.session.set('usage', {
        elsewhere: /** @type {HTMLSelectElement} */ (e.target).value,
      });
    return html`
      <section>
        <div class="head">
          <h3>The same ${models.get(model)} calls on …</h3>
          ${
            models.size > 1
              ? html`<label>Calls of <select @change=${choose}>${[...models].map(([id, name]) => html`<option value=${id} ?selected=${id === model}>${name}</option>`)}</select></label>`
              : ''
          }
        </div>
        ${this.#answer()}
      </section>
    `;
  }
}

define('bedrock-usage-elsewhere', UsageElsewhere);
