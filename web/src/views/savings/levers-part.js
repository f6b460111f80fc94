// What would lower the bill: the plan as a waterfall in a table, each step with what it costs and assumes, to be applied,
// or taken out of the plan; and why other changes are not in it.
import { html, svg } from 'lit';
import { quietCents } from '../../components/cents.js';
import { define } from '../../define.js';
import { brief, money, share } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { base } from '../../styles/base.js';
import { series, seriesStyles } from '../../styles/series.js';
import { tableStyles } from '../../styles/table.js';
import { said, saidStyles } from '../said.js';
import { SavingsPart } from './asked.js';
import { assumed } from './assumed.js';
import {
  available,
  GROUPS,
  interaction,
  inWords,
  left,
  percentText,
  sections,
  together,
} from './plan.js';
import { listOf } from './settings.js';
import { savingsStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').Savings} Savings
 * @typedef {import('bedrock-calculator').Lever} Lever
 * @typedef {import('bedrock-calculator').PlanStep} PlanStep
 * @typedef {import('bedrock-calculator').Change} Change
 * @typedef {import('./plan.js').Section} Section
 */

/** @param {string} text */
const capital = (text) => text.replace(/^./, (letter) => letter.toUpperCase());

/** A bar from one amount of the bill to another, both as percentages. @param {number} from @param {number} to @param {string} kind */
const bar = (from, to, kind) => html`
  <svg class="wf" aria-hidden="true">${
    from > 0 ? svg`<rect class="stay" y="7.5" width="${from}%" height="1"/>` : ''
  }${svg`<rect class=${kind} x="${from}%" y="1" width="${Math.max(to - from, 0.4)}%" height="14"/>`}</svg>
`;

export class LeversPart extends SavingsPart {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = {
    said: { state: true },
    small: { state: true },
    reasons: { state: true },
    edits: { state: true },
  };

  static styles = [base, seriesStyles, tableStyles, saidStyles, savingsStyles];

  /** @type {Set<string>} kinds whose assumption is in the table */
  #told = new Set();

  constructor() {
    super();
    /** What was applied last. */
    this.said = '';
    /** Groups whose small steps are shown. @type {string[]} */
    this.small = [];
    /** Whether the changes that are not in the plan are listed. */
    this.reasons = false;
    /** Whether the assumptions are being edited. */
    this.edits = false;
  }

  /** @param {Record<string, string>} values */
  #set(values) {
    this.calc.session.set('savings', values);
  }

  /** @param {string} id @param {boolean} on */
  #switch(id, on) {
    const off = listOf(this.calc.session, 'off').filter((other) => other !== id);
    this.#set({ off: [...off, ...(on ? [] : [id])].join(',') });
  }

  /** @param {number} index */
  #nameOf(index) {
    return this.calc.pricing.priced.workloads[index]?.name || `Workload ${index + 1}`;
  }

  /** @param {Change[]} patch @param {string} label @param {string} notice */
  #apply(patch, label, notice) {
    usePatch(this.calc, patch, label, notice);
    this.said = notice;
  }

  /** @param {Lever} lever */
  #applyOne({ title, workload, patch, amount, total }) {
    const name = this.#nameOf(workload);
    const effect = `${money(amount)} less a month, ${money(total)} in all`;
    this.#apply(patch, `${title} for ${name}`, `${name}: ${title}. ${capital(effect)}.`);
  }

  /** @param {PlanStep[]} steps @param {string} from */
  #applyFirst(steps, from) {
    const patch = steps.flatMap((step) => step.patch);
    const total = steps.at(-1)?.total ?? from;
    const what = steps.length === 1 ? 'one change' : `${inWords(steps.length)} changes`;
    const notice = `Applied ${what}: ${money(together(steps, from))} less a month, ${money(total)} in all.`;
    this.#apply(patch, `Apply ${what}`, notice);
  }

  /** @param {Savings} savings */
  #lead({ total, complete, plan }) {
    const [first] = plan.groups;
    if (!first) return '';
    const { leave } = GROUPS[first.group];
    const what =
      first.steps === 1
        ? `One change ${leave.replace('leave', 'leaves').replace('only make', 'only makes').replace('change answers and need', 'changes answers and needs')} takes`
        : `${capital(inWords(first.steps))} changes ${leave} take`;
    const all = plan.steps.length;
    return html`
      <p class="lead">
        ${what} the bill from ${complete ? '' : 'at least '}<b>${money(total)}</b> to <b>${money(first.total)}</b>,
        <b class="less">${percentText(first.percent)} less</b>.
        ${all > first.steps ? html`All ${inWords(all)} reach ${money(plan.total)}.` : ''}
      </p>
    `;
  }

  /** @param {Savings} savings */
  #head({ total, plan }) {
    const [first] = plan.groups;
    const steps = plan.steps.length;
    const count = `${steps === 1 ? 'one change' : `${steps} changes, applied one on top of the other`}`;
    const bulk = first && first.group !== 'other' && first.steps > 1;
    const label = `Apply ${first?.steps === steps ? 'all' : 'the first'} ${inWords(first?.steps ?? 0)}`;
    return html`
      <div class="head">
        <h3>What would lower it ${steps > 0 ? html`<span class="count">${count}</span>` : ''}</h3>
        ${
          bulk
            ? html`<button type="button" ?disabled=${!this.asked.fresh} @click=${() => this.#applyFirst(plan.steps.slice(0, first.steps), total)}>${label}</button>`
            : ''
        }
      </div>
    `;
  }

  /** @param {Savings} savings */
  #incomplete({ complete }) {
    const { bill } = this.calc.pricing;
    if (complete || !bill) return '';
    const names = [...new Set(bill.not_priced.map(({ workload }) => workload))].join(', ');
    return html`<p class="message">Not everything is priced: ${names || 'some items'}. What has no price is in none of these amounts, so the bill is at least what they say.</p>`;
  }

  // --- the table ---

  /** The workload's colour and name, where there are several. @param {number} workload */
  #about(workload) {
    const { cards } = this.calc.draft;
    if (cards.length < 2) return '';
    const hue = cards[workload]?.hue ?? workload;
    return html`<span class="swatch ${series(hue)}"></span>${this.#nameOf(workload)} · `;
  }

  /** @param {Lever | PlanStep} lever @param {boolean} on */
  #pick({ id, kind, title, workload, cost, assumes }, on) {
    const first = !this.#told.has(kind); // what one of a kind assumes, all do
    this.#told.add(kind);
    return html`
      <div class="pick">
        <label class="tick">
          <input
            type="checkbox"
            role="switch"
            id=${id}
            .checked=${on}
            aria-describedby="about-${id}"
            @change=${(/** @type {Event} */ e) => this.#switch(id, /** @type {HTMLInputElement} */ (e.target).checked)}
          >
        </label>
        <div>
          <label class="title" for=${id}>${title}</label>
          <span class="about" id="about-${id}">${this.#about(workload)}${cost}${assumes && first ? html` Assumed: ${assumes[0].toLowerCase()}${assumes.slice(1)}` : ''}</span>
        </div>
      </div>
    `;
  }

  /** @param {PlanStep} step @param {Savings} savings */
  #step(step, savings) {
    const alone = available(savings).find(({ id }) => id === step.id);
    const to = share(step.total, savings.total);
    const from = to + share(step.amount, savings.total);
    const differs = alone && money(alone.amount) !== money(step.amount);
    return html`
      <tr>
        <th scope="row" class="step">${this.#pick(step, true)}</th>
        <td class="c-wf">${bar(to, from, `g-${step.group}`)}</td>
        <td class="number c-saves">
          <span class="less">${money(step.amount)}</span>
          <span class="about">${percentText(step.percent, 1)}${differs ? html`, alone ${money(alone.amount)}` : ''}</span>
        </td>
        <td class="number c-after">${quietCents(money(step.total))}</td>
        <td class="act">
          ${
            alone
              ? html`<button type="button" aria-label="Apply: ${step.title}, ${this.#nameOf(step.workload)}" ?disabled=${!this.asked.fresh} @click=${() => this.#applyOne(alone)}>Apply</button>`
              : ''
          }
        </td>
      </tr>
    `;
  }

  /** @param {Lever} lever */
  #off(lever) {
    return html`
      <tr class="off">
        <th scope="row" class="step">${this.#pick(lever, false)}</th>
        <td class="c-wf"></td>
        <td class="number c-saves">${money(lever.amount)}<span class="about">alone</span></td>
        <td class="number c-after">–</td>
        <td class="act"><span class="about">out of the plan</span></td>
      </tr>
    `;
  }

  /** Steps that save little, in one row until they are asked for. @param {Section} section @param {Savings} savings */
  #small({ group, small }, savings) {
    if (small.length === 0 || this.small.includes(group))
      return small.map((step) => this.#step(step, savings));
    const last = small[small.length - 1];
    const saved = together(small, this.#before(small[0], savings));
    const to = share(last.total, savings.total);
    return html`
      <tr>
        <th scope="row" class="step">
          <button type="button" class="quiet" @click=${() => this.#unfold(group)}>
            <span class="chevron" aria-hidden="true"></span>${capital(inWords(small.length))} smaller changes
          </button>
        </th>
        <td class="c-wf">${bar(to, to + share(saved, savings.total), `g-${group}`)}</td>
        <td class="number c-saves">
          <span class="less">${money(saved)}</span>
          <span class="about">together</span>
        </td>
        <td class="number c-after">${quietCents(money(last.total))}</td>
        <td class="act"></td>
      </tr>
    `;
  }

  /** The bill before a step. @param {PlanStep} step @param {Savings} savings */
  #before(step, { total, plan }) {
    return plan.steps[plan.steps.indexOf(step) - 1]?.total ?? total;
  }

  /** @param {string} group */
  #unfold(group) {
    this.small = [...this.small, group];
  }

  /** @param {Savings} savings */
  #table(savings) {
    const { total, plan } = savings;
    const steps = plan.steps.length;
    this.#told.clear();
    return html`
      <table class="plan" aria-busy=${!this.asked.fresh}>
        <caption class="vh">Changes in the order in which they are applied</caption>
        <thead>
          <tr>
            <th scope="col">Change</th>
            <th scope="col" class="c-wf"><span class="ends"><span>$0</span><span>${brief(total)}</span></span></th>
            <th scope="col" class="number">Saves</th>
            <th scope="col" class="number">Bill after</th>
            <td></td>
          </tr>
        </thead>
        <tbody>
          <tr class="anchor first">
            <th scope="row">The bill now</th>
            <td class="c-wf">${bar(0, 100, 'now')}</td>
            <td class="c-saves"></td>
            <td class="number c-after">${quietCents(money(total))}</td>
            <td class="act"></td>
          </tr>
          ${sections(savings).map(
            (section) => html`
              <tr class="group"><th scope="rowgroup" colspan="5"><span class="swatch g-${section.group}"></span>${GROUPS[section.group].label}</th></tr>
              ${section.steps.map((step) => this.#step(step, savings))}
              ${this.#small(section, savings)}
              ${section.off.map((lever) => this.#off(lever))}
            `,
          )}
          ${
            steps > 1
              ? html`
                <tr class="anchor">
                  <th scope="row">The bill with all ${inWords(steps)}</th>
                  <td class="c-wf">${bar(0, share(plan.total, total), 'end')}</td>
                  <td class="number c-saves"><span class="less">${money(plan.amount)}</span><span class="about">${percentText(plan.percent, 1)}</span></td>
                  <td class="number c-after">${quietCents(money(plan.total))}</td>
                  <td class="act"></td>
                </tr>
              `
              : ''
          }
        </tbody>
      </table>
    `;
  }

  /** @param {Savings} savings */
  #foot(savings) {
    const most = interaction(savings);
    if (savings.plan.steps.length < 2) return '';
    const { title = '', workload = 0, amount = '' } = most?.step ?? {};
    return html`
      <p class="foot">
        Each line is computed on the bill that the lines above it leave.
        ${most ? html`Alone, “${title}” for ${this.#nameOf(workload)} would save ${money(most.alone)}; after those above it, ${money(amount)}. “Apply” makes that one change.` : ''}
      </p>
    `;
  }

  /** @param {Savings} savings */
  #left(savings) {
    const others = left(savings);
    if (others.length === 0) return '';
    return html`
      <div class="fold">
        <button type="button" class="quiet" aria-expanded=${this.reasons} @click=${() => {
          this.reasons = !this.reasons;
        }}>
          <span class="chevron" aria-hidden="true"></span>${others.length === 1 ? '1 change is' : `${others.length} changes are`} not in the plan
        </button>
        ${
          this.reasons
            ? html`<ul class="reasons" aria-label="Changes that are not in the plan">
                ${others.map(({ title, workload, why }) => html`<li><b>${title}</b> ${this.#about(workload)}<span class="soft">${why}</span></li>`)}
              </ul>`
            : ''
        }
      </div>
    `;
  }

  render() {
    const { answer, trouble } = this.asked;
    if (trouble) return html`<p class="message bad" role="alert">${trouble}</p>`;
    if (!answer)
      return html`<p class="soft" role="status">Looking for what would lower the bill …</p>`;
    if (this.calc.draft.cards.length === 0)
      return html`<p>There is nothing to lower yet. Add a workload to see what would make it cheaper.</p>`;
    const any = sections(answer).length > 0;
    return html`
      ${this.#head(answer)} ${said(this.calc.document, this.said)} ${this.#lead(answer)} ${this.#incomplete(answer)} ${assumed(
        this.calc,
        this.edits,
        () => {
          this.edits = !this.edits;
        },
      )}
      ${any ? this.#table(answer) : html`<p>Nothing that the calculator knows would lower this bill. Below is what it looked at.</p>`}
      ${this.#foot(answer)} ${this.#left(answer)}
    `;
  }
}

define('bedrock-levers-part', LeversPart);
