// What the months do not have in common: growth, a ramp, seasons, one-off jobs, other costs, and how sure inputs are.
import { html } from 'lit';
import { define } from '../../define.js';
import { money } from '../../format.js';
import { base } from '../../styles/base.js';
import { series, seriesStyles } from '../../styles/series.js';
import { tableStyles } from '../../styles/table.js';
import { ForecastPart } from './asked.js';
import { otherCosts } from './costs.js';
import {
  checkField,
  choiceField,
  listField,
  numberField,
  textField,
  wordsField,
} from './fields.js';
import { growthFields } from './growth.js';
import {
  changePlan,
  changeWorkloadPlan,
  monthName,
  planOf,
  planText,
  quantityText,
  readMonths,
  workloadPlan,
} from './plan.js';
import { forecastStyles } from './styles.js';

/**
 * @typedef {import('../../state/scenario.js').Card} Card
 * @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan
 * @typedef {import('bedrock-calculator').WorkloadPlan} WorkloadPlan
 */

const WORKING = ['1', '1', '1', '1', '1', '0', '0'];
/** Kinds of fields that hold a number. */
const NUMBERS = new Set(['quantity', 'whole', 'percent']);

export class GrowthPart extends ForecastPart {
  static properties = { open: { state: true } };

  static styles = [base, seriesStyles, tableStyles, forecastStyles];

  constructor() {
    super();
    /** Key of the workload whose plan is open. */
    this.open = 0;
  }

