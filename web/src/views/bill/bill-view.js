// The bill as a table: groups with subtotals, lines by amount, formula and source opening in place.
import { html, nothing, svg } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../../context.js';
import { sum } from '../../decimal.js';
import { define } from '../../define.js';
import { amountOf, money, percent, readable, share, units } from '../../format.js';
import { base } from '../../styles/base.js';
import { series, seriesStyles } from '../../styles/series.js';
import { groups, purpose } from './lines.js';
import { quotedRate } from './rate.js';
import { billStyles } from './styles.js';
import { atAGlance, marksOf } from './words.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 * @typedef {import('./lines.js').Group} Group
 * @typedef {import('./lines.js').Grouping} Grouping
 */

const GROUPINGS = /** @type {[Grouping, string][]} */ ([
  ['workload', 'By workload'],
  ['model', 'By model'],
  ['kind', 'By kind'],
]);

/** More groups than this are drawn only on request, and in print. */
const MOST_GROUPS = 100;

/** @type {typeof import('./details.js') | undefined} why a line costs that, and paper: there soon after the bill */
let details;
/** @type {Promise<void> | undefined} */
let loading;

function loadDetails() {
  loading ??= import('./details.js').then(
    (module) => {
      details = module;
    },
    () => {
      loading = undefined; // the next line that opens tries again
    },
  );
  return loading;
}

