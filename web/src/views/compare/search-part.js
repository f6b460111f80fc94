// The cheapest configuration of the whole scenario that keeps what must be kept: the form, the answer, the runner-up,
// and what each constraint costs. The second engine looks for it.
import { css, html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { money, percent, shortTokens } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { said, saidStyles } from '../said.js';
import { signed } from './diff-table.js';
import { CONTEXTS } from './models.js';
import { currentScenario } from './scenario.js';
import { compareStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').SearchConstraints} Constraints
 * @typedef {import('bedrock-calculator').SearchAnswer} Answer
 * @typedef {import('bedrock-calculator').SearchChoice} SearchChoice
 * @typedef {[string, string][]} Options values and what they are called
 */

/** Settings of the session, by name; lists are separated by commas. */
const FIELDS = /** @type {const} */ ([
  'models',
  'providers',
  'regions',
  'geographies',
  'routes',
  'tiers',
  'latency',
  'min_context_tokens',
  'input',
  'lifecycle',
  'caching',
  'same_region',
]);
const LISTS = ['providers', 'regions', 'geographies', 'routes', 'tiers', 'input', 'lifecycle'];
/** @type {Record<string, string>} */
const GEOGRAPHIES = {
  us: 'US',
  eu: 'EU',
  jp: 'Japan',
  au: 'Australia',
  ca: 'Canada',
  in: 'India',
  apac: 'Asia Pacific',
  'us-gov': 'GovCloud',
};
/** @type {Record<string, string>} what a constraint is called where its cost is said */
const NAMES = {
  models: 'Taking only the models you accept',
  providers: 'Taking only these providers',
  regions: 'Calling from this region',
  geographies: 'Keeping data in the geography',
  routes: 'Taking only these routes',
  tiers: 'Taking only these tiers',
  latency: 'Answering as fast as you ask',
  min_context_tokens: 'The context window',
  input: 'Reading this input',
  lifecycle: 'Taking only active models',
  caching: 'The limit on caching',
  same_region: 'Having all workloads in one region',
};

/** A value under its own name. @param {string} text @returns {[string, string]} */
const named = (text) => [text, text.replace(/^./, (letter) => letter.toUpperCase())];

/** The setting of a constraint. @param {string} field */
const setting = (field) => `find-${field}`;

/** Models whose names have all words of one of the parts. @param {string} text @param {{id: string, name: string}[]} offers */
function modelsNamed(text, offers) {
  const parts = text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) =>
    offers.filter(({ id, name }) =>
      part.split(/\s+/).every((word) => `${name} ${id}`.toLowerCase().includes(word)),
    ),
  );
  return {
    ids: [...new Set(found.flat().map(({ id }) => id))],
    unknown: parts.filter((_, i) => found[i].length === 0),
  };
}

