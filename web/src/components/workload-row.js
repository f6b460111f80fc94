// One workload as a row: name, model, badges, cost and share; open, it is edited in place.
import { css, html, svg } from 'lit';
import { CardPart, same } from '../context.js';
import { money, percent, share } from '../format.js';
import { base } from '../styles/base.js';
import { series, seriesStyles } from '../styles/series.js';
import { figure, quietCents, writeFigure } from './cents.js';
import './workload-editor.js';
import { define } from '../define.js';

/**
 * @typedef {import('bedrock-calculator').WorkloadTotal} WorkloadTotal
 * @typedef {typeof import('../workloads/forms.js')} Forms
 */

/** Whether its figure has a box of its own size, in which a new one moves nothing else. @param {WorkloadTotal} total */
const hasBox = ({ total, complete, switched_off }) =>
  complete && !switched_off && money(total).length <= 9;

const ROUTES = { 'in-region': 'In-region', geo: 'Geo', global: 'Global' };

export class WorkloadRow extends CardPart {
  /** @type {import('../context.js').Model[]} */
  static follows = ['pricing', 'session'];

  static properties = {
    forms: { attribute: false },
    index: { attribute: false },
    alone: { type: Boolean },
  };

  static styles = [
    base,
    seriesStyles,
    css`
      :host {
        display: block;
        position: relative;
        z-index: 0;
      }
      :host(:focus-within) {
        z-index: 1; /* the open list of its box is over the rows below */
      }
      section.open {
        background: var(--page);
        box-shadow: inset 3px 0 0 var(--accent);
      }
      .top {
        display: grid;
        grid-template-columns: 9px minmax(0, 1fr) auto;
        gap: 2px var(--x3);
        align-items: center;
        width: 100%;
        padding: 9px var(--x6) 10px;
      }
      .head {
        border: 0;
        border-radius: 0;
        background: none;
        text-align: start;
        transition: background var(--ease);
      }
      .head:hover {
        background: var(--hover);
      }
      .head:focus-visible {
        outline-offset: -2px;
      }
      div .head {
        grid-area: 1 / 3 / 3 / 4;
        display: grid;
        gap: 2px;
        margin: -4px -8px;
        padding: 4px 8px;
        border-radius: var(--r2);
      }
      .name {
        font-weight: 600;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      #name {
        min-height: calc(24 * var(--u));
        margin: -2px 0 -2px -7px;
        padding: 0 6px;
        border-color: transparent;
        background: none;
        font-weight: 600;
        text-overflow: ellipsis;
      }
      #name:hover,
      #name:focus {
        border-color: var(--field-line);
        background: var(--raise);
      }
      .total {
        font-weight: 600;
        text-align: end;
        white-space: nowrap;
      }
      .figure {
        display: block;
        contain: layout size;
        width: 9ch;
        height: 1.43em;
      }
      .cents {
        color: var(--ink-3);
        font-weight: 400;
      }
      .sub {
        grid-column: 2;
        display: flex;
        gap: 2px 6px;
        align-items: center;
        min-width: 0;
        overflow: hidden;
        font-size: var(--t-12);
        color: var(--ink-3);
        white-space: nowrap;
      }
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .part {
        font-size: var(--t-12);
        font-weight: 400;
        color: var(--ink-3);
        text-align: end;
      }
      .line {
        display: block;
        width: calc(100% - 2 * var(--x6));
        height: 2px;
        margin-inline: var(--x6);
      }
      .line .hair {
        fill: var(--line);
      }
      .open .line {
        width: 100%;
        margin: 0;
      }
      @container (max-width: 30em) {
        .top {
          padding-inline: var(--x4);
        }
        .line {
          width: calc(100% - 2 * var(--x4));
          margin-inline: var(--x4);
        }
      }
      @media (pointer: coarse) {
        #name {
          min-height: 44px;
          margin-block: -10px;
        }
      }
      @media print {
        #name {
          border: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Forms | null} */
    this.forms = null;
    this.index = -1;
    this.alone = false;
  }

  /** @type {unknown[]} what the row shows; at a keystroke in one row the others mostly stay as they are */
  #drawn = [];

  /** @param {Map<string, unknown>} changed */
  shouldUpdate(changed) {
    const { bill } = this.calc.pricing;
    const { rate_set, region, as_of } = this.calc.draft;
    const total = this.#total;
    const part = total && bill ? Math.round(10 * share(total.total, bill.total)) : 0;
    const drawn = [this.#open, total?.total, total?.complete, part, rate_set, region, as_of];
    if (changed.size === 0 && same(drawn, this.#drawn)) return false;
    this.#drawn = drawn;
    return true;
  }

  get later() {
    return this.#open === this.#drawn[0] ? 2 : 0;
  }

  get #total() {
    const { bill, stale } = this.calc.pricing;
    return stale ? undefined : bill?.workloads[this.index];
  }

  /** The cost of the open row is written at once where it fits the box of the last one. */
  glance() {
    if (!this.#open) return true;
    const total = this.#total;
    const fits = total && hasBox(total) && this.#writeCost(total);
    return Boolean(fits);
  }

  /** @param {WorkloadTotal} total */
  #writeCost({ total }) {
    const box = this.renderRoot.querySelector('.figure');
    if (box) writeFigure(box, money(total));
    return box;
  }

  updated() {
    if (this.#total) this.#writeCost(this.#total);
  }

  get #open() {
    return this.calc.session.openRow === this.card.key;
  }

  /** Puts the cursor into the name, for a new workload. */
  async focusName() {
    await this.updateComplete;
    const name = /** @type {HTMLInputElement | null} */ (this.renderRoot.querySelector('#name'));
    name?.focus();
    name?.select();
  }

  /** Puts the cursor where the row opens and closes. */
  async focusHead() {
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('.head')).focus();
  }

  get #fallbackName() {
    const { calc, card } = this;
    return calc.pricing.offerOf(card).model?.name ?? calc.typeOf(card).label;
  }

  #badges() {
    const { calc, card } = this;
    const { model, route } = calc.pricing.offerOf(card);
    const tier = card.tier || calc.typeOf(card).tier;
    const geography = route?.route === 'geo' ? ` ${route.id.split('.')[0].toUpperCase()}` : '';
    return [
      model && calc.draft.rate_set === 'aws' && route && `${ROUTES[route.route]}${geography}`,
      model && tier !== 'standard' && tier.replace(/^./, (c) => c.toUpperCase()),
      card.cache_ttl && 'Cached',
      card.region,
    ].filter(Boolean);
  }

  /** @param {WorkloadTotal | undefined} total */
  #cost(total) {
    if (this.card.switched_off) return html`<span class="part">Switched off</span>`;
    if (!total) return '';
    if (!total.complete && total.total === '0')
      return html`<span class="warning">Not priced</span>`;
    const text = money(total.total);
    return hasBox(total)
      ? html`<span class="figure">${figure(text)}</span>`
      : html`${total.complete ? '' : 'at least '}${quietCents(text)}`;
  }

  render() {
    const { calc, card } = this;
    const { bill } = calc.pricing;
    const total = this.#total;
    const open = this.#open;
    const name = card.name || this.#fallbackName;
    const part = total && bill ? share(total.total, bill.total) : 0;
    const about =
      (card.model && (calc.pricing.offerOf(card).model?.name ?? card.model)) ||
      calc.typeOf(card).label;
    return html`
      <section class=${open ? 'open' : ''} aria-label=${name}>
        ${open ? this.#opened(total, about) : this.#closed(total, about, name)}
        ${
          open
            ? html`<bedrock-workload-editor
                .forms=${this.forms}
                .card=${card}
                .index=${this.index}
                ?alone=${this.alone}
              ></bedrock-workload-editor>`
            : ''
        }
        ${svg`<svg class="line" aria-hidden="true"><rect class="hair" y="1" width="100%" height="1"/><rect class=${series(card.hue)} width="${part}%" height="2"/></svg>`}
      </section>
    `;
  }

  /** Rows open and close by one button; it is another one then, and the focus goes to it. */
  async #toggle() {
    const { session } = this.calc;
    session.change({ openRow: this.#open ? 0 : this.card.key });
    await this.focusHead();
  }

  /** @param {WorkloadTotal | undefined} total */
  #share(total) {
    const { bill } = this.calc.pricing;
    return total?.complete && bill && !total.switched_off ? percent(total.total, bill.total) : '';
  }

  /** @param {string} about */
  #sub(about) {
    return html`<span class="sub"><span class="what">${about}</span>${this.#badges().map((badge) => html`<span class="badge">${badge}</span>`)}</span>`;
  }

  /** @param {WorkloadTotal | undefined} total */
  #swatch(total) {
    return html`<span class="swatch ${total && (!total.complete || total.switched_off) ? 'unpriced' : series(this.card.hue)}"></span>`;
  }

  /** @param {WorkloadTotal | undefined} total @param {string} about @param {string} name */
  #closed(total, about, name) {
    return html`
      <button type="button" class="head top" aria-expanded="false" @click=${() => this.#toggle()}>
        ${this.#swatch(total)}
        <span class="name">${name}</span>
        <span class="total">${this.#cost(total)}</span>
        ${this.#sub(about)}
        <span class="part">${this.#share(total)}</span>
      </button>
    `;
  }

  #name() {
    const { card, calc } = this;
    return html`
      <input
        id="name"
        aria-label="Name of the workload"
        autocomplete="off"
        .value=${card.name}
        placeholder=${this.#fallbackName}
        @input=${(/** @type {Event} */ e) => {
          const { value } = /** @type {HTMLInputElement} */ (e.target);
          const label = `Rename ${card.name || 'a workload'}`;
          calc.document.changeCard(card.key, { name: value }, label, 'name');
        }}
      >
    `;
  }

  /** Open, the name is written where it stands. @param {WorkloadTotal | undefined} total @param {string} about */
  #opened(total, about) {
    const { card } = this;
    return html`
      <div class="top">
        ${this.#swatch(total)}
        ${card.verbatim ? html`<span class="name">${card.name || this.#fallbackName}</span>` : this.#name()}
        <button type="button" class="head" aria-expanded="true" @click=${() => this.#toggle()}>
          <span class="vh">Close ${card.name || this.#fallbackName}, </span>
          <span class="total">${this.#cost(total)}</span>
          <span class="part">${this.#share(total)}</span>
        </button>
        ${this.#sub(about)}
      </div>
    `;
  }
}

define('bedrock-workload-row', WorkloadRow);
