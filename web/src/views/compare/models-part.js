// Every model at one workload: found, sorted, pinned and used; the same workload in other regions and on other tiers.
// The figures of the table follow a keystroke at once; the chart and what stands below wait until typing pauses.
import { applyPatch } from 'bedrock-calculator';
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import '../../charts/chart.js';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { fullEngine } from '../../engine.js';
import { money, perMillion, price } from '../../format.js';
import { usePatch } from '../../state/patch.js';
import { isHeavy } from '../../state/pricing.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { said, saidStyles } from '../said.js';
import { diffTable, workloadOf } from './diff-table.js';
import { filterTools, pick } from './filter-tools.js';
import { cannotRun, modelTable } from './model-table.js';
import {
  canRun,
  chartOf,
  filtered,
  least,
  MEASURES,
  MOST_PINS,
  NO_FILTER,
  sorted,
} from './models.js';
import { endpointTable, heatMap, tierTable } from './places.js';
import { currentScenario } from './scenario.js';
import { compareStyles } from './styles.js';

/**
 * @typedef {import('bedrock-calculator').ComparedModel} ComparedModel
 * @typedef {import('bedrock-calculator').Comparison} Comparison
 * @typedef {import('bedrock-calculator').Change} Change
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('./models.js').Filter} Filter
 * @typedef {{
 *   id: string, name: string, patch: Change[], total: string | null, scenario_total: string | null, complete: boolean,
 * }} Choice one cell of the region and tier tables
 */

const RATES = /** @type {const} */ (['input_tokens', 'output_tokens', 'cache_read_tokens']);
/** What stands below the table follows it after so long. */
const PAUSE = 150; // ms

/** A scenario with a change, under the name of what was changed. @param {Scenario} scenario @param {ComparedModel} model */
const patched = (scenario, { patch, name }) => ({ ...applyPatch(scenario, patch), name });

/** @param {string} text */
const capital = (text) => text.replace(/^./, (letter) => letter.toUpperCase());

