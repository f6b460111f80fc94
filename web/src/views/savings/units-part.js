// What one costs: a request, a conversation, a user; what is left at a price that you charge; and who pays for what.
import { html, svg } from 'lit';
import { quietCents } from '../../components/cents.js';
import '../../components/number-field.js';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { amountOf, money, percent, share, unitCost, units } from '../../format.js';
import { parseNumber } from '../../state/numbers.js';
import { isHeavy } from '../../state/pricing.js';
import { base } from '../../styles/base.js';
import { series, seriesStyles } from '../../styles/series.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { percentText } from './plan.js';
import { savingsStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').UnitCosts} UnitCosts
 * @typedef {import('bedrock-calculator').UnitCost} UnitCost
 */

/** @param {number} workload */
const priceSetting = (workload) => `price-${workload}`;

/** A loss has its sign before the dollar. @param {string} text */
const signed = (text) => (text.startsWith('-') ? `−${money(text.slice(1))}` : money(text));

export class UnitsPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static styles = [base, seriesStyles, tableStyles, savingsStyles];

  /** @type {Latest<'unitCosts'>} */
  #latest = new Latest('unitCosts', () => this.requestUpdate());

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#latest.leave();
  }

  /** A setting that is a number. @param {string} name */
  #number(name) {
    const text = this.calc.session.setting('savings', name).trim();
    const number = parseNumber(text.replace(/^\$\s*/, ''));
    const some = text && number.ok && Number(number.value) > 0;
    return { text, value: some ? number.value : '', error: number.ok ? '' : number.error };
  }

  /** @param {string} name @param {string} label @param {string} placeholder */
  #field(name, label, placeholder) {
    const { text, error } = this.#number(name);
    const set = (/** @type {CustomEvent<string>} */ e) =>
      this.calc.session.set('savings', { [name]: e.detail });
    return html`<bedrock-number-field
      data-field=${name}
      .label=${label}
      .value=${text}
      .error=${error}
      .placeholder=${placeholder}
      @typed=${set}
    ></bedrock-number-field>`;
  }

  /** By what the bill can be split: teams and tags that some workload has. */
  get #splits() {
    const { workloads } = currentScenario(this.calc);
    const some = /** @type {any[]} */ (workloads);
    const tags = [...new Set(some.flatMap(({ tags = {} }) => Object.keys(tags)))].sort();
    return [
      ['', 'workload'],
      ...(some.some(({ team }) => team) ? [['team', 'team']] : []),
      ...tags.map((tag) => [`tag:${tag}`, tag]),
    ];
  }

  willUpdate() {
    const { calc } = this;
    const scenario = currentScenario(calc);
    if (scenario.workloads.length === 0) return;
    const prices = scenario.workloads.flatMap((_, workload) => {
      const { value } = this.#number(priceSetting(workload));
      return value ? [{ workload, usd: value }] : [];
    });
    const by = calc.session.setting('savings', 'by');
    const users = this.#number('users').value;
    this.#latest.engine = isHeavy(scenario, calc.catalog.workload_types) ? undefined : calc.engine;
    this.#latest.ask({
      scenario,
      ...(prices.length > 0 ? { prices } : {}),
      ...(users ? { users } : {}),
      ...(this.#splits.some(([id]) => id && id === by) ? { by } : {}),
    });
  }

  /** @param {UnitCost} unit @param {boolean} first of its workload */
  #row({ workload, name, unit, count, per_unit, per_thousand, margin }, first) {
    const hue = this.calc.draft.cards[workload]?.hue ?? workload;
    return html`
      <tr>
        <th scope="row">
          ${first ? html`<span class="swatch ${series(hue)}"></span> <span class="title">${name || `Workload ${workload + 1}`}</span>` : html`<span class="vh">${name}</span>`}
          <span class="about">one ${unit}, ${amountOf(count)} ${units(unit, count)} a month</span>
        </th>
        <td class="number" data-label="one">${unitCost(per_unit)}</td>
        <td class="number" data-label="1,000">${money(per_thousand)}</td>
        <td class=${first ? '' : 'empty'}>
          ${first ? this.#field(priceSetting(workload), `Your price for one ${unit}, USD`, 'none') : ''}
        </td>
        <td class="number ${margin ? '' : 'empty'}">
          ${
            margin
              ? html`<span class=${margin.profit.startsWith('-') ? 'more' : 'less'}>${signed(margin.profit)}</span><span class="about">${margin.percent.startsWith('-') ? 'a loss' : `${percentText(margin.percent)} margin`} on ${money(margin.revenue)}</span>`
              : ''
          }
        </td>
      </tr>
    `;
  }

  /** @param {UnitCosts} answer */
  #units({ units: all }) {
    return html`
        <table class="units">
          <caption class="vh">What one costs, by workload</caption>
          <thead>
            <tr>
              <th scope="col">Workload</th>
              <th scope="col" class="number">One</th>
              <th scope="col" class="number">1,000</th>
              <th scope="col">You charge</th>
              <th scope="col" class="number">Left a month</th>
            </tr>
          </thead>
          <tbody>${all.map((unit, i) => this.#row(unit, all[i - 1]?.workload !== unit.workload))}</tbody>
        </table>
    `;
  }

  /** @param {UnitCosts} answer */
  #users({ per_user }) {
    return html`
      <form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>
        ${this.#field('users', 'Users that share the bill', 'not known')}
        <p class="lead" role="status">${per_user === null ? '' : html`The whole bill is <b>${unitCost(per_user)}</b> for each user a month.`}</p>
      </form>
    `;
  }

  /** @param {UnitCosts} answer */
  #showback({ showback, total }) {
    const { session } = this.calc;
    const by = session.setting('savings', 'by');
    const splits = this.#splits;
    const set = (/** @type {Event} */ e) =>
      session.set('savings', { by: /** @type {HTMLSelectElement} */ (e.target).value });
    return html`
      <section>
        <div class="head">
          <h3>Who pays for what</h3>
          ${
            splits.length > 1
              ? html`<label>Split by <select @change=${set}>${splits.map(([id, words]) => html`<option value=${id} ?selected=${id === by}>${words}</option>`)}</select></label>`
              : ''
          }
        </div>
        ${splits.length > 1 ? '' : html`<p class="soft">Give workloads a team or tags under “Region, limits, team”, and the bill can be split by them.</p>`}
        <table>
          <caption class="vh">The bill, split</caption>
          <tbody>
            ${showback.map(
              ({ name, total: own, complete, workloads }) => html`
                <tr>
                  <th scope="row">${name ?? 'not said'}${complete ? '' : html` <span class="chip">at least</span>`}</th>
                  <td class="c-wf"><svg class="wf" aria-hidden="true">${svg`<rect class=${workloads.length === 1 ? series(this.calc.draft.cards[workloads[0]]?.hue ?? 0) : 'end'} y="1" width="${share(own, total)}%" height="14"/>`}</svg></td>
                  <td class="number">${quietCents(money(own))}</td>
                  <td class="number">${percent(own, total)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
      </section>
    `;
  }

  render() {
    if (this.calc.draft.cards.length === 0)
      return html`<p>Add a workload to see what one of it costs.</p>`;
    const { answer, trouble } = this.#latest;
    if (!answer)
      return trouble
        ? html`<p class="message bad" role="alert">${trouble}</p>`
        : html`<p class="soft" role="status">Dividing the bill …</p>`;
    return html`
      <h3>What one costs</h3>
      ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      ${answer.complete ? '' : html`<p class="message">Not everything is priced, so these are at least the costs.</p>`}
      ${this.#units(answer)} ${this.#users(answer)} ${this.#showback(answer)}
    `;
  }
}

define('bedrock-units-part', UnitsPart);
