// Every rate there is: searched, filtered, sorted, with source, age and history. Only the rows in sight
// are in the document, so that ten thousand of them scroll smoothly.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { exactMoney, share } from '../../format.js';
import { base } from '../../styles/base.js';
import { ratesCsv, ratesJson } from './export.js';
import {
  daysBetween,
  filtered,
  history,
  NO_FILTER,
  quoted,
  rowsOf,
  sorted,
  valuesOf,
} from './rows.js';
import { ratesStyles } from './styles.js';

/**
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('./rows.js').SortKey} SortKey
 * @typedef {import('./rows.js').Filter} Filter
 */

const ROW_HEIGHT = 52; // px; styles/rates.js has the same
const SPARE_ROWS = 8;
const STALE_DAYS = 30;

const COLUMNS = /** @type {const} */ ([
  ['name', 'Model'],
  ['region', 'Region'],
  ['routes', 'Route'],
  ['tier', 'Tier'],
  ['label', 'What'],
  ['sortPrice', 'Price'],
  ['source_date', 'Read on'],
]);
const FILTERS = /** @type {const} */ ([
  ['provider', 'Provider'],
  ['region', 'Region'],
  ['dimension', 'What'],
  ['tier', 'Tier'],
  ['routes', 'Route'],
  ['grade', 'Grade'],
]);