export class BillView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['pricing', 'session'];

  static properties = {
    open: { state: true },
    unfolded: { state: true },
    all: { state: true },
  };

  static styles = [base, seriesStyles, billStyles];

  get later() {
    return 1;
  }

  constructor() {
    super();
    /** @type {Set<string>} ids of open lines */
    this.open = new Set();
    /** @type {Set<string>} ids of groups whose small lines are shown */
    this.unfolded = new Set();
    /** Whether all groups of a very long bill are drawn. */
    this.all = false;
    /** @type {Pick<BillView, 'open' | 'unfolded' | 'all'> | null} what the screen had, while paper has everything */
    this.screen = null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.#openAll);
    setTimeout(() => this.#detail(), 300);
    addEventListener('afterprint', this.#backToScreen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.#openAll);
    removeEventListener('afterprint', this.#backToScreen);
  }

  async #detail() {
    await loadDetails();
    const root = /** @type {ShadowRoot} */ (this.renderRoot);
    const sheet = details?.detailStyles.styleSheet;
    if (sheet && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
    this.requestUpdate();
  }

  get #grouping() {
    const chosen = this.calc.session.setting('bill', 'by');
    return GROUPINGS.find(([id]) => id === chosen)?.[0] ?? 'workload';
  }

  /** A printed bill shows the reason of every line. */
  #openAll = () => {
    const { bill } = this.calc.pricing;
    if (!bill) return;
    const { open, unfolded, all } = this;
    this.screen ??= { open, unfolded, all };
    this.all = true;
    this.unfolded = new Set(groups(bill, this.#grouping).map(({ id }) => id));
    this.open = new Set(bill.lines.map((_, index) => String(index)));
    this.performUpdate();
  };

  #backToScreen = () => {
    Object.assign(this, this.screen);
    this.screen = null;
    this.requestUpdate();
  };

  /** @param {'open' | 'unfolded'} what @param {string} id */
  #toggle(what, id) {
    const next = new Set(this[what]);
    if (!next.delete(id)) next.add(id);
    this[what] = next;
    if (what === 'open' && !details) this.#detail();
  }

  /** @param {BillLine} line @param {Bill} bill @param {Group} group */
  #line(line, bill, group) {
    const id = String(bill.lines.indexOf(line));
    const open = this.open.has(id);
    const { rate, per, short } = quotedRate(line);
    const hue = this.calc.draft.cards[line.workload_index]?.hue ?? 0;
    const name =
      group.index < 0 ? `${purpose(line, bill)} of ${line.workload}` : purpose(line, bill);
    return html`
      <tr class="line ${open ? 'is-open' : ''}">
        <th scope="row">
          <button type="button" aria-expanded=${open} @click=${() => this.#toggle('open', id)}>
            <span class="chevron" aria-hidden="true"></span>${name}
          </button>
          ${marksOf(line).map(([, kind, text]) => html` <span class="mark ${kind}">${text}</span>`)}
          <span class="narrow">${amountOf(line.quantity)}${line.unit === 'token' ? '' : ` ${units(line.unit, line.quantity)}`} × ${rate}${short}</span>
        </th>
        <td class="wide">${amountOf(line.quantity)} <span class="unit">${units(line.unit, line.quantity)}</span></td>
        <td class="wide">${rate}<span class="unit">${per}</span></td>
        <td class="amount">${atAGlance(line.amount)}</td>
        <td class="share">
          ${svg`<svg class="bar" aria-hidden="true"><rect class=${series(hue)} width="${this.#width(line, bill)}%" height="100%"/></svg>`}
          ${percent(line.amount, bill.total)}
        </td>
      </tr>
      ${open ? details?.why(line, bill, this) : nothing}
    `;
  }

  /** What a group is drawn from: a keystroke in one workload leaves the others as they are. @param {Group} group @param {Bill} bill */
  #shown(group, bill) {
    const { open, unfolded } = this;
    const { cards } = this.calc.draft;
    const all = [...group.lines, ...group.small];
    const ids = all.map((line) => String(bill.lines.indexOf(line)));
    const lines = all.map((line, i) => {
      const width = this.#width(line, bill);
      const hue = cards[line.workload_index]?.hue;
      return `${ids[i]} ${hue} ${line.quantity} ${line.rate} ${line.amount} ${percent(line.amount, bill.total)} ${width}`;
    });
    const { name, about, total, complete, small } = group;
    const part = percent(total, bill.total);
    const off = group.off;
    const detailed = ids.some((id) => open.has(id)) || group.notPriced.length > 0;
    const names = group.index < 0 ? bill.workloads.map(({ workload }) => workload) : [];
    const hue = cards[group.index]?.hue;
    const folded = `${small.length} ${unfolded.has(group.id)}`;
    return [
      name,
      about,
      total,
      complete,
      off,
      part,
      hue,
      detailed && bill,
      detailed && details,
      folded,
      ...names,
      ...lines,
    ];
  }

  /** A line's bar against that of the largest line, in percent. @param {BillLine} line @param {Bill} bill */
  #width(line, bill) {
    return share(line.amount, bill.lines[bill.largest_line ?? 0].amount).toFixed(1);
  }

  /** @param {Group} group @param {Bill} bill */
  #group(group, bill) {
    const card = this.calc.draft.cards[group.index];
    const unfolded = this.unfolded.has(group.id);
    return html`
      <tbody data-group=${group.id}>
        <tr class="group">
          <th scope="rowgroup" colspan="3">
            ${card ? html`<span class="swatch ${group.complete && !group.off ? series(card.hue) : 'unpriced'}"></span>` : ''}
            ${group.name || 'Workload'} <span class="unit">${group.about}</span>
          </th>
          <td class="amount">${
            group.off
              ? html`<span class="unit">Switched off</span>`
              : group.complete || group.lines.length > 0
                ? html`${group.complete ? '' : 'at least '}${atAGlance(group.total)}`
                : html`<span class="warning">Not priced</span>`
          }</td>
          <td class="share">${group.complete && !group.off ? percent(group.total, bill.total) : ''}</td>
        </tr>
        ${group.lines.map((line) => this.#line(line, bill, group))}
        ${unfolded ? group.small.map((line) => this.#line(line, bill, group)) : ''}
        ${
          group.small.length > 0
            ? html`
              <tr class="line small">
                <th scope="row" colspan="3">
                  <button type="button" aria-expanded=${unfolded} @click=${() => this.#toggle('unfolded', group.id)}>
                    <span class="chevron" aria-hidden="true"></span>${
                      unfolded ? 'Fold the small lines' : `${group.small.length} small lines`
                    }
                  </button>
                </th>
                <td class="amount">${unfolded ? '' : atAGlance(sum(group.small.map((line) => line.amount)))}</td>
                <td class="share">${unfolded ? '' : html`< 1 %<span class="wide"> each</span>`}</td>
              </tr>
            `
            : ''
        }
        ${group.notPriced.map((item) => details?.missing(item, this))}
      </tbody>
    `;
  }

  /** @param {Bill} bill */
  #table(bill) {
    const all = groups(bill, this.#grouping);
    const shown = this.all ? all : all.slice(0, MOST_GROUPS);
    return html`
      <table>
        <caption class="vh">The bill, line by line</caption>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col" class="wide">Quantity</th>
            <th scope="col" class="wide">Rate</th>
            <th scope="col">Amount</th>
            <th scope="col" class="share">Share</th>
          </tr>
        </thead>
        ${repeat(
          shown,
          ({ id }) => id,
          (group) => guard(this.#shown(group, bill), () => this.#group(group, bill)),
        )}
        ${
          shown.length < all.length
            ? html`
              <tbody>
                <tr class="line small">
                  <th scope="row" colspan="3">
                    <button
                      type="button"
                      @click=${() => {
                        this.all = true;
                      }}
                    >
                      Show the other ${(all.length - shown.length).toLocaleString('en')}
                    </button>
                  </th>
                  <td class="amount">${money(sum(all.slice(MOST_GROUPS).map((group) => group.total)))}</td>
                  <td></td>
                </tr>
              </tbody>
            `
            : ''
        }
        <tfoot>
          <tr>
            <th scope="row" colspan="3">
              Total a month, USD <span class="unit">before tax, credits and discounts</span>
            </th>
            <td class="amount" title=${readable(bill.total)}>${bill.complete ? '' : 'at least '}${atAGlance(bill.total)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    `;
  }

  render() {
    const { bill } = this.calc.pricing;
    if (!bill) return html`<p class="soft">There is no bill yet.</p>`;
    return html`
      ${this.screen ? details?.summary(bill, this.calc.draft.region) : ''}
      <div class="tools">
        <h2>Bill <span class="count">${bill.lines.length === 1 ? '1 line' : `${bill.lines.length} lines`}</span></h2>
        <div class="toggles" role="group" aria-label="Group lines">
          ${GROUPINGS.map(
            ([id, label]) => html`
              <button
                type="button"
                aria-pressed=${this.#grouping === id}
                @click=${() => this.calc.session.set('bill', { by: id === 'workload' ? '' : id })}
              >
                ${label}
              </button>
            `,
          )}
        </div>
      </div>
      ${
        bill.lines.length === 0 && bill.complete
          ? html`<p class="soft">Nothing to pay for yet: enter requests and tokens.</p>`
          : this.#table(bill)
      }
      <bedrock-bill-notes></bedrock-bill-notes>
      ${this.screen ? details?.endnotes(bill) : ''}
    `;
  }
}

export const tag = 'bedrock-bill-view';
define(tag, BillView);
