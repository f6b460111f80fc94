// The Savings tab: what would lower the bill and from when on it pays; which input meets a budget; what one costs.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { base } from '../../styles/base.js';
import { partRow, partStyles } from '../parts.js';
import './levers-part.js';
import './lower-part.js';

/** @type {import('../parts.js').PartChoice[]} */
const PARTS = [
  ['', 'Changes', () => import('./crossings-part.js')],
  ['goal', 'Meet a budget', () => import('./goal-part.js')],
  ['units', 'Unit costs', () => import('./units-part.js')],
];

export class SavingsView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['session'];

  static properties = { trouble: { state: true } };

  static styles = [base, partStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  get #part() {
    const chosen = this.calc.session.setting('savings', 'part');
    return PARTS.some(([id]) => id === chosen) ? chosen : '';
  }

  willUpdate() {
    const load = PARTS.find(([id]) => id === this.#part)?.[2];
    load?.().catch(() => {
      this.trouble = 'This part could not be loaded. Check the connection and choose it again.';
    });
  }

  /** @param {string} part */
  #choose(part) {
    this.trouble = '';
    this.calc.session.set('savings', { part });
  }

  #content() {
    const part = this.#part;
    if (part === 'goal') return html`<bedrock-goal-part></bedrock-goal-part>`;
    if (part === 'units') return html`<bedrock-units-part></bedrock-units-part>`;
    return html`<bedrock-levers-part></bedrock-levers-part><bedrock-crossings-part></bedrock-crossings-part>`;
  }

  render() {
    const row = { title: 'Savings', label: 'What is looked for', parts: PARTS, chosen: this.#part };
    return html`
      ${partRow(row, (part) => this.#choose(part))}
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${this.#content()}
    `;
  }
}

export const tag = 'bedrock-savings-view';
define(tag, SavingsView);
