// The Rates place: every price there is, from one region or by the regions that are searched for; found,
// sorted, compared, with history and source. The second engine lists them; this file shows them.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { day as dayText } from '../../format.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { background } from '../../worker/client.js';
import { detail } from './detail.js';
import { ratesCsv, ratesJson } from './export.js';
import {
  asked,
  byTokens,
  cellOf,
  daysBetween,
  figure,
  filtered,
  KINDS,
  NO_FILTER,
  per,
  rowsOf,
  sorted,
  TOKENS,
} from './rows.js';
import { ratesStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('./rows.js').Cell} Cell
 * @typedef {import('./rows.js').Filter} Filter
 */

const STALE_DAYS = 30;
/** So many rows are drawn; more on request. */
const PAGE = 120;
const GRADES = /** @type {Record<string, string>} */ ({
  A: 'AWS Price List',
  'A-': 'AWS Price List, quoted',
  'A?': 'AWS Price List, doubtful',
  B: 'AWS pricing page',
  C: 'community list',
  own: 'your own price',
});

export class RatesView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'session'];

  static properties = {
    rates: { state: true },
    prices: { state: true },
    open: { state: true },
    most: { state: true },
    trouble: { state: true },
  };

  static styles = [base, tableStyles, ratesStyles];

  /** What `rates` and `prices` were asked for. */
  #set = '';
  #priced = '';
  /** @type {AbortController | null} */
  #asking = null;
  /** The newest day on which a price was read. */
  #newest = '';
  /** @type {Row[]} what is filtered and sorted */
  #shown = [];
  /** What `#shown` was made by. @type {unknown[]} */
  #made = [];
  /** ISO day, for ages. */
  today = new Date().toISOString().slice(0, 10);

  constructor() {
    super();
    /** @type {RateRow[] | null} */
    this.rates = null;
    /** @type {import('bedrock-calculator').PriceRow[] | null} with the derived ones; of one region */
    this.prices = null;
    /** Id of the row that is open. */
    this.open = '';
    this.most = PAGE;
    this.trouble = '';
  }

  /** What is looked for lives in the session, so that it outlives a change of views and a reload. */
  get filter() {
    const { session } = this.calc;
    const fields = Object.keys(NO_FILTER).map((name) => [name, session.setting('rates', name)]);
    const filter = /** @type {Filter} */ (Object.fromEntries(fields));
    // A search looks everywhere, unless a kind is chosen.
    return { ...filter, kind: filter.kind || (filter.query ? 'All' : 'Text') };
  }

  /** @param {Partial<Filter>} fields */
  #change(fields) {
    if (fields.sort === undefined) this.most = PAGE;
    this.calc.session.set('rates', fields);
  }

  get #day() {
    return this.calc.draft.as_of || this.#newest;
  }

  /** The region that the table is for. @param {string[]} codes that are searched for */
  #region(codes) {
    const chosen = this.filter.region || this.calc.draft.region || 'us-east-1';
    return codes.length === 1 ? codes[0] : chosen;
  }

  willUpdate() {
    const { rate_set, own, as_of } = this.calc.draft;
    const custom_rates = rate_set === 'custom' ? own.custom_rates : undefined;
    const set = `${rate_set} ${custom_rates ? JSON.stringify(custom_rates) : ''}`;
    if (set !== this.#set) {
      this.#set = set;
      this.rates = null;
      this.#ask({ rate_set, ...(custom_rates ? { custom_rates } : {}) });
    }
    const { regions } = this.calc.catalog;
    const { codes, words } = asked(this.filter.query, regions);
    const all = this.filter.region === 'all' && codes.length === 0 ? ['all'] : codes;
    const region = this.#region(codes);
    const priced = rate_set === 'aws' && !all.includes('all') ? `${region} ${as_of}` : '';
    if (priced !== this.#priced) {
      this.#priced = priced;
      this.prices = null;
      if (priced) this.#askPrices({ region, ...(as_of ? { as_of } : {}) });
    }
    this.#show(region, all, words);
  }

  /** @param {string} region @param {string[]} codes @param {string[]} words */
  #show(region, codes, words) {
    const { own } = this.calc.draft;
    const { rates, prices, filter } = this;
    const made = [rates, prices, region, JSON.stringify(filter), this.#day, own];
    if (!rates || made.every((part, i) => part === this.#made[i])) return;
    this.#made = made;
    const { regions } = this.calc.catalog;
    const { rate_set } = this.calc.draft;
    const offers = rate_set === 'aws' ? this.calc.pricing.offers(region) : [];
    const data = { rates, prices, region, regions, own: own.own_rates ?? [], offers };
    const rows = rowsOf(data, codes, this.#day, filter.old === 'yes');
    this.#shown = sorted(filtered(rows, filter, words), filter.sort || 'name');
  }

  /** @param {object} query */
  async #ask(query) {
    const set = this.#set;
    try {
      const rates = await background.run('rates', query);
      if (set !== this.#set) return;
      const days = rates.map((rate) => rate.source_date).sort();
      this.#newest = days.at(-1) ?? '';
      this.rates = rates;
    } catch (error) {
      this.trouble = /** @type {Error} */ (error).message;
    }
  }

  /** @param {object} query */
  async #askPrices(query) {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    try {
      const prices = await background.run('prices', query, { signal });
      if (!signal.aborted) this.prices = prices;
    } catch {
      // The published prices stay; only the derived ones are missing.
    }
  }

  /** @param {string} name @param {string} type @param {string} text */
  #download(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  #head() {
    const newest = this.#newest;
    const days = newest ? daysBetween(newest, this.today) : 0;
    const count = this.#shown.reduce((n, row) => n + row.cells.length, 0);
    const { discounts = [] } = this.calc.draft.own;
    return html`
      <header>
        <div>
          <h2>Rates</h2>
          <p>
            <span role="status">${this.rates ? `${count.toLocaleString('en')} prices` : 'Loading …'}</span>
            ${newest ? html`${this.filter.old ? 'not in force' : 'in force'} on ${dayText(this.#day)}, each with its source and date.` : ''}
            ${days > STALE_DAYS ? html`<span class="warning" role="note">Last read ${days} days ago; AWS may have changed some since.</span>` : ''}
            ${discounts.length > 0 ? 'Your discounts come off on the bill; here are prices before them.' : ''}
          </p>
        </div>
        <span class="files">
        <button type="button" @click=${() => this.#download('bedrock-rates.csv', 'text/csv', ratesCsv(this.#shown))}>CSV</button>
        <button type="button" @click=${() => this.#download('bedrock-rates.json', 'application/json', ratesJson(this.#shown))}>JSON</button>
        </span>
      </header>
    `;
  }

  /** @param {'region' | 'provider' | 'tier'} name @param {string} label @param {[string, string][]} options */
  #pick(name, label, options) {
    const value = name === 'region' ? this.#region([]) : this.filter[name];
    return html`
      <label class="pick">
        ${label}
        <select
          @change=${(/** @type {Event} */ e) =>
            this.#change({ [name]: /** @type {HTMLSelectElement} */ (e.target).value })}
        >
          ${options.map(
            ([id, text]) =>
              html`<option value=${id} ?selected=${id === (this.filter[name] || value)}>${text}</option>`,
          )}
        </select>
      </label>
    `;
  }

  /** @param {string} label @param {boolean} on @param {Partial<Filter>} fields */
  #chip(label, on, fields) {
    return html`<button type="button" aria-pressed=${on} @click=${() => this.#change(fields)}>${label}</button>`;
  }

  #tools() {
    const { filter } = this;
    const values = (/** @type {'provider' | 'tier'} */ name) => {
      const all = [...new Set((this.rates ?? []).map((rate) => rate[name]))].sort();
      return /** @type {[string, string][]} */ ([['', 'all'], ...all.map((text) => [text, text])]);
    };
    const regions = this.calc.catalog.regions.map(
      ({ code, name }) => /** @type {[string, string]} */ ([code, `${code} – ${name}`]),
    );
    const { session } = this.calc;
    const any = Object.keys(NO_FILTER).some((name) => session.setting('rates', name));
    return html`
      <div class="tools">
        <input
          type="search"
          aria-label="Search"
          autocomplete="off"
          placeholder="sonnet batch frankfurt"
          .value=${filter.query}
          @input=${(/** @type {Event} */ e) =>
            this.#change({ query: /** @type {HTMLInputElement} */ (e.target).value })}
        >
        ${this.#pick('region', 'Region', [...regions, ['all', 'all regions']])}
        ${this.#pick('provider', 'Provider', values('provider'))}
        ${this.#pick('tier', 'Tier', values('tier'))}
        ${KINDS.map((kind) => this.#chip(kind, filter.kind === kind, { kind }))}
        ${this.#chip('Not in force', filter.old === 'yes', { old: filter.old ? '' : 'yes' })}
        ${any ? html`<button type="button" class="quiet" @click=${() => this.#change(NO_FILTER)}>Clear filters</button>` : ''}
      </div>
    `;
  }

  /** @param {string} key @param {string} label @param {string} [kind] */
  #column(key, label, kind = '') {
    const [by, down] = [this.filter.sort.replace('-', ''), this.filter.sort.startsWith('-')];
    const on = (by || 'name') === key;
    return html`
      <th scope="col" class=${kind} aria-sort=${on ? (down ? 'descending' : 'ascending') : 'none'}>
        <button type="button" @click=${() => this.#change({ sort: on && !down ? `-${key}` : key })}>
          ${label}${on ? (down ? ' ▾' : ' ▴') : ''}
        </button>
      </th>
    `;
  }

  /** @param {Cell | undefined} cell */
  #price(cell) {
    if (!cell) return '–';
    const star = cell.derived || cell.assumed ? '*' : '';
    const text = cell.usd === '0' ? 'free' : figure(cell);
    return html`<span class=${cell.own ? 'own' : ''} title=${cell.derived ?? cell.assumed ?? ''}>${text}${star}</span>`;
  }

  /** @param {Row} row @param {Row | undefined} before @param {number} columns */
  #row(row, before, columns) {
    const open = this.open === row.id;
    const first = before?.name !== row.name;
    const [cell] = row.cells;
    const tokens = byTokens(row);
    const pinned = this.calc.session.pins.includes(row.id);
    const about = [
      first && row.provider,
      row.context === 'long' && 'long context',
      row.ended && 'ended',
      pinned && 'pinned',
    ]
      .filter(Boolean)
      .join(' ');
    const where = [this.#region([]), 'any'].includes(row.region) ? '' : `, ${row.place}`;
    return html`
      <tr class=${first ? 'first' : about ? 'again' : 'again same'}>
        <th scope="row">
          <button type="button" aria-expanded=${open} @click=${() => this.#open(open ? '' : row.id)}>
            <span class="chevron" aria-hidden="true"></span>${row.name}
          </button>
          <span class="about">${about}</span>
        </th>
        <td>${row.route}${where}${row.endpoint ? html` <span class="mark">${row.endpoint}</span>` : ''}</td>
        <td class="about">${row.tier}</td>
        ${
          tokens
            ? TOKENS.map(
                ([name], i) =>
                  html`<td class="number ${i > 2 ? 'wide narrowless' : ''}">${this.#price(cellOf(row, name))}</td>`,
              )
            : html`<td class="narrowless">${cell.label}</td>
                <td class="number">${this.#price(cell)}<span class="about"> ${per(cell.unit)}</span></td>`
        }
        <td class="source wide narrowless"><span class="badge" title=${cell.source}>${cell.grade}</span> ${GRADES[cell.grade] ?? ''}</td>
        <td class="number about wide narrowless">${daysBetween(cell.source_date, this.today)} days</td>
      </tr>
      ${open ? html`<tr class="detail"><td colspan=${columns}>${this.#detail(row, pinned)}</td></tr>` : ''}
    `;
  }

  /** @param {Row} row @param {boolean} pinned */
  #detail(row, pinned) {
    return detail({
      row,
      rates: this.rates ?? [],
      day: this.#day,
      pinned,
      pin: () => this.calc.session.pin(row.id),
    });
  }

  /** @param {string} id */
  #open(id) {
    this.open = id;
  }

  /** @param {Row[]} rows @param {string} caption @param {boolean} tokens */
  #table(rows, caption, tokens) {
    if (rows.length === 0) return '';
    const columns = tokens ? 10 : 7;
    return html`
      <table class=${tokens ? 'tokens' : 'single'}>
        <caption>${caption}</caption>
        <thead>
          <tr>
            ${this.#column('name', 'Model')}
            <th scope="col" class="about">Route</th>
            <th scope="col" class="about">Tier</th>
            ${
              tokens
                ? TOKENS.map(([name, label], i) =>
                    this.#column(name, label, `number ${i > 2 ? 'wide narrowless' : ''}`),
                  )
                : html`<th scope="col" class="about narrowless">What</th>${this.#column('price', 'Price', 'number')}`
            }
            <th scope="col" class="source wide narrowless">Source</th>
            ${this.#column('read', 'Read', 'number wide narrowless')}
          </tr>
        </thead>
        <tbody>${rows.map((row, i) => this.#row(row, rows[i - 1], columns))}</tbody>
      </table>
    `;
  }

  render() {
    const { pins } = this.calc.session;
    const [tokens, others] = [true, false].map((token) => {
      const rows = this.#shown.filter((row) => byTokens(row) === token);
      const pinned = rows.filter(({ id }) => pins.includes(id));
      return [...pinned, ...rows.filter(({ id }) => !pins.includes(id))];
    });
    const left = [tokens, others].reduce((n, { length }) => n + Math.max(0, length - this.most), 0);
    return html`
      ${this.#head()} ${this.#tools()}
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${this.#table(tokens.slice(0, this.most), 'USD per million tokens', true)}
      ${this.#table(others.slice(0, this.most), 'USD by other units', false)}
      ${
        this.rates && this.#shown.length === 0
          ? html`<p>No price matches all of this. Clear a filter or a word.</p>`
          : ''
      }
      ${
        left > 0
          ? html`<button type="button" class="quiet" @click=${() => this.#more()}>Show ${left} more rows</button>`
          : ''
      }
      <p class="foot">
        <b>*</b> derived from a published rate by a published rule, or assumed: open the row for the reason. A: AWS's
        machine-readable list. B: AWS's pricing page. C: a community list.
      </p>
    `;
  }

  #more() {
    this.most = Number.POSITIVE_INFINITY;
  }
}

export const tag = 'bedrock-rates-view';
define(tag, RatesView);