export class RatesView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'session'];

  static properties = {
    sortKey: { state: true },
    descending: { state: true },
    first: { state: true }, // the first row in sight
    chosen: { state: true },
  };

  static styles = [base, ratesStyles];

  /** @type {string} */
  #set = '';
  /** @type {Row[]} */
  #rows = [];
  /** The newest day on which a price was read. */
  #newest = '';
  /** @type {Row[]} what is filtered and sorted */
  #shown = [];
  /** What `#shown` was made by. */
  #made = '';
  /** ISO day, for ages. */
  today = new Date().toISOString().slice(0, 10);

  constructor() {
    super();
    /** @type {SortKey} */
    this.sortKey = 'name';
    this.descending = false;
    this.first = 0;
    /** @type {Row | null} */
    this.chosen = null;
  }

  /** What is looked for lives in the session, so that it outlives a change of views and a reload. */
  get filter() {
    const { session } = this.calc;
    const fields = Object.keys(NO_FILTER).map((name) => [name, session.setting('rates', name)]);
    return /** @type {Filter} */ ({
      ...Object.fromEntries(fields),
      inForce: session.setting('rates', 'inForce') !== 'no',
    });
  }

  set filter({ inForce, ...texts }) {
    this.calc.session.set('rates', { ...texts, inForce: inForce ? '' : 'no' });
  }

  get #day() {
    return this.calc.draft.as_of || this.#newest;
  }

  willUpdate() {
    const { rate_set, own } = this.calc.draft;
    const custom_rates = rate_set === 'custom' ? own.custom_rates : undefined;
    const set = `${rate_set} ${custom_rates ? JSON.stringify(custom_rates) : ''}`;
    const other = set !== this.#set;
    if (other) {
      this.#set = set;
      this.#rows = rowsOf(
        this.calc.engine.rates({ rate_set, ...(custom_rates ? { custom_rates } : {}) }),
      );
      this.#newest = valuesOf(this.#rows, 'source_date').at(-1) ?? '';
      this.chosen = null;
    }
    const made = JSON.stringify([this.filter, this.#day, this.sortKey, this.descending]);
    if (other || made !== this.#made) {
      this.#made = made;
      this.#shown = sorted(
        filtered(this.#rows, this.filter, this.#day),
        this.sortKey,
        this.descending,
      );
    }
  }

  updated() {
    // Heights in code: the policy of the page allows no style attributes.
    const body = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.body'));
    body.style.height = `${this.#shown.length * ROW_HEIGHT}px`;
    const window = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.window'));
    window.style.transform = `translateY(${this.#start * ROW_HEIGHT}px)`;
  }

  get #start() {
    return Math.max(0, this.first - SPARE_ROWS);
  }

  /** @param {Event} event */
  #scrolled(event) {
    const { scrollTop } = /** @type {HTMLElement} */ (event.target);
    this.first = Math.floor(scrollTop / ROW_HEIGHT);
  }

  /** @param {Partial<Filter>} fields */
  #change(fields) {
    this.filter = { ...this.filter, ...fields };
    this.first = 0;
    const list = this.renderRoot.querySelector('.list');
    if (list) list.scrollTop = 0;
  }

  /** @param {SortKey} key */
  #sort(key) {
    this.descending = this.sortKey === key && !this.descending;
    this.sortKey = key;
  }

  /** One thing in every region, cheapest first. @param {Row} row */
  #compareRegions(row) {
    this.sortKey = 'sortPrice';
    this.descending = false;
    this.#change({
      ...NO_FILTER,
      query: row.model,
      dimension: row.dimension,
      tier: row.tier,
      routes: row.routes,
    });
  }

  /** @param {string} name @param {string} type @param {string} text */
  #download(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #staleness() {
    const newest = this.#newest;
    if (!newest || !this.today) return '';
    const days = daysBetween(newest, this.today);
    if (days <= STALE_DAYS) return '';
    return html`
      <p class="card stale" role="note">
        Prices were last read ${days} days ago, on ${newest}. AWS may have changed some since.
      </p>
    `;
  }

  #controls() {
    return html`
      <div class="card controls">
        <div class="search">
          <label for="query">Search</label>
          <input
            id="query"
            type="search"
            autocomplete="off"
            placeholder="sonnet cache-read eu-west-1"
            .value=${this.filter.query}
            @input=${(/** @type {Event} */ e) =>
              this.#change({ query: /** @type {HTMLInputElement} */ (e.target).value })}
          >
        </div>
        ${FILTERS.map(
          ([field, words]) => html`
            <div>
              <label for=${field}>${words}</label>
              <select
                id=${field}
                @change=${(/** @type {Event} */ e) =>
                  this.#change({ [field]: /** @type {HTMLSelectElement} */ (e.target).value })}
              >
                <option value="" ?selected=${!this.filter[field]}>all</option>
                ${valuesOf(this.#rows, field).map(
                  (value) => html`
                    <option value=${value} ?selected=${value === this.filter[field]}>
                      ${value.replaceAll('_', ' ')}
                    </option>
                  `,
                )}
              </select>
            </div>
          `,
        )}
        <label class="tick">
          <input
            type="checkbox"
            .checked=${this.filter.inForce}
            @change=${(/** @type {Event} */ e) =>
              this.#change({ inForce: /** @type {HTMLInputElement} */ (e.target).checked })}
          >
          In force on ${this.#day} only
        </label>
        <div class="row">
          <span role="status">${this.#shown.length.toLocaleString('en')} rates</span>
          <button type="button" @click=${() => this.#download('bedrock-rates.csv', 'text/csv', ratesCsv(this.#shown))}>
            Save CSV
          </button>
          <button
            type="button"
            @click=${() => this.#download('bedrock-rates.json', 'application/json', ratesJson(this.#shown))}
          >
            Save JSON
          </button>
          <button type="button" class="quiet" @click=${() => this.#change(NO_FILTER)}>Clear filters</button>
        </div>
      </div>
    `;
  }

  /** @param {Row} row @param {number} place */
  #row(row, place) {
    const age = this.today ? ` · ${daysBetween(row.source_date, this.today)} days` : '';
    const marks = [
      row.context === 'long' && 'long context',
      row.assumed && 'assumed',
      row.note && 'note',
      `grade ${row.grade}`,
    ].filter(Boolean);
    return html`
      <div class="line ${row === this.chosen ? 'chosen' : ''}" role="row" aria-rowindex=${place + 2}>
        <span role="cell" class="model">
          <button type="button" class="open" aria-expanded=${row === this.chosen} @click=${() => this.#choose(row)}>
            ${row.name}
          </button>
          <span class="soft">${row.provider}</span>
        </span>
        <span role="cell">${row.region}</span>
        <span role="cell" class="wide">${row.routes}</span>
        <span role="cell" class="wide">${row.tier}</span>
        <span role="cell">${row.label}</span>
        <span role="cell" class="price">${quoted(row)}</span>
        <span role="cell" class="wide soft">${row.source_date}${age}<br>${marks.join(' · ')}</span>
      </div>
    `;
  }

  /** @param {Row} row */
  #choose(row) {
    this.chosen = row === this.chosen ? null : row;
  }

  #table() {
    const start = this.#start;
    const rows = this.#shown.slice(start, start + 2 * SPARE_ROWS + Math.ceil(640 / ROW_HEIGHT));
    return html`
      <div class="list card" tabindex="0" role="table" aria-label="Rates" aria-rowcount=${this.#shown.length + 1}
        @scroll=${this.#scrolled}>
        <div class="line head" role="row" aria-rowindex="1">
          ${COLUMNS.map(
            ([key, words]) => html`
              <span
                role="columnheader"
                class=${['routes', 'tier', 'source_date'].includes(key) ? 'wide' : ''}
                aria-sort=${this.sortKey === key ? (this.descending ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" class="quiet" @click=${() => this.#sort(key)}>
                  ${words} ${this.sortKey === key ? (this.descending ? '▾' : '▴') : ''}
                </button>
              </span>
            `,
          )}
        </div>
        <div class="body" role="rowgroup">
          <div class="window" role="presentation">${rows.map((row, i) => this.#row(row, start + i))}</div>
        </div>
      </div>
      ${this.#shown.length === 0 ? html`<p>No rate has all of this. Clear a filter or a word.</p>` : ''}
    `;
  }

  /** @param {Row} row @param {Row | undefined} before */
  #window(row, before) {
    const change = before ? share(row.usd, before.usd) - 100 : 0;
    const words = before ? ` (${change > 0 ? '+' : ''}${change.toFixed(0)} %)` : '';
    return html`<li>${row.from ?? 'first known'} to ${row.to ?? 'now'}: ${quoted(row)}${words}</li>`;
  }

  #details() {
    const row = this.chosen;
    if (!row) return '';
    const windows = history(this.#rows, row);
    return html`
      <section class="card details" aria-label="The chosen rate">
        <h2>${row.name}: ${row.label}, ${row.region}, ${row.routes}, tier ${row.tier}</h2>
        <p>${quoted(row)}, exactly ${exactMoney(row.usd)} for one ${row.unit}.</p>
        <p>
          Source:
          ${
            row.source_url
              ? html`<a href=${row.source_url} target="_blank" rel="noreferrer noopener">${row.source}</a>`
              : row.source
          },
          read on ${row.source_date}, grade ${row.grade}.
        </p>
        ${row.assumed ? html`<p>Assumed: ${row.assumed}.</p>` : ''}
        ${row.note ? html`<p>Note: ${row.note}.</p>` : ''}
        <h3>History</h3>
        <ul>${windows.map((window, i) => this.#window(window, windows[i - 1]))}</ul>
        <button type="button" @click=${() => this.#compareRegions(row)}>Compare regions</button>
      </section>
    `;
  }

  render() {
    return html`${this.#staleness()} ${this.#controls()} ${this.#details()} ${this.#table()}`;
  }
}

export const tag = 'bedrock-rates-view';
define(tag, RatesView);
