// Everything about a workload beside its first three numbers.
import { css, html } from 'lit';
import { base } from '../styles/base.js';
import { GROUPS, TYPES } from '../workloads/words.js';
import { CardPart } from './store-part.js';
import './routing-shares.js';
import './workload-fields.js';

const TIER_WORDS = /** @type {Record<string, string>} */ ({
  standard: 'Standard',
  batch: 'Batch – about half the price, results within a day',
  flex: 'Flex – cheaper, slower at busy times',
  priority: 'Priority – dearer, faster',
  'latency-optimized': 'Latency-optimized – dearer, faster, few models',
});
const TTL_WORDS = /** @type {Record<string, string>} */ ({
  '5m': '5 minutes',
  '30m': '30 minutes',
  '1h': '1 hour',
});

export class WorkloadMore extends CardPart {
  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      h2 {
        margin-top: 0.875rem;
        font-size: 0.875rem;
      }
    `,
  ];

  /** @param {'region' | 'tier' | 'cache_ttl' | 'context'} field */
  #changed(field) {
    return (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.target);
      this.store.changeCard(this.card.key, { [field]: value });
    };
  }

  #region() {
    const { store, card } = this;
    return html`
      <div ?hidden=${store.draft.rate_set !== 'aws'}>
        <label for="region">Region of this workload</label>
        <select id="region" @change=${this.#changed('region')}>
          <option value="" ?selected=${!card.region}>As above (${store.draft.region})</option>
          ${store.catalog.regions.map(
            (r) => html`
              <option value=${r.code} ?selected=${r.code === card.region}>${r.code} – ${r.name}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  #tier() {
    const { store, card } = this;
    const { route } = store.offerOf(card);
    const tiers = route?.tiers ?? ['standard'];
    const usual = store.typeOf(card).tier;
    const tier = card.tier || usual;
    return html`
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
    `;
  }

  #lifetime() {
    const { store, card } = this;
    const { model } = store.offerOf(card);
    const ttls = model?.cache_ttls ?? [];
    const least = model?.cache_min_tokens;
    const nothing =
      card.type === 'inference' ? `${TTL_WORDS[ttls[0]]}, for counted tokens` : 'Nothing is cached';
    return html`
      <div>
        <label for="ttl">Cache lifetime</label>
        <select id="ttl" ?disabled=${ttls.length === 0} @change=${this.#changed('cache_ttl')}>
          <option value="" ?selected=${!card.cache_ttl}>
            ${ttls.length === 0 ? 'no prompt caching known' : nothing}
          </option>
          ${ttls.map(
            (ttl) => html`
              <option value=${ttl} ?selected=${ttl === card.cache_ttl}>${TTL_WORDS[ttl]}</option>
            `,
          )}
        </select>
        ${least ? html`<p class="soft">${model.name} caches prefixes of ${least} tokens or more.</p>` : ''}
      </div>
    `;
  }

  #context() {
    return html`
      <div>
        <label for="context">Context band</label>
        <select id="context" @change=${this.#changed('context')}>
          ${[
            ['', "By the model's threshold (default)"],
            ['standard', 'Standard rates'],
            ['long', 'Long-context rates'],
          ].map(
            ([value, words]) => html`
              <option value=${value} ?selected=${value === this.card.context}>${words}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  /** @param {string[]} names */
  #fields(names) {
    if (names.length === 0) return '';
    return html`
      <bedrock-workload-fields
        .store=${this.store}
        .version=${this.version}
        .card=${this.card}
        .names=${names}
      ></bedrock-workload-fields>
    `;
  }

  render() {
    const { store, card } = this;
    const { fields, calls } = store.typeOf(card);
    const grouped = new Set(GROUPS.flatMap(([, names]) => names));
    const first = TYPES[card.type].first;
    const own = fields
      .map(({ name }) => name)
      .filter((name) => !['model', 'service', 'prompt_router', ...first].includes(name))
      .filter((name) => !grouped.has(name) || !calls);
    const has = (/** @type {string} */ name) => fields.some((field) => field.name === name);
    return html`
      ${this.#fields(own)}
      <div class="fields">
        ${calls ? html`${this.#tier()} ${this.#lifetime()} ${this.#context()}` : ''} ${this.#region()}
      </div>
      ${
        calls
          ? GROUPS.map(
              ([title, names]) => html`<h2>${title}</h2>${this.#fields(names.filter(has))}`,
            )
          : ''
      }
      ${
        calls
          ? html`
            <h2>Routing</h2>
            <bedrock-routing-shares .store=${store} .version=${this.version} .card=${card}></bedrock-routing-shares>
            ${this.#fields(['prompt_router'])}
          `
          : ''
      }
    `;
  }
}

customElements.define('bedrock-workload-more', WorkloadMore);
