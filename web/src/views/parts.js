// A view that has several parts: its title, and which of them is in sight.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { base } from '../styles/base.js';

// What the bill could be lower by stands beside the total, whichever view is the first to be seen.
import('./savings/lower-part.js').catch(() => {});

/**
 * @typedef {import('lit').TemplateResult} TemplateResult
 * @typedef {{id: string, label: string, load?: () => Promise<unknown>, content: () => TemplateResult}} PartChoice
 *   the part's id in the session, what it is called, what loads it, what it draws
 */

const partStyles = css`
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
  .parts h2 {
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
`;

/** Shows the part that the session names; the first one where it names none of them. */
export class PartsView extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['session'];

  static properties = { trouble: { state: true } };

  static styles = [base, partStyles];

  /** The view's name in the session. */
  view = '';
  heading = '';
  /** What the choice of a part is called for those who do not see it. */
  label = '';
  /** @type {PartChoice[]} */
  parts = [];

  constructor() {
    super();
    this.trouble = '';
  }

  get #part() {
    const chosen = this.calc.session.setting(this.view, 'part');
    return this.parts.find(({ id }) => id === chosen) ?? this.parts[0];
  }

  willUpdate() {
    this.#part.load?.().catch(() => {
      this.trouble = 'This part could not be loaded. Check the connection and choose it again.';
    });
  }

  /** @param {string} part */
  #choose(part) {
    this.trouble = '';
    this.calc.session.set(this.view, { part });
  }

  render() {
    const chosen = this.#part;
    return html`
      <div class="parts">
        <h2>${this.heading}</h2>
        <div role="group" aria-label=${this.label}>
          ${this.parts.map(
            (part) =>
              html`<button type="button" aria-pressed=${part === chosen} @click=${() => this.#choose(part.id)}>${part.label}</button>`,
          )}
        </div>
      </div>
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${chosen.content()}
    `;
  }
}