  /** @param {Partial<ForecastPlan>} fields @param {string} label @param {string} [typing] */
  #set(fields, label, typing) {
    changePlan(this.calc, fields, label, typing ? { typing: `plan.${typing}` } : {});
  }

  // --- all months ---

  #all() {
    const { calc } = this;
    const plan = planOf(calc);
    const margin = plan.margin ?? { low: '0', high: '0' };
    /** @param {'low' | 'high'} name @param {string} label @param {object} limits */
    const side = (name, label, limits) =>
      numberField(calc, {
        id: `margin.${name}`,
        label,
        value: plan.margin?.[name],
        placeholder: 'exact',
        signed: true,
        ...limits,
        set: (value) => {
          const next = { ...margin, [name]: value ?? '0' };
          const none = Number(next.low) === 0 && Number(next.high) === 0;
          this.#set({ margin: none ? undefined : next }, 'Change the margin', `margin.${name}`);
        },
      });
    return html`
      <section>
        <h3>All months</h3>
        <div class="row-fields">
          ${textField({
            id: 'start',
            label: 'First month',
            type: 'month',
            value: plan.start?.slice(0, 7) ?? '',
            set: (start) => this.#set({ start }, 'Change the first month', 'start'),
          })}
          ${numberField(calc, {
            id: 'months',
            label: 'Months ahead',
            value: plan.months,
            placeholder: '12',
            whole: true,
            from: 1,
            to: 36,
            set: (months) =>
              this.#set(
                { months: months ? Number(months) : undefined },
                'Change the months ahead',
                'months',
              ),
          })}
          ${choiceField({
            id: 'hours',
            label: 'Hours of standing charges',
            value: plan.hours ?? 'scenario',
            options: [
              ['scenario', 'As for the bill: 730 a month'],
              ['calendar', 'Of each calendar month'],
            ],
            set: (hours) =>
              this.#set(
                { hours: hours === 'calendar' ? 'calendar' : undefined },
                'Change the hours of a month',
              ),
          })}
          ${choiceField({
            id: 'prices',
            label: 'Prices',
            value: plan.prices ?? 'dated',
            options: [
              ['dated', 'Change on their dates'],
              ['fixed', 'Stay as they are'],
            ],
            set: (prices) =>
              this.#set(
                { prices: prices === 'fixed' ? 'fixed' : undefined },
                'Change how prices are taken',
              ),
          })}
        </div>
        ${growthFields(calc, {
          id: 'growth',
          growth: plan.growth,
          none: 'No growth',
          set: (growth, typing) => this.#set({ growth }, 'Change the growth', typing),
        })}
        <h4>How sure are the numbers?</h4>
        <p class="soft">One margin for every number that has no range of its own, in percent of what is entered.</p>
        <div class="row-fields">
          ${side('low', 'Lower by up to, %', { from: -100, to: 0, hint: 'such as −20' })}
          ${side('high', 'Higher by up to, %', { from: 0, to: 1000, hint: 'such as 50' })}
          ${
            plan.margin
              ? checkField({
                  id: 'margin.together',
                  label: 'All are high or low together',
                  value: plan.margin.together === true,
                  set: (together) =>
                    this.#set(
                      {
                        margin: {
                          low: margin.low,
                          high: margin.high,
                          ...(together ? { together } : {}),
                        },
                      },
                      'Change the margin',
                    ),
                })
              : ''
          }
        </div>
      </section>
    `;
  }

  // --- one workload ---

  /** The numbers that a workload states. @param {Card} card */
  #numbers(card) {
    const { fields } = this.calc.typeOf(card);
    return fields.filter(({ name, kind }) => NUMBERS.has(kind) && (card.texts[name] ?? '').trim());
  }

  /** @param {number} index @param {string} name @param {string} label */
  #range(index, name, label) {
    const { calc } = this;
    const { ranges = [] } = planOf(calc);
    const range = ranges.find(({ workload, field }) => workload === index && field === name);
    const scenario = /** @type {any} */ (calc.pricing.priced.workloads[index] ?? {});
    const entered = String(scenario[name] ?? '0');
    const others = ranges.filter((one) => one !== range);
    /** @param {'low' | 'high'} side */
    const field = (side) =>
      numberField(calc, {
        id: `range.${index}.${name}.${side}`,
        label: side === 'low' ? 'At least' : 'At most',
        value: range?.[side] === entered ? undefined : range?.[side],
        placeholder: quantityText(entered),
        set: (value) => {
          const both = { low: entered, high: entered, ...range, [side]: value ?? entered };
          const none = both.low === entered && both.high === entered;
          const next = none ? [] : [{ ...both, workload: index, field: name }];
          this.#set(
            { ranges: [...others, ...next] },
            `Change the range of ${label}`,
            `range.${index}.${name}`,
          );
        },
      });
    return html`<div class="range" role="group" aria-label=${label}><span>${label}</span>${field('low')}${field('high')}</div>`;
  }

  /** @param {Card} card @param {number} index */
  #workload(card, index) {
    const { calc } = this;
    const plan = workloadPlan(calc, index);
    const id = `w${index}`;
    const name = card.name || `Workload ${index + 1}`;
    /** @param {Partial<WorkloadPlan>} fields @param {string} [typing] */
    const set = (fields, typing) =>
      changeWorkloadPlan(
        calc,
        index,
        fields,
        `Change the months of ${name}`,
        typing ? { typing: `plan.${id}.${typing}` } : {},
      );
    const days = plan.weekdays ? (plan.weekdays.join() === WORKING.join() ? 'working' : 'own') : '';
    const numbers = this.#numbers(card);
    const once = plan.first_month_only ?? [];
    return html`
      ${growthFields(calc, {
        id: `${id}.growth`,
        growth: plan.growth,
        none: 'As all workloads',
        volumes: numbers[0]?.label ?? 'Volume',
        set: (growth, typing) => set({ growth }, typing),
      })}
      <div class="row-fields">
        ${numberField(calc, {
          id: `${id}.ramp.from`,
          label: 'The first month has, %',
          hint: 'A pilot: 10 % of the volume, then evenly to all of it.',
          value: plan.ramp?.from_percent,
          placeholder: '100',
          to: 100,
          set: (from_percent) =>
            set(
              {
                ramp:
                  from_percent === undefined
                    ? undefined
                    : { from_percent, months: plan.ramp?.months ?? 3 },
              },
              'ramp.from',
            ),
        })}
        ${
          plan.ramp
            ? numberField(calc, {
                id: `${id}.ramp.months`,
                label: 'All of it after months',
                value: plan.ramp.months,
                whole: true,
                from: 1,
                to: 36,
                set: (months) =>
                  set(
                    {
                      ramp: {
                        from_percent: plan.ramp?.from_percent ?? '100',
                        months: Number(months ?? 3),
                      },
                    },
                    'ramp.months',
                  ),
              })
            : ''
        }
        ${textField({ id: `${id}.from`, label: 'Runs from', type: 'month', value: plan.from ?? '', set: (from) => set({ from }, 'from') })}
        ${textField({ id: `${id}.to`, label: 'Runs until', type: 'month', value: plan.to ?? '', set: (to) => set({ to }, 'to') })}
        ${wordsField(calc, {
          id: `${id}.only`,
          label: 'Or only in these months',
          value: plan.only,
          read: readMonths,
          show: monthName,
          placeholder: 'such as Dec 2026, Mar 2027',
          set: (only) => set({ only }, 'only'),
        })}
        ${choiceField({
          id: `${id}.days`,
          label: 'Days of the week',
          value: days,
          options: [
            ['', 'All alike'],
            ['working', 'Working days only'],
            ['own', 'Weights of each day'],
          ],
          set: (next) =>
            set({
              weekdays: { working: WORKING, own: ['1', '1', '1', '1', '1', '0.5', '0.5'] }[next],
            }),
        })}
      </div>
      ${
        days === 'own'
          ? listField(calc, {
              id: `${id}.weekdays`,
              label: 'Weights of Monday to Sunday',
              value: plan.weekdays,
              many: 7,
              hint: 'Seven numbers.',
              set: (weekdays) => set({ weekdays }, 'weekdays'),
            })
          : ''
      }
      ${listField(calc, { id: `${id}.season`, label: 'Seasons: January to December, % of the volume', value: plan.season, many: 12, hint: 'Twelve numbers, such as 80 80 90 100 100 100 100 100 110 120 150 170; empty: every month is alike.', set: (season) => set({ season }, 'season') })}
      <h4>Ranges</h4>
      <p class="soft">The lowest and the highest that each number may be; the other side stays as entered.</p>
      <div>${numbers.map((field) => this.#range(index, field.name, field.label))}</div>
      <h4>Only in its first month</h4>
      <div class="checks">
        ${numbers
          .filter(({ kind }) => kind === 'quantity')
          .map(({ name: field, label }) =>
            checkField({
              id: `${id}.once.${field}`,
              label,
              value: once.includes(field),
              set: (on) =>
                set({
                  first_month_only: on ? [...once, field] : once.filter((other) => other !== field),
                }),
            }),
          )}
      </div>
    `;
  }

  #workloads() {
    const { cards } = this.calc.draft;
    return html`
      <section>
        <h3>By workload</h3>
        <ul class="plans">
          ${cards.map((card, index) => {
            const open = this.open === card.key;
            const name = card.name || `Workload ${index + 1}`;
            return html`
              <li>
                <button type="button" aria-expanded=${open} @click=${() => {
                  this.open = open ? 0 : card.key;
                }}>
                  <span class="swatch ${series(card.hue)}"></span>
                  <span class="name">${name}</span>
                  <span class="soft">${planText(workloadPlan(this.calc, index)) || 'as all months'}</span>
                  <span class="chevron" aria-hidden="true"></span>
                </button>
                ${open ? html`<div class="body" role="group" aria-label="Months of ${name}">${this.#workload(card, index)}</div>` : ''}
              </li>
            `;
          })}
        </ul>
      </section>
    `;
  }

  render() {
    const { calc, asked } = this;
    if (calc.draft.cards.length === 0) return html`<p>Add a workload to plan its months.</p>`;
    const { answer, trouble } = asked.forecast;
    return html`
      <p class="lead" role="status">
        ${
          trouble
            ? html`<span class="error">${trouble}</span>`
            : answer
              ? html`<b>${money(answer.total)}</b> in ${answer.months.length} months: ${money(answer.first)} in the first, ${money(answer.last)} in the last.`
              : ''
        }
      </p>
      ${this.#all()} ${this.#workloads()} ${otherCosts(calc)}
    `;
  }
}

define('bedrock-growth-part', GrowthPart);
