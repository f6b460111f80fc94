// The Compare tab: every model at one workload, kept scenarios side by side, and the cheapest configuration that keeps
// what must be kept.
import { css, html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { base } from '../../styles/base.js';
import './models-part.js';

/** @type {[string, string, () => Promise<unknown>][]} parts by the session's setting */
const PARTS = [
  ['', 'Models', async () => {}],
  ['scenarios', 'Scenarios', () => import('./scenarios-part.js')],
  ['search', 'Find the cheapest', () => import('./search-part.js')],
];

export class CompareView extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['session'];

  static properties = { trouble: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x2);
        align-items: center;
        margin-block: var(--x5) var(--x4);
      }
      h2 {
        margin-inline-end: auto;
      }
      .parts div {
        display: flex;
        border: 1px solid var(--field-line);
        border-radius: var(--r2);
        overflow: hidden;
      }
      .parts button {
        border: 0;
        border-radius: 0;
        font-size: var(--t-13);
      }
      .parts button:focus-visible {
        outline-offset: -2px;
      }
      .parts button + button {
        border-inline-start: 1px solid var(--line-2);
      }
      .parts [aria-pressed='true'] {
        background: var(--accent-soft);
        box-shadow: inset 0 -2px 0 var(--accent);
      }
    `,
  ];

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
    const part = this.#part;
    return html`
      <div class="parts">
        <h2>Compare</h2>
        <div role="group" aria-label="What is compared">
          ${PARTS.map(
            ([id, label]) =>
              html`<button type="button" aria-pressed=${id === part} @click=${() => this.#choose(id)}>${label}</button>`,
          )}
        </div>
      </div>
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${this.#content()}
    `;
  }
}

export const tag = 'bedrock-compare-view';
define(tag, CompareView);
