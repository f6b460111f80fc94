// The one box to start with: what is typed or pasted becomes a list to choose from. In a form it chooses a
// model; where workloads are added it finds types, models and tasks. The finding is loaded at the first focus.
import { css, html, nothing } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { shortTokens } from '../format.js';
import { base } from '../styles/base.js';

/**
 * @typedef {import('../start/models.js').Entry} Entry
 * @typedef {import('../start/models.js').Found} Found
 */

const PAGE = 8;
const STEPS = /** @type {Record<string, number>} */ ({
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
});

/** Fires "chosen" with what an entry says, "read" with every text, and "left" when it is given up. */
export class StartBox extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = [];

  static properties = {
    label: {},
    value: {}, // the model id, with prefix
    type: {}, // of the workload and
    field: {}, // its field that the model is for: models that cannot do it are left out
    region: {},
    tasks: { type: Boolean }, // finds workloads to add, always open
    listed: { type: Boolean }, // takes only models of the price list
    error: {},
    open: { state: true },
    query: { state: true },
    active: { state: true },
    find: { state: true },
  };

  static shadowRootOptions = { ...Part.shadowRootOptions, delegatesFocus: true };

  static styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      .input {
        position: relative;
      }
      .beside {
        position: absolute;
        inset-block: 0;
        inset-inline-end: calc(30 * var(--u));
        max-width: 50%;
        display: flex;
        align-items: center;
        overflow: hidden;
        white-space: nowrap;
        font-size: var(--t-12);
        color: var(--ink-3);
        pointer-events: none;
      }
      .mark-down {
        position: absolute;
        inset-block-start: calc(50% - 5px);
        inset-inline-end: calc(12 * var(--u));
        width: 7px;
        height: 7px;
        border: solid var(--ink-3);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(45deg);
        pointer-events: none;
      }
      .input > input {
        padding-inline-end: calc(30 * var(--u));
        text-overflow: ellipsis;
      }
    `,
  ];

  /** @type {Found} what the query finds, until it changes */
  #found = { entries: [], words: '' };

  /** Whether Enter waits for the list. */
  #entering = false;

  constructor() {
    super();
    this.label = 'Model';
    this.value = '';
    this.type = '';
    this.field = 'model';
    this.region = '';
    this.tasks = false;
    this.listed = false;
    this.error = '';
    this.open = false;
    this.query = '';
    /** Place of the highlighted entry; -1: none. */
    this.active = -1;
    /** @type {typeof import('./start-options.js') | null} what finds models, and lists them */
    this.find = null;
    /** @type {typeof import('../start/tasks.js').findTasks | null} */
    this.findTasks = null;
  }

  firstUpdated() {
    if (this.tasks) this.#load();
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
  }

  get #offer() {
    if (!this.value) return undefined;
    const card = /** @type {any} */ ({ model: this.value, route: '', region: this.region });
    return this.calc.pricing.offerOf(card).model;
  }

  /** What the closed box shows. */
  get #shown() {
    return this.#offer?.name ?? this.value;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!this.find || !(this.open || this.tasks)) return;
    if (!['query', 'open', 'find', 'region', 'type'].some((name) => changed.has(name))) return;
    const { calc, query, region, type, field, listed } = this;
    const job = type ? this.find.jobOf(type, field) : '';
    this.#found = this.findTasks
      ? this.findTasks(calc, query)
      : this.find.findModels(calc, query, { job, region, listed });
    const { entries } = this.#found;
    if (!changed.has('query') && !changed.has('open') && !changed.has('find')) return;
    const chosen = entries.findIndex(({ pick }) => pick.model === this.value);
    this.active = query || !this.value ? (this.tasks && !query ? -1 : 0) : Math.max(0, chosen);
    if (entries.length === 0) this.active = -1;
  }

  updated() {
    if (this.open || this.tasks)
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    // An id that was typed is shown as it was typed: for Lit nothing has changed then.
    else this.#input.value = this.#shown;
  }

  async #load() {
    if (this.find) return;
    try {
      if (this.tasks) this.findTasks = (await import('../start/tasks.js')).findTasks;
      this.find = await import('./start-options.js');
      this.find.dress(this);
    } catch {
      this.dispatchEvent(new CustomEvent('failed', { bubbles: true, composed: true }));
    }
  }

  #focused() {
    this.#load();
    if (!this.open) this.#input.select();
  }

  #show() {
    this.#load();
    if (this.open) return;
    this.query = '';
    this.open = true;
  }

  #close() {
    this.open = false;
    this.query = '';
    this.#input.value = this.tasks ? '' : this.#shown;
  }

  /** @param {Entry['pick'] | undefined} detail */
  #choose(detail) {
    if (!detail) return;
    this.dispatchEvent(new CustomEvent('chosen', { detail }));
    if (this.tasks) return;
    this.open = false;
    this.query = '';
  }

  /** @param {string} text */
  async #take(text) {
    const pasted = text.length - this.query.length > 1;
    this.open = true;
    this.query = text;
    this.dispatchEvent(new CustomEvent('read', { detail: text }));
    // A whole id that was pasted is meant; one that is typed may go on.
    if (!pasted || this.tasks) return;
    await this.#load();
    const id = text.trim();
    const offers = this.calc.pricing.offers(this.region || this.calc.draft.region);
    if (this.query === text && this.find?.offered(offers, id)) this.#choose({ model: id });
  }

  /** A field of one line loses line ends: they are kept for what reads the text. @param {ClipboardEvent} event */
  #pasted(event) {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[\n\t]/.test(text)) return;
    event.preventDefault();
    this.#input.value = text.replace(/\s+/g, ' ').trim();
    this.#take(text);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    if (event.key in STEPS) {
      event.preventDefault();
      if (!this.open && !this.tasks) this.#show();
      else this.#step(STEPS[event.key]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (this.open || this.tasks) this.#enter();
    } else if (event.key === 'Escape') {
      if (!this.open && !this.tasks) return;
      event.preventDefault();
      event.stopPropagation();
      if (this.tasks && !this.query) this.dispatchEvent(new CustomEvent('left'));
      if (this.tasks) this.dispatchEvent(new CustomEvent('read', { detail: '' }));
      this.#close();
    }
  }

  /** Moves the highlight, once what was typed has been looked up. @param {number} by */
  async #step(by) {
    await this.#load();
    await this.updateComplete;
    this.active = Math.max(0, Math.min(this.#found.entries.length - 1, this.active + by));
  }

  /** Takes the highlighted entry, as soon as there is one. */
  async #enter() {
    this.#entering = true;
    await this.#load();
    await this.updateComplete;
    this.#entering = false;
    const { entries } = this.#found;
    if (entries.length > 0) this.#choose(entries[this.active]?.pick);
    else this.dispatchEvent(new CustomEvent('entered'));
    if (!this.matches(':focus-within')) this.#left();
  }

  /** Leaving commits nothing but a whole id of the list, and what Enter has been pressed for. */
  async #left() {
    const id = this.query.trim();
    if (id) await this.#load();
    if (!this.open || this.tasks || this.#entering) return;
    const offers = this.calc.pricing.offers(this.region || this.calc.draft.region);
    if (id && this.find?.offered(offers, id)) this.#choose({ model: id });
    else this.#close();
  }

  #list() {
    if (!this.find) return html`<p class="soft" role="status">Loading …</p>`;
    const brief = this.tasks && !this.query;
    return this.find.list(this.#found, this.active, brief, ({ pick }) => this.#choose(pick));
  }

  /** What the chosen model is, beside its name. */
  #beside() {
    const model = this.#offer;
    if (!model || this.open || this.tasks) return '';
    const parts = [
      model.provider,
      model.context_tokens && `${shortTokens(model.context_tokens)} context`,
      model.status !== 'active' && model.status.replaceAll('-', ' '),
    ];
    return html`<span class="beside" id="beside">${parts.filter(Boolean).join(', ')}</span>`;
  }

  render() {
    const shown = this.tasks || this.open || this.find;
    const entry = shown && this.active >= 0 && this.#found.entries[this.active];
    // Without options, a screen reader gets a message instead of a list: loading, or nothing matches.
    const some = (this.open || this.tasks) && this.find && this.#found.entries.length > 0;
    const hint = this.tasks
      ? 'Describe a task, name a model or paste a log'
      : this.open
        ? `${this.#shown} – type to search`
        : 'Search, or paste a model id';
    return html`
      <label class=${this.tasks ? 'vh' : ''} for="input">${this.label}</label>
      <div class="input">
        <input
          id="input"
          role="combobox"
          aria-expanded=${this.open || this.tasks}
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${entry && (this.open || this.tasks) ? `option-${this.active}` : nothing}
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby=${this.error ? 'error' : 'beside'}
          title=${this.open || this.tasks ? nothing : this.value}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${this.open || this.tasks ? this.query.replace(/\s+/g, ' ') : this.#shown}
          placeholder=${hint}
          @focus=${this.#focused}
          @click=${this.tasks ? nothing : this.#show}
          @input=${(/** @type {Event} */ e) => this.#take(/** @type {HTMLInputElement} */ (e.target).value)}
          @paste=${this.#pasted}
          @keydown=${this.#pressed}
          @blur=${this.#left}
        >
        ${this.#beside()}
        ${this.tasks ? '' : html`<span class="mark-down" aria-hidden="true"></span>`}
      </div>
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : ''}
      <div
        class="list ${this.tasks && !this.query ? 'columns' : ''}"
        id="list"
        role=${some ? 'listbox' : nothing}
        aria-label=${some ? (this.tasks ? 'What to add' : 'Models') : nothing}
        ?hidden=${!this.open && !this.tasks}
      >
        ${this.open || this.tasks ? this.#list() : ''}
      </div>
    `;
  }
}

define('bedrock-start-box', StartBox);
