// What the open box lists: groups of entries, one of them highlighted. Loaded with what finds them.
import { adoptStyles, css, html, nothing } from 'lit';
import { StartBox } from './start-box.js';

export { findModels, jobOf, offered } from '../start/models.js';

/**
 * @typedef {import('../start/models.js').Entry} Entry
 * @typedef {import('../start/models.js').Found} Found
 */

const styles = css`
      .list {
        max-height: min(60vh, calc(352 * var(--u)));
        overflow-y: auto;
        overscroll-behavior: contain;
        padding: var(--x1);
        background: var(--raise);
      }
      :host(:not([tasks])) .list {
        position: absolute;
        z-index: 5;
        inset-inline: 0;
        margin-block-start: 2px;
        border: 1px solid var(--field-line);
        border-radius: var(--r2);
        box-shadow: var(--lift);
      }
      :host([tasks]) .list {
        max-height: none;
        margin: var(--x3) calc(-1 * var(--x2)) 0;
        padding: 0;
      }
      .columns {
        columns: 2;
        column-gap: var(--x4);
      }
      .columns .group {
        break-inside: avoid;
        margin-block-end: var(--x4);
      }
      .title {
        padding: var(--x2) var(--x2) 3px;
        font-size: var(--t-12);
        color: var(--ink-3);
      }
      .columns .option {
        gap: 0 var(--x1);
        padding-inline: var(--x1);
      }
      .columns .title {
        padding-inline: var(--x1);
        margin-block-end: 2px;
        border-block-end: 1px solid var(--line);
      }
      .option {
        display: grid;
        grid-template-columns: minmax(0, 1fr) fit-content(50%);
        gap: 0 var(--x3);
        align-items: baseline;
        padding: 5px var(--x2);
        border-radius: var(--r1);
        font-size: var(--t-13);
        line-height: 1.35;
        cursor: pointer;
      }
      .option:hover {
        background: var(--hover);
      }
      .option[aria-selected='true'] {
        background: var(--accent-soft);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .option .value {
        color: var(--ink-3);
        font-size: var(--t-12);
        text-align: end;
      }
      .option .more {
        grid-column: 1 / -1;
        color: var(--ink-3);
        font-size: var(--t-12);
        overflow-wrap: anywhere;
      }
      .none {
        margin: 0;
        padding: var(--x2);
      }
      @media (pointer: coarse) {
        .option {
          min-height: 44px;
          align-content: center;
        }
      }
      /* On a phone the list moves what is below it instead of covering it. */
      @container (max-width: 30em) {
        :host(:not([tasks])) .list {
          position: static;
          box-shadow: none;
        }
      }
      @container (max-width: 18em) {
        .columns {
          columns: 1;
        }
      }
      @media (forced-colors: active) {
        .option[aria-selected='true'] {
          outline: 2px solid Highlight;
        }
      }
`;

/** Gives a box the styles of its list. @param {StartBox} box */
export const dress = (box) =>
  adoptStyles(/** @type {ShadowRoot} */ (box.renderRoot), [...StartBox.elementStyles, styles]);

/**
 * @param {Found} found @param {number} active index of the highlighted entry @param {boolean} brief names alone
 * @param {(entry: Entry) => void} choose
 */
export function list({ entries, words }, active, brief, choose) {
  const option = (/** @type {Entry} */ entry, /** @type {number} */ index) => html`
    <div
      class="option"
      role="option"
      id="option-${index}"
      data-preset=${entry.preset ?? nothing}
      data-template=${entry.template ?? nothing}
      aria-selected=${index === active}
      @mousedown=${(/** @type {Event} */ e) => e.preventDefault()}
      @click=${() => choose(entry)}
    >
      <span>${entry.name}</span>
      <span class="value">${entry.value}</span>
      ${brief ? '' : html`<span class="more">${entry.about}</span>`}
    </div>
  `;
  const groups = [...new Set(entries.map(({ group }) => group))];
  return html`
    ${groups.map(
      (group) => html`
        <div class="group" role="group" aria-label=${group}>
          <div class="title" aria-hidden="true">${group}</div>
          ${entries.map((entry, index) => (entry.group === group ? option(entry, index) : ''))}
        </div>
      `,
    )}
    ${words ? html`<p class="none soft">${words}</p>` : ''}
  `;
}
