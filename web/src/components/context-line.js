// What every figure depends on, in one sentence: region, price list and its age, own prices, allowances.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { day } from '../format.js';
import { base } from '../styles/base.js';

const STALE_DAYS = 30;

export class ContextLine extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['document'];

  static properties = {
    today: {}, // ISO day, for the age of the prices
    editing: { state: true },
  };

  static styles = [
    base,
    css`
      p {
        margin: 0;
        font-size: var(--t-12);
        line-height: 1.5;
        color: var(--ink-2);
      }
      .edit {
        min-height: var(--x6);
        font-size: var(--t-12);
        text-decoration: underline;
      }
      .panel {
        display: grid;
        gap: var(--x3);
        margin-block-start: var(--x3);
        padding: var(--x4);
        background: var(--raise);
        border: 1px solid var(--line-2);
        border-radius: var(--r3);
      }
      @media print {
        .edit,
        .panel {
          display: none;
        }
      }
    `,
  ];

  get later() {
    return 2;
  }

  constructor() {
    super();
    this.today = '';
    this.editing = false;
  }

  #prices() {
    const { draft, catalog } = this.calc;
    if (draft.rate_set === 'custom') return draft.own.custom_rates?.name ?? 'your rate set';
    const set = catalog.rate_sets.find(({ id }) => id === draft.rate_set);
    const list = draft.rate_set === 'aws' ? 'AWS list prices' : (set?.name ?? draft.rate_set);
    if (draft.as_of) return html`${list} as of ${day(draft.as_of)}${this.#outside(set)}`;
    const days =
      set && this.today
        ? Math.round((Date.parse(this.today) - Date.parse(set.newest)) / 86_400_000)
        : 0;
    const age = days > STALE_DAYS ? html` <span class="warning">${days} days old</span>` : '';
    return html`${list} of ${day(set?.newest ?? '2026-01-01')}${age}`;
  }

  /** A day that the table does not reach says so. @param {import('bedrock-calculator').RateSetInfo | undefined} set */
  #outside(set) {
    const { as_of } = this.calc.draft;
    if (!set || (as_of <= set.newest && as_of >= set.oldest)) return '';
    return as_of > set.newest
      ? html` <span class="warning">after the newest price, of ${day(set.newest)}</span>`
      : html` <span class="warning">before the oldest price, of ${day(set.oldest)}</span>`;
  }

  #own() {
    const { discounts = [], own_rates = [] } = this.calc.draft.own;
    const parts = [
      discounts.length > 0 &&
        (discounts.length === 1 ? '1 discount' : `${discounts.length} discounts`),
      own_rates.length > 0 &&
        (own_rates.length === 1 ? '1 private rate' : `${own_rates.length} private rates`),
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' and ') : 'no discounts';
  }

  #edit() {
    this.editing = !this.editing;
    if (!this.editing) return;
    import('./scenario-place.js');
    import('./account-settings.js');
    import('./own-prices.js');
  }

  render() {
    const { draft, catalog } = this.calc;
    const region = catalog.regions.find(({ code }) => code === draft.region);
    const free =
      draft.account.free_allowances === false ? 'no free allowances' : 'free allowances counted';
    const word = this.editing ? 'Done' : 'Edit';
    return html`
      <p>
        ${region ? `${region.name}, ` : ''}${this.#prices()}, ${this.#own()}, ${free}.
        <span>
          <button
            type="button"
            class="quiet edit"
            aria-label="${word}: region, prices and allowances"
            aria-expanded=${this.editing}
            @click=${this.#edit}
          >
            ${word}
          </button>
        </span>
      </p>
      ${
        this.editing
          ? html`
            <div class="panel">
              <bedrock-scenario-place></bedrock-scenario-place>
              <h2>Free allowances and hours of a month</h2>
              <bedrock-account-settings></bedrock-account-settings>
              <h2>Your own prices</h2>
              <bedrock-own-prices></bedrock-own-prices>
            </div>
          `
          : ''
      }
    `;
  }
}

define('bedrock-context-line', ContextLine);
