// The months ahead: four answers, the cost by month, what is left of credits, what moves the bill, when budgets fire, and
// every figure as a table.
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import '../../charts/chart.js';
import { save } from '../../charts/save.js';
import { quietCents } from '../../components/cents.js';
import { define } from '../../define.js';
import { brief, day, money } from '../../format.js';
import { base } from '../../styles/base.js';
import { seriesStyles } from '../../styles/series.js';
import { tableStyles } from '../../styles/table.js';
import { waiting, waitingStyles } from '../waiting.js';
import { answers, chanceOf, chanceText } from './answers.js';
import { ForecastPart, hasRanges, presetOf } from './asked.js';
import { awardsTable } from './awards.js';
import { costChart, creditsChart } from './charts.js';
import { monthsCsv } from './export.js';
import { choiceField } from './fields.js';
import { monthsTable } from './months-table.js';
import { paper } from './paper.js';
import { changePlan, monthInWords, monthName, planOf } from './plan.js';
import { forecastStyles } from './styles.js';
import { tornado } from './tornado.js';

/**
 * @typedef {import('bedrock-calculator').Forecast} Forecast
 * @typedef {import('bedrock-calculator').Simulation} Simulation
 * @typedef {import('bedrock-calculator').Credits} Credits
 * @typedef {import('bedrock-calculator').Budgets} Budgets
 */

const HORIZONS = [6, 12, 24, 36];

export class MonthsPart extends ForecastPart {
  static styles = [base, seriesStyles, tableStyles, waitingStyles, forecastStyles];

