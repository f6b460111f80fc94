// Under the bill: what is good to know, what the providers themselves ask, and how sure the figures are. Loaded
// after the first bill.
import { css, html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { day, money, share } from '../../format.js';
import { sentence } from '../../sentence.js';
import { base } from '../../styles/base.js';
import { GRADES } from './rate.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

export class BillNotes extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['pricing'];

  static properties = { beside: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
    .notes {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
        gap: var(--x6) var(--x8);
        margin-block-start: var(--x8);
        font-size: var(--t-13);
        color: var(--ink-2);
      }
      .notes h3 {
        margin-block-end: var(--x2);
        color: var(--ink);
      }
      .notes b {
        color: var(--ink);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .notes li {
        padding-block: var(--x2);
        border-block-start: 1px solid var(--line);
      }
      details summary {
        padding: 3px 0;
        margin-block: -3px;
      }
    `,
  ];

  #timer = 0;

  constructor() {
    super();
    /** @type {{bill: Bill, direct: Bill | null} | null} a bill and what the providers ask for the same */
    this.beside = null;
  }

  /** Typing has paused before the notes follow: the bill itself comes first. */
  async scheduleUpdate() {
    if (this.hasUpdated) await new Promise((resolve) => setTimeout(resolve, 100));
    await super.scheduleUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** The providers' prices are a second quote: it waits until typing has paused. */
  updated() {
    const { pricing } = this.calc;
    if (!pricing.bill || pricing.stale || this.beside?.bill === pricing.bill) return;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => {
      if (pricing.bill) this.beside = { bill: pricing.bill, direct: pricing.direct };
    }, 150);
  }

  /** What the providers' own APIs ask for the same calls, where their prices are known. */
  #direct() {
    if (!this.beside) return '';
    const { bill, direct } = this.beside;
    const rows = bill.workloads.flatMap((ours, i) => {
      const theirs = direct?.workloads[i];
      if (!theirs?.complete || theirs.total === '0' || !ours.complete) return [];
      const models = new Set(
        direct?.lines.filter((l) => l.workload_index === i).map((l) => l.model),
      );
      const who = models.size > 1 ? "The providers' own APIs" : theirs.provider;
      const more = share(ours.total, theirs.total) - 100;
      const size = `${Math.abs(more).toFixed(Math.abs(more) < 10 ? 1 : 0)} %`;
      const text =
        Math.abs(more) < 0.05
          ? 'the same on Bedrock'
          : `${size} ${more > 0 ? 'more' : 'less'} on Bedrock`;
      return html`<li><b>${ours.workload}</b>: ${who}, ${money(theirs.total)} – ${text}.</li>`;
    });
    if (rows.length === 0) return '';
    return html`
      <section class="direct">
        <h3>The same calls at the provider</h3>
        <ul>
          ${rows}
          <li>Community list of ${day(direct?.oldest_source_date ?? '')}, standard tier, without discounts.</li>
        </ul>
      </section>
    `;
  }

  /** @param {Bill} bill */
  #notices(bill) {
    const sold = bill.notices.filter(({ code }) => code === 'marketplace');
    const others = bill.notices.filter(({ code }) => code !== 'marketplace');
    if (bill.notices.length === 0) return '';
    const names = [...new Set(sold.map(({ message }) => /"(.+?)"/.exec(message)?.[1] ?? ''))];
    return html`
      <section>
        <h3>Good to know</h3>
        <ul>
          ${others.map((n) => html`<li><b>${n.workload}</b>: ${sentence(n.message)}</li>`)}
          ${
            sold.length > 1
              ? html`<li>
                  <details>
                    <summary>${sold.length} workloads are sold through AWS Marketplace</summary>
                    The invoice and Cost Explorer show them as ${names.join(', ')}. Budgets and reports filtered by the
                    service Amazon Bedrock leave them out.
                  </details>
                </li>`
              : sold.map((n) => html`<li><b>${n.workload}</b>: ${n.message}</li>`)
          }
        </ul>
      </section>
    `;
  }

  /** @param {Bill} bill */
  #sure(bill) {
    if (bill.lines.length === 0) return '';
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { grade } of bill.lines) counts.set(grade, (counts.get(grade) ?? 0) + 1);
    const sources = [...counts].map(([grade, n]) => `${n} from ${GRADES[grade] ?? grade}`);
    const own = bill.lines.some((line) => line.own);
    return html`
      <section>
        <h3>How sure is it?</h3>
        <ul>
          <li>Rates in force on ${day(bill.as_of)}: ${sources.join(', ')}; the oldest was read on
            ${day(bill.oldest_source_date ?? bill.as_of)}.</li>
          <li>Exact for the numbers entered. First estimates usually come out 1.5 to 2 times too low:
            people forget retries, longer prompts and experiments.</li>
          <li>Not in this figure: tax, support plans, credits${own ? '' : ', negotiated discounts'}.
            Amazon Bedrock inference has no free tier.</li>
        </ul>
      </section>
    `;
  }

  render() {
    const { bill } = this.calc.pricing;
    if (!bill) return '';
    return html`<div class="notes">${this.#notices(bill)} ${this.#sure(bill)} ${this.#direct()}</div>`;
  }
}

define('bedrock-bill-notes', BillNotes);
