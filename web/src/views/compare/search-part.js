// The cheapest configuration of the whole scenario that keeps what must be kept: the form, the answer, the runner-up,
// and what each constraint costs. The second engine looks for it.
import { css, html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { money, shortTokens } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { said, saidStyles } from '../said.js';
import { waiting, waitingStyles } from '../waiting.js';
import {
  clearAll,
  constraintsOf,
  FIELDS,
  GEOGRAPHIES,
  namedModels,
  setText,
  textOf,
} from './constraints.js';
import { CONTEXTS } from './models.js';
import { currentScenario } from './scenario.js';
import { found } from './search-answer.js';
import { compareStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').SearchAnswer} Answer
 * @typedef {[string, string][]} Options values and what they are called
 */

/** A value under its own name. @param {string} text @returns {[string, string]} */
const named = (text) => [text, text.replace(/^./, (letter) => letter.toUpperCase())];

export class SearchPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = { said: { state: true } };

  static styles = [
    base,
    tableStyles,
    saidStyles,
    waitingStyles,
    compareStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(calc(220 * var(--u)), 1fr));
        gap: var(--x3) var(--x5);
        align-items: start;
        margin-block: var(--x3) var(--x5);
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x1);
      }
      .wide {
        grid-column: 1 / -1;
      }
      legend {
        margin-block-end: 2px;
        color: var(--ink-3);
        font-size: var(--t-13);
      }
      form button {
        min-height: calc(28 * var(--u));
        border-color: var(--line-2);
        color: var(--ink-2);
        font-size: var(--t-13);
      }
      form [aria-pressed='true'] {
        background: var(--accent-soft);
        border-color: var(--accent);
        color: var(--ink);
      }
      .answer {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x2) var(--x4);
        justify-content: space-between;
        align-items: center;
      }
      .answer p {
        margin: 0;
      }
      .answer b {
        font-size: var(--t-20);
      }
      .found {
        width: 100%;
        margin-block: var(--x3);
      }
      .found :is(th, td) {
        vertical-align: top;
      }
      .list {
        margin: 0;
        padding-inline-start: var(--x4);
      }
      .list li {
        padding-block: 3px;
      }
    `,
  ];

  /** @type {Latest<'search'>} */
  #search = new Latest('search', () => this.requestUpdate());

  constructor() {
    super();
    /** What "Use this" has done. */
    this.said = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#search.leave();
  }

  willUpdate() {
    const scenario = currentScenario(this.calc);
    this.#search.ask({ scenario, constraints: constraintsOf(this.calc) });
  }

  /** @param {string} field @param {string} label @param {Options} options @param {string} [kind] */
  #chips(field, label, options, kind = '') {
    const chosen = textOf(this.calc, field).split(',').filter(Boolean);
    const toggle = (/** @type {string} */ value) => {
      const others = chosen.filter((other) => other !== value);
      const next = others.length < chosen.length ? others : [...chosen, value];
      setText(this.calc, field, next.join(','));
    };
    return html`
      <fieldset class=${kind}>
        <legend>${label}</legend>
        ${options.map(
          ([value, text]) =>
            html`<button type="button" aria-pressed=${chosen.includes(value)} @click=${() => toggle(value)}>${text}</button>`,
        )}
      </fieldset>
    `;
  }

  /** @param {string} field @param {string} label @param {Options} options */
  #select(field, label, options) {
    const chosen = textOf(this.calc, field);
    return html`
      <label>
        ${label}
        <select @change=${(/** @type {Event} */ e) => setText(this.calc, field, /** @type {HTMLSelectElement} */ (e.target).value)}>
          ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
        </select>
      </label>
    `;
  }

  #form() {
    const { catalog, pricing, draft } = this.calc;
    const offers = pricing.offers(draft.region);
    const providers = [...new Set(offers.map(({ provider }) => provider))].sort();
    const inputs = [...new Set(offers.flatMap(({ input }) => input))].filter((i) => i !== 'text');
    const profiles = new Set(catalog.regions.flatMap((region) => region.profiles));
    const { ids, unknown } = namedModels(this.calc);
    const any = FIELDS.some((field) => textOf(this.calc, field));
    return html`
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        <div>
          <label for="models">Models you accept, separated by commas</label>
          <input
            id="models"
            autocomplete="off"
            placeholder="any, or: haiku 4.5, nova pro"
            aria-describedby="named"
            .value=${textOf(this.calc, 'models')}
            @input=${(/** @type {Event} */ e) => setText(this.calc, 'models', /** @type {HTMLInputElement} */ (e.target).value)}
          >
          <p class="about" id="named">
            ${unknown.length > 0 ? `No model has the name ${unknown.join(', ')}. ` : ''}${ids.length > 0 ? `${ids.length} models` : ''}
          </p>
        </div>
        ${this.#select('regions', 'Calls are sent from', [
          ['', 'any region'],
          ...catalog.regions.map(
            ({ code, name }) => /** @type {[string, string]} */ ([code, `${code} – ${name}`]),
          ),
        ])}
        ${this.#select('min_context_tokens', 'Context window', [
          ['', 'what the work needs'],
          ...CONTEXTS.map(
            (n) => /** @type {[string, string]} */ ([n, `from ${shortTokens(Number(n))}`]),
          ),
        ])}
        ${this.#select('latency', 'How long answers may take', [
          ['', 'as long as now'],
          ['interactive', 'a person waits'],
          ['flex', 'seconds more at busy times'],
          ['batch', 'up to 24 hours'],
        ])}
        ${this.#select('caching', 'Prompt caching', [
          ['', 'whatever is cheapest'],
          ['as-is', 'as it is now'],
          ['none', 'none'],
        ])}
        ${this.#chips(
          'geographies',
          'Data stays in',
          Object.entries(GEOGRAPHIES).filter(([id]) => profiles.has(id)),
        )}
        ${this.#chips('routes', 'Routes', [
          ['in-region', 'In-region'],
          ['geo', 'Geo'],
          ['global', 'Global'],
        ])}
        ${this.#chips('tiers', 'Tiers', catalog.tiers.map(named))}
        ${this.#chips('input', 'Reads', inputs.map(named))}
        <fieldset>
          <legend>Also</legend>
          ${this.#switch('lifecycle', 'active', 'Active models only')}
          ${this.#switch('same_region', 'yes', 'All in one region')}
        </fieldset>
        ${this.#chips(
          'providers',
          'Providers',
          providers.map((name) => /** @type {[string, string]} */ ([name, name])),
          'wide',
        )}
      </form>
      ${any ? html`<button type="button" class="quiet" @click=${() => clearAll(this.calc)}>Clear all constraints</button>` : ''}
    `;
  }

  /** @param {string} field @param {string} value @param {string} label */
  #switch(field, value, label) {
    const on = textOf(this.calc, field) === value;
    return html`<button type="button" aria-pressed=${on} @click=${() => setText(this.calc, field, on ? '' : value)}>${label}</button>`;
  }

  /** @param {Answer} answer */
  #found(answer) {
    const workloads = this.#search.asked?.scenario.workloads ?? [];
    return found(answer, (i) => workloads[i]?.name || `Workload ${i + 1}`, {
      stale: this.calc.pricing.stale,
      use: () => this.#use(answer),
    });
  }

  /** @param {Answer} answer */
  #use({ choices, total }) {
    const patch = choices.flatMap((choice) => choice.patch);
    this.said = `The scenario now has the cheapest configuration, ${money(total ?? '')} a month.`;
    usePatch(this.calc, patch, 'Use the cheapest configuration', this.said);
  }

  render() {
    const { answer, pending, trouble } = this.#search;
    return html`
      <p class="soft">The cheapest configuration of the whole scenario: every model, region, route, tier and cache lifetime that keeps what you ask for.</p>
      ${this.#form()}
      ${said(this.calc.document, this.said)}
      ${pending ? waiting('Searching …', this.#search.progress, () => this.#search.cancel()) : ''}
      ${trouble ? html`<p class="message bad" role="alert">${trouble} <button type="button" @click=${() => this.#search.retry()}>Try again</button></p>` : ''}
      <div aria-busy=${pending}>${answer ? this.#found(answer) : ''}</div>
    `;
  }
}

define('bedrock-search-part', SearchPart);
