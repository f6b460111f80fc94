// Which input meets a budget, or what one may cost: the answer, its neighbour that does not, and a click that puts it in.
import { html } from 'lit';
import '../../components/number-field.js';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { money, amountOf as quantityText, unitCost } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { isHeavy } from '../../state/pricing.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { said, saidStyles } from '../said.js';
import { amountOf, chosenField, GROWTH, numbersOf, patchOf, requestOf } from './goal.js';
import { savingsStyles } from './styles.js';
import { chosenWorkload, labelOf, workloadChoice } from './workload-choice.js';

/**
 * @typedef {import('bedrock-calculator').Solution} Solution
 * @typedef {import('bedrock-calculator').NoSolution} NoSolution
 * @typedef {import('bedrock-calculator').Priced} Priced
 * @typedef {import('./goal.js').Goal} Goal
 */

export class GoalPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = { said: { state: true } };

  static styles = [base, tableStyles, saidStyles, savingsStyles];

  /** @type {Latest<'solve'>} */
  #latest = new Latest('solve', () => this.requestUpdate());

  constructor() {
    super();
    this.said = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#latest.leave();
  }

  get #type() {
    const { draft, catalog } = this.calc;
    const card = draft.cards[chosenWorkload(this.calc, 'goal-workload')];
    return catalog.workload_types.find(({ type }) => type === card?.type);
  }

  get #asked() {
    const { calc } = this;
    return {
      workload: chosenWorkload(calc, 'goal-workload'),
      field: chosenField(calc, this.#type),
      goal: /** @type {Goal} */ (calc.session.setting('savings', 'goal')),
      amount: amountOf(calc).value,
    };
  }

  willUpdate() {
    const { calc } = this;
    const asked = this.#asked;
    const scenario = currentScenario(calc);
    if (!asked.amount || !scenario.workloads[asked.workload]) return;
    this.#latest.engine = isHeavy(scenario, calc.catalog.workload_types) ? undefined : calc.engine;
    this.#latest.ask(requestOf(scenario, asked));
  }

  /** @param {string} name */
  #set(name) {
    return (/** @type {Event} */ e) =>
      this.calc.session.set('savings', {
        [name]: /** @type {HTMLSelectElement} */ (e.target).value,
      });
  }

  /** @param {string} field */
  #label(field) {
    const type = this.#type;
    return field === GROWTH ? 'All volumes, times' : labelOf(this.calc, type?.type ?? '', field);
  }

  #form() {
    const { calc } = this;
    const { field, goal } = this.#asked;
    const { text, error } = amountOf(calc);
    const type = this.#type;
    const unit = calc.pricing.bill?.workloads[this.#asked.workload]?.unit || 'request';
    /** @type {[Goal, string][]} */
    const goals = [
      ['', 'the whole bill'],
      ['workload', 'this workload'],
      ['unit', `one ${unit}`],
    ];
    const amount = goal === 'unit' ? 'USD for one' : 'USD a month';
    const set = (/** @type {CustomEvent<string>} */ e) =>
      calc.session.set('savings', { 'goal-amount': e.detail });
    return html`
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        ${workloadChoice(calc, 'goal-workload', 'Of workload')}
        <label>
          Which
          <select @change=${this.#set('goal-field')}>
            ${numbersOf(type).map(({ name }) => html`<option value=${name} ?selected=${name === field}>${this.#label(name)}</option>`)}
            <option value=${GROWTH} ?selected=${field === GROWTH}>All volumes of the scenario</option>
          </select>
        </label>
        <label>
          So that
          <select @change=${this.#set('goal')}>
            ${goals.map(([id, words]) => html`<option value=${id} ?selected=${id === goal}>${words}</option>`)}
          </select>
        </label>
        <bedrock-number-field
          .label=${`Costs at most, ${amount}`}
          .value=${text}
          .error=${error}
          .placeholder=${'1,000'}
          @typed=${set}
        ></bedrock-number-field>
      </form>
    `;
  }

  /** @param {Solution} solution */
  #use({ answer, sentence }) {
    const { calc } = this;
    const { asked } = this.#latest;
    if (!asked) return;
    const patch = patchOf(asked.scenario, asked.input, answer.value, calc.catalog.workload_types);
    const label = `${this.#label(this.#asked.field)}: ${quantityText(answer.value)}`;
    usePatch(calc, patch, `Set ${label}`, `Set ${label}. ${sentence}`);
    this.said = `Set ${label}. ${sentence}`;
  }

  /** @param {[string, Priced | null][]} rows */
  #table(rows) {
    const shown = rows.flatMap(([name, priced]) => (priced ? [{ name, ...priced }] : []));
    const one = shown.some(({ per_unit }) => per_unit !== null);
    const { goal } = this.#asked;
    return html`
      <table>
        <caption class="vh">The answer and its neighbour</caption>
        <thead>
          <tr>
            <td></td>
            <th scope="col" class="number">${this.#label(this.#asked.field)}</th>
            <th scope="col" class="number">${goal === '' ? 'The bill' : 'The workload'}, a month</th>
            ${one ? html`<th scope="col" class="number">One</th>` : ''}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ name, value, total, per_unit }) => html`
              <tr>
                <th scope="row">${name}</th>
                <td class="number">${quantityText(value)}</td>
                <td class="number">${money(total)}</td>
                ${one ? html`<td class="number">${per_unit === null ? '' : unitCost(per_unit)}</td>` : ''}
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  /** @param {Solution | NoSolution} answer */
  #answer(answer) {
    const fresh = !this.#latest.pending && !this.calc.pricing.stale;
    const least = answer.complete
      ? ''
      : html`<p class="message">Something here has no price and is left out, so the true cost is higher.</p>`;
    if (!answer.found)
      return html`<p class="lead" role="status"><b>${answer.sentence}</b></p>${least}${this.#table([['Nearest', answer.nearest]])}`;
    const next = answer.bound === 'at_least' ? 'One step less' : 'One step more';
    return html`
      <div class="head">
        <p class="lead" role="status"><b>${answer.sentence}</b></p>
        <button type="button" ?disabled=${!fresh} @click=${() => this.#use(answer)}>Use ${quantityText(answer.answer.value)}</button>
      </div>
      ${least}
      ${this.#table([
        ['The answer', answer.answer],
        [next, answer.neighbour],
      ])}
      <p class="foot">
        ${
          answer.method === 'bracketing'
            ? 'The cost can rise and fall with this input, so other values may meet the goal, too.'
            : ''
        }
        Looked for in steps of ${answer.step}.
      </p>
    `;
  }

  render() {
    if (this.calc.draft.cards.length === 0)
      return html`<p>Add a workload to find out what meets a budget.</p>`;
    const { answer, trouble } = this.#latest;
    const { amount } = this.#asked;
    return html`
      <h3>Which value meets a budget?</h3>
      ${this.#form()} ${said(this.calc.document, this.said)}
      ${trouble && amount ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      ${amount ? (answer && !trouble ? this.#answer(answer) : '') : html`<p class="soft">Enter what it may cost.</p>`}
    `;
  }
}

define('bedrock-goal-part', GoalPart);
