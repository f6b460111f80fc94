// One workload: the model and three numbers first, everything else one step away.
import { css, html, LitElement } from 'lit';
import { money } from '../format.js';
import { base } from '../styles/base.js';
import './model-picker.js';
import './number-field.js';
import './route-choice.js';

/**
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {import('../state/scenario.js').QuantityName} QuantityName
 * @typedef {import('../state/store.js').Store} Store
 */

const FIRST = /** @type {const} */ ([
  ['requests_per_month', 'Requests per month'],
  ['input_tokens', 'Input tokens per request'],
  ['output_tokens', 'Output tokens per request'],
]);
const CACHE = /** @type {const} */ ([
  ['cache_read_tokens', 'Cache-read tokens per request'],
  ['cache_write_tokens', 'Cache-write tokens per request'],
]);
const TIER_WORDS = /** @type {Record<string, string>} */ ({
  standard: 'Standard',
  batch: 'Batch – about half the price, results within a day',
  flex: 'Flex – cheaper, slower at busy times',
  priority: 'Priority – dearer, faster',
});
const TTL_WORDS = /** @type {Record<string, string>} */ ({
  '5m': '5 minutes',
  '30m': '30 minutes',
  '1h': '1 hour',
});

export class WorkloadCard extends LitElement {
  static properties = {
    store: { attribute: false },
    version: { attribute: false },
    card: { attribute: false },
    total: { attribute: false },
    alone: { type: Boolean },
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
      .fields {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
        gap: 0.625rem 0.75rem;
        margin-top: 0.625rem;
        align-items: start;
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
      bedrock-route-choice {
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
    this.store = /** @type {Store} */ (/** @type {unknown} */ (undefined));
    this.version = 0;
    this.card = /** @type {Card} */ (/** @type {unknown} */ (undefined));
    /** @type {import('bedrock-calculator').WorkloadTotal | undefined} */
    this.total = undefined;
    this.alone = false;
  }

  /** @param {Partial<Card>} fields */
  #change(fields) {
    this.store.changeCard(this.card.key, fields);
  }

  /** @param {'name' | 'region' | 'tier' | 'cache_ttl' | 'context'} field */
  #changed(field) {
    return (/** @type {Event} */ event) =>
      this.#change({ [field]: /** @type {HTMLInputElement} */ (event.target).value });
  }

  /** @param {QuantityName} field @param {string} label @param {string} [hint] */
  #number(field, label, hint = '') {
    return html`
      <bedrock-number-field
        data-field=${field}
        label=${label}
        .value=${this.card[field]}
        .error=${this.store.errors.get(`${this.card.key}.${field}`) ?? ''}
        .hint=${hint}
        @typed=${(/** @type {CustomEvent} */ e) => this.#change({ [field]: e.detail })}
      ></bedrock-number-field>
    `;
  }

  #more() {
    const { store, card } = this;
    const { model, route } = store.offerOf(card);
    const tiers = route?.tiers ?? ['standard'];
    const tier = card.tier || 'standard';
    const ttls = model?.cache_ttls ?? [];
    const regions = store.catalog.regions;
    const cacheHint = model?.cache_min_tokens
      ? `${model.name} caches prefixes of ${model.cache_min_tokens} tokens or more.`
      : '';
    return html`
      <div class="fields">
        <div>
          <label for="tier">Tier</label>
          <select id="tier" @change=${this.#changed('tier')}>
            ${store.catalog.tiers.map(
              (name) => html`
                <option value=${name} ?selected=${name === tier}>
                  ${TIER_WORDS[name]}${tiers.includes(name) ? '' : ' (no price here)'}
                </option>
              `,
            )}
          </select>
        </div>
        <div ?hidden=${store.draft.rate_set !== 'aws'}>
          <label for="region">Region of this workload</label>
          <select id="region" @change=${this.#changed('region')}>
            <option value="" ?selected=${!card.region}>As above (${store.draft.region})</option>
            ${regions.map(
              (r) => html`
                <option value=${r.code} ?selected=${r.code === card.region}>${r.code} – ${r.name}</option>
              `,
            )}
          </select>
        </div>
        ${this.#number(CACHE[0][0], CACHE[0][1], cacheHint)}
        ${this.#number(CACHE[1][0], CACHE[1][1])}
        <div>
          <label for="ttl">Cache writes are kept</label>
          <select id="ttl" ?disabled=${ttls.length === 0} @change=${this.#changed('cache_ttl')}>
            <option value="" ?selected=${!card.cache_ttl}>
              ${ttls.length > 0 ? `${TTL_WORDS[ttls[0]]} (default)` : 'no prompt caching known'}
            </option>
            ${ttls.map(
              (ttl) => html`
                <option value=${ttl} ?selected=${ttl === card.cache_ttl}>${TTL_WORDS[ttl]}</option>
              `,
            )}
          </select>
        </div>
        <div>
          <label for="context">Context band</label>
          <select id="context" @change=${this.#changed('context')}>
            ${[
              ['', "By the model's threshold (default)"],
              ['standard', 'Standard rates'],
              ['long', 'Long-context rates'],
            ].map(
              ([value, words]) => html`
                <option value=${value} ?selected=${value === card.context}>${words}</option>
              `,
            )}
          </select>
        </div>
      </div>
    `;
  }

  render() {
    const { store, card, total } = this;
    const { model, route } = store.offerOf(card);
    const asks = store.draft.rate_set === 'aws' && model && model.routes.length > 0;
    return html`
      <section class="card" aria-label=${card.name || model?.name || 'Workload'}>
        <div class="head">
          <input
            aria-label="Name of the workload"
            .value=${card.name}
            placeholder=${model?.name ?? 'Workload'}
            @input=${this.#changed('name')}
          >
          <span class="total">${
            total ? html`${total.complete ? '' : 'at least '}${money(total.total)}` : ''
          }</span>
        </div>
        <bedrock-model-picker
          .offers=${store.offers(card.region || store.draft.region)}
          .value=${card.model}
          @chosen=${(/** @type {CustomEvent} */ e) => this.#change({ model: e.detail.id, route: '' })}
        ></bedrock-model-picker>
        <div class="fields">${FIRST.map(([field, label]) => this.#number(field, label))}</div>
        ${
          asks
            ? html`
              <bedrock-route-choice
                .routes=${model.routes}
                .value=${route?.route ?? ''}
                @chosen=${(/** @type {CustomEvent} */ e) => this.#change({ model: e.detail.id, route: '' })}
              ></bedrock-route-choice>
            `
            : ''
        }
        <details>
          <summary>Caching, tier, region and context</summary>
          ${this.#more()}
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
