// One workload: its model and three numbers first, everything else one step away.
import { css, html } from 'lit';
import { money } from '../format.js';
import { base } from '../styles/base.js';
import { CardPart } from './store-part.js';
import './model-picker.js';
import './money-bar.js';
import './number-field.js';
import './route-choice.js';

/**
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {typeof import('../workloads/forms.js')} Words
 */

/** Plain requests need no words of other types. */
const REQUESTS = /** @type {const} */ ([
  ['requests_per_month', 'Requests per month'],
  ['input_tokens', 'Input tokens per request'],
  ['output_tokens', 'Output tokens per request'],
]);

export class WorkloadCard extends CardPart {
  static properties = {
    words: { attribute: false },
    place: { attribute: false },
    alone: { type: Boolean },
    more: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        margin-bottom: 0.5rem;
      }
      .head input {
        font-weight: 600;
        border-color: transparent;
        background: none;
        padding-inline: 0.25rem;
        margin-inline-start: -0.25rem;
      }
      .head input:hover,
      .head input:focus {
        border-color: var(--edge);
      }
      .total {
        white-space: nowrap;
        font-weight: 600;
      }
      .about {
        margin: -0.25rem 0 0.5rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem;
        margin-top: 0.5rem;
      }
      details {
        margin-top: 0.5rem;
      }
      details[open] summary {
        margin-bottom: 0.25rem;
      }
      bedrock-route-choice,
      bedrock-money-bar {
        display: block;
        margin-top: 0.625rem;
      }
      @media print {
        .actions,
        details:not([open]) {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Words | null} */
    this.words = null;
    /** Place of the workload in the bill; -1 while the bill is not of it. */
    this.place = -1;
    this.alone = false;
    this.more = false;
  }

  /** @param {Partial<Card>} fields */
  #change(fields) {
    this.store.changeCard(this.card.key, fields);
  }

  /** @param {readonly [string, string]} field its name and label */
  #request([field, label]) {
    return html`
      <bedrock-number-field
        data-field=${field}
        label=${label}
        .value=${this.card.texts[field] ?? ''}
        .error=${this.store.errors.get(`${this.card.key}.${field}`) ?? ''}
        @typed=${(/** @type {CustomEvent} */ e) =>
          this.store.changeTexts(this.card.key, { [field]: e.detail })}
      ></bedrock-number-field>
    `;
  }

  #first() {
    const { card, words } = this;
    if (card.type === 'inference')
      return html`<div class="fields">${REQUESTS.map((field) => this.#request(field))}</div>`;
    if (!words) return html`<p class="soft" role="status">Loading its fields …</p>`;
    if (card.type === 'service') {
      return html`
        <bedrock-service-quantities
          .store=${this.store}
          .version=${this.version}
          .card=${card}
        ></bedrock-service-quantities>
      `;
    }
    return html`
      <bedrock-workload-fields
        .store=${this.store}
        .version=${this.version}
        .card=${card}
        .names=${words.TYPES[card.type].first}
      ></bedrock-workload-fields>
    `;
  }

  #model() {
    const { store, card } = this;
    const { model, route } = store.offerOf(card);
    const chosen = (/** @type {CustomEvent} */ e) =>
      this.#change({ model: e.detail.id, route: '' });
    const asks = store.draft.rate_set === 'aws' && model && model.routes.length > 0;
    return html`
      <bedrock-model-picker
        .offers=${store.offers(card.region || store.draft.region)}
        .value=${card.model}
        @chosen=${chosen}
      ></bedrock-model-picker>
      ${this.#first()}
      ${
        asks
          ? html`
            <bedrock-route-choice
              .routes=${model.routes}
              .value=${route?.route ?? ''}
              @chosen=${chosen}
            ></bedrock-route-choice>
          `
          : ''
      }
    `;
  }

  /** @param {Event} event */
  #opened(event) {
    if (!(/** @type {HTMLDetailsElement} */ (event.target).open)) return;
    import('./workload-more.js');
    this.more = true;
  }

  render() {
    const { store, card, words } = this;
    const has = (/** @type {string} */ name) =>
      store.typeOf(card).fields.some((field) => field.name === name);
    const kind = words?.TYPES[card.type];
    const name = store.offerOf(card).model?.name ?? kind?.name ?? 'Workload';
    const total = store.stale ? undefined : store.bill?.workloads[this.place];
    return html`
      <section class="card" aria-label=${card.name || name}>
        <div class="head">
          <input
            aria-label="Name of the workload"
            .value=${card.name}
            placeholder=${name}
            @input=${(/** @type {Event} */ e) =>
              this.#change({ name: /** @type {HTMLInputElement} */ (e.target).value })}
          >
          <span class="total">${
            total ? html`${total.complete ? '' : 'at least '}${money(total.total)}` : ''
          }</span>
        </div>
        ${
          card.type !== 'inference' && kind
            ? html`<p class="soft about"><strong>${kind.name}</strong> – ${kind.about}</p>`
            : ''
        }
        ${has('model') ? this.#model() : this.#first()}
        <bedrock-money-bar
          .bill=${store.stale ? null : store.bill}
          .workload=${this.place}
        ></bedrock-money-bar>
        <details @toggle=${this.#opened}>
          <summary>${
            card.type === 'inference'
              ? 'Caching, tier, region and context'
              : 'More about this workload'
          }</summary>
          ${
            this.more
              ? html`
                <bedrock-workload-more
                  .store=${store}
                  .version=${this.version}
                  .card=${card}
                ></bedrock-workload-more>
              `
              : ''
          }
        </details>
        <div class="actions">
          <button type="button" class="quiet" data-action="duplicate" @click=${() => store.duplicateCard(card.key)}>
            Duplicate
          </button>
          <button
            type="button"
            class="quiet"
            data-action="remove"
            ?hidden=${this.alone}
            @click=${() => store.removeCard(card.key)}
          >
            Remove
          </button>
        </div>
      </section>
    `;
  }
}

customElements.define('bedrock-workload-card', WorkloadCard);
