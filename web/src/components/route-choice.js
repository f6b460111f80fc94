// How requests travel: the routes of a model from a region, with what each costs at the tier in force.
import { css, html } from 'lit';
import { CardPart, same } from '../context.js';
import { define } from '../define.js';
import { perMillion, rounded } from '../format.js';
import { base } from '../styles/base.js';

/** @typedef {import('bedrock-calculator').RouteOffer} RouteOffer */

const ROUTES = /** @type {const} */ (['in-region', 'geo', 'global']);
const NAMES = { 'in-region': 'In-region', geo: 'Geo', global: 'Global' };
const MEANING = {
  'in-region': 'Served in the region that the request is sent to.',
  geo: 'Served anywhere in one geography.',
  global: 'Served anywhere in the world.',
};
/** @type {Record<string, string>} profiles by the prefix of their ids */
const GEOGRAPHIES = {
  us: 'US',
  eu: 'EU',
  apac: 'Asia Pacific',
  jp: 'Japan',
  au: 'Australia',
  ca: 'Canada',
  'us-gov': 'GovCloud',
};

/** The geography of a geo profile's id. @param {RouteOffer | undefined} offer */
export const geographyOf = (offer) =>
  offer?.route === 'geo' ? (GEOGRAPHIES[offer.id.split('.')[0]] ?? '') : '';

/** USD per million, as short as it can be with cents. @param {string} rate per token */
function short(rate) {
  const text = perMillion(rate);
  const [, fraction = ''] = text.split('.');
  return fraction.length < 2 ? rounded(text, 2) : text;
}

/** Fires "chosen" with the offer of a route. */
export class RouteChoice extends CardPart {
  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      legend {
        display: flex;
        justify-content: space-between;
        gap: var(--x3);
        width: 100%;
        margin-block-end: var(--x1);
        font-size: var(--t-12);
        color: var(--ink-3);
      }
      .segments {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: minmax(0, 1fr);
        border: 1px solid var(--field-line);
        border-radius: var(--r2);
        overflow: hidden;
      }
      label {
        position: relative;
        display: block;
        margin: 0;
        padding: 5px 10px 6px;
        background: var(--raise);
        color: var(--ink);
        font-size: var(--t-12);
        line-height: 1.4;
        cursor: pointer;
      }
      label + label {
        border-inline-start: 1px solid var(--line-2);
      }
      label:hover {
        background: var(--hover);
      }
      label.off {
        background: var(--pane);
        color: var(--ink-3);
        cursor: default;
      }
      label.chosen {
        background: var(--accent-soft);
        box-shadow: inset 0 -2px 0 var(--accent);
      }
      label:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: -2px;
      }
      input {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        min-height: 0;
        margin: 0;
        opacity: 0;
        cursor: inherit;
      }
      b {
        display: block;
        font-weight: 500;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      label span {
        display: block;
        color: var(--ink-2);
      }
      label.off span {
        color: var(--ink-3);
      }
      p {
        margin: var(--x1) 0 0;
        font-size: var(--t-12);
      }
      @media (pointer: coarse) {
        label {
          min-height: 44px;
        }
      }
      @media (forced-colors: active) {
        label.chosen {
          outline: 3px solid Highlight;
          outline-offset: -3px;
        }
      }
    `,
  ];

  /** The list price of a token by a route at a tier; undefined where there is none. @param {RouteOffer} offer @param {string} dimension @param {string} tier */
  #rate({ route }, dimension, tier) {
    const { calc, card } = this;
    return calc.pricing.rateOf({
      model: this.#model?.id ?? '',
      region: card.region || calc.draft.region,
      route,
      tier,
      dimension,
      endpoint: card.endpoint,
    });
  }

  /** @type {unknown[]} */
  #drawn = [];

  /** Typing changes the card, and none of what is shown here. */
  shouldUpdate() {
    const { model, route, tier, region, endpoint, type } = this.card;
    const { rate_set, as_of, region: everywhere } = this.calc.draft;
    const drawn = [model, route, tier, region, endpoint, type, rate_set, as_of, everywhere];
    if (same(drawn, this.#drawn)) return false;
    this.#drawn = drawn;
    return true;
  }

  get #model() {
    return this.calc.pricing.offerOf(this.card).model;
  }

  /** Why a route cannot be taken; empty where it can. @param {RouteOffer | undefined} offer @param {string} price @param {string} tier */
  #reason(offer, price, tier) {
    if (!offer) return 'not offered here';
    if (offer.callable === false) return 'not offered here';
    const tokens = offer.input_per_million ?? offer.output_per_million;
    return tokens && !price ? `no ${tier} price` : '';
  }

  /** @param {typeof ROUTES[number]} route @param {RouteOffer | undefined} inForce @param {string} tier */
  #segment(route, inForce, tier) {
    const offer = this.#model?.routes.find((r) => r.route === route);
    const rates = offer
      ? ['input_tokens', 'output_tokens'].map((name) => this.#rate(offer, name, tier))
      : [];
    const price = rates.some(Boolean)
      ? rates.map((rate) => (rate ? short(rate) : '–')).join(' / ')
      : '';
    const reason = this.#reason(offer, price, tier);
    const chosen = inForce?.route === route;
    const geography = geographyOf(offer);
    return html`
      <label class="${chosen ? 'chosen' : ''} ${reason && !chosen ? 'off' : ''}" title=${MEANING[route]}>
        <input
          type="radio"
          name="route"
          value=${route}
          .checked=${chosen}
          ?disabled=${Boolean(reason) && !chosen}
          @change=${() => this.dispatchEvent(new CustomEvent('chosen', { detail: offer }))}
        >
        <b>${NAMES[route]}${geography ? `, ${geography}` : ''}</b>
        <span>${reason || price || 'same price'}</span>
      </label>
    `;
  }

  render() {
    const { calc, card } = this;
    const { route } = calc.pricing.offerOf(card);
    const tier = card.tier || calc.typeOf(card).tier;
    const at = tier === 'standard' ? '' : `, ${tier}`;
    const region = card.region || calc.draft.region;
    return html`
      <fieldset>
        <legend><span>Route</span><span>USD per million tokens, in / out${at}</span></legend>
        <div class="segments">${ROUTES.map((name) => this.#segment(name, route, tier))}</div>
        ${
          route?.callable === false
            ? html`<p class="warning">AWS does not offer this model by the ${NAMES[route.route].toLowerCase()} route from ${region}. Choose another route or region.</p>`
            : ''
        }
      </fieldset>
    `;
  }
}

define('bedrock-route-choice', RouteChoice);
