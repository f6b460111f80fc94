// The workloads as rows, one of them open; what can be added; and undo where the eye is.
import { css, html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Part } from '../context.js';
import { base } from '../styles/base.js';
import './context-line.js';
import './workload-row.js';
import { define } from '../define.js';

/** More rows than this are drawn only on request. */
const MOST_ROWS = 100;

export class WorkloadList extends Part {
  static properties = {
    forms: { state: true },
    adding: { state: true },
    trouble: { state: true },
    all: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
        position: relative;
        padding: var(--x6) 0 var(--x8);
      }
      svg {
        width: 14px;
        height: 14px;
        margin-inline-end: 6px;
        vertical-align: -2px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      #add {
        min-height: calc(28 * var(--u));
        border-color: var(--line-2);
        font-size: var(--t-13);
        white-space: nowrap;
      }
      .pad {
        padding-inline: var(--x6);
      }
      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--x3);
        margin-block-end: var(--x3);
      }
      .count {
        color: var(--ink-3);
        font-weight: 400;
        font-size: var(--t-13);
      }
      .notice {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--x1) var(--x2);
        margin: var(--x3) var(--x6);
      }
      /* What changed and its Undo stay in sight, wherever the form that did it has scrolled to. */
      .notice[role='status'] {
        position: sticky;
        inset-block: calc(64 * var(--u)) calc(72 * var(--u));
        z-index: 3;
        box-shadow: var(--lift);
      }
      .notice span {
        flex: 1 1 12em;
      }
      .panel {
        position: absolute;
        z-index: 4;
        inset-inline: var(--x2);
        inset-block-start: var(--x2);
        padding: var(--x3) var(--x4) var(--x4);
        background: var(--raise);
        border: 1px solid var(--line-2);
        border-radius: var(--r3);
        box-shadow: var(--lift);
      }
      .rows {
        margin-block-start: var(--x4);
        border-block-start: 1px solid var(--line);
      }
      .paste {
        padding-block: var(--x3);
      }
      @container (max-width: 30em) {
        .pad {
          padding-inline: var(--x4);
        }
      }
      @media print {
        .top button,
        .notice,
        .panel,
        .paste {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {typeof import('../workloads/forms.js') | null} what the forms of other workload types need */
    this.forms = null;
    this.adding = false;
    this.trouble = '';
    /** Whether all rows of a very long list are drawn. */
    this.all = false;
  }

  get later() {
    return 2;
  }

  willUpdate() {
    this.#loadForms();
  }

  /** Plain requests need nothing of it: it is loaded with the first workload of another type. */
  async #loadForms() {
    if (this.forms || this.calc.draft.cards.every(({ type }) => type === 'inference')) return;
    this.forms = await this.#part(import('../workloads/forms.js'));
  }

  /**
   * A part of the page that is loaded when it is needed; null, with a word to the person, when it cannot be.
   * @template T @param {Promise<T>} loading @returns {Promise<T | null>}
   */
  async #part(loading) {
    try {
      return await loading;
    } catch {
      this.trouble =
        'A part of the calculator could not be loaded. Check the connection and load the page again.';
      return null;
    }
  }

  /** Loads what adds, then puts the cursor into its box. */
  async #show() {
    if (!(await this.#part(import('./start-panel.js')))) return;
    this.adding = true;
    await this.updateComplete;
    const panel = /** @type {import('./start-panel.js').StartPanel} */ (
      this.renderRoot.querySelector('bedrock-start-panel')
    );
    await panel.updateComplete;
    panel.scrollIntoView({ block: 'nearest' });
    panel.focus();
  }

  async #hide() {
    this.adding = false;
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector('#add')).focus();
  }

  /** @param {CustomEvent} event */
  #replace({ detail: template }) {
    this.#hide();
    this.calc.take(
      template.scenario,
      `Replaced your workloads with the example “${template.title}”.`,
    );
  }

  /** @param {CustomEvent<import('bedrock-calculator').Workload[]>} event */
  async #add({ detail: workloads }) {
    this.adding = false;
    const keys = workloads.map((workload) => this.calc.addWorkload(workload));
    await this.#loadForms();
    await this.updateComplete;
    const row = /** @type {import('./workload-row.js').WorkloadRow | null} */ (
      this.renderRoot.querySelector(`[data-key="${keys[0]}"]`)
    );
    this.calc.session.change({ openRow: keys[0] });
    await row?.focusName();
  }

  /** Focus goes to the undo of what was removed: the button that had it is gone. @param {number} key */
  async #remove(key) {
    this.calc.document.remove(key);
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#revert'))?.focus();
  }

  /** Where a workload was removed: its notice stands there, under the eye; -1: above all rows. */
  get #gap() {
    const { notice } = this.calc.document;
    if (!notice) return -1;
    const kept = new Set(notice.after.cards.map(({ key }) => key));
    const gap = notice.before.cards.findIndex(({ key }) => !kept.has(key));
    const fewer = notice.after.cards.length === notice.before.cards.length - 1;
    return gap >= 0 && fewer ? Math.min(gap, this.calc.draft.cards.length) : -1;
  }

  #notice() {
    const { document: doc } = this.calc;
    if (!doc.notice) return '';
    return html`
      <div class="message notice" role="status">
        <span>${doc.notice.text}</span>
        <button type="button" id="revert" @click=${() => this.#revert()}>Undo</button>
        <button type="button" class="quiet" @click=${() => doc.dismissNotice()}>Dismiss</button>
      </div>
    `;
  }

  async #revert() {
    const { document: doc, session } = this.calc;
    const gap = this.#gap;
    doc.revertNotice();
    if (!doc.card(session.openRow)) session.change({ openRow: doc.draft.cards[0]?.key ?? 0 });
    await this.updateComplete;
    const rows = this.renderRoot.querySelectorAll('bedrock-workload-row');
    const row = /** @type {import('./workload-row.js').WorkloadRow | undefined} */ (rows[gap]);
    if (row) return row.focusHead();
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#add'))?.focus();
  }

  render() {
    const { cards } = this.calc.draft;
    return html`
      <div class="pad">
        <div class="top">
          <h2>Your workloads <span class="count">${cards.length}</span></h2>
          <button type="button" id="add" aria-expanded=${this.adding} @click=${this.#show}>
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10" /></svg>Add workload
          </button>
        </div>
        <bedrock-context-line .today=${this.calc.pricing.today}></bedrock-context-line>
      </div>
      ${this.trouble ? html`<div class="message bad notice" role="alert">${this.trouble}</div>` : ''}
      ${this.#gap < 0 ? this.#notice() : ''}
      ${
        this.adding
          ? html`
            <div class="panel" role="dialog" aria-label="Add a workload">
              <bedrock-start-panel @added=${this.#add} @replaced=${this.#replace} @left=${this.#hide}></bedrock-start-panel>
            </div>
          `
          : ''
      }
      <div class="rows">
        ${repeat(
          this.all ? cards : cards.slice(0, MOST_ROWS),
          ({ key }) => key,
          (card, index) => html`
            ${index === this.#gap ? this.#notice() : ''}
            <bedrock-workload-row
              data-key=${card.key}
              .forms=${this.forms}
              .card=${card}
              .index=${index}
              ?alone=${cards.length === 1}
              @removed=${() => this.#remove(card.key)}
            ></bedrock-workload-row>
          `,
        )}
      </div>
      ${this.#gap === cards.length ? this.#notice() : ''}
      ${
        cards.length > MOST_ROWS && !this.all
          ? html`
            <button
              type="button"
              class="quiet"
              @click=${() => {
                this.all = true;
              }}
            >
              Show all ${cards.length.toLocaleString('en')} workloads
            </button>
          `
          : ''
      }
      <div class="pad paste">
        <button type="button" class="quiet" @click=${this.#show}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5.5 3H4v10.5h8V3h-1.5M6 2h4v2.5H6z" /></svg>Paste a model id, an ARN or a usage block
        </button>
      </div>
    `;
  }
}

define('bedrock-workload-list', WorkloadList);
