// The bar at the top: the places, undo and redo, export, share.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { base } from '../styles/base.js';
import { VIEWS } from '../views/index.js';

/** "Calculator" stands for all views under the total. */
const PLACES = [
  { id: 'bill', label: 'Calculator' },
  ...VIEWS.filter(({ place }) => place === 'own').map(({ id, label }) => ({ id, label })),
];

export class TopBar extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['document', 'session'];

  static properties = {
    linkable: { type: Boolean },
    exporting: { state: true },
  };

  static styles = [
    base,
    css`
      .bar {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
        gap: var(--x4);
        align-items: center;
        min-height: calc(56 * var(--u));
        padding: 0 var(--x6);
        background: var(--page);
        border-block-end: 1px solid var(--line);
      }
      .left,
      .right {
        display: flex;
        gap: var(--x2);
        align-items: center;
        min-width: 0;
      }
      .right {
        justify-content: end;
        gap: var(--x1);
      }
      .brand {
        font-weight: 600;
        white-space: nowrap;
      }
      .logo {
        width: 20px;
        height: 20px;
        flex: none;
      }
      input.scenario {
        max-width: calc(272 * var(--u));
        min-height: var(--x8);
        padding: var(--x1) 6px;
        border-color: transparent;
        background: none;
        text-overflow: ellipsis;
      }
      input.scenario:hover,
      input.scenario:focus {
        border-color: var(--field-line);
      }
      nav {
        display: flex;
        gap: var(--x1);
        align-self: stretch;
      }
      nav button {
        min-height: 44px;
      }
      .icon {
        width: var(--x8);
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--ink-2);
      }
      .icon[aria-disabled='true'] {
        opacity: 0.45;
        cursor: default;
      }
      .icon svg {
        width: 16px;
        height: 16px;
        vertical-align: -3px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .panel {
        padding: var(--x4) var(--x6);
        background: var(--pane);
        border-block-end: 1px solid var(--line);
      }
      @container (max-width: 73.75em) {
        .bar {
          grid-template-columns: minmax(0, 1fr) auto auto;
        }
        .brand {
          display: none;
        }
      }
      @container (max-width: 45em) {
        .bar {
          grid-template-columns: minmax(0, 1fr) auto;
          gap: 0 var(--x2);
          padding: 0 var(--x4);
        }
        nav {
          grid-column: 1 / -1;
          order: 3;
          margin-inline: calc(-1 * var(--x3));
        }
        #redo[aria-disabled='true'] {
          display: none;
        }
      }
      @container (max-width: 22em) {
        .left {
          display: contents;
        }
        .bar {
          grid-template-columns: auto minmax(0, 1fr);
        }
        input.scenario {
          grid-column: 1 / -1;
          order: 2;
          max-width: none;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  get later() {
    return 2;
  }

  constructor() {
    super();
    this.linkable = false;
    this.exporting = false;
  }

  /** @param {'undo' | 'redo'} what @param {string} label @param {string} path */
  #history(what, label, path) {
    const words = what === 'undo' ? 'Undo' : 'Redo';
    return html`
      <button
        type="button"
        class="icon"
        id=${what}
        aria-label=${label ? `${words}: ${label}` : words}
        title=${label ? `${words}: ${label}` : words}
        aria-disabled=${label ? 'false' : 'true'}
        @click=${() => this.calc.document[what]()}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>
      </button>
    `;
  }

  async #export() {
    this.exporting = !this.exporting;
    if (this.exporting) await import('./export-panel.js');
  }

  async #share() {
    this.exporting = true;
    await import('./export-panel.js');
    await this.updateComplete;
    const panel = /** @type {import('./export-panel.js').ExportPanel} */ (
      this.renderRoot.querySelector('bedrock-export-panel')
    );
    panel.copyLink();
  }

  render() {
    const { document: doc, session } = this.calc;
    const own = VIEWS.find(({ id }) => id === session.view)?.place === 'own';
    return html`
      <div class="bar">
        <div class="left">
          <svg class="logo" viewBox="0 0 20 20" aria-hidden="true">
            <rect fill="var(--s1)" x="2" y="11" width="4" height="7" rx="1" />
            <rect fill="var(--s5)" x="8" y="7" width="4" height="11" rx="1" />
            <rect fill="var(--s0)" x="14" y="2" width="4" height="16" rx="1" />
          </svg>
          <span class="brand">Bedrock Calculator</span>
          <input
            class="scenario"
            aria-label="Name of the scenario"
            placeholder="Name this scenario"
            autocomplete="off"
            .value=${doc.draft.name}
            @input=${(/** @type {Event} */ e) =>
              doc.change(
                { name: /** @type {HTMLInputElement} */ (e.target).value },
                'Rename the scenario',
                { typing: 'name' },
              )}
          >
        </div>
        <nav aria-label="Places">
          ${PLACES.map(
            ({ id, label }) => html`
              <button
                type="button"
                class="tab"
                aria-current=${(id === 'bill' ? !own : session.view === id) ? 'page' : 'false'}
                @click=${() => session.change({ view: id, sheet: false })}
              >
                ${label}
              </button>
            `,
          )}
        </nav>
        <div class="right">
          ${this.#history('undo', doc.undoLabel, 'M6 3 3 6l3 3M3 6h6.5a3.5 3.5 0 0 1 0 7H6')}
          ${this.#history('redo', doc.redoLabel, 'M10 3l3 3-3 3M13 6H6.5a3.5 3.5 0 0 0 0 7H10')}
          <slot></slot>
          <button type="button" aria-expanded=${this.exporting} @click=${this.#export}>Export</button>
          <button type="button" class="main" ?hidden=${!this.linkable} @click=${this.#share}>Share</button>
        </div>
      </div>
      ${
        this.exporting
          ? html`<div class="panel"><bedrock-export-panel ?linkable=${this.linkable}></bedrock-export-panel></div>`
          : ''
      }
    `;
  }
}

define('bedrock-top-bar', TopBar);
