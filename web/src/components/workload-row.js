// One workload as a row: name, model, badges, cost and share; open, it is edited in place.
import { css, html, svg } from 'lit';
import { CardPart } from '../context.js';
import { difference } from '../decimal.js';
import { money, percent, share, unitCost } from '../format.js';
import { base } from '../styles/base.js';
import { series, seriesStyles } from '../styles/series.js';
import { questionsOf, summary } from '../workloads/questions.js';
import './model-picker.js';
import './number-field.js';
import './route-choice.js';
import { define } from '../define.js';

/**
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {typeof import('../workloads/forms.js')} Labels
 */

/** Plain requests need no labels of other types. */
const REQUESTS = /** @type {const} */ ([
  ['requests_per_month', 'Requests per month'],
  ['input_tokens', 'Input tokens per request'],
  ['output_tokens', 'Output tokens per request'],
]);
const ROUTES = { 'in-region': 'In-region', geo: 'Geo', global: 'Global' };

export class WorkloadRow extends CardPart {
  /** @type {import('../context.js').Model[]} */
  static follows = ['pricing', 'session'];

  static properties = {
    labels: { attribute: false },
    index: { attribute: false },
    alone: { type: Boolean },
    asked: { state: true },
    saving: { state: true },
  };

  static styles = [
    base,
    seriesStyles,
    css`
      :host {
        display: block;
        position: relative;
      }
      section.open {
        background: var(--page);
        box-shadow: inset 3px 0 0 var(--accent);
      }
      .head {
        display: grid;
        grid-template-columns: 9px minmax(0, 1fr) auto;
        gap: 2px var(--x3);
        align-items: center;
        width: 100%;
        padding: 11px var(--x6) 12px;
        border: 0;
        border-radius: 0;
        background: none;
        text-align: start;
      }
      .head:hover {
        background: var(--hover);
      }
      .head:focus-visible {
        outline-offset: -2px;
      }
      .name {
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .total {
        font-weight: 600;
        text-align: end;
        white-space: nowrap;
      }
      .sub {
        grid-column: 2;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 6px;
        align-items: center;
        min-width: 0;
        font-size: var(--t-12);
        color: var(--ink-3);
      }
      .part {
        font-size: var(--t-12);
        color: var(--ink-3);
        text-align: end;
      }
      .line {
        display: block;
        width: 100%;
        height: 2px;
        background: var(--line);
      }
      .editor {
        display: grid;
        gap: var(--x4);
        padding: var(--x1) var(--x6) var(--x4);
      }
      .editor .fields {
        grid-template-columns: repeat(3, minmax(0, 1fr));
        align-items: end;
        margin: 0;
      }
      .about {
        margin: 0;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        border-block-start: 1px solid var(--line);
      }
      li {
        border-block-end: 1px solid var(--line);
      }
      li > button {
        display: grid;
        grid-template-columns: calc(152 * var(--u)) minmax(0, 1fr) auto;
        gap: var(--x2);
        align-items: center;
        width: 100%;
        min-height: calc(34 * var(--u));
        padding: var(--x1) 0;
        border: 0;
        background: none;
        text-align: start;
        font-size: var(--t-13);
      }
      li > button:hover {
        color: var(--accent);
      }
      .value {
        color: var(--ink-3);
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .saves {
        color: var(--good);
      }
      .chevron {
        width: 6px;
        height: 6px;
        margin: 4px;
        border: solid var(--ink-3);
        border-width: 0 1.5px 1.5px 0;
        transform: rotate(-45deg);
      }
      [aria-expanded='true'] > .chevron {
        transform: rotate(45deg);
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: center;
        gap: var(--x1) var(--x2);
        font-size: var(--t-12);
      }
      @container (max-width: 480px) {
        .head,
        .editor {
          padding-inline: var(--x4);
        }
        .editor .fields {
          grid-template-columns: 1fr 1fr;
        }
        .editor .fields > :first-child {
          grid-column: 1 / -1;
        }
        li > button {
          grid-template-columns: calc(112 * var(--u)) minmax(0, 1fr) auto;
        }
      }
      @media print {
        .editor {
          display: none;
        }
      }
    `,
  ];

  #timer = 0;

