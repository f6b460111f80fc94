// How requests travel: the routes of a model from a region, with what each costs.
import { css, html, LitElement } from 'lit';
import { define } from '../define.js';
import { price } from '../format.js';
import { base } from '../styles/base.js';

/** @typedef {import('bedrock-calculator').RouteOffer} RouteOffer */

const WORDS = /** @type {const} */ ({
  'in-region': 'In-region',
  geo: 'Geo profile',
  global: 'Global profile',
});
const MEANING = /** @type {const} */ ({
  'in-region': 'served in the region it is sent to',
  geo: 'served within one geography',
  global: 'served anywhere; about 10 % cheaper for newer models',
});

export class RouteChoice extends LitElement {
  static properties = {
    routes: { attribute: false },
    value: {}, // the route in force
  };

  static styles = [
    base,
    css`
      .route {
        display: flex;
        gap: calc(8 * var(--u));
        align-items: baseline;
        margin: 0;
        padding: calc(3 * var(--u)) 0;
        color: var(--ink);
        font-size: calc(14 * var(--u));
        cursor: pointer;
      }
      .route.off {
        color: var(--ink-3);
        cursor: default;
      }
      input {
        accent-color: var(--accent);
        width: calc(16 * var(--u));
        height: calc(16 * var(--u));
        margin: 0;
        align-self: center;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {RouteOffer[]} */
    this.routes = [];
    this.value = '';
  }

  /** @param {RouteOffer['route']} route */
  #choice(route) {
    const offer = this.routes.find((r) => r.route === route);
    const cost = offer
      ? [offer.input_per_million, offer.output_per_million]
          .map((usd) => (usd ? price(usd) : '–'))
          .join(' in, ')
          .concat(' out')
      : 'no price from here';
    const unlisted = offer?.callable === false ? ' · AWS does not list it from here' : '';
    return html`
      <label class="route ${offer ? '' : 'off'}">
        <input
          type="radio"
          name="route"
          value=${route}
          .checked=${this.value === route}
          ?disabled=${!offer}
          @change=${() => this.dispatchEvent(new CustomEvent('chosen', { detail: offer }))}
        >
        <span>${WORDS[route]} <span class="soft">${cost}${unlisted} – ${MEANING[route]}</span></span>
      </label>
    `;
  }

  render() {
    return html`
      <fieldset>
        <legend class="label">Route (prices per million tokens)</legend>
        ${/** @type {const} */ (['in-region', 'geo', 'global']).map((route) => this.#choice(route))}
      </fieldset>
    `;
  }
}

define('bedrock-route-choice', RouteChoice);
