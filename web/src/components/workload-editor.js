// An open workload, edited in place: three plain inputs, the route, then questions that already say their answer.
import { css, html } from 'lit';
import { CardPart } from '../context.js';
import { difference } from '../decimal.js';
import { money, unitCost } from '../format.js';
import { base } from '../styles/base.js';
import { firstOf, questionsOf, summary } from '../workloads/questions.js';
import { pasted } from './number-field.js';
import './route-choice.js';
import './start-box.js';
import { define } from '../define.js';

/**
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {typeof import('../workloads/forms.js')} Forms
 */

export class WorkloadEditor extends CardPart {
  /** @type {import('../context.js').Model[]} */
  static follows = ['pricing'];

  static properties = {
    forms: { attribute: false },
    index: { attribute: false },
    alone: { type: Boolean },
    asked: { state: true },
    saving: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--x4);
        padding: 0 var(--x6) var(--x4);
      }
      .fields {
        grid-template-columns: repeat(3, minmax(0, 1fr));
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
      @container (max-width: 30em) {
        :host {
          padding-inline: var(--x4);
        }
        .fields {
          grid-template-columns: 1fr 1fr;
        }
        .fields > :first-child {
          grid-column: 1 / -1;
        }
        li > button {
          grid-template-columns: calc(112 * var(--u)) minmax(0, 1fr) auto;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  #timer = 0;

  constructor() {
    super();
    /** @type {Forms | null} */
    this.forms = null;
    this.index = -1;
    this.alone = false;
    /** The question that is open. */
    this.asked = '';
    /** @type {string | null} what prompt caching would save a month */
    this.saving = null;
  }

  /** @param {Partial<Card>} fields */
  #change(fields) {
    const label = `Change ${this.card.name || 'a workload'}`;
    this.calc.document.changeCard(this.card.key, fields, label);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** What caching would save is asked for when typing has paused: it is a second quote. */
  updated() {
    clearTimeout(this.#timer);
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

  /** @param {string} field */
  #request(field) {
    const { card, calc } = this;
    const label = calc.typeOf(card).fields.find(({ name }) => name === field)?.label;
    return html`
      <bedrock-number-field
        data-field=${field}
        label=${label}
        counts
        .value=${card.texts[field] ?? ''}
        .error=${calc.pricing.errors.get(`${card.key}.${field}`) ?? ''}
        @typed=${(/** @type {CustomEvent} */ e) =>
          calc.document.changeTexts(card.key, { [field]: e.detail })}
        @pasted=${(/** @type {CustomEvent} */ e) => pasted(this, e, 'texts', firstOf(calc.typeOf(card)), field)}
      ></bedrock-number-field>
    `;
  }

  #first() {
    const { card, calc, forms } = this;
    const first = firstOf(calc.typeOf(card));
    if (card.type === 'inference')
      return html`<div class="fields">${first.map((field) => this.#request(field))}</div>`;
    if (!forms) return html`<p class="soft" role="status">Loading its fields …</p>`;
    if (card.type === 'service') {
      return html`<bedrock-service-quantities .card=${card}></bedrock-service-quantities>`;
    }
    return html`
      <bedrock-workload-fields three .card=${card} .names=${first}></bedrock-workload-fields>
    `;
  }

  #model() {
    const { calc, card } = this;
    const { model } = calc.pricing.offerOf(card);
    const asks = calc.draft.rate_set === 'aws' && model && model.routes.length > 0;
    return html`
      <bedrock-start-box
        type=${card.type}
        .region=${card.region}
        .value=${card.model}
        @chosen=${(/** @type {CustomEvent} */ e) => this.#change({ model: e.detail.model, route: '' })}
      ></bedrock-start-box>
      ${this.#first()}
      ${
        asks
          ? html`<bedrock-route-choice
              .card=${card}
              @chosen=${(/** @type {CustomEvent} */ e) => this.#change({ model: e.detail.id, route: '' })}
            ></bedrock-route-choice>`
          : ''
      }
    `;
  }

  #questions() {
    const { card, calc } = this;
    const type = calc.typeOf(card);
    const first = firstOf(type);
    const shown = (/** @type {string[]} */ fields) =>
      fields.filter((name) => !first.includes(name));
    return html`
      <ul aria-label="More about ${card.name || 'this workload'}">
        ${questionsOf(type, card).map(({ id, label, fields }) => {
          const open = this.asked === id;
          return html`
            <li>
              <button type="button" data-question=${id} aria-expanded=${open} @click=${() => this.#ask(id)}>
                <span>${label}</span>
                <span class="value">${summary(id, card, shown(fields), type)}${
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

  #kept() {
    import('./verbatim-workload.js');
    return html`<bedrock-verbatim-workload .card=${this.card}></bedrock-verbatim-workload>`;
  }

  /** Switched off, it is kept and not priced. */
  #switch() {
    const { key, name, verbatim, switched_off } = this.card;
    const wish = switched_off ? {} : { switched_off: true };
    const { switched_off: _, ...kept } = /** @type {any} */ (verbatim ?? {});
    const fields = { switched_off: !switched_off, verbatim: verbatim && { ...kept, ...wish } };
    const label = `Switch ${switched_off ? 'on' : 'off'} ${name || 'a workload'}`;
    this.calc.document.changeCard(key, fields, label);
  }

  #duplicate() {
    const { document, session } = this.calc;
    session.change({ openRow: document.duplicate(this.card.key) });
  }

  render() {
    const { calc, card } = this;
    const total = calc.pricing.stale ? undefined : calc.pricing.bill?.workloads[this.index];
    const callsModel = calc.typeOf(card).fields.some(({ name }) => name === 'model');
    return html`
      ${card.verbatim ? this.#kept() : html`${callsModel ? this.#model() : this.#first()} ${this.#questions()}`}
      <div class="foot">
        <span class="soft">${total?.per_unit ? `${unitCost(total.per_unit)} per ${total.unit}` : ''}</span>
        <span>
          <button type="button" class="quiet" data-action="duplicate" @click=${() => this.#duplicate()}>Duplicate</button>
          <button type="button" class="quiet" data-action="switch" @click=${() => this.#switch()}>
            Switch ${card.switched_off ? 'on' : 'off'}
          </button>
          <button
            type="button"
            class="quiet"
            data-action="remove"
            ?hidden=${this.alone}
            @click=${() => this.dispatchEvent(new CustomEvent('removed', { bubbles: true, composed: true }))}
          >
            Remove
          </button>
        </span>
      </div>
    `;
  }
}

define('bedrock-workload-editor', WorkloadEditor);