  constructor() {
    super();
    /** @type {Labels | null} */
    this.labels = null;
    this.index = -1;
    this.alone = false;
    /** The question that is open. */
    this.asked = '';
    /** @type {string | null} what prompt caching would save a month */
    this.saving = null;
  }

  get #open() {
    return this.calc.session.openRow === this.card.key;
  }

  /** @param {Partial<Card>} fields @param {string} [typing] */
  #change(fields, typing) {
    const label = `Change ${this.card.name || 'a workload'}`;
    this.calc.document.changeCard(this.card.key, fields, label, typing);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** What caching would save is asked for when typing has paused: it is a second quote. */
  updated() {
    clearTimeout(this.#timer);
    if (!this.#open) return;
    this.#timer = window.setTimeout(() => {
      this.saving = this.#cachingSaves();
    }, 150);
  }

  #cachingSaves() {
    const { card, calc } = this;
    const [ttl] = calc.pricing.offerOf(card).model?.cache_ttls ?? [];
    const now = calc.pricing.bill?.workloads[this.index];
    if (card.cache_ttl || !ttl || !now?.complete || !calc.typeOf(card).calls) return null;
    const then = calc.pricing.whatIf(this.index, { cache_ttl: ttl });
    const saved = then === null ? '0' : difference(now.total, then);
    return Number(saved) > 0 ? saved : null;
  }

  /** @param {readonly [string, string]} field its name and label */
  #request([field, label]) {
    const { card, calc } = this;
    return html`
      <bedrock-number-field
        data-field=${field}
        label=${label}
        .value=${card.texts[field] ?? ''}
        .error=${calc.pricing.errors.get(`${card.key}.${field}`) ?? ''}
        @typed=${(/** @type {CustomEvent} */ e) =>
          calc.document.changeTexts(card.key, { [field]: e.detail })}
      ></bedrock-number-field>
    `;
  }

  #first() {
    const { card, labels } = this;
    if (card.type === 'inference')
      return html`<div class="fields">${REQUESTS.map((field) => this.#request(field))}</div>`;
    if (!labels) return html`<p class="soft" role="status">Loading its fields …</p>`;
    if (card.type === 'service') {
      return html`<bedrock-service-quantities .card=${card}></bedrock-service-quantities>`;
    }
    return html`
      <bedrock-workload-fields .card=${card} .names=${labels.TYPES[card.type].first} three></bedrock-workload-fields>
    `;
  }

  #model() {
    const { calc, card } = this;
    const region = card.region || calc.draft.region;
    const { model, route } = calc.pricing.offerOf(card);
    const chosen = (/** @type {CustomEvent} */ e) =>
      this.#change({ model: e.detail.id, route: '' });
    const asks = calc.draft.rate_set === 'aws' && model && model.routes.length > 0;
    return html`
      <bedrock-model-picker
        .offers=${calc.pricing.offers(region)}
        .value=${card.model}
        @chosen=${chosen}
      ></bedrock-model-picker>
      ${this.#first()}
      ${
        asks
          ? html`<bedrock-route-choice .routes=${model.routes} .region=${region} .value=${route?.route ?? ''} @chosen=${chosen}></bedrock-route-choice>`
          : ''
      }
    `;
  }

  #questions() {
    const { card, calc } = this;
    return html`
      <ul aria-label="More about ${card.name || 'this workload'}">
        ${questionsOf(calc.typeOf(card)).map(({ id, label, fields }) => {
          const open = this.asked === id;
          return html`
            <li>
              <button type="button" data-question=${id} aria-expanded=${open} @click=${() => this.#ask(id)}>
                <span>${label}</span>
                <span class="value">${summary(id, card, fields, calc.typeOf(card))}${
                  id === 'caching' && this.saving
                    ? html` · <span class="saves">would save ${money(this.saving)}</span>`
                    : ''
                }</span>
                <span class="chevron" aria-hidden="true"></span>
              </button>
              ${open ? html`<bedrock-workload-question .card=${card} question=${id}></bedrock-workload-question>` : ''}
            </li>
          `;
        })}
      </ul>
    `;
  }

  /** @param {string} id */
  #ask(id) {
    import('./workload-question.js');
    this.asked = this.asked === id ? '' : id;
  }

  #editor() {
    const { calc, card, labels } = this;
    const kind = labels?.TYPES[card.type];
    const total = calc.pricing.stale ? undefined : calc.pricing.bill?.workloads[this.index];
    const callsModel = calc.typeOf(card).fields.some(({ name }) => name === 'model');
    return html`
      <div class="editor">
        ${card.type !== 'inference' && kind ? html`<p class="soft about"><b>${kind.name}</b> – ${kind.about}</p>` : ''}
        ${card.verbatim ? this.#kept() : this.#form(callsModel)}
        <div class="foot">
          <span class="soft">${total?.per_unit ? `${unitCost(total.per_unit)} a ${total.unit}` : ''}</span>
          <span>
            <button type="button" class="quiet" data-action="duplicate" @click=${() => this.#duplicate()}>Duplicate</button>
            <button
              type="button"
              class="quiet"
              data-action="remove"
              ?hidden=${this.alone}
              @click=${() => this.dispatchEvent(new CustomEvent('removed'))}
            >
              Remove
            </button>
          </span>
        </div>
      </div>
    `;
  }

  /** @param {boolean} callsModel */
  #form(callsModel) {
    const { card } = this;
    return html`
        <div>
          <label for="name">Name of the workload</label>
          <input
            id="name"
            autocomplete="off"
            .value=${card.name}
            placeholder=${this.#fallbackName}
            @input=${(/** @type {Event} */ e) =>
              this.#change({ name: /** @type {HTMLInputElement} */ (e.target).value }, 'name')}
          >
        </div>
        ${callsModel ? this.#model() : this.#first()} ${this.#questions()}
    `;
  }

  #kept() {
    import('./verbatim-workload.js');
    return html`<bedrock-verbatim-workload .card=${this.card}></bedrock-verbatim-workload>`;
  }

  #duplicate() {
    const { document, session } = this.calc;
    session.change({ openRow: document.duplicate(this.card.key) });
  }

  get #fallbackName() {
    const { calc, card, labels } = this;
    return calc.pricing.offerOf(card).model?.name ?? labels?.TYPES[card.type].name ?? 'Workload';
  }

  #badges() {
    const { calc, card } = this;
    const { model, route } = calc.pricing.offerOf(card);
    const tier = card.tier || calc.typeOf(card).tier;
    return [
      model && calc.draft.rate_set === 'aws' && route && ROUTES[route.route],
      model && tier !== 'standard' && tier.replace(/^./, (c) => c.toUpperCase()),
      card.cache_ttl && 'Cached',
      card.region,
    ].filter(Boolean);
  }

  render() {
    const { calc, card } = this;
    const { bill, stale } = calc.pricing;
    const total = stale ? undefined : bill?.workloads[this.index];
    const open = this.#open;
    const name = card.name || this.#fallbackName;
    const part = total && bill ? share(total.total, bill.total) : 0;
    const about =
      (card.model && (calc.pricing.offerOf(card).model?.name ?? card.model)) ||
      this.labels?.TYPES[card.type].name ||
      '';
    return html`
      <section class=${open ? 'open' : ''} aria-label=${name}>
        <button
          type="button"
          class="head"
          aria-expanded=${open}
          @click=${() => calc.session.change({ openRow: open ? 0 : card.key })}
        >
          <span class="swatch ${total && !total.complete ? 'unpriced' : series(card.hue)}"></span>
          <span class="name">${name}</span>
          <span class="total">${
            total && !total.complete && total.total === '0'
              ? html`<span class="warning">Not priced</span>`
              : total
                ? html`${total.complete ? '' : 'at least '}${money(total.total)}`
                : ''
          }</span>
          <span class="sub">${about} ${this.#badges().map((badge) => html`<span class="badge">${badge}</span>`)}</span>
          <span class="part">${total?.complete && bill ? percent(total.total, bill.total) : ''}</span>
        </button>
        ${open ? this.#editor() : ''}
        ${svg`<svg class="line" aria-hidden="true"><rect class=${series(card.hue)} width="${part}%" height="2"/></svg>`}
      </section>
    `;
  }
}

define('bedrock-workload-row', WorkloadRow);
