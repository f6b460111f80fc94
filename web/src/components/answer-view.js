// The answer, always in view: a month, a year, the cost of one, the largest line, how sure, and what it is made of.
import { css, html, svg } from 'lit';
import { Part } from '../context.js';
import { multiplied } from '../decimal.js';
import { define } from '../define.js';
import { money, percent, share, unitCost } from '../format.js';
import { base } from '../styles/base.js';
import { series, seriesStyles } from '../styles/series.js';
import { purpose } from '../views/bill/lines.js';
import { figure, writeFigure } from './cents.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

/** The live region speaks at most this often. */
const SPEAK_EVERY = 1000; // ms

/** So many workloads are named under the bar. */
const MOST_NAMED = 12;

/** How many rates come from where, and what was assumed. @param {Bill} bill */
function sureness(bill) {
  const official = bill.lines.filter(({ grade }) => grade.startsWith('A')).length;
  const assumed = bill.lines.filter((line) => line.assumed || line.derived).length;
  const rates = bill.lines.length === 1 ? 'rate' : 'rates';
  const listed = `${official} of ${bill.lines.length} ${rates} ${official === 1 ? 'comes' : 'come'} from the AWS Price List`;
  const rest = assumed === 1 ? '1 amount rests' : `${assumed} amounts rest`;
  return `Exact for these inputs. ${listed}${assumed ? `; ${rest} on an assumption` : ''}.`;
}

/** On one line for sure. @param {Bill} bill */
const isShort = ({ complete, total }) => complete && money(total).length <= 10;

