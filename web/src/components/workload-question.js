// One question about a workload: the fields beside its first three.
import { css, html } from 'lit';
import { CardPart } from '../context.js';
import { base } from '../styles/base.js';
import { firstOf, questionsOf } from '../workloads/questions.js';
import { readTags, tagsText } from '../workloads/tags.js';
import './routing-shares.js';
import './workload-fields.js';
import { define } from '../define.js';

const TIER_WORDS = /** @type {Record<string, string>} */ ({
  standard: 'Standard',
  batch: 'Batch – about half the price, results within a day',
  flex: 'Flex – cheaper, slower at busy times',
  priority: 'Priority – faster, at a higher price',
  'latency-optimized': 'Latency-optimized – faster, at a higher price, few models',
});
const TTL_WORDS = /** @type {Record<string, string>} */ ({
  '5m': '5 minutes',
  '30m': '30 minutes',
  '1h': '1 hour',
});

const ENDPOINT_WORDS = /** @type {Record<string, string>} */ ({
  runtime: 'bedrock-runtime (Converse, InvokeModel)',
  mantle: 'bedrock-mantle (Responses, Chat Completions)',
});

export class WorkloadQuestion extends CardPart {
  static properties = { question: {}, badTag: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: block;
        padding-block-end: var(--x3);
      }
      h2 {
        margin-top: calc(14 * var(--u));
        font-size: calc(14 * var(--u));
      }
    `,
  ];

  constructor() {
    super();
    this.question = '';
    /** What is entered as a tag and is none. */
    this.badTag = '';
  }

  /** @param {'region' | 'tier' | 'cache_ttl' | 'context' | 'endpoint'} field */
  #changed(field) {
    return (/** @type {Event} */ event) => {
      const { value } = /** @type {HTMLSelectElement} */ (event.target);
      this.calc.document.changeCard(this.card.key, { [field]: value }, 'Change a workload');
    };
  }

  #region() {
    const { calc, card } = this;
    return html`
      <div ?hidden=${calc.draft.rate_set !== 'aws'}>
        <label for="region">Region of this workload</label>
        <select id="region" @change=${this.#changed('region')}>
          <option value="" ?selected=${!card.region}>As the scenario (${calc.draft.region})</option>
          ${calc.catalog.regions.map(
            (r) => html`
              <option value=${r.code} ?selected=${r.code === card.region}>${r.code} – ${r.name}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  /** Who pays for it: the bill can be split by team and tag. */
  #payer() {
    const { calc, card } = this;
    const change = (/** @type {Partial<import('../context.js').Card>} */ fields) =>
      calc.document.changeCard(card.key, fields, `Change ${card.name || 'a workload'}`);
    const text = (/** @type {Event} */ e) => /** @type {HTMLInputElement} */ (e.target).value;
    return html`
      <div>
        <label for="team">Team that pays</label>
        <input id="team" autocomplete="off" .value=${card.team} @change=${(/** @type {Event} */ e) => change({ team: text(e).trim() })}>
      </div>
      <div>
        <label for="tags">Tags</label>
        <input
          id="tags"
          autocomplete="off"
          placeholder="product=chat, env=production"
          aria-invalid=${this.badTag ? 'true' : 'false'}
          aria-describedby="tag-error"
          .value=${tagsText(card.tags)}
          @change=${(/** @type {Event} */ e) => {
            const { tags, bad } = readTags(text(e));
            this.badTag = bad;
            if (!bad) change({ tags });
          }}
        >
        <p class="error" id="tag-error">${this.badTag ? `Write “${this.badTag}” as a name, an equals sign and a value: team=search.` : ''}</p>
      </div>
    `;
  }

  #tier() {
    const { calc, card } = this;
    const { route } = calc.pricing.offerOf(card);
    const tiers = route?.tiers ?? ['standard'];
    const usual = calc.typeOf(card).tier;
    const tier = card.tier || usual;
    return html`
      <div>
        <label for="tier">Tier</label>
        <select id="tier" @change=${this.#changed('tier')}>
          ${calc.catalog.tiers.map(
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
    const { calc, card } = this;
    const { model } = calc.pricing.offerOf(card);
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

  /** Only where the model is metered by endpoint, or a link has chosen one. */
  #endpoint() {
    const { calc, card } = this;
    const offers = calc.pricing.offerOf(card).route?.endpoints ?? [];
    if (offers.length === 0 && !card.endpoint) return '';
    const chosen = card.endpoint || 'runtime';
    return html`
      <div>
        <label for="endpoint">Endpoint</label>
        <select id="endpoint" @change=${this.#changed('endpoint')}>
          ${Object.entries(ENDPOINT_WORDS).map(([endpoint, words]) => {
            const offer = offers.find((o) => o.endpoint === endpoint);
            const price = offer
              ? `: $${offer.input_per_million ?? '–'} / $${offer.output_per_million ?? '–'} per M`
              : '';
            return html`
              <option value=${endpoint} ?selected=${endpoint === chosen}>${words}${price}</option>
            `;
          })}
        </select>
        <p class="soft">The two endpoints have meters of their own for this model.</p>
      </div>
    `;
  }

  /** @param {string[]} names */
  #fields(names) {
    if (names.length === 0) return '';
    return html`
      <bedrock-workload-fields
        .card=${this.card}
        .names=${names}
      ></bedrock-workload-fields>
    `;
  }

  render() {
    const { calc, card, question } = this;
    const type = calc.typeOf(card);
    const first = firstOf(type);
    const fields = questionsOf(type, card).find(({ id }) => id === question)?.fields ?? [];
    const own = fields.filter((name) => !first.includes(name));
    return html`
      <div class="fields">
        ${question === 'caching' ? this.#lifetime() : ''}
        ${question === 'tier' ? html`${this.#tier()} ${this.#endpoint()} ${this.#context()}` : ''}
        ${question === 'region' ? html`${this.#region()} ${this.#payer()}` : ''}
      </div>
      ${this.#fields(own)}
      ${question === 'retries' ? html`<bedrock-routing-shares .card=${card}></bedrock-routing-shares>` : ''}
    `;
  }
}

define('bedrock-workload-question', WorkloadQuestion);
