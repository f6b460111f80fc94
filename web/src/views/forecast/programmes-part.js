// Programmes that give credits, by facts about a company: what each gives, who files, how fast, and the source of each fact.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { day, grouped } from '../../format.js';
import { parseNumber } from '../../state/numbers.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { choiceField, textField } from './fields.js';
import { forecastStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').Programme} Programme
 * @typedef {import('bedrock-calculator').Fact} Fact
 */

const STAGES = /** @type {[string, string][]} */ ([
  ['', 'Not said'],
  ['idea', 'Idea'],
  ['pre-seed', 'Pre-seed'],
  ['seed', 'Seed'],
  ['series-a', 'Series A'],
  ['series-b', 'Series B'],
  ['later', 'Later'],
  ['established', 'Established company'],
]);
const USES = /** @type {[string, string][]} */ ([
  ['', 'Not said'],
  ['product', 'A product on generative AI'],
  ['proof-of-concept', 'A proof of concept'],
  ['research', 'Research'],
  ['nonprofit', 'A non-profit organisation'],
  ['internal', 'Internal use'],
]);
const YES = /** @type {[string, string][]} */ ([
  ['', 'Not said'],
  ['yes', 'Yes'],
  ['no', 'No'],
]);
const NUMBERS = /** @type {[string, string][]} */ ([
  ['age_years', 'Years since it was founded'],
  ['funding_usd', 'Money raised, USD'],
  ['credits_received_usd', 'Activate credits so far, USD'],
]);
const FITS = { fits: 'Fits', maybe: 'May fit', no: 'Does not fit' };

/** @param {string} mark @param {Fact} fact */
const factRow = (mark, { text, source, date, by }) => html`
  <div>
    <dt>${mark}</dt>
    <dd>${text} <span class="soft">${source}, ${day(date)}${by === 'reference' ? ', not AWS' : ''}.</span></dd>
  </div>
`;

export class ProgrammesPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['session'];

  static properties = { need: { attribute: false }, open: { state: true } };

  static styles = [base, tableStyles, forecastStyles];

  /** @type {Latest<'programmes'>} */
  #latest = new Latest('programmes', () => this.requestUpdate());

  constructor() {
    super();
    /** What is left to pay. */
    this.need = '';
    /** Ids of programmes that are open. @type {string[]} */
    this.open = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#latest.leave();
  }

  /** @param {string} name */
  #fact(name) {
    return this.calc.session.setting('forecast', name);
  }

  get #company() {
    /** @type {Record<string, unknown>} */
    const company = {};
    for (const name of ['stage', 'use', 'account_opened']) {
      if (this.#fact(name)) company[name] = this.#fact(name);
    }
    const country = this.#fact('country').trim().toUpperCase();
    if (/^[A-Z]{2}$/.test(country)) company.country = country;
    for (const name of ['investor', 'partner']) {
      if (this.#fact(name)) company[name] = this.#fact(name) === 'yes';
    }
    for (const [name] of NUMBERS) {
      const text = this.#fact(name);
      const number = parseNumber(text.replace(/^\s*\$/, ''));
      if (text && number.ok) company[name] = number.value;
    }
    return company;
  }

  willUpdate() {
    this.#latest.ask(
      /** @type {any} */ ({
        company: this.#company,
        ...(this.need ? { need_usd: this.need } : {}),
      }),
    );
  }

  #form() {
    const set = (/** @type {string} */ name) => (/** @type {string} */ value) =>
      this.calc.session.set('forecast', { [name]: value });
    const choice = (
      /** @type {string} */ id,
      /** @type {string} */ label,
      /** @type {[string, string][]} */ options,
    ) => choiceField({ id, label, options, value: this.#fact(id), set: set(id) });
    return html`
      <form class="row-fields" aria-label="Your company" @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        ${choice('stage', 'Stage', STAGES)} ${choice('use', 'What it is for', USES)}
        ${choice('investor', 'Backed by a fund or accelerator', YES)} ${choice('partner', 'Works with an AWS Partner', YES)}
        ${NUMBERS.map(([name, label]) => {
          const text = this.#fact(name);
          const number = parseNumber(text.replace(/^\s*\$/, ''));
          return html`<bedrock-number-field data-field=${name} .label=${label} .value=${text} .placeholder=${'not said'} .error=${number.ok ? '' : number.error} @typed=${(/** @type {CustomEvent<string>} */ e) => set(name)(e.detail)}></bedrock-number-field>`;
        })}
        ${textField({ id: 'country', label: 'Country, two letters', value: this.#fact('country'), placeholder: 'DE', set: set('country') })}
        ${textField({ id: 'account_opened', label: 'AWS account opened on', type: 'date', value: this.#fact('account_opened'), set: set('account_opened') })}
      </form>
    `;
  }

  /** @param {Programme} programme */
  #programme(programme) {
    const { id, name, fit, conditions, ceiling, enough } = programme;
    const open = this.open.includes(id);
    const award = { name, programme: id, ...(ceiling.usd ? { amount: ceiling.usd } : {}) };
    return html`
      <li>
        <button type="button" aria-expanded=${open} @click=${() => {
          this.open = open ? this.open.filter((other) => other !== id) : [...this.open, id];
        }}>
          <span class="badge ${fit}">${FITS[fit]}</span>
          <span class="name">${name}</span>
          <span class="soft">${ceiling.usd ? `up to $${grouped(ceiling.usd)}` : 'amount not published'}${enough === null ? '' : enough ? ', which covers what is to pay' : ', less than what is to pay'}</span>
          <span class="chevron" aria-hidden="true"></span>
        </button>
        ${
          open
            ? html`
              <div class="body">
                <ul class="conditions">${conditions.map(({ text, met }) => html`<li><b>${met === null ? 'Not known' : met ? 'Met' : 'Not met'}:</b> ${text}</li>`)}</ul>
                <dl class="facts">
                  ${factRow('Ceiling', ceiling.fact)} ${factRow('How fast', programme.speed)} ${factRow('Who files', programme.files)}
                  ${factRow('With other credits', programme.stacking)} ${factRow('How long they last', programme.lasts)}
                  ${factRow('Marketplace models', programme.marketplace.fact)}
                  ${programme.doubts.map((doubt) => factRow('Doubt', doubt))}
                </dl>
                <ol>${programme.timeline.map(({ when, what }) => html`<li><b>${when}:</b> ${what}</li>`)}</ol>
                <button type="button" @click=${() => this.dispatchEvent(new CustomEvent('award', { detail: award }))}>Plan with ${name}</button>
              </div>
            `
            : ''
        }
      </li>
    `;
  }

  render() {
    const { answer, trouble } = this.#latest;
    return html`
      <section>
        <h3>Programmes</h3>
        <p class="soft">What you enter stays in this page and its link. Nothing here promises an approval.</p>
        ${this.#form()}
        ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
        ${
          answer
            ? html`
              <ul class="plans" aria-label="Programmes">${answer.programmes.map((one) => this.#programme(one))}</ul>
              <ul class="notes">${answer.notes.map(({ text, source, date }) => html`<li>${text} <span class="soft">${source}, ${day(date)}.</span></li>`)}</ul>
            `
            : ''
        }
      </section>
    `;
  }
}

define('bedrock-programmes-part', ProgrammesPart);
