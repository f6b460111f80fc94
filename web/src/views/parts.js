// A view that has several parts: its title, and which of them is in sight.
import { css, html } from 'lit';

/**
 * @typedef {[string, string, () => Promise<unknown>]} PartChoice the part's id in the session, its label, what loads it
 * @typedef {{title: string, label: string, parts: PartChoice[], chosen: string}} PartRow
 */

export const partStyles = css`
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

/** @param {PartRow} row @param {(part: string) => void} choose */
export const partRow = ({ title, label, parts, chosen }, choose) => html`
  <div class="parts">
    <h2>${title}</h2>
    <div role="group" aria-label=${label}>
      ${parts.map(
        ([id, text]) =>
          html`<button type="button" aria-pressed=${id === chosen} @click=${() => choose(id)}>${text}</button>`,
      )}
    </div>
  </div>
`;
