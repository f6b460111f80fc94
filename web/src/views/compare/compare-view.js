// The Compare tab: every model at one workload, kept scenarios side by side, and the cheapest configuration that keeps
// what must be kept.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { base } from '../../styles/base.js';
import { partRow, partStyles } from '../parts.js';
import './models-part.js';

// Where this view is the first to be seen.
import('../savings/lower-part.js').catch(() => {});

/** @type {import('../parts.js').PartChoice[]} */
const PARTS = [
  ['', 'Models', async () => {}],
  ['scenarios', 'Scenarios', () => import('./scenarios-part.js')],
  ['search', 'Find the cheapest', () => import('./search-part.js')],
];

export class CompareView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['session'];

  static properties = { trouble: { state: true } };

  static styles = [base, partStyles];

  constructor() {
    super();
    this.trouble = '';
  }

  get #part() {
    const chosen = this.calc.session.setting('compare', 'part');
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
    this.calc.session.set('compare', { part });
  }

  #content() {
    const part = this.#part;
    if (part === 'scenarios') return html`<bedrock-scenarios-part></bedrock-scenarios-part>`;
    if (part === 'search') return html`<bedrock-search-part></bedrock-search-part>`;
    return html`<bedrock-models-part></bedrock-models-part>`;
  }

  render() {
    const row = { title: 'Compare', label: 'What is compared', parts: PARTS, chosen: this.#part };
    return html`
      ${partRow(row, (part) => this.#choose(part))}
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${this.#content()}
    `;
  }
}

export const tag = 'bedrock-compare-view';
define(tag, CompareView);