export class AnswerView extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['pricing'];

  static properties = { spoken: { state: true } };

  static styles = [
    base,
    seriesStyles,
    css`
      .sum {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(calc(272 * var(--u)), auto);
        gap: var(--x5) var(--x8);
        align-items: end;
      }
      .sum > * {
        min-width: 0;
      }
      h2 {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x1) var(--x2);
        align-items: center;
        font-size: var(--t-13);
        font-weight: 500;
        color: var(--ink-2);
      }
      .total {
        margin: 0;
        font-size: var(--t-52);
        font-weight: 600;
        line-height: 1.12;
        letter-spacing: -0.03em;
        overflow-wrap: anywhere;
      }
      /* A new total moves nothing else. */
      .short {
        contain: layout size;
        height: 1.12em;
      }
      .stale,
      .stale .cents {
        color: var(--ink-3);
      }
      .cents {
        color: var(--ink-3);
        font-size: 0.55em;
        font-weight: 500;
        letter-spacing: -0.01em;
      }
      .least {
        font-size: var(--t-20);
        letter-spacing: 0;
      }
      .sure {
        margin: var(--x2) 0 0;
        font-size: var(--t-13);
        color: var(--ink-2);
      }
      dl {
        display: grid;
        gap: var(--x1);
        margin: 0;
        font-size: var(--t-13);
      }
      dl div {
        display: flex;
        justify-content: space-between;
        gap: var(--x6);
      }
      dt {
        color: var(--ink-3);
      }
      dd {
        margin: 0;
        text-align: end;
      }
      .made-of,
      .message {
        grid-column: 1 / -1;
      }
      .bar {
        display: block;
        width: 100%;
        height: 14px;
        border-radius: 3px;
      }
      .gap {
        fill: var(--page);
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x1) var(--x5);
        margin: var(--x2) 0 0;
        padding: 0;
        list-style: none;
        font-size: var(--t-12);
        color: var(--ink-2);
      }
      li {
        display: inline-flex;
        gap: 6px;
        align-items: center;
      }
      @container (max-width: 50em) {
        .sum {
          grid-template-columns: minmax(0, 1fr);
        }
        dl {
          grid-template-columns: 1fr 1fr;
          column-gap: var(--x8);
        }
      }
      @container (max-width: 34em) {
        .total {
          font-size: calc(44 * var(--u));
        }
        dl {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  get later() {
    return 1;
  }

  /** A total that fits the box of the last one is written at once. */
  glance() {
    const { bill, stale } = this.calc.pricing;
    const box = this.renderRoot.querySelector('.short:not(.stale)');
    const fits = box && bill && !stale && isShort(bill);
    if (fits) writeFigure(box, money(bill.total));
    return Boolean(fits);
  }

  #timer = 0;

  constructor() {
    super();
    this.spoken = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** Typing changes the total at each key; it is spoken when a second has gone by. */
  updated() {
    const { total } = this.calc.pricing.bill ?? {};
    const box = this.renderRoot.querySelector('.total');
    if (box && total) writeFigure(box, money(total));
    if (this.#timer) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      const { bill, stale } = this.calc.pricing;
      const total = bill && !stale ? `${bill.complete ? '' : 'At least '}${money(bill.total)}` : '';
      this.spoken = total && `${total} a month`;
    }, SPEAK_EVERY);
  }

  /** @param {Bill} bill */
  #facts(bill) {
    const largest = bill.largest_line === null ? undefined : bill.lines[bill.largest_line];
    const [most] = [...bill.workloads].sort((a, b) => Number(b.total) - Number(a.total));
    return html`
      <dl>
        ${
          most?.per_unit
            ? html`<div><dt>One ${most.unit}${bill.workloads.length > 1 ? ` of ${most.workload}` : ''}</dt><dd>${unitCost(most.per_unit)}</dd></div>`
            : ''
        }
        <div><dt>A year at this pace</dt><dd>${bill.complete ? '' : 'at least '}${money(multiplied(bill.total, 12))}</dd></div>
        ${
          largest && bill.lines.length > 1
            ? html`<div><dt>Largest line</dt><dd>${purpose(largest, bill)} of ${largest.workload} <span class="soft">${percent(largest.amount, bill.total)}</span></dd></div>`
            : ''
        }
        <div><dt>Could be lower by</dt><dd><bedrock-lower></bedrock-lower></dd></div>
      </dl>
    `;
  }

  /** @param {Bill} bill */
  #madeOf(bill) {
    const { cards } = this.calc.draft;
    const parts = bill.workloads
      .map((workload, i) => ({ ...workload, hue: cards[i]?.hue ?? i }))
      .filter(({ total }) => total !== '0');
    if (parts.length < 2) return '';
    let x = 0;
    const bars = parts.map(({ total, hue }) => {
      const width = share(total, bill.total);
      const at = x;
      x += width;
      return svg`<rect class=${series(hue)} x="${at}%" width="${width}%" height="100%"/><rect class="gap" x="${x}%" width="2" height="100%"/>`;
    });
    return html`
      <div class="made-of">
        <svg class="bar" aria-hidden="true">${bars}</svg>
        <ul aria-label="What the bill is made of">
          ${parts
            .slice(0, MOST_NAMED)
            .map(
              ({ workload, total, hue }) =>
                html`<li><span class="swatch ${series(hue)}"></span>${workload} <span class="soft">${percent(total, bill.total)}</span></li>`,
            )}
          ${parts.length > MOST_NAMED ? html`<li>and ${parts.length - MOST_NAMED} more</li>` : ''}
        </ul>
      </div>
    `;
  }

  #message() {
    const { bill, pending, problem, stale } = this.calc.pricing;
    if (pending) {
      return html`
        <div class="message" role="status">
          Pricing a large scenario …
          <button type="button" @click=${() => this.calc.pricing.cancel()}>Cancel</button>
        </div>
      `;
    }
    if (!stale) return '';
    return html`
      <div class="message bad" role="status">
        <b>${bill ? 'This is the bill before your last change.' : 'There is no bill yet.'}</b>
        ${problem ? html`${problem.message} ${problem.hint}` : 'Fix the fields marked in red to see the new one.'}
      </div>
    `;
  }

  render() {
    const { bill, stale } = this.calc.pricing;
    if (!bill) return this.#message();
    const missing = bill.not_priced.length;
    const off = bill.workloads.filter((workload) => workload.switched_off).length;
    return html`
      <div class="sum">
        <div>
          <h2>
            Estimated monthly bill
            ${missing ? html`<span class="chip">${missing === 1 ? '1 item' : `${missing} items`} not priced</span>` : ''}
            ${off ? html`<span class="badge">${off} switched off</span>` : ''}
          </h2>
          <p part="total" class="total ${stale ? 'stale' : ''} ${isShort(bill) ? 'short' : ''}">${bill.complete ? '' : html`<span class="least">at least </span>`}${figure(money(bill.total))}</p>
          ${bill.lines.length > 0 ? html`<p class="sure">${sureness(bill)}</p>` : ''}
          <p class="vh" aria-live="polite">${this.spoken}</p>
        </div>
        ${this.#facts(bill)} ${this.#message()} ${this.#madeOf(bill)}
      </div>
    `;
  }
}

define('bedrock-answer', AnswerView);
