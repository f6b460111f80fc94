// What a part of a view did last, with the way back, for as long as it is the newest thing that happened.
import { css, html } from 'lit';

/** @param {import('../state/document.js').Document} document @param {string} text what was done */
export const said = (document, text) =>
  text && document.notice?.text === text
    ? html`
        <p class="message said" role="status">
          ${text}
          <button type="button" @click=${() => document.revertNotice()}>Undo</button>
        </p>
      `
    : html`<p class="vh" role="status"></p>`;

export const saidStyles = css`
  .said {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2);
    justify-content: space-between;
    align-items: center;
    margin-block: var(--x3);
    background: var(--accent-soft);
  }
`;
