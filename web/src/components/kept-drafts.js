// The drafts that this browser keeps: opened again, or deleted.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { keepFocus } from '../focus.js';
import { MOST_DRAFTS } from '../state/drafts.js';
import { base } from '../styles/base.js';

/** @typedef {import('../state/drafts.js').Entry} Entry */

/** @param {import('../state/scenario.js').Draft} draft */
export function draftName({ name, cards }) {
  const [first, ...others] = cards.map((card) => card.name || card.model || card.type);
  return name || (others.length > 0 ? `${first} and ${others.length} more` : first) || 'Empty';
}

export class KeptDrafts extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['document'];

  static styles = [
    base,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x1) var(--x2);
        align-items: center;
        border-block-end: 1px solid var(--line);
      }
      li > :first-child {
        flex: 1 1 12em;
        text-align: start;
        overflow-wrap: anywhere;
      }
    `,
  ];

  /** @param {Entry} entry */
  #drop({ draft }) {
    this.calc.keeper?.drafts?.drop(draft.id);
    this.requestUpdate();
    keepFocus(this, 'li:last-child button:last-child, p[tabindex]');
  }

  render() {
    const { keeper, draft } = this.calc;
    const others = keeper?.drafts?.list().filter((entry) => entry.draft.id !== draft.id) ?? [];
    if (others.length === 0)
      return html`<p class="soft" tabindex="-1">No other draft is kept in this browser.</p>`;
    return html`
      <p class="soft">This browser keeps your last ${MOST_DRAFTS} drafts. They leave it only if you export or share them.</p>
      <ul aria-label="Kept drafts">
        ${others.map(
          (entry) => html`
            <li>
              <button type="button" class="quiet" @click=${() => keeper?.resume(entry)}>${draftName(entry.draft)}</button>
              <span class="soft">${entry.total}, ${new Date(entry.saved).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}</span>
              <button type="button" class="quiet" aria-label="Delete ${draftName(entry.draft)}" @click=${() => this.#drop(entry)}>Delete</button>
            </li>
          `,
        )}
      </ul>
    `;
  }
}

define('bedrock-kept-drafts', KeptDrafts);
