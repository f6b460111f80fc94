// How much lower the bill could be: in the tab's name as a percentage, beside the total as an amount. Loaded soon after
// the first view; until then it is an element without content.
import { css, html } from 'lit';
import { define } from '../../define.js';
import { brief } from '../../format.js';
import { base } from '../../styles/base.js';
import { SavingsPart } from './asked.js';
import { finding, GROUPS, percentText } from './plan.js';

export class Lower extends SavingsPart {
  /** @type {import('../../context.js').Model[]} */
  static follows = [];

  static patient = true;

  static properties = { short: { type: Boolean } };

  static styles = [
    base,
    css`
      span {
        color: var(--good);
        font-size: var(--t-12);
        line-height: 1; /* the row of tabs keeps its height when this comes */
      }
      button {
        min-height: calc(24 * var(--u));
        margin-block: calc(-3 * var(--u));
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        text-decoration: underline;
        text-decoration-color: var(--line-2);
        text-underline-offset: 3px;
      }
    `,
  ];

  constructor() {
    super();
    /** Whether it is the percentage alone. */
    this.short = false;
  }

  render() {
    const { answer, started } = this.asked;
    const show = () => this.calc.session.change({ view: 'savings' });
    if (!answer)
      return started || this.short
        ? ''
        : html`<button type="button" @click=${show}>Look for savings</button>`;
    const found = finding(answer);
    if (this.short)
      return found && found.group !== 'other'
        ? html`<span>− ${percentText(found.percent)}</span>`
        : '';
    if (!found) return 'nothing found';
    return html`<button type="button" @click=${show}>${brief(found.amount)} a month</button>${found.group === 'same' ? '' : ` ${GROUPS[found.group].about}`}`;
  }
}

define('bedrock-lower', Lower);
