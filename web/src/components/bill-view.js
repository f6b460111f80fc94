// The bill: the total, what drives it, how sure it is, every line with its reason, and what is left out.
import { css, html, LitElement, svg } from 'lit';
import { counted, exactMoney, grouped, money, perMillion, price, share } from '../format.js';
import { base } from '../styles/base.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

const GRADES = /** @type {Record<string, string>} */ ({
  A: 'AWS Price List',
  'A-': 'AWS Price List, at second hand',
  'A?': 'AWS Price List, doubtful',
  B: 'AWS pricing page or document',
  C: 'community list',
  own: 'your own rate',
});
const ROUTES = { 'in-region': 'in-region', geo: 'geo profile', global: 'global profile' };

/** A million of it, or one: as AWS quotes it. @param {BillLine} line */
function quotedRate(line) {
  if (line.unit !== 'token') return `${price(line.rate)} per ${line.unit}`;
  return `${price(perMillion(line.rate))} per million`;
}

/** "2 rates of the AWS Price List, 1 of a community list". @param {Bill} bill */
function sureness(bill) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const line of bill.lines) {
    const words = `${GRADES[line.grade] ?? line.grade}${line.derived ? ', derived by multiplier' : ''}${
      line.assumed ? ', with an assumption' : ''
    }`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  return [...counts].map(([words, n]) => `${n} ${n === 1 ? 'rate' : 'rates'}: ${words}`);
}

/** The workload, and what is charged where that is not its own model. @param {BillLine} line @param {Bill} bill */
const about = (line, bill) =>
  line.model_name === bill.workloads[line.workload_index].model_name
    ? line.workload
    : `${line.workload} · ${line.model_name}`;

export class BillView extends LitElement {
  static properties = {
    bill: { attribute: false },
    direct: { attribute: false },
    stale: { type: Boolean },
    problem: { attribute: false },
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .sum {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 0.75rem;
      }
      .total {
        font-size: 2.25rem;
        font-weight: 650;
        letter-spacing: -0.02em;
        line-height: 1.15;
        overflow-wrap: anywhere;
      }
      .stale .total,
      .stale .lines {
        opacity: 0.55;
      }
      p {
        margin: 0.375rem 0 0;
      }
      .warn {
        background: var(--warn-paper);
        border: 1px solid var(--warn);
        border-radius: 0.375rem;
        padding: 0.5rem 0.75rem;
        margin-top: 0.75rem;
      }
      .warn h3 {
        color: var(--warn);
      }
      .warn ul,
      .notes ul {
        margin: 0.25rem 0 0;
        padding-inline-start: 1.125rem;
      }
      .lines {
        list-style: none;
        margin: 0.75rem 0 0;
        padding: 0;
        border-top: 1px solid var(--line);
      }
      .lines > li {
        border-bottom: 1px solid var(--line);
      }
      .lines summary {
        display: grid;
        grid-template-columns: 1fr auto;
        gap: 0 0.75rem;
        padding: 0.5rem 0.125rem;
        color: inherit;
        list-style: none;
      }
      .lines summary::-webkit-details-marker {
        display: none;
      }
      .lines summary > .amount {
        font-weight: 600;
        text-align: end;
      }
      .lines summary .name::before {
        content: '▸ ';
        color: var(--accent);
      }
      .lines details[open] summary .name::before {
        content: '▾ ';
      }
      .lines summary .calc {
        overflow-wrap: anywhere;
      }
      svg.bar {
        grid-column: 1 / -1;
        width: 100%;
        height: 0.3125rem;
        margin-top: 0.25rem;
        border-radius: 0.15rem;
        background: var(--raised);
      }
      svg.bar rect {
        fill: var(--accent);
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.125rem 0.75rem;
        margin: 0 0 0.625rem;
        padding: 0.5rem 0.75rem;
        background: var(--raised);
        border-radius: 0.375rem;
        font-size: 0.8125rem;
      }
      dt {
        color: var(--soft);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .notes {
        margin-top: 0.75rem;
        font-size: 0.875rem;
      }
      @media print {
        svg.bar rect {
          print-color-adjust: exact;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Bill | null} */
    this.bill = null;
    /** @type {Bill | null} the same by the providers' own prices */
    this.direct = null;
    this.stale = false;
    /** @type {import('../state/store.js').Problem | null} */
    this.problem = null;
  }

  /** @param {BillLine} line */
  #why(line) {
    const at = line.region ? `${ROUTES[line.route]} from ${line.region}` : 'one price everywhere';
    const free =
      line.free === '0'
        ? ''
        : `${grouped(line.gross)} used, ${grouped(line.free)} free, ${grouped(line.quantity)} billed`;
    const rows = [
      ['Allowance', free],
      ['Formula', `${line.formula} = ${exactMoney(line.amount)}`],
      ['Exact rate', `${exactMoney(line.rate)} per ${line.unit}`],
      [
        'Holds for',
        `${line.model}, ${at}${line.service ? '' : `, tier ${line.tier}`}${line.context === 'long' ? ', long context' : ''}`,
      ],
      ['Your price', line.own],
      ['Derived', line.derived],
      ['Assumed', line.assumed],
      ['Note', line.note],
      [
        'Source',
        line.source_url
          ? html`<a href=${line.source_url} rel="noreferrer noopener" target="_blank">${line.source}</a>`
          : line.source,
      ],
      ['Read on', `${line.source_date} · grade ${line.grade}: ${GRADES[line.grade] ?? ''}`],
    ];
    return html`
      <dl>
        ${rows.filter(([, value]) => value).map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}
      </dl>
    `;
  }

  /** @param {BillLine} line @param {Bill} bill */
  #line(line, bill) {
    const percent = share(line.amount, bill.total);
    return html`
      <li>
        <details>
          <summary>
            <span class="name">${line.label} <span class="soft">${about(line, bill)}</span></span>
            <span class="amount">${money(line.amount)}</span>
            <span class="soft calc">${grouped(line.quantity)} × ${quotedRate(line)}${[
              line.free !== '0' && `${grouped(line.free)} more free`,
              line.own && 'your price',
              line.derived && 'derived',
              line.assumed && 'assumed',
              line.grade === 'C' && 'community figure',
            ]
              .filter(Boolean)
              .map((mark) => ` · ${mark}`)
              .join('')}</span>
            <span class="soft amount">${percent.toFixed(percent < 10 ? 1 : 0)} %</span>
            ${svg`<svg class="bar" aria-hidden="true"><rect width="${percent}%" height="100%"/></svg>`}
          </summary>
          ${this.#why(line)}
        </details>
      </li>
    `;
  }