  /** @param {string} part */
  #open(part) {
    this.calc.session.set('forecast', { part });
  }

  #horizon() {
    const { calc } = this;
    const { start, months = 12 } = planOf(calc);
    const all = HORIZONS.includes(months) ? HORIZONS : [...HORIZONS, months].sort((a, b) => a - b);
    const from = this.asked.forecast.answer?.start ?? start?.slice(0, 7);
    const set = (/** @type {number} */ count) =>
      changePlan(calc, { months: count === 12 ? undefined : count }, `Look ${count} months ahead`);
    return html`
      <div class="head">
        <p class="soft">${months} month${months === 1 ? '' : 's'}${from ? ` from ${monthInWords(from)}` : ''}</p>
        <div class="toggles" role="group" aria-label="Months ahead">
          ${all.map(
            (count) =>
              html`<button type="button" aria-label="${count} months" aria-pressed=${count === months} @click=${() => set(count)}>${count}${count === all[all.length - 1] ? ' months' : ''}</button>`,
          )}
        </div>
      </div>
    `;
  }

  /** The first budget, and the month in which it is passed. */
  get #budget() {
    const first = this.asked.budgets.answer?.budgets[0];
    if (!first) return null;
    const whole = first.alerts.find(
      ({ percent, type }) => type === 'actual' && Number(percent) === 100,
    );
    const after = first.credits && Boolean(planOf(this.calc).awards);
    return { limit: first.limit, month: whole?.months[0]?.month ?? null, after };
  }

  /** Of the same months as the forecast. @template {{months: unknown[]}} T @param {T | null} answer */
  #fitting(answer) {
    const { answer: forecast } = this.asked.forecast;
    return answer && answer.months.length === forecast?.months.length ? answer : null;
  }

  /** @param {Forecast} forecast @param {Simulation | null} simulation */
  #cost(forecast, simulation) {
    const { calc } = this;
    const budget = this.#budget;
    const preset = presetOf(calc);
    const ranges = hasRanges(planOf(calc));
    return html`
      <section>
        <div class="head">
          <h3>Cost by month</h3>
          ${
            simulation
              ? choiceField({
                  id: 'sure',
                  label: 'How sure',
                  value: preset ? 'first' : 'plan',
                  options: [
                    ['first', 'First estimates: 1 to 2 times'],
                    ['plan', ranges ? 'The ranges entered' : 'No ranges are entered'],
                  ],
                  set: (sure) => calc.session.set('forecast', { sure }),
                })
              : ''
          }
        </div>
        ${guard(
          [forecast, simulation, JSON.stringify(budget)],
          () =>
            html`<bedrock-chart .chart=${costChart(forecast, simulation, budget)}></bedrock-chart>`,
        )}
        ${
          simulation?.reason && preset
            ? html`<p class="foot">${simulation.reason.text} Source: ${simulation.reason.source}, ${day(simulation.reason.date)}.</p>`
            : ''
        }
        ${
          simulation
            ? html`<p class="foot">
                ${simulation.draws.toLocaleString('en')} draws of seed ${simulation.seed}: all months together cost ${brief(simulation.total.p10)} to ${brief(simulation.total.p90)} in eight chances of ten, ${brief(simulation.total.p50)} in the middle (standard error ${brief(simulation.total.errors.p50)}).
              </p>`
            : ''
        }
        ${
          forecast.events.length > 0
            ? html`<ul class="events" aria-label="What changes in these months">${forecast.events.map(({ date, message }) => html`<li><b>${day(date)}</b> ${message}</li>`)}</ul>`
            : ''
        }
      </section>
    `;
  }

  /** @param {Credits} credits */
  #credits(credits) {
    if (credits.awards.length === 0)
      return html`
        <section>
          <div class="head">
            <h3>Credits</h3>
            <button type="button" @click=${() => this.#open('credits')}>Enter credits</button>
          </div>
          <p>${credits.ask.sentence}</p>
        </section>
      `;
    return html`
      <section>
        <div class="head">
          <h3>Credits left</h3>
          <span class="soft">the award that expires first is used first</span>
        </div>
        ${guard([credits], () => html`<bedrock-chart .chart=${creditsChart(credits)}></bedrock-chart>`)}
        ${awardsTable(credits, planOf(this.calc), (i) => this.#nameOf(i))}
        <p><button type="button" class="quiet" @click=${() => this.#open('credits')}>Change credits</button></p>
      </section>
    `;
  }

  /** @param {number | null} workload */
  #nameOf(workload) {
    if (workload === null) return '';
    return this.calc.draft.cards[workload]?.name || `Workload ${workload + 1}`;
  }

  /** @param {Simulation} simulation */
  #moves(simulation) {
    return html`
      <section>
        <h3>What moves the bill most</h3>
        <p class="soft">Each input from its low to its high, the others as entered: the total of a month, USD.</p>
        ${tornado(simulation, (workload) => this.#nameOf(workload))}
      </section>
    `;
  }

  /** @param {Budgets} answer */
  #alerts({ budgets: [budget] }) {
    if (!budget) return '';
    const month = this.asked.simulation?.months[0]?.month;
    return html`
      <section>
        <h3>Budget alerts</h3>
        <p class="soft">${budget.name}, ${money(budget.limit)} a month, ${budget.credits ? 'after credits' : 'before credits'}.</p>
        <table>
          <caption class="vh">When the alerts of ${budget.name} fire</caption>
          <thead>
            <tr>
              <th scope="col">Alert</th>
              <th scope="col" class="number">At</th>
              <th scope="col" class="number">First fires</th>
              <th scope="col" class="number">Chance</th>
            </tr>
          </thead>
          <tbody>
            ${budget.alerts.map(({ percent, type, amount, fires }) => {
              const chance = chanceOf(this.asked, budget, amount);
              return html`
                <tr>
                  <th scope="row">${percent} % ${type}</th>
                  <td class="number">${brief(amount)}</td>
                  <td class="number">${fires ? day(fires) : 'not in this time'}</td>
                  <td class="number">${chance ? html`${chanceText(chance.percent)}${chance.month === month ? '' : html` <span class="about">${monthName(chance.month)}</span>`}` : '–'}</td>
                </tr>
              `;
            })}
          </tbody>
        </table>
        ${budget.services === 'all' ? html`<p class="foot">The chance is that the cost of the month exceeds the amount, before credits.</p>` : ''}
        ${budget.warning ? html`<p class="message">${budget.warning}</p>` : ''}
        <p><button type="button" class="quiet" @click=${() => this.#open('budgets')}>Budgets, alarms and exports</button></p>
      </section>
    `;
  }

  /** @param {boolean} semicolons */
  #save(semicolons) {
    const { forecast, credits, simulation } = this.asked;
    if (!forecast.answer) return;
    const text = monthsCsv(forecast.answer, simulation, credits.answer, semicolons);
    const name = `${this.calc.draft.name || 'forecast'}, by month.csv`;
    save(name, new Blob([text], { type: 'text/csv;charset=utf-8' }));
  }

  /** @param {Forecast} forecast @param {Simulation | null} simulation @param {Credits | null} credits */
  #table(forecast, simulation, credits) {
    return html`
      <section>
        <div class="head">
          <h3>Month by month</h3>
          <div class="buttons">
            <button type="button" class="quiet" @click=${() => this.#save(false)}>CSV</button>
            <button type="button" class="quiet" @click=${() => this.#save(true)}>CSV with semicolons</button>
            <button type="button" class="quiet" @click=${() => window.print()}>Print the plan</button>
          </div>
        </div>
        <div class="scroll" tabindex="0" role="region" aria-label="Month by month">
          ${monthsTable({ forecast, simulation, credits })}
        </div>
        ${this.#sums(forecast)}
        <h4>Assumed</h4>
        <ul class="assumed">${forecast.assumptions.map((sentence) => html`<li>${sentence}</li>`)}</ul>
      </section>
    `;
  }

  /** By year and by workload. @param {Forecast} forecast */
  #sums({ years, workloads, costs, once }) {
    const rows = [
      ...years.map(({ year, months, total }) => [
        `${year}, ${months} month${months === 1 ? '' : 's'}`,
        total,
      ]),
      ...workloads.map(({ name, workload, total }) => [name || this.#nameOf(workload), total]),
      ...costs.map(({ name, total }) => [name, total]),
    ];
    return html`
      <table class="sums">
        <caption>By year, workload and other cost</caption>
        <tbody>
          ${rows.map(([name, total]) => html`<tr><th scope="row">${name}</th><td class="number">${quietCents(money(total))}</td></tr>`)}
        </tbody>
      </table>
      ${once === '0' ? '' : html`<p class="soft">${money(once)} of the first month happen once.</p>`}
    `;
  }

  /** Months that are all alike can be planned, or an example opened. */
  #alike() {
    const { growth, workloads, costs } = planOf(this.calc);
    if (growth || workloads || costs) return '';
    return html`
      <p class="soft">
        No growth is planned.
        <button type="button" class="quiet" @click=${() => this.#open('growth')}>Plan growth</button>
        <button type="button" class="quiet" @click=${() => this.#example()}>Open an example: from prototype to scale</button>
      </p>
    `;
  }

  async #example() {
    const { COURSE } = await import('../../workloads/templates.js');
    const notice = `Replaced your workloads with the example “${COURSE.title}”.`;
    this.calc.take(COURSE.scenario, notice);
  }

  #waiting() {
    const { asked } = this;
    if (asked.forecast.trouble)
      return html`
        <div class="message bad" role="alert">
          ${asked.forecast.trouble}
          <button type="button" @click=${() => asked.retry()}>Try again</button>
        </div>
      `;
    const cancel = () => asked.cancel();
    if (!asked.forecast.answer) return waiting('Working out the months …', 0, cancel);
    const drawn = asked.drawn;
    return drawn > 0 ? waiting('Drawing the months …', drawn, cancel) : '';
  }

  render() {
    const { calc, asked } = this;
    if (calc.draft.cards.length === 0)
      return html`<p>Add a workload to see what the months ahead cost.</p>`;
    const { answer: forecast } = asked.forecast;
    if (!forecast) return html`${this.#horizon()} ${this.#waiting()}`;
    const credits = this.#fitting(asked.credits.answer);
    const simulation = this.#fitting(asked.simulation);
    const budgets = asked.budgets.answer;
    const doors = [asked.credits, asked.budgets, asked.first, asked.all];
    const trouble = doors.map((door) => door.trouble).find(Boolean);
    return html`
      <div class="screen">
        ${this.#horizon()} ${this.#waiting()} ${answers(asked, planOf(calc))} ${this.#alike()}
        ${trouble ? html`<p class="message bad" role="alert">${trouble} <button type="button" @click=${() => asked.retry()}>Try again</button></p>` : ''}
        ${forecast.complete ? '' : html`<p class="message">Not everything is priced, so these months are at least what they say.</p>`}
        ${this.#cost(forecast, simulation)} ${credits ? this.#credits(credits) : ''}
        <div class="pair">
          ${simulation ? this.#moves(simulation) : ''} ${budgets ? this.#alerts(budgets) : ''}
        </div>
        ${this.#table(forecast, simulation, credits)}
      </div>
      ${paper({ forecast, simulation, credits, budgets }, calc, (i) => this.#nameOf(i))}
    `;
  }
}

define('bedrock-months-part', MonthsPart);
