// Budgets: when each threshold fires, what a budget does not see, alarms, the checklist of day one, and files for AWS.
import { html } from 'lit';
import { save } from '../../charts/save.js';
import { define } from '../../define.js';
import { keepFocus } from '../../focus.js';
import { brief, day, grouped, money, rounded } from '../../format.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { chanceOf, chanceText } from './answers.js';
import { ForecastPart } from './asked.js';
import { checkField, choiceField, numberField, textField, wordsField } from './fields.js';
import {
  changePlan,
  edited,
  monthName,
  planOf,
  readAddresses,
  readList,
  readNames,
} from './plan.js';
import { forecastStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').Budget} Budget
 * @typedef {import('bedrock-calculator').BudgetResult} BudgetResult
 * @typedef {import('bedrock-calculator').Budgets} Budgets
 */

const FILES = { cli: 'AWS command line', cloudformation: 'CloudFormation', terraform: 'Terraform' };
const USUAL = '50, 80, 100';

/** @param {Budget} budget @param {'actual' | 'forecast'} type */
const percents = ({ thresholds }, type) =>
  (thresholds ?? [])
    .filter((one) => (one.type ?? 'actual') === type)
    .map(({ percent }) => String(percent));

export class BudgetsPart extends ForecastPart {
  static properties = { shown: { state: true } };

  static styles = [base, tableStyles, forecastStyles];

  constructor() {
    super();
    /** The file whose text is shown. */
    this.shown = '';
  }

  /** @param {Budget[]} budgets @param {string} label @param {string} [typing] */
  #set(budgets, label, typing) {
    changePlan(this.calc, { budgets }, label, typing ? { typing: `plan.budget.${typing}` } : {});
  }

  get #budgets() {
    return planOf(this.calc).budgets ?? [];
  }

  /** The services under which the bill's lines appear on the invoice. */
  get #invoiced() {
    const services = this.calc.pricing.bill?.services ?? [];
    const names = services.flatMap(({ service }) => (service ? [service] : []));
    return names.length > 0 ? names : ['Amazon Bedrock'];
  }

  #add() {
    const { answer } = this.asked.budgets;
    const budgets = this.#budgets;
    const limit = answer?.budgets[0]?.limit ?? '1000';
    const name = budgets.length === 0 ? undefined : `Budget ${budgets.length + 1}`;
    this.#set([...budgets, { ...(name ? { name } : {}), limit }], 'Add a budget');
  }

  /** @param {Budget} budget @param {number} i */
  #budget(budget, i) {
    const { calc } = this;
    const id = `budget.${i}`;
    const name = budget.name ?? 'Amazon Bedrock monthly';
    /** @param {Partial<Budget>} fields @param {string} [typing] */
    const set = (fields, typing) => {
      const budgets = this.#budgets.map((other, at) => (at === i ? edited(budget, fields) : other));
      this.#set(budgets, `Change ${name}`, typing && `${i}.${typing}`);
    };
    const counts = Array.isArray(budget.services) ? 'own' : (budget.services ?? 'all');
    /** @param {'actual' | 'forecast'} type */
    const thresholds = (type) => {
      const own = percents(budget, type);
      const others = (budget.thresholds ?? []).filter((one) => (one.type ?? 'actual') !== type);
      return wordsField(calc, {
        id: `${id}.${type}`,
        label: type === 'actual' ? 'Alerts of actual cost at, %' : 'Alerts of forecast cost at, %',
        value: own.length > 0 ? own : undefined,
        placeholder: budget.thresholds ? 'none' : type === 'actual' ? USUAL : '100',
        read: (text) => readList(text.replaceAll(',', ' '), { most: 10 }),
        set: (list = []) => {
          const mine = list.map((percent) => ({ percent, type }));
          set(
            { thresholds: type === 'actual' ? [...mine, ...others] : [...others, ...mine] },
            type,
          );
        },
      });
    };
    return html`
      <div class="item" role="group" aria-label=${name}>
        <div class="row-fields">
          ${textField({ id: `${id}.name`, label: 'Budget', value: budget.name ?? '', placeholder: 'Amazon Bedrock monthly', set: (text) => set({ name: text || undefined }, 'name') })}
          ${numberField(calc, {
            id: `${id}.limit`,
            label: 'USD a month',
            counts: true,
            value: budget.limit,
            from: 0.01,
            set: (limit) => limit !== undefined && set({ limit }, 'limit'),
          })}
          ${choiceField({
            id: `${id}.services`,
            label: 'Counts',
            value: counts,
            options: [
              ['all', 'Every service'],
              ['bedrock', 'Service = Amazon Bedrock'],
              ['own', 'Services by name'],
            ],
            set: (next) =>
              set({
                services: { bedrock: /** @type {const} */ ('bedrock'), own: this.#invoiced }[next],
              }),
          })}
          ${
            Array.isArray(budget.services)
              ? wordsField(calc, {
                  id: `${id}.names`,
                  label: 'Services as on the invoice',
                  hint: this.#invoiced.join(', '),
                  value: budget.services,
                  read: readNames,
                  set: (services) => services && set({ services }, 'names'),
                })
              : ''
          }
          ${thresholds('actual')} ${thresholds('forecast')}
          ${wordsField(calc, {
            id: `${id}.emails`,
            label: 'E-mail addresses',
            value: budget.emails,
            placeholder: 'you@example.com',
            read: readAddresses,
            set: (emails) => set({ emails }, 'emails'),
          })}
          ${checkField({ id: `${id}.credits`, label: 'After credits, as AWS Budgets counts', value: budget.credits !== false, set: (credits) => set({ credits: credits ? undefined : false }) })}
        </div>
        <button type="button" class="quiet" @click=${() => {
          this.#set(
            this.#budgets.filter((_, at) => at !== i),
            `Remove ${name}`,
          );
          keepFocus(this, '#add-budget');
        }}>Remove ${name}</button>
      </div>
    `;
  }

  /** @param {BudgetResult} result */
  #result(result) {
    const { name, limit, alerts, warning, missed, credits } = result;
    return html`
      <section>
        <h3>${name}</h3>
        <p class="soft">${money(limit)} a month, ${credits ? 'after credits' : 'before credits'}.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Alerts of ${name}">
        <table>
          <caption class="vh">Alerts of ${name}</caption>
          <thead>
            <tr>
              <th scope="col">Alert</th>
              <th scope="col" class="number">Above</th>
              <th scope="col" class="number">First fires</th>
              <th scope="col" class="number">Months</th>
              <th scope="col" class="number">Chance</th>
            </tr>
          </thead>
          <tbody>
            ${alerts.map(({ percent, type, amount, fires, months }) => {
              const chance = chanceOf(this.asked, result, amount);
              return html`
                <tr>
                  <th scope="row">${percent} % ${type}</th>
                  <td class="number">${money(amount)}</td>
                  <td class="number">${fires ? day(fires) : 'not in this time'}</td>
                  <td class="number">${months.length}</td>
                  <td class="number">${chance ? html`${chanceText(chance.percent)} <span class="about">${monthName(chance.month)}</span>` : '–'}</td>
                </tr>
              `;
            })}
          </tbody>
        </table>
        </div>
        ${result.services === 'all' ? html`<p class="foot">The chance is that the cost of the month exceeds the amount, before credits.</p>` : ''}
        ${warning ? html`<p class="message">${warning}</p>` : ''}
        ${missed.length > 0 ? html`<ul aria-label="What ${name} does not count">${missed.map(({ service, marketplace, total }) => html`<li>${service ?? 'Not assigned'}: ${money(total)}${marketplace ? ', sold through AWS Marketplace' : ''}</li>`)}</ul>` : ''}
      </section>
    `;
  }

  /** @param {Budgets} answer */
  #files({ files }) {
    return html`
      <section>
        <h3>Put them into AWS</h3>
        <div class="buttons">
          ${files.map(
            (file) => html`
              <button type="button" aria-pressed=${this.shown === file.name} @click=${() => {
                this.shown = this.shown === file.name ? '' : file.name;
              }}>${FILES[file.kind]}: ${file.name}</button>
              <button type="button" class="quiet" aria-label="Save ${file.name}" @click=${() => save(file.name, new Blob([file.text], { type: 'text/plain;charset=utf-8' }))}>Save</button>
            `,
          )}
        </div>
        ${files
          .filter(({ name }) => name === this.shown)
          .map(
            ({ name, text }) =>
              html`<div class="scroll" tabindex="0" role="region" aria-label=${name}><pre>${text}</pre></div>`,
          )}
      </section>
    `;
  }

  /** @param {Budgets} answer */
  #more({ alarms, anomaly, checklist, rules }) {
    const nameOf = (/** @type {number} */ i) =>
      this.calc.draft.cards[i]?.name || `Workload ${i + 1}`;
    return html`
      <section>
        <h3>Alarms</h3>
        <p>Report a day on which more than <b>${money(anomaly)}</b> is spent beyond what is usual.</p>
        ${
          alarms.length > 0
            ? html`
              <div class="scroll" tabindex="0" role="region" aria-label="Alarms of tokens a minute"><table>
                <caption class="vh">Alarms of tokens a minute</caption>
                <thead><tr><th scope="col">Model</th><th scope="col" class="number">Tokens a minute at the peak</th><th scope="col" class="number">Alarm above</th></tr></thead>
                <tbody>${alarms.map(({ model, tokens_per_minute, threshold }) => html`<tr><th scope="row">${model}</th><td class="number">${grouped(rounded(tokens_per_minute, 0))}</td><td class="number">${grouped(rounded(threshold, 0))}</td></tr>`)}</tbody>
              </table></div>
            `
            : ''
        }
      </section>
      <section>
        <h3>Before the first day</h3>
        <ul class="conditions">
          ${checklist.map(
            ({ label, done, why, workloads }) => html`
              <li>
                <b>${done === null ? 'To check' : done ? 'Done' : 'To do'}:</b> ${label}
                <span class="soft">${why}${workloads.length > 0 ? ` ${workloads.map(nameOf).join(', ')}.` : ''}</span>
              </li>
            `,
          )}
        </ul>
      </section>
      <section>
        <h3>How AWS Budgets works</h3>
        <ul>${rules.map(({ text, source, date }) => html`<li>${text} <span class="soft">${source}, ${day(date)}.</span></li>`)}</ul>
      </section>
    `;
  }

  render() {
    const { calc, asked } = this;
    if (calc.draft.cards.length === 0) return html`<p>Add a workload to see when budgets fire.</p>`;
    const { answer, trouble } = asked.budgets;
    const budgets = this.#budgets;
    return html`
      <section class="first">
        <div class="head">
          <h3>Budgets</h3>
          <button type="button" id="add-budget" @click=${() => this.#add()}>Add a budget</button>
        </div>
        ${budgets.length === 0 && answer ? html`<p class="soft">None is entered. As an example: ${brief(answer.budgets[0]?.limit ?? '0')} a month, the first month rounded up.</p>` : ''}
        ${budgets.map((budget, i) => this.#budget(budget, i))}
      </section>
      ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      ${
        answer
          ? html`${answer.budgets.map((result) => this.#result(result))} ${this.#files(answer)} ${this.#more(answer)}`
          : trouble
            ? ''
            : html`<p class="soft" role="status">Working out when budgets fire …</p>`
      }
    `;
  }
}

define('bedrock-budgets-part', BudgetsPart);
