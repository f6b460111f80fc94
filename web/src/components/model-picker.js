// The model, found by typing: a combobox over all models with provider, context and price, which also
// takes a pasted model id with its profile prefix.
import { css, html, LitElement, nothing } from 'lit';
import { define } from '../define.js';
import { price, shortTokens } from '../format.js';
import { base } from '../styles/base.js';

/** @typedef {import('bedrock-calculator').ModelOffer} ModelOffer */

/** Newer, callable models first; those without a price here last. @param {ModelOffer} a @param {ModelOffer} b */
function byUse(a, b) {
  const rank = (/** @type {ModelOffer} */ m) =>
    (m.routes.length === 0 ? 4 : 0) +
    (m.status === 'end-of-life' ? 2 : 0) +
    (m.status === 'legacy' ? 1 : 0);
  return (
    rank(a) - rank(b) ||
    a.provider.localeCompare(b.provider) ||
    (b.launched ?? '').localeCompare(a.launched ?? '') ||
    a.name.localeCompare(b.name)
  );
}

/** The route to offer first: one that AWS lists, else any with a price. @param {ModelOffer} model */
export function usualRoute(model) {
  return (
    model.routes.find((r) => r.callable) ??
    model.routes.find((r) => r.callable === null) ??
    model.routes[0]
  );
}

