// A labelled number that stays as it was typed; what is wrong with it stands below it.
import { html, LitElement } from 'lit';
import { define } from '../define.js';
import { base } from '../styles/base.js';

export class NumberField extends LitElement {
  static properties = {
    label: {},
    value: {},
    error: {},
    hint: {},
    placeholder: {}, // what an empty field counts as
  };

  static styles = base;

  /** The label's and messages' ids refer inside this root, so focus from outside is passed on. */
  static shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  constructor() {
    super();
    this.label = '';
    this.value = '';
    this.error = '';
    this.hint = '';
    this.placeholder = '0';
  }

  /** @param {InputEvent} event */
  #typed(event) {
    const value = /** @type {HTMLInputElement} */ (event.target).value;
    this.dispatchEvent(new CustomEvent('typed', { detail: value }));
  }

  render() {
    const described = [this.error && 'error', this.hint && 'hint'].filter(Boolean).join(' ');
    return html`
      <label for="input">${this.label}</label>
      <input
        id="input"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        placeholder=${this.placeholder}
        .value=${this.value}
        aria-invalid=${this.error ? 'true' : 'false'}
        aria-describedby=${described}
        @input=${this.#typed}
      >
      ${this.error ? html`<p class="error" id="error">${this.error}</p>` : ''}
      ${this.hint ? html`<p class="soft" id="hint">${this.hint}</p>` : ''}
    `;
  }
}

define('bedrock-number-field', NumberField);
