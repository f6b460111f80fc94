// A labelled number that stays as it was typed. Below it stands how it was read, where that is open, and what is
// wrong with it.
import { css, html, LitElement } from 'lit';
import { define } from '../define.js';
import { echo, isMonthly } from '../state/numbers.js';
import { base } from '../styles/base.js';

/** "Turns per conversation" and "Answer, tokens" as a label and the unit inside the field. @param {string} label */
function unitOf(label) {
  const [, name, per, unit] = /^(.+?)(?: per (\w+))?(?:, ([^,()]{1,10}))?$/.exec(label) ?? [];
  if (!name || (!per && !unit)) return { name: label, unit: '' };
  if (/^(second|minute|month)$/.test(per))
    return { name, unit: [unit, 'a', per].filter(Boolean).join(' ') };
  return { name, unit: unit ?? 'in each' };
}

/**
 * Cells of a spreadsheet fill the field that they were pasted into, and those after it.
 * @param {import('../context.js').CardPart} part @param {CustomEvent<string>} event
 * @param {'texts' | 'quantities'} member of the card @param {string[]} names @param {string} name
 */
export async function pasted({ calc, card }, event, member, names, name) {
  event.preventDefault();
  const { fill } = await import('../state/pasted.js');
  fill(calc.document, card, member, names, name, event.detail);
}

export class NumberField extends LitElement {
  static properties = {
    label: {},
    value: {},
    error: {},
    hint: {},
    placeholder: {}, // what an empty field counts as
    counts: { type: Boolean }, // whether it counts things: 1.500 is fifteen hundred
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      /* A unit that has no room beside the number wraps out of sight: the label has it, too. */
      .input {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        align-content: flex-start;
        contain: layout size; /* typing moves nothing else */
        height: calc(36 * var(--u));
        background: var(--raise);
        border: 1px solid var(--field-line);
        border-radius: var(--r2);
        overflow: hidden;
      }
      .input:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      .input.bad {
        border-color: var(--bad);
        box-shadow: inset 0 0 0 1px var(--bad);
      }
      .input input {
        flex: 1 0 auto;
        field-sizing: content;
        width: auto;
        min-width: 3ch;
        max-width: 100%;
        padding-inline-end: var(--x1);
        min-height: calc(34 * var(--u));
        border: 0;
        background: none;
        outline: none;
      }
      .unit {
        padding-inline-end: var(--x2);
        white-space: nowrap;
        font-size: var(--t-12);
        color: var(--ink-3);
      }
      p {
        margin: 3px 0 0;
        font-size: var(--t-12);
      }
      @media (forced-colors: active) {
        .input.bad {
          border-width: 3px;
        }
      }
      @media (pointer: coarse) {
        .input {
          height: 46px;
        }
        .input input {
          min-height: 44px;
        }
      }
    `,
  ];

  /** The label's and messages' ids refer inside this root, so focus from outside is passed on. */
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.error = '';
    this.hint = '';
    this.placeholder = '0';
    this.counts = false;
  }

  /** @param {InputEvent} event */
  #typed(event) {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    this.dispatchEvent(new CustomEvent('typed', { detail: value }));
  }

  /** Cells of a spreadsheet go to this field and those after it. @param {ClipboardEvent} event */
  #pasted(event) {
    const detail = event.clipboardData?.getData('text').trim() ?? '';
    if (!/[\t\n]/.test(detail)) return;
    event.preventDefault();
    // Where nobody takes them they are shown as they are: without what is between them they were one number.
    if (this.dispatchEvent(new CustomEvent('pasted', { detail, cancelable: true })))
      this.dispatchEvent(new CustomEvent('typed', { detail: detail.replace(/\s+/g, ' | ') }));
  }

  render() {
    const { name, unit } = unitOf(this.label);
    const read = this.error
      ? ''
      : echo(this.value, { counts: this.counts, monthly: isMonthly(this.label) });
    const described = [this.error && 'error', read && 'read', this.hint && 'hint'].filter(Boolean);
    return html`
      <label for="input">${name}</label>
      <div class="input ${this.error ? 'bad' : ''}">
        <input
          id="input"
          size=${Math.max(3, this.value.length)}
          aria-label=${this.label}
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.placeholder}
          .value=${this.value}
          aria-invalid=${this.error ? 'true' : 'false'}
          aria-describedby=${described.join(' ')}
          @input=${this.#typed}
          @paste=${this.#pasted}
        >
        ${unit ? html`<span class="unit" aria-hidden="true">${unit}</span>` : ''}
      </div>
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : ''}
      ${read ? html`<p class="soft" id="read">${read}</p>` : ''}
      ${this.hint ? html`<p class="soft" id="hint">${this.hint}</p>` : ''}
    `;
  }
}

define('bedrock-number-field', NumberField);
