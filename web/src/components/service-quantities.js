// Which service, and how much of each of its dimensions.
import { html } from 'lit';
import { CardPart } from '../context.js';
import { define } from '../define.js';
import { base } from '../styles/base.js';
import { pasted } from './number-field.js';

export class ServiceQuantities extends CardPart {
  static styles = base;

  /** Another service has other dimensions. @param {Event} event */
  #choose(event) {
    const service = /** @type {HTMLSelectElement} */ (event.target).value;
    this.calc.document.changeCard(
      this.card.key,
      {
        texts: { ...this.card.texts, service },
        quantities: {},
      },
      'Change a workload',
    );
  }

  /** @param {string} name @param {string} text */
  #set(name, text) {
    const quantities = { ...this.card.quantities, [name]: text };
    this.calc.document.changeCard(this.card.key, { quantities }, 'Change a workload');
  }

  render() {
    const { calc, card } = this;
    const { services } = calc.catalog;
    const service = services.find(({ id }) => id === card.texts.service);
    return html`
      <label for="service">Service</label>
      <select id="service" @change=${this.#choose}>
        ${services.map(
          ({ id, name }) =>
            html`<option value=${id} ?selected=${id === service?.id}>${name}</option>`,
        )}
      </select>
      <div class="fields">
        ${service?.dimensions.map(
          ({ name, label, unit }) => html`
            <bedrock-number-field
              data-field=${name}
              label="${label}, per month"
              .hint=${`one ${unit}`}
              .value=${card.quantities[name] ?? ''}
              .error=${calc.pricing.errors.get(`${card.key}.quantities.${name}`) ?? ''}
              @pasted=${(/** @type {CustomEvent} */ e) =>
                pasted(
                  this,
                  e,
                  'quantities',
                  service.dimensions.map((d) => d.name),
                  name,
                )}
              @typed=${(/** @type {CustomEvent} */ e) => this.#set(name, e.detail)}
            ></bedrock-number-field>
          `,
        )}
      </div>
    `;
  }
}

define('bedrock-service-quantities', ServiceQuantities);
