// Credits: the awards as they are entered, what each month leaves of them, what expires and why, and how much to ask for.
import { html } from 'lit';
import { define } from '../../define.js';
import { keepFocus } from '../../focus.js';
import { brief, day, grouped, money } from '../../format.js';
import { base } from '../../styles/base.js';
import { seriesStyles } from '../../styles/series.js';
import { tableStyles } from '../../styles/table.js';
import { ForecastPart } from './asked.js';
import { awardsTable } from './awards.js';
import { checkField, choiceField, numberField, textField } from './fields.js';
import { changePlan, edited, monthName, planOf } from './plan.js';
import './programmes-part.js';
import { forecastStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').Award} Award
 * @typedef {import('bedrock-calculator').Credits} Credits
 */

/** A year from a day. @param {string} iso */
const yearAfter = (iso) => `${Number(iso.slice(0, 4)) + 1}${iso.slice(4, 10)}`;

/** @param {string} text */
const some = (text) => (text === '0' ? '–' : money(text));

export class CreditsPart extends ForecastPart {
  static styles = [base, seriesStyles, tableStyles, forecastStyles];

  /** @param {Award[]} awards @param {string} label @param {string} [typing] */
  #set(awards, label, typing) {
    changePlan(this.calc, { awards }, label, typing ? { typing: `plan.award.${typing}` } : {});
  }

  get #awards() {
    return planOf(this.calc).awards ?? [];
  }

  /** @param {Partial<Award>} [fields] */
  #add(fields) {
    const awards = this.#awards;
    const award = {
      name: `Award ${awards.length + 1}`,
      amount: '1000',
      expires: yearAfter(this.calc.pricing.today),
      ...fields,
    };
    this.#set([...awards, award], `Add ${award.name}`);
  }

  /** @param {number | null} workload */
  #nameOf(workload) {
    if (workload === null) return '';
    return this.calc.draft.cards[workload]?.name || `Workload ${workload + 1}`;
  }

  /** @param {Award} award @param {number} i */
  #award(award, i) {
    const { calc } = this;
    const id = `award.${i}`;
    /** @param {Partial<Award>} fields @param {string} [typing] */
    const set = (fields, typing) => {
      const awards = this.#awards.map((other, at) => (at === i ? edited(award, fields) : other));
      this.#set(awards, `Change ${award.name || 'an award'}`, typing && `${i}.${typing}`);
    };
    const covers = award.marketplace === undefined ? '' : award.marketplace ? 'yes' : 'no';
    const own = award.workloads ?? [];
    return html`
      <div class="item" role="group" aria-label=${award.name || `Award ${i + 1}`}>
        <div class="row-fields">
          ${textField({ id: `${id}.name`, label: 'Award', value: award.name, set: (name) => set({ name }, 'name') })}
          ${numberField(calc, { id: `${id}.amount`, label: 'Amount, USD', counts: true, value: award.amount, set: (amount) => set({ amount: amount ?? '0' }, 'amount') })}
          ${textField({ id: `${id}.start`, label: 'Holds from', type: 'date', value: award.start ?? '', set: (start) => set({ start }, 'start') })}
          ${textField({
            id: `${id}.expires`,
            label: 'Last day',
            type: 'date',
            value: award.expires,
            set: (expires) => expires && set({ expires }, 'expires'),
          })}
          ${choiceField({
            id: `${id}.marketplace`,
            label: 'Marketplace models',
            value: covers,
            options: [
              ['', 'As its programme says'],
              ['yes', 'Pays for them'],
              ['no', 'Does not pay'],
            ],
            set: (choice) => set({ marketplace: choice === '' ? undefined : choice === 'yes' }),
          })}
          ${textField({
            id: `${id}.services`,
            label: 'Services, commas between',
            placeholder: 'all services of AWS',
            value: (award.services ?? []).join(', '),
            set: (text) =>
              set(
                {
                  services: text
                    .split(',')
                    .map((part) => part.trim())
                    .filter(Boolean),
                },
                'services',
              ),
          })}
        </div>
        <fieldset class="checks">
          <legend class="soft">Pays for these workloads only (none chosen: all)</legend>
          ${calc.draft.cards.map((_, workload) =>
            checkField({
              id: `${id}.workload.${workload}`,
              label: this.#nameOf(workload),
              value: own.includes(workload),
              set: (on) =>
                set({
                  workloads: on
                    ? [...own, workload].sort((a, b) => a - b)
                    : own.filter((other) => other !== workload),
                }),
            }),
          )}
        </fieldset>
        <button type="button" class="quiet" @click=${() => {
          this.#set(
            this.#awards.filter((_, at) => at !== i),
            `Remove ${award.name || 'an award'}`,
          );
          keepFocus(this, '#add-award');
        }}>
          Remove ${award.name}
        </button>
      </div>
    `;
  }

  /** @param {Credits} credits */
  #unused({ awards }) {
    return awards.map(
      (award) => html`
        <h4>${award.name}</h4>
        <p>
          ${
            award.used_up
              ? `Used up in ${monthName(award.used_up)}.`
              : award.expired === '0'
                ? `${money(award.left)} are left at the end of these months.`
                : html`<span class="warning">${money(award.expired)} expire unused</span> on ${day(award.expires)}.`
          }
          ${award.unused.map(({ sentence }) => ` ${sentence}`)}
        </p>
        <p class="soft">
          ${award.marketplace.by === 'award' ? '' : `${award.marketplace.reason} Source: ${award.marketplace.source}, ${day(award.marketplace.source_date)}.`}
          ${award.marketplace.otherwise_to_pay === null ? '' : `If it ${award.marketplace.covered ? 'did not pay' : 'paid'} for models sold through AWS Marketplace, you would pay ${money(award.marketplace.otherwise_to_pay)} in all.`}
        </p>
      `,
    );
  }

  /** @param {Credits} credits */
  #months({ months }) {
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label="Credits by month">
        <table class="months">
          <caption class="vh">Credits by month</caption>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" class="number">Charged</th>
              <th scope="col" class="number">Paid by credits</th>
              <th scope="col" class="number">To pay</th>
              ${months[0].awards.map((_, i) => html`<th scope="col" class="number">Left of ${this.#awards[i]?.name ?? `award ${i + 1}`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${months.map(
              ({ month, charged, credited, to_pay, awards }) => html`
                <tr>
                  <th scope="row">${monthName(month)}</th>
                  <td class="number">${money(charged)}</td>
                  <td class="number">${some(credited)}</td>
                  <td class="number">${some(to_pay)}</td>
                  ${awards.map(({ left, expired }) => html`<td class="number">${some(left)}${expired === '0' ? '' : html` <span class="warning">${brief(expired)} expires</span>`}</td>`)}
                </tr>
              `,
            )}
          </tbody>
        </table>
      </div>
    `;
  }

  /** @param {Credits} credits */
  #answer(credits) {
    const { calc } = this;
    const { ask, first_payment, awards } = credits;
    const plan = planOf(calc);
    return html`
      <section>
        <h3>How much to ask for</h3>
        <p><b>$${grouped(ask.amount)}</b>. ${ask.sentence}</p>
        <div class="row-fields">
          ${numberField(calc, {
            id: 'headroom',
            label: 'Headroom, %',
            value: plan.headroom_percent,
            placeholder: '20',
            to: 1000,
            set: (headroom_percent) =>
              changePlan(calc, { headroom_percent }, 'Change the headroom', {
                typing: 'plan.headroom',
              }),
          })}
        </div>
        ${ask.marketplace === '0' ? '' : html`<p class="soft">${money(ask.marketplace)} of it is sold through AWS Marketplace: the award must cover that.</p>`}
      </section>
      ${
        awards.length > 0
          ? html`
            <section>
              <h3>What is left by month</h3>
              <p>
                ${first_payment ? html`The card is first charged on <b>${day(first_payment.day)}</b>.` : 'Credits pay for everything in these months.'}
                Credits pay ${money(credits.credited)} of ${money(credits.charged)}; ${money(credits.to_pay)} is to pay.
              </p>
              ${this.#months(credits)} ${awardsTable(credits, plan, (i) => this.#nameOf(i))} ${this.#unused(credits)}
            </section>
          `
          : ''
      }
      <section>
        <h3>How AWS applies credits</h3>
        <ul>${credits.rules.map(({ text, source, date }) => html`<li>${text} <span class="soft">${source}, ${day(date)}.</span></li>`)}</ul>
      </section>
    `;
  }

  render() {
    const { calc, asked } = this;
    if (calc.draft.cards.length === 0)
      return html`<p>Add a workload to see how long credits last.</p>`;
    const { answer, trouble } = asked.credits;
    const awards = this.#awards;
    return html`
      <section class="first">
        <div class="head">
          <h3>Awards</h3>
          <button type="button" id="add-award" @click=${() => this.#add()}>Add an award</button>
        </div>
        ${awards.length === 0 ? html`<p class="soft">No credits are entered. Add an award that you have or hope for, or see below which programmes there are.</p>` : ''}
        ${awards.map((award, i) => this.#award(award, i))}
        ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      </section>
      ${answer ? this.#answer(answer) : trouble ? '' : html`<p class="soft" role="status">Applying credits month by month …</p>`}
      <bedrock-programmes-part
        .need=${answer?.ask.to_pay ?? ''}
        @award=${(/** @type {CustomEvent<Partial<Award>>} */ e) => this.#add(e.detail)}
      ></bedrock-programmes-part>
    `;
  }
}

define('bedrock-credits-part', CreditsPart);
