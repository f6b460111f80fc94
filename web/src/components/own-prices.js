// The person's own prices: negotiated discounts, private rates, names for hidden models, whole rate sets.
import { CalculatorError } from 'bedrock-calculator';
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { dimensionLabel } from '../dimension.js';
import { keepFocus } from '../focus.js';
import { price } from '../format.js';
import { found, indexOf, wordsOf } from '../start/search.js';
import { changeOwn, takeCustomRates } from '../state/changes.js';
import { parseNumber } from '../state/numbers.js';
import { base } from '../styles/base.js';

/**
 * @typedef {import('bedrock-calculator').Discount} Discount
 * @typedef {import('bedrock-calculator').OwnRate} OwnRate
 */

const DIMENSIONS = /** @type {const} */ ([
  ['input_tokens', 'Input tokens'],
  ['output_tokens', 'Output tokens'],
  ['cache_read_tokens', 'Cache-read tokens'],
  ['cache_write_5m_tokens', 'Cache-write tokens (5 minutes)'],
  ['cache_write_1h_tokens', 'Cache-write tokens (1 hour)'],
]);

/** How many words of an id are those of another. @param {string[]} words @param {string[]} index */
const nearness = (words, index) => words.reduce((sum, word) => sum + found(word, index), 0);

export class OwnPrices extends Part {
  static properties = {
    errors: { state: true },
    importError: { state: true },
  };