export class ModelPicker extends LitElement {
  static properties = {
    label: {},
    offers: { attribute: false },
    value: {}, // the model id, with prefix
    open: { state: true },
    query: { state: true },
    active: { state: true },
  };

  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
      }
      .list {
        position: absolute;
        z-index: 5;
        inset-inline: 0;
        max-height: calc(352 * var(--u));
        overflow-y: auto;
        margin: calc(2 * var(--u)) 0 0;
        padding: calc(4 * var(--u));
        background: var(--raise);
        border: 1px solid var(--field-line);
        border-radius: calc(6 * var(--u));
        box-shadow: 0 calc(8 * var(--u)) calc(24 * var(--u)) rgb(0 0 0 / 25%);
      }
      .option {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 calc(12 * var(--u));
        padding: calc(6 * var(--u)) calc(8 * var(--u));
        border-radius: calc(4 * var(--u));
        cursor: pointer;
      }
      .option[aria-selected='true'] {
        background: var(--hover);
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
      .option .price {
        text-align: end;
        white-space: nowrap;
      }
      .option .id {
        overflow-wrap: anywhere;
      }
      .about {
        margin: calc(2 * var(--u)) 0 0;
        overflow-wrap: anywhere;
      }
      .none {
        padding: calc(8 * var(--u));
      }
    `,
  ];

  constructor() {
    super();
    /** @type {ModelOffer[]} */
    this.offers = [];
    this.label = 'Model';
    this.value = '';
    this.open = false;
    this.query = '';
    this.active = 0;
  }

  get #model() {
    return this.offers.find(
      (m) => m.id === this.value || m.routes.some((r) => r.id === this.value),
    );
  }

  /** Models whose words begin or contain every word of the query. */
  get #found() {
    const words = this.query.toLowerCase().split(/\s+/).filter(Boolean);
    const text = (/** @type {ModelOffer} */ m) =>
      `${m.name} ${m.provider} ${m.id} ${m.routes.map((r) => r.id).join(' ')}`.toLowerCase();
    return this.offers.filter((m) => words.every((word) => text(m).includes(word))).sort(byUse);
  }

  #show() {
    if (this.open) return;
    this.open = true;
    this.query = '';
    const model = this.#model;
    this.active = model ? Math.max(0, this.#found.indexOf(model)) : 0;
  }

  #close() {
    this.open = false;
    this.query = '';
  }

  /** @param {string} id @param {boolean} ownRoute whether the id was written with its route */
  #choose(id, ownRoute = false) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: { id, ownRoute } }));
    this.#close();
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
    input.value = this.#model?.name ?? id;
  }

  /** A full id, typed or pasted, is accepted as it is, known or not. @param {string} text */
  #takeId(text) {
    const id = text.trim();
    if (!/^[a-z0-9-]+(\.[a-z0-9:._-]+)+$/i.test(id)) return false;
    this.#choose(id, true);
    return true;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    this.#show();
    this.query = /** @type {HTMLInputElement} */ (event.target).value;
    this.active = 0;
    const exact = this.offers.some((m) => m.routes.some((r) => r.id === this.query.trim()));
    if (exact) this.#takeId(this.query);
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const found = this.#found;
    const moves = /** @type {Record<string, number>} */ ({
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 8,
      PageUp: -8,
    });
    if (event.key in moves) {
      event.preventDefault();
      if (this.open) {
        const next = this.active + moves[event.key];
        this.active = Math.max(0, Math.min(found.length - 1, next));
      } else this.#show();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!this.open) this.#show();
      else if (this.query.includes('.') && this.#takeId(this.query)) return;
      else if (found[this.active]) this.#chooseModel(found[this.active]);
    } else if (event.key === 'Escape' && this.open) {
      event.preventDefault();
      event.stopPropagation();
      this.#leave();
    }
  }

  #leave() {
    if (!this.open) return;
    const typed = this.query;
    if (typed && this.#takeId(typed)) return;
    this.#close();
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('input'));
    input.value = this.#model?.name ?? this.value;
  }

  /** @param {ModelOffer} model */
  #chooseModel(model) {
    this.#choose(usualRoute(model)?.id ?? model.id);
  }

  updated() {
    this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {ModelOffer} model @param {number} place */
  #option(model, place) {
    const route = usualRoute(model);
    const context = model.context_tokens ? ` · ${shortTokens(model.context_tokens)} context` : '';
    const status = model.status === 'active' ? '' : ` · ${model.status}`;
    return html`
      <div
        class="option"
        role="option"
        id="option-${place}"
        aria-selected=${place === this.active}
        @mousedown=${(/** @type {Event} */ e) => e.preventDefault()}
        @click=${() => this.#chooseModel(model)}
      >
        <span>${model.name}</span>
        <span class="price">${
          route
            ? html`${route.input_per_million ? price(route.input_per_million) : '–'} in ·
                ${route.output_per_million ? price(route.output_per_million) : '–'} out`
            : 'not priced here'
        }</span>
        <span class="soft id">${model.provider}${context}${status}<br>${route?.id ?? model.id}</span>
        <span class="soft price">${route ? 'per million' : ''}</span>
      </div>
    `;
  }

  /** What the chosen model is, below its name. */
  #about() {
    const model = this.#model;
    if (!this.value) return '';
    if (!model) return html`<p class="soft about">${this.value} is not in the list.</p>`;
    const parts = [
      model.provider,
      model.context_tokens && `${shortTokens(model.context_tokens)} context`,
      model.max_output_tokens && `${shortTokens(model.max_output_tokens)} output`,
      model.status !== 'active' && model.status,
      this.value,
    ];
    return html`<p class="soft about">${parts.filter(Boolean).join(' · ')}</p>`;
  }

  render() {
    const found = this.open ? this.#found : [];
    const shown = this.#model?.name ?? this.value;
    return html`
      <label for="input">${this.label}</label>
      <input
        id="input"
        role="combobox"
        aria-expanded=${this.open}
        aria-controls="list"
        aria-autocomplete="list"
        aria-activedescendant=${this.open && found.length > 0 ? `option-${this.active}` : nothing}
        autocomplete="off"
        spellcheck="false"
        .value=${this.open ? this.query : shown}
        placeholder=${this.open ? `${shown} – type to search ${this.offers.length} models` : 'Search, or paste a model id'}
        @focus=${(/** @type {FocusEvent} */ e) => /** @type {HTMLInputElement} */ (e.target).select()}
        @click=${this.#show}
        @input=${this.#typed}
        @keydown=${this.#pressed}
        @blur=${this.#leave}
      >
      ${this.#about()}
      <div class="list" id="list" role="listbox" aria-label="Models" ?hidden=${!this.open}>
        ${found.map((model, place) => this.#option(model, place))}
        ${
          this.open && found.length === 0
            ? html`<p class="none soft">No model has these words. A full model id can be pasted.</p>`
            : ''
        }
      </div>
    `;
  }
}

define('bedrock-model-picker', ModelPicker);
