// A long answer that is being worked out: how much of it there is, and a way to end it.
import { css, html } from 'lit';

/** @param {string} text @param {number} done 0 to 1; 0: not known @param {() => void} cancel */
export const waiting = (text, done, cancel) => html`
  <div class="waiting">
    <span role="status">${text}</span>
    ${done > 0 ? html`<progress max="1" value=${done} aria-label="Done"></progress><span>${Math.floor(100 * done)} %</span>` : ''}
    <button type="button" class="quiet" @click=${cancel}>Cancel</button>
  </div>
`;

export const waitingStyles = css`
  .waiting {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2);
    align-items: center;
    margin-block: var(--x3);
    color: var(--ink-3);
  }
`;
