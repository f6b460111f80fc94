// Fields of a workload, each in the form that its kind asks for.
import { css, html } from 'lit';
import { CardPart } from '../context.js';
import { counts } from '../state/scenario.js';
import { base } from '../styles/base.js';
import { pasted } from './number-field.js';
import './start-box.js';
import { define } from '../define.js';

/**
 * @typedef {import('bedrock-calculator').WorkloadField} Field
 */

export class WorkloadFields extends CardPart {
  static properties = {
    names: { attribute: false },
    three: { type: Boolean, reflect: true }, // the first three of a workload, side by side
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .wide {
        grid-column: 1 / -1;
      }
      :host([three]) .fields {
        grid-template-columns: repeat(3, minmax(0, 1fr));
        margin: 0;
      }
      @container (max-width: 30em) {
        :host([three]) .fields {
          grid-template-columns: 1fr 1fr;
        }
        :host([three]) .fields > :first-child {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  constructor() {
    super();
    /** @type {string[]} */
    this.names = [];
    this.three = false;
  }

  /** @param {string} name @param {string} text */
  #set(name, text) {
    this.calc.document.changeTexts(this.card.key, { [name]: text });
  }

  /** The fields that take cells of a spreadsheet. */
  get #numbers() {
    const { fields } = this.calc.typeOf(this.card);
    const isNumber = (/** @type {string} */ name) =>
      ['quantity', 'whole', 'percent'].includes(fields.find((f) => f.name === name)?.kind ?? '');
    return this.names.filter(isNumber);
  }

  /** @param {Field} field */
  #choice(field) {
    const value = this.card.texts[field.name] || field.default;
    return html`
      <div>
        <label for=${field.name}>${field.label}</label>
        <select
          id=${field.name}
          data-field=${field.name}
          @change=${(/** @type {Event} */ e) =>
            this.#set(field.name, /** @type {HTMLSelectElement} */ (e.target).value)}
        >
          ${field.choices?.map(
            (choice, i) => html`
              <option value=${choice} ?selected=${choice === value}>${field.choice_labels?.[i]}</option>
            `,
          )}
        </select>
      </div>
    `;
  }

  /** @param {Field} field */
  #choices(field) {
    const chosen = this.card.lists[field.name] ?? [];
    const toggle = (/** @type {string} */ choice) => {
      const rest = chosen.filter((other) => other !== choice);
      const next = rest.length < chosen.length ? rest : [...chosen, choice];
      this.calc.document.changeCard(
        this.card.key,
        {
          lists: { ...this.card.lists, [field.name]: next },
        },
        'Change a workload',
      );
    };
    return html`
      <fieldset class="wide" data-field=${field.name}>
        <legend class="label">${field.label}</legend>
        ${field.choices?.map(
          (choice, i) => html`
            <label class="check">
              <input type="checkbox" .checked=${chosen.includes(choice)} @change=${() => toggle(choice)}>
              ${field.choice_labels?.[i]}
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  /** @param {Field} field */
  #model(field) {
    const { card } = this;
    const value = card.texts[field.name] ?? '';
    return html`
      <div class="wide" data-field=${field.name}>
        <bedrock-start-box
          label=${field.label}
          type=${card.type}
          field=${field.name}
          .region=${card.region}
          .value=${value}
          @chosen=${(/** @type {CustomEvent} */ e) => this.#set(field.name, e.detail.model)}
        ></bedrock-start-box>
        ${
          value
            ? html`<button type="button" class="quiet" @click=${() => this.#set(field.name, '')}>
                Without ${field.label.toLowerCase()}
              </button>`
            : ''
        }
      </div>
    `;
  }

  /** @param {Field} field */
  #number(field) {
    const { calc, card } = this;
    return html`
      <bedrock-number-field
        data-field=${field.name}
        label=${field.label}
        placeholder=${field.when_empty ?? field.default ?? '0'}
        .value=${card.texts[field.name] ?? ''}
        .error=${calc.pricing.errors.get(`${card.key}.${field.name}`) ?? ''}
        .hint=${field.hint ?? ''}
        ?counts=${counts(field)}
        @pasted=${(/** @type {CustomEvent} */ e) => pasted(this, e, 'texts', this.#numbers, field.name)}
        @typed=${(/** @type {CustomEvent} */ e) => this.#set(field.name, e.detail)}
      ></bedrock-number-field>
    `;
  }

  /** @param {string} name */
  #field(name) {
    const field = this.calc.typeOf(this.card).fields.find((f) => f.name === name);
    if (!field) return '';
    if (field.kind === 'choice') return this.#choice(field);
    if (field.kind === 'choices') return this.#choices(field);
    return field.kind === 'model' ? this.#model(field) : this.#number(field);
  }

  render() {
    return html`<div class="fields">${this.names.map((name) => this.#field(name))}</div>`;
  }
}

define('bedrock-workload-fields', WorkloadFields);
