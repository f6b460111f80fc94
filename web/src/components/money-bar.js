// Where the money of one workload goes: a bar in parts, and the same as a list.
import { css, html, LitElement, svg } from 'lit';
import { money, share } from '../format.js';
import { base } from '../styles/base.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

/** So many parts are told apart, of so many percent at least; the rest is one. */
const PARTS = 5;
const LEAST = 1;

/**
 * The largest lines of a workload and what is left. @param {Bill} bill @param {number} workload
 * @returns {{label: string, percent: number, amount: string}[]}
 */
function partsOf(bill, workload) {
  const total = bill.workloads[workload];
  const models = new Set();
  const lines = bill.lines.filter((line) => line.workload_index === workload);
  for (const line of lines) models.add(line.model);
  const parts = lines
    .map((line) => ({
      label: models.size > 1 ? `${line.label}, ${line.model_name}` : line.label,
      percent: share(line.amount, total.total),
      amount: money(line.amount),
    }))
    .filter(({ percent }) => percent > 0)
    .sort((a, b) => b.percent - a.percent);
  const told = parts.findIndex(({ percent }, i) => i >= PARTS || percent < LEAST);
  const rest = told > 0 ? parts.splice(told) : [];
  const percent = rest.reduce((sum, part) => sum + part.percent, 0);
  return rest.length > 0 ? [...parts, { label: 'All else', percent, amount: '' }] : parts;
}

export class MoneyBar extends LitElement {
  static properties = {
    bill: { attribute: false },
    workload: { attribute: false },
  };

  static styles = [
    base,
    css`
      svg {
        display: block;
        width: 100%;
        height: 0.75rem;
        border-radius: 0.2rem;
        background: var(--raised);
      }
      rect {
        fill: var(--accent);
        stroke: var(--paper);
        stroke-width: 1;
        print-color-adjust: exact;
      }
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        margin: 0.25rem 0 0;
        padding: 0;
        list-style: none;
        font-size: 0.8125rem;
        color: var(--soft);
      }
      .key {
        display: inline-block;
        width: 0.625rem;
        height: 0.625rem;
        margin-inline-end: 0.25rem;
        border-radius: 0.125rem;
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Bill | null} */
    this.bill = null;
    this.workload = -1;
  }

  render() {
    const parts = this.bill && this.workload >= 0 ? partsOf(this.bill, this.workload) : [];
    if (parts.length === 0) return '';
    const shade = (/** @type {number} */ i) => 1 - i * 0.16;
    let at = 0;
    const bars = parts.map(({ percent }, i) => {
      const x = at;
      at += percent;
      return svg`<rect x="${x}%" width="${percent}%" height="100%" opacity=${shade(i)} />`;
    });
    return html`
      <svg aria-hidden="true">${bars}</svg>
      <ol aria-label="Where the money goes">
        ${parts.map(
          ({ label, percent, amount }, i) => html`
            <li>
              <svg class="key" aria-hidden="true"><rect width="100%" height="100%" opacity=${shade(i)} /></svg>${label}
              ${percent.toFixed(percent < 10 ? 1 : 0)} %${amount ? html` <span>· ${amount}</span>` : ''}
            </li>
          `,
        )}
      </ol>
    `;
  }
}

customElements.define('bedrock-money-bar', MoneyBar);