  /** @param {Bill} bill */
  #driver(bill) {
    if (bill.largest_line === null || bill.lines.length < 2) return '';
    const line = bill.lines[bill.largest_line];
    const percent = Math.round(share(line.amount, bill.total));
    const words = `${line.label} of ${line.workload}`;
    return html`<p>Largest driver: <strong>${words}</strong>, ${percent} % of the bill.</p>`;
  }

  /** @param {Bill} bill */
  #leftOut(bill) {
    if (bill.complete) return '';
    return html`
      <div class="warn" role="note">
        <h3>The total leaves out what has no price</h3>
        <ul>
          ${bill.not_priced.map(
            (item) => html`
              <li>
                <strong>${item.workload}</strong>: ${counted(item.quantity, item.unit)},
                ${item.dimension.replaceAll('_', ' ')}. ${item.reason} ${item.hint}
              </li>
            `,
          )}
        </ul>
      </div>
    `;
  }

  /** What the providers' own APIs ask for the same calls, where their prices are known. @param {Bill} bill */
  #direct(bill) {
    const rows = bill.workloads.flatMap((ours, i) => {
      const theirs = this.direct?.workloads[i];
      if (!theirs?.complete || theirs.total === '0' || !ours.complete) return [];
      const models = new Set(
        this.direct?.lines.filter((l) => l.workload_index === i).map((l) => l.model),
      );
      const who = models.size > 1 ? "The providers' own APIs" : theirs.provider;
      const percent = share(ours.total, theirs.total) - 100;
      const size = `${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)} %`;
      const words =
        Math.abs(percent) < 0.05
          ? 'the same on Bedrock'
          : `${size} ${percent > 0 ? 'more' : 'less'} on Bedrock`;
      return html`<li><strong>${ours.workload}</strong>: ${who}, ${money(theirs.total)} – ${words}.</li>`;
    });
    if (rows.length === 0) return '';
    return html`
      <div class="notes direct">
        <h3>The same calls at the provider</h3>
        <ul>${rows}</ul>
        <p class="soft">Community list of ${this.direct?.oldest_source_date}, standard tier, without discounts.</p>
      </div>
    `;
  }

  /** @param {Bill} bill */
  #notices(bill) {
    if (bill.notices.length === 0) return '';
    return html`
      <div class="notes" role="note">
        <h3>Good to know</h3>
        <ul>${bill.notices.map((n) => html`<li><strong>${n.workload}</strong>: ${n.message}</li>`)}</ul>
      </div>
    `;
  }

  /** @param {Bill} bill */
  #sure(bill) {
    if (bill.lines.length === 0) return '';
    return html`
      <div class="notes">
        <h3>How sure is it?</h3>
        <ul>
          <li>${sureness(bill).join(' · ')}; oldest read on ${bill.oldest_source_date}. Rates in force on ${bill.as_of}.</li>
          <li>Exact for the numbers entered. First estimates usually end 1.5 to 2 times too low: retries,
            longer prompts and experiments are what people forget.</li>
          <li>Amazon Bedrock inference has no free tier. Tax, credits and discounts are not in this figure.</li>
        </ul>
      </div>
    `;
  }

  /** @param {Bill} bill */
  #perRequest(bill) {
    const [only] = bill.workloads;
    if (bill.workloads.length !== 1 || !only.per_unit) return '';
    return html`<span class="soft">${money(only.per_unit)} per ${only.unit}</span>`;
  }

  render() {
    const { bill, problem } = this;
    return html`
      <section class="card ${this.stale ? 'stale' : ''}" aria-label="Bill">
        <h2>Monthly bill</h2>
        ${
          bill
            ? html`
              <div class="sum">
                <output class="total" aria-live="polite">${bill.complete ? '' : '≥ '}${money(bill.total)}</output>
                <span class="soft">per month, USD</span>
                ${this.#perRequest(bill)}
              </div>
            `
            : ''
        }
        <div aria-live="polite">
          ${
            this.stale
              ? html`
                <div class="warn">
                  <h3>${bill ? 'This is the last good bill' : 'There is no bill yet'}</h3>
                  <p>${
                    problem
                      ? html`${problem.message} ${problem.hint}`
                      : 'A field on the left is no number; mend it to see the new bill.'
                  }</p>
                </div>
              `
              : ''
          }
        </div>
        ${
          bill
            ? html`
              ${this.#leftOut(bill)} ${this.#driver(bill)}
              ${
                bill.lines.length === 0 && bill.complete
                  ? html`<p class="soft">Nothing to pay for yet: enter requests and tokens.</p>`
                  : ''
              }
              <ul class="lines">${bill.lines.map((line) => this.#line(line, bill))}</ul>
              ${this.#notices(bill)} ${this.#direct(bill)} ${this.#sure(bill)}
            `
            : ''
        }
      </section>
    `;
  }
}

customElements.define('bedrock-bill-view', BillView);