  static styles = [
    base,
    css`
      h3 {
        margin: calc(12 * var(--u)) 0 calc(4 * var(--u));
        font-size: calc(15 * var(--u));
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li,
      form {
        display: flex;
        flex-wrap: wrap;
        gap: calc(6 * var(--u)) calc(10 * var(--u));
        align-items: end;
        padding: calc(4 * var(--u)) 0;
      }
      li {
        align-items: center;
        justify-content: space-between;
        border-bottom: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      form > div {
        flex: 1 1 calc(144 * var(--u));
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Record<string, string>} */
    this.errors = {};
    this.importError = '';
  }

  get #models() {
    return this.calc.pricing.offers(this.calc.draft.region);
  }

  /** The value of a form's field. @param {SubmitEvent} event @param {string} name */
  #value(event, name) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    return /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value.trim();
  }

  /** @param {SubmitEvent} event */
  #addDiscount(event) {
    event.preventDefault();
    const text = this.#value(event, 'percent').replace('%', '').trim();
    const percent = parseNumber(text);
    const unknown = this.#unknown(this.#base(this.#value(event, 'model')));
    if (!percent.ok || percent.value === '0' || unknown) {
      const empty = 'Enter the percentage to take off, such as 10.';
      this.errors = {
        discount: percent.ok ? (percent.value === '0' ? empty : unknown) : percent.error,
      };
      return;
    }
    /** @type {Discount} */
    const discount = { percent: percent.value };
    for (const field of /** @type {const} */ (['provider', 'model', 'dimension'])) {
      const value = this.#base(this.#value(event, field));
      if (value) discount[field] = value;
    }
    this.#try('discount', event, {
      discounts: [...(this.calc.draft.own.discounts ?? []), discount],
    });
  }

  /** @param {SubmitEvent} event */
  #addRate(event) {
    event.preventDefault();
    const text = this.#value(event, 'usd').replace('$', '').trim();
    const usd = parseNumber(text);
    const model = this.#base(this.#value(event, 'model'));
    const problem =
      (!model && 'Enter the model that the rate is for.') ||
      (!usd.ok && usd.error) ||
      (!text && 'Enter the price of a million tokens in USD.') ||
      this.#unknown(model);
    if (problem || !usd.ok) {
      this.errors = { rate: problem || '' };
      return;
    }
    /** @type {OwnRate} */
    const rate = { model, dimension: this.#value(event, 'dimension'), usd_per_million: usd.value };
    this.#try('rate', event, { own_rates: [...(this.calc.draft.own.own_rates ?? []), rate] });
  }

  /** The id without the prefix of a profile. @param {string} id */
  #base(id) {
    return this.#models.find(({ routes }) => routes.some((route) => route.id === id))?.id ?? id;
  }

  /**
   * What is wrong with a model that neither the list nor a workload has, with the likeliest ones; else empty.
   * @param {string} model
   */
  #unknown(model) {
    const { draft } = this.calc;
    const used = draft.cards.some(
      (card) => card.model === model || card.model.endsWith(`.${model}`),
    );
    if (!model || used || this.#models.some(({ id }) => id === model)) return '';
    const words = wordsOf(model);
    const near = this.#models
      .map(({ id, name }) => ({ id, points: nearness(words, indexOf(`${name} ${id}`)) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, 3)
      .map(({ id }) => id);
    const help =
      near.length > 0 ? ` Did you mean ${near.join(', ')}?` : ' Choose one from the list.';
    return `No model has the id ${model}.${help}`;
  }

  /**
   * Takes own prices if the engine does; else says why, with the form as it is.
   * @param {string} what @param {SubmitEvent} event @param {import('../state/scenario.js').OwnPrices} fields
   */
  #try(what, event, fields) {
    try {
      changeOwn(this.calc, fields);
      this.errors = {};
      /** @type {HTMLFormElement} */ (event.target).reset();
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      this.errors = { [what]: `${error.message} ${error.hint}` };
    }
  }

  /** @param {'discounts' | 'own_rates'} list @param {number} place */
  #remove(list, place) {
    const { own } = this.calc.draft;
    const left = /** @type {any[]} */ (own[list] ?? []).filter((_, i) => i !== place);
    changeOwn(
      this.calc,
      { [list]: left.length > 0 ? left : undefined },
      { notice: 'Your price was removed.' },
    );
    keepFocus(this, list === 'discounts' ? '#add-discount' : '#add-rate');
  }

  /** What a dimension is called. @param {string} name */
  #what(name) {
    return dimensionLabel(name).replace(/^[A-Z](?![A-Z])/, (c) => c.toLowerCase());
  }

  /** @param {string} words @param {string} label @param {() => void} remove */
  #entry(words, label, remove) {
    return html`
      <li>
        <span>${words}</span>
        <button type="button" class="quiet" aria-label=${`Remove ${label}`} @click=${remove}>Remove</button>
      </li>
    `;
  }

  /** @param {Event} event */
  async #import(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (!file) return;
    this.importError = '';
    try {
      const json = JSON.parse(await file.text());
      const rates = json.providers ? json : { providers: [json] };
      takeCustomRates(this.calc, rates);
    } catch (error) {
      this.importError =
        error instanceof CalculatorError
          ? `${error.path ? `${error.path}: ` : ''}${error.message} ${error.hint}`
          : 'The file is not valid JSON.';
    }
    input.value = '';
  }

  #dimensionSelect(/** @type {string} */ id, /** @type {boolean} */ any) {
    return html`
      <div>
        <label for=${id}>What</label>
        <select id=${id} name="dimension">
          ${any ? html`<option value="">everything</option>` : ''}
          ${DIMENSIONS.map(([value, words]) => html`<option value=${value}>${words}</option>`)}
        </select>
      </div>
    `;
  }

  #discountForm() {
    const providers = [...new Set(this.#models.map((m) => m.provider))].sort();
    return html`
      <form @submit=${this.#addDiscount}>
        <div>
          <label for="percent">Percent off</label>
          <input id="percent" name="percent" inputmode="decimal" placeholder="10" autocomplete="off"
            aria-describedby="discount-error">
        </div>
        <div>
          <label for="provider">Provider</label>
          <select id="provider" name="provider">
            <option value="">all</option>
            ${providers.map((name) => html`<option value=${name}>${name}</option>`)}
          </select>
        </div>
        <div>
          <label for="discount-model">Model (id without prefix)</label>
          <input id="discount-model" name="model" list="models" placeholder="all" autocomplete="off">
        </div>
        ${this.#dimensionSelect('discount-dimension', true)}
        <button type="submit" id="add-discount">Add discount</button>
      </form>
      <p class="error" id="discount-error" role="alert">${this.errors.discount ?? ''}</p>
    `;
  }

  #rateForm() {
    return html`
      <form @submit=${this.#addRate}>
        <div>
          <label for="rate-model">Model (id without prefix)</label>
          <input id="rate-model" name="model" list="models" autocomplete="off" aria-describedby="rate-error">
        </div>
        ${this.#dimensionSelect('rate-dimension', false)}
        <div>
          <label for="usd">USD per million</label>
          <input id="usd" name="usd" inputmode="decimal" placeholder="2.50" autocomplete="off"
            aria-describedby="rate-error">
        </div>
        <button type="submit" id="add-rate">Add rate</button>
      </form>
      <p class="error" id="rate-error" role="alert">${this.errors.rate ?? ''}</p>
    `;
  }

  render() {
    const { own } = this.calc.draft;
    return html`
      <datalist id="models">${this.#models.map((m) => html`<option value=${m.id}>${m.name}</option>`)}</datalist>
      <h3>Discounts</h3>
      <ul>
        ${(own.discounts ?? []).map((d, i) =>
          this.#entry(
            `${d.percent} % off ${[d.provider, d.model, d.dimension && this.#what(d.dimension)].filter(Boolean).join(', ') || 'everything'}`,
            `the discount of ${d.percent} %`,
            () => this.#remove('discounts', i),
          ),
        )}
      </ul>
      ${this.#discountForm()}
      <h3>Private rates</h3>
      <ul>
        ${(own.own_rates ?? []).map((r, i) =>
          this.#entry(
            `${r.model}, ${this.#what(r.dimension)}: ${price(String(r.usd_per_million ?? r.usd))} ${r.usd_per_million ? 'per million' : 'each'}`,
            `the private rate of ${r.model}`,
            () => this.#remove('own_rates', i),
          ),
        )}
      </ul>
      ${this.#rateForm()}
      <h3>A whole rate set</h3>
      <p class="soft">
        A JSON file in the schema of the project's rate files, with rate_set "custom"${
          own.custom_rates ? '; one is in this scenario' : ''
        }.
      </p>
      <input type="file" accept=".json,application/json" aria-label="Rate set file" @change=${this.#import}>
      <p class="error" role="alert">${this.importError}</p>
    `;
  }
}

define('bedrock-own-prices', OwnPrices);
