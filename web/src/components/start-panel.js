// Adding workloads: the box with all it finds, and under it the answer to what was pasted.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { readText } from '../start/reading.js';
import { base } from '../styles/base.js';
import './start-box.js';
import { define } from '../define.js';

/** Fires "added" with workloads, "replaced" with a template, and "left". */
export class StartPanel extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = [];

  static properties = { text: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .top {
        display: flex;
        align-items: center;
        justify-content: space-between;
        margin-block-end: var(--x2);
      }
      .close {
        display: grid;
        place-items: center;
        width: var(--x8);
        padding: 0;
        border-color: transparent;
        background: none;
        color: var(--ink-2);
      }
      svg {
        width: 16px;
        height: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.5;
        stroke-linecap: round;
      }
      .foot {
        margin: var(--x2) 0 0;
        font-size: var(--t-12);
      }
    `,
  ];

  constructor() {
    super();
    this.text = '';
  }

  /** The box has the focus, not the button before it. */
  focus() {
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('bedrock-start-box'))?.focus();
  }

  get #pasted() {
    return readText(this.text).kind !== 'words';
  }

  /** @param {CustomEvent} event */
  #chosen({ detail: pick }) {
    if (pick.template) this.#say('replaced', pick.template);
    else if (pick.workload) this.#say('added', [pick.workload]);
    else {
      const workload = {
        type: 'inference',
        requests_per_month: 1000,
        input_tokens: 1000,
        output_tokens: 300,
      };
      this.#say('added', [{ ...workload, model: pick.model }]);
    }
  }

  /** What answers a pasted text comes with the first one. */
  willUpdate() {
    if (this.#pasted) import('./paste-answer.js');
  }

  /** Enter does what the answer offers, as soon as there is one. */
  async #enter() {
    if (!this.#pasted) return;
    await import('./paste-answer.js');
    await this.updateComplete;
    /** @type {import('./paste-answer.js').PasteAnswer | null} */ (
      this.renderRoot.querySelector('bedrock-paste-answer')
    )?.enter();
  }

  /** @param {string} name @param {unknown} [detail] */
  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  render() {
    const pasted = this.#pasted;
    return html`
      <div class="top">
        <h2>Add a workload</h2>
        <button type="button" class="close" aria-label="Close" @click=${() => this.#say('left')}>
          <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 4l8 8M12 4l-8 8" /></svg>
        </button>
      </div>
      <bedrock-start-box
        tasks
        label="Search workloads and models, or paste a model id, an ARN, a usage block or a command"
        @read=${(/** @type {CustomEvent} */ e) => {
          this.text = e.detail;
        }}
        @chosen=${this.#chosen}
        @entered=${() => this.#enter()}
        @left=${() => this.#say('left')}
      ></bedrock-start-box>
      ${
        pasted
          ? html`<bedrock-paste-answer .text=${this.text} @added=${(/** @type {CustomEvent} */ e) => this.#say('added', e.detail)}></bedrock-paste-answer>`
          : html`<p class="soft foot">Amounts are what each example costs a month as it stands; every figure can be changed.</p>`
      }
    `;
  }
}

define('bedrock-start-panel', StartPanel);