export class SearchPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = { said: { state: true } };

  static styles = [
    base,
    tableStyles,
    saidStyles,
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

  /** @param {string} field */
  #text(field) {
    return this.calc.session.setting('compare', setting(field));
  }

  /** @param {string} field @param {string} text */
  #set(field, text) {
    this.calc.session.set('compare', { [setting(field)]: text });
  }

  get #named() {
    const { calc } = this;
    return modelsNamed(this.#text('models'), calc.pricing.offers(calc.draft.region));
  }

  /** @returns {Constraints} */
  get constraints() {
    /** @type {Record<string, unknown>} */
    const all = {};
    for (const field of FIELDS) {
      const text = this.#text(field);
      if (!text) continue;
      if (field === 'models') {
        const { ids } = this.#named;
        if (ids.length > 0) all.models = ids;
      } else if (LISTS.includes(field)) all[field] = text.split(',');
      else if (field === 'min_context_tokens') all[field] = Number(text);
      else all[field] = text === 'yes' ? true : text;
    }
    return all;
  }

  willUpdate() {
    const scenario = currentScenario(this.calc);
    this.#search.ask({ scenario, constraints: this.constraints });
  }

  /** @param {string} field @param {string} label @param {Options} options @param {string} [kind] */
  #chips(field, label, options, kind = '') {
    const chosen = this.#text(field).split(',').filter(Boolean);
    const toggle = (/** @type {string} */ value) => {
      const others = chosen.filter((other) => other !== value);
      const next = others.length < chosen.length ? others : [...chosen, value];
      this.#set(field, next.join(','));
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
    const chosen = this.#text(field);
    return html`
      <label>
        ${label}
        <select @change=${(/** @type {Event} */ e) => this.#set(field, /** @type {HTMLSelectElement} */ (e.target).value)}>
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
    const { ids, unknown } = this.#named;
    const any = FIELDS.some((field) => this.#text(field));
    const clear = () =>
      this.calc.session.set(
        'compare',
        Object.fromEntries(FIELDS.map((field) => [setting(field), ''])),
      );
    return html`
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        <div>
          <label for="models">Models you accept, separated by commas</label>
          <input
            id="models"
            autocomplete="off"
            placeholder="any, or: haiku 4.5, nova pro"
            aria-describedby="named"
            .value=${this.#text('models')}
            @input=${(/** @type {Event} */ e) => this.#set('models', /** @type {HTMLInputElement} */ (e.target).value)}
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
      ${any ? html`<button type="button" class="quiet" @click=${clear}>Clear all constraints</button>` : ''}
    `;
  }

  /** @param {string} field @param {string} value @param {string} label */
  #switch(field, value, label) {
    const on = this.#text(field) === value;
    return html`<button type="button" aria-pressed=${on} @click=${() => this.#set(field, on ? '' : value)}>${label}</button>`;
  }

  /** @param {number} index */
  #name(index) {
    const workload = this.#search.asked?.scenario.workloads[index];
    return workload?.name || `Workload ${index + 1}`;
  }

  /** "Nova Lite, us-east-1, geo, batch". @param {SearchChoice} choice */
  #words({ model_name, region, route, tier, cache_ttl }) {
    const parts = [tier === 'standard' ? '' : tier, cache_ttl ? `cached for ${cache_ttl}` : ''];
    return [model_name, region, route, ...parts.filter(Boolean)].join(', ');
  }

  /** What another configuration has instead. @param {SearchChoice[]} choices */
  #instead(choices) {
    return choices
      .map((choice) => `${this.#name(choice.workload)} on ${this.#words(choice)}`)
      .join('; ');
  }

  /** @param {Answer} answer */
  #use({ choices, total }) {
    const patch = choices.flatMap((choice) => choice.patch);
    this.said = `The scenario now has the cheapest configuration, ${money(total ?? '')} a month.`;
    usePatch(this.calc, patch, 'Use the cheapest configuration', this.said);
  }

  /** @param {Answer} answer */
  #found(answer) {
    const { now, total, difference, choices, points } = answer;
    if (total === null) return this.#none(answer);
    const models = choices.filter(({ model }) => model);
    const changed = choices.some(({ patch }) => patch.length > 0);
    const saved = difference?.startsWith('-');
    return html`
      <div class="answer">
        <p role="status">
          <b>${money(total)}</b> a month is the cheapest${now && difference ? html`, <span class="delta ${saved ? 'less' : ''}">${signed(difference)}</span>${saved ? ` (${percent(difference.slice(1), now)})` : ''} against now` : ''}.
          <span class="about">${points.toLocaleString('en')} configurations considered.</span>
        </p>
        ${changed ? html`<button type="button" ?disabled=${this.calc.pricing.stale} @click=${() => this.#use(answer)}>Use this</button>` : ''}
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="The cheapest configuration">
        <table class="found">
          <caption class="vh">The cheapest configuration</caption>
          <thead><tr><th scope="col">Workload</th><th scope="col">Runs on</th><th scope="col" class="number">A month</th></tr></thead>
          <tbody>
            ${models.map(
              (choice) => html`
                <tr>
                  <th scope="row">${this.#name(choice.workload)}</th>
                  <td>${this.#words(choice)} <span class="about">${choice.changed.length > 0 ? '' : 'as now'}</span></td>
                  <td class="number">${money(choice.total)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
      ${this.#second(answer)} ${this.#costs(answer)}
    `;
  }

  /** @param {Answer} answer */
  #none({ impossible }) {
    return html`
      <p class="message" role="status">No configuration keeps all of this and has all its prices. Allow more.</p>
      <ul class="list">
        ${impossible.map(
          ({ workload, constraints }) =>
            html`<li>${this.#name(workload)}: nothing is left${constraints.length > 0 ? ` by ${constraints.map((name) => NAMES[name].toLowerCase()).join(', ')}` : ''}.</li>`,
        )}
      </ul>
    `;
  }

  /** @param {Answer} answer */
  #second({ runner_up }) {
    if (!runner_up) return '';
    return html`
      <p>The runner-up costs ${money(runner_up.difference)} more, ${money(runner_up.total)} a month: ${this.#instead(runner_up.choices)}.</p>
    `;
  }

  /** @param {Answer} answer */
  #costs({ constraints }) {
    if (constraints.length === 0) return '';
    return html`
      <h3>What each constraint costs</h3>
      <ul class="list">
        ${constraints.map(({ constraint, costs, choices }) => {
          if (costs === null) return html`<li>${NAMES[constraint]}: not known.</li>`;
          if (costs === '0') return html`<li>${NAMES[constraint]} costs nothing.</li>`;
          return html`<li><b>${NAMES[constraint]} costs ${money(costs)} a month.</b> Without it: ${this.#instead(choices)}.</li>`;
        })}
      </ul>
    `;
  }

  render() {
    const { answer, pending, trouble } = this.#search;
    return html`
      <p class="soft">The cheapest configuration of the whole scenario: every model, region, route, tier and cache lifetime that keeps what you ask for.</p>
      ${this.#form()}
      ${said(this.calc.document, this.said)}
      ${
        pending
          ? html`<p class="soft" role="status">Searching … <button type="button" class="quiet" @click=${() => this.#search.cancel()}>Cancel</button></p>`
          : ''
      }
      ${trouble ? html`<p class="message bad" role="alert">${trouble} <button type="button" @click=${() => this.#search.retry()}>Try again</button></p>` : ''}
      <div aria-busy=${pending}>${answer ? this.#found(answer) : ''}</div>
    `;
  }
}

define('bedrock-search-part', SearchPart);
