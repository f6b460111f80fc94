// What there is to say of a link that was opened, beside it and in nobody's way: that your own work is kept,
// that the sender was in the middle of something, and that it came to another total there.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { day, money } from '../format.js';
import { base } from '../styles/base.js';
import { draftName } from './kept-drafts.js';

export class ArrivalNotice extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['pricing'];

  static properties = { arrival: { attribute: false } };

  static styles = [
    base,
    css`
      .message {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x2);
        align-items: center;
        margin: var(--x3) var(--x6);
        background: var(--accent-soft);
      }
      .message > div {
        flex: 1 1 20em;
      }
      p {
        margin: 0;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.arrival = /** @type {import('../state/keeper.js').Arrival} */ (/** @type {any} */ (null));
  }

  #total() {
    const { total, least, day: on } = this.arrival;
    const { bill } = this.calc.pricing;
    if (!total || !bill) return '';
    const before = `${least ? 'at least ' : ''}${money(total)}`;
    return html`
      <p>
        The sender saw <b>${before}</b>${on ? html` at the prices of ${day(on)}` : ''}; at the prices of
        ${day(bill.as_of)} it is ${bill.complete ? '' : 'at least '}<b>${money(bill.total)}</b>.
      </p>
    `;
  }

  /** The prices that the sender saw, as far as the table still has them. */
  #sameDay() {
    const { document } = this.calc;
    document.change({ as_of: this.arrival.day }, 'Change the day of the prices');
  }

  render() {
    const { mine, unfinished, day: on, total } = this.arrival;
    const { keeper, draft, pricing } = this.calc;
    const older = total && on && on !== pricing.bill?.as_of && !draft.as_of;
    return html`
      <div class="message" role="status">
        <div>
          ${unfinished ? html`<p>The sender had a field that could not be read. This is the scenario before that.</p>` : ''}
          ${this.#total()}
          ${mine ? html`<p>You are looking at a shared scenario. Your own work, “${draftName(mine.draft)}”, is kept.</p>` : ''}
        </div>
        ${older ? html`<button type="button" @click=${this.#sameDay}>Use the prices of ${day(on)}</button>` : ''}
        ${
          mine
            ? html`
              <button type="button" @click=${() => keeper?.resume(mine)}>Back to my work</button>
              <button type="button" @click=${() => keeper?.keepCopy()}>Keep a copy of this</button>
            `
            : ''
        }
        <button type="button" class="quiet" @click=${() => keeper?.dismiss()}>Dismiss</button>
      </div>
    `;
  }
}

define('bedrock-arrival', ArrivalNotice);