export class ModelsPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = {
    open: { state: true },
    all: { state: true },
    reasons: { state: true },
    choice: { state: true },
    said: { state: true },
    settled: { state: true },
  };

  static styles = [base, tableStyles, saidStyles, compareStyles];

  /** @type {Latest<'compare'>} */
  #compare = new Latest('compare', () => this.requestUpdate());
  /** @type {Latest<'diff'>} */
  #diff = new Latest('diff', () => this.requestUpdate());
  #timer = 0;
  /** @type {import('bedrock-calculator').Engine | null} the page's own, from the first answer on: no worker is waited for */
  #full = null;

  constructor() {
    super();
    /** Id of the model whose row is open. */
    this.open = '';
    /** Whether all rows are drawn. */
    this.all = false;
    /** Whether the models that cannot run are listed. */
    this.reasons = false;
    /** @type {Choice | null} the cell that is chosen */
    this.choice = null;
    /** What "Use" has done. */
    this.said = '';
    /** @type {Comparison | null} the answer of the last pause */
    this.settled = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#compare.leave();
    this.#diff.leave();
    clearTimeout(this.#timer);
    this.#timer = 0;
  }

  /** Indices of the workloads that call a model and are switched on. @param {Scenario} scenario */
  #comparable({ workloads }) {
    const calling = this.calc.catalog.workload_types.filter(({ calls }) => calls);
    const types = new Set(calling.map(({ type }) => type));
    return workloads.flatMap((workload, i) =>
      types.has(workload.type) && !workload.switched_off && /** @type {any} */ (workload).model
        ? [i]
        : [],
    );
  }

  /** The workload that is chosen; else the one that is open; else the first. @param {number[]} indices */
  #workload(indices) {
    const { session, draft } = this.calc;
    const chosen = session.setting('compare', 'workload');
    const open = draft.cards.findIndex(({ key }) => key === session.openRow);
    const wanted = chosen === '' ? open : Number(chosen);
    return indices.includes(wanted) ? wanted : (indices[0] ?? -1);
  }

  /** @returns {Filter} */
  get filter() {
    const { session } = this.calc;
    const names = Object.keys(NO_FILTER);
    const fields = names.map((name) => [name, session.setting('compare', name)]);
    return /** @type {Filter} */ (Object.fromEntries(fields));
  }

  get #pins() {
    const text = this.calc.session.setting('compare', 'pins');
    return text ? text.split(',').slice(0, MOST_PINS) : [];
  }

  /** @param {Record<string, string>} fields */
  #set = (fields) => this.calc.session.set('compare', fields);

  /** @param {string} id */
  #pin = (id) => {
    const pins = this.#pins.filter((pinned) => pinned !== id);
    const next = pins.length < this.#pins.length ? pins : [...pins, id].slice(-MOST_PINS);
    this.#set({ pins: next.join(',') });
  };

  willUpdate() {
    const { calc } = this;
    const scenario = currentScenario(calc);
    const workload = this.#workload(this.#comparable(scenario));
    if (workload < 0) return;
    const heavy = isHeavy(scenario, calc.catalog.workload_types);
    this.#compare.engine = heavy ? undefined : (this.#full ?? calc.engine);
    this.#compare.ask({ scenario, workload, pinned: this.#pins });
    this.#settle();
    const pinned = (this.settled?.models ?? []).filter(
      (model) => this.#pins.includes(model.id) && !model.is_now && canRun(model),
    );
    if (pinned.length === 0) return;
    const from = this.#compare.asked?.scenario ?? scenario;
    this.#diff.ask([from, ...pinned.map((model) => patched(from, model))]);
  }

  /** What stands below the table shows the new answer at the next pause; the first one at once. */
  #settle() {
    const { answer } = this.#compare;
    if (answer === this.settled) return;
    clearTimeout(this.#timer);
    if (!this.settled) {
      this.settled = answer;
      // What it cannot load, the worker could not either, and has said so.
      fullEngine().then(
        (engine) => {
          this.#full = engine;
        },
        () => {},
      );
      return;
    }
    this.#timer = window.setTimeout(() => {
      this.settled = this.#compare.answer;
      this.choice = null; // its figures are of the answer before
    }, PAUSE);
  }

  /** @param {{name: string, patch: Change[]}} what */
  #use = ({ name, patch }) => {
    const { calc } = this;
    const workload = this.#compare.asked?.scenario.workloads[this.#compare.answer?.workload ?? 0];
    const subject = workload?.name || 'the workload';
    const notice = `${capital(subject)} now runs on ${name}.`;
    usePatch(calc, patch, `Use ${name} for ${subject}`, notice);
    this.said = notice;
    this.choice = null;
  };

  /** @param {number[]} indices @param {number} workload */
  #head(indices, workload) {
    const { workloads } = currentScenario(this.calc);
    const off = workloads.flatMap((one, i) =>
      one.switched_off ? [one.name || `Workload ${i + 1}`] : [],
    );
    return html`
      <div class="head">
        <p class="soft">
          The same work on other models, from other regions, on other tiers.
          ${off.length > 0 ? `Switched off and left out: ${off.join(', ')}.` : ''}
        </p>
        <label class="pick">
          <span>Workload</span>
          <select
            aria-label="Workload"
            @change=${(/** @type {Event} */ e) =>
              this.#set({ workload: /** @type {HTMLSelectElement} */ (e.target).value })}
          >
            ${indices.map(
              (i) =>
                html`<option value=${i} ?selected=${i === workload}>${workloads[i].name || `Workload ${i + 1}`}</option>`,
            )}
          </select>
        </label>
      </div>
    `;
  }

  /** Prices of a model where it would run. @param {ComparedModel} model @param {string} region */
  #rates({ id, route, tier }, region) {
    return RATES.map((dimension) => {
      const where = { model: id, region, route, tier, dimension };
      const rate = route && tier ? this.calc.pricing.rateOf(where) : '';
      return rate ? price(perMillion(rate)) : 'none';
    });
  }

  /** The filtered models of an answer. @param {Comparison} answer @param {string} region */
  #filtered(answer, region) {
    const { pricing } = this.calc;
    const offers = new Map(pricing.offers(region).map((offer) => [offer.id, offer]));
    return filtered(answer.models, this.filter, {
      region,
      today: pricing.today,
      caches: ({ id }) => (offers.get(id)?.cache_ttls.length ?? 0) > 0,
    });
  }

  /** @param {Comparison} answer @param {string} region */
  #models(answer, region) {
    const models = this.#filtered(answer, region);
    const now = answer.models.filter((model) => model.is_now && canRun(model));
    const others = sorted(models, this.filter.sort).filter(({ is_now }) => !is_now);
    const about = {
      now: answer.total,
      sort: this.filter.sort,
      pins: this.#pins,
      open: this.open,
      all: this.all,
      reasons: this.reasons,
      stale: this.calc.pricing.stale,
      rates: (/** @type {ComparedModel} */ model) => this.#rates(model, region),
      set: this.#set,
      pin: this.#pin,
      toggle: (/** @type {string} */ id) => {
        this.open = this.open === id ? '' : id;
      },
      use: this.#use,
      show: (/** @type {object} */ fields) => {
        Object.assign(this, fields);
      },
    };
    return html`${modelTable([...now, ...others], about)} ${cannotRun(models, about)}`;
  }

  /** @param {Comparison} answer @param {string} region */
  #figure(answer, region) {
    const { measure } = this.filter;
    const subject = this.#compare.asked?.scenario.workloads[answer.workload]?.name;
    const about = { workload: subject || 'The workload', measure, pins: this.#pins };
    const chart = chartOf(this.#filtered(answer, region), answer, about);
    if (!chart) return '';
    return html`
      <div class="figure-head">
        <h3>What a month costs against ${(MEASURES[measure] ?? MEASURES.context).label}</h3>
        ${pick({ filter: this.filter, set: this.#set }, 'measure', 'Measured by', [
          ['', 'Context window'],
          ['output', 'Longest answer'],
        ])}
      </div>
      <p class="soft">Pinned models in colour, the others in grey, now as a square.</p>
      <bedrock-chart .chart=${chart} @chosen=${(/** @type {CustomEvent<string>} */ e) => this.#pin(e.detail)}></bedrock-chart>
    `;
  }

  /** @param {import('bedrock-calculator').Diff} diff @param {number} workload */
  #pinned(diff, workload) {
    const of = workloadOf(diff, workload);
    if (!of) return '';
    return html`
      <section>
        <h3>Where the difference comes from</h3>
        ${diffTable(diff, [of], { caption: 'Pinned models, line by line', open: () => true })}
      </section>
    `;
  }

  /** @param {Comparison} answer */
  #elsewhere(answer) {
    const about = {
      names: new Map(answer.models.map(({ id, name }) => [id, name])),
      regions: this.calc.catalog.regions,
      chosen: this.choice?.id ?? '',
      choose: (/** @type {Choice} */ choice) => {
        this.choice = choice;
      },
    };
    return html`
      <div class="pair">
        ${heatMap(answer, about)}
        <div>${tierTable(answer, about)} ${endpointTable(answer, about)}</div>
      </div>
    `;
  }

  #chosen() {
    const { choice, calc } = this;
    if (!choice) return '';
    const { name, total, scenario_total } = choice;
    const at = least(choice);
    return html`
      <p class="message said" role="status">
        <span><b>${name}</b>: ${at}${money(total ?? '')} a month${scenario_total ? `; the whole scenario then costs ${at}${money(scenario_total)}` : ''}.</span>
        <button type="button" ?disabled=${calc.pricing.stale} @click=${() => this.#use(choice)}>Use this</button>
      </p>
    `;
  }

  render() {
    const scenario = currentScenario(this.calc);
    const indices = this.#comparable(scenario);
    if (indices.length === 0)
      return scenario.workloads.some((one) => one.switched_off)
        ? html`<p>No workload that is switched on calls a model. Add one, or switch one on, to compare models.</p>`
        : html`<p>No workload calls a model. Add one that does to compare models.</p>`;
    const { answer, trouble } = this.#compare;
    const { settled } = this;
    const workload = answer?.workload ?? this.#workload(indices);
    if (!answer || !settled) {
      return html`
        ${this.#head(indices, workload)}
        ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : html`<p class="soft" role="status">Pricing every model …</p>`}
      `;
    }
    const asked = this.#compare.asked?.scenario ?? scenario;
    const region = asked.workloads[workload]?.region || asked.region || 'us-east-1';
    const looked = JSON.stringify([this.filter, this.#pins]);
    const { stale } = this.calc.pricing;
    const diff = this.#pins.length > 0 ? this.#diff.answer : null;
    const table = [answer, looked, this.open, this.all, this.reasons, stale];
    return html`
      ${this.#head(indices, workload)}
      ${guard([settled, looked, region], () => filterTools(settled.models, region, { filter: this.filter, set: this.#set }))}
      ${said(this.calc.document, this.said)}
      ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
      ${guard([settled, looked], () => this.#figure(settled, region))}
      ${guard(table, () => this.#models(answer, region))}
      ${guard([diff, settled], () => (diff ? this.#pinned(diff, settled.workload) : ''))}
      ${guard([settled, this.choice], () => this.#elsewhere(settled))} ${this.#chosen()}
    `;
  }
}

define('bedrock-models-part', ModelsPart);
