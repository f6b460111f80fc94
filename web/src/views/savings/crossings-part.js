// From when on something pays, for one workload: each crossing point with its chart and what to do.
import { html } from 'lit';
import '../../charts/chart.js';
import '../../components/number-field.js';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { isHeavy } from '../../state/pricing.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { chartOf, TITLES } from './crossings.js';
import { CAPACITY, numberOf, requestOf, settingField } from './settings.js';
import { savingsStyles } from './styles.js';
import { chosenWorkload, labelOf, workloadChoice } from './workload-choice.js';

/**
 * @typedef {import('bedrock-calculator').BreakEven} BreakEven
 * @typedef {import('bedrock-calculator').BreakEvenNotAvailable} BreakEvenNotAvailable
 */

/** So many charts are drawn without being asked for. */
const UNASKED = 2;

export class CrossingsPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  static properties = { reasons: { state: true }, drawn: { state: true } };

  static styles = [base, tableStyles, savingsStyles];

  /** @type {Latest<'breakEven'>} */
  #latest = new Latest('breakEven', () => this.requestUpdate());
  /** @type {{of: unknown, charts: Map<string, import('../../charts/draw.js').Chart | null>}} */
  #drawn = { of: null, charts: new Map() };

  constructor() {
    super();
    /** Whether the questions that do not apply are listed. */
    this.reasons = false;
    /** @type {string[]} kinds whose charts were asked for */
    this.drawn = [];
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#latest.leave();
  }

  willUpdate() {
    const { calc } = this;
    const scenario = currentScenario(calc);
    if (scenario.workloads.length === 0) return;
    const { unit_tokens_per_minute } = requestOf(calc.session);
    const units = numberOf(calc.session, CAPACITY);
    this.#latest.engine = isHeavy(scenario, calc.catalog.workload_types) ? undefined : calc.engine;
    this.#latest.ask({
      scenario,
      workload: Math.min(chosenWorkload(calc, 'workload'), scenario.workloads.length - 1),
      ...(unit_tokens_per_minute ? { unit_tokens_per_minute } : {}),
      ...(units ? { units_per_copy: units } : {}),
    });
  }

  /** @param {BreakEven} found @param {string} type @param {boolean} open whether its chart is there unasked */
  #one(found, type, open) {
    const { kind, sentence } = found;
    const title = TITLES[kind];
    const asked = this.drawn.includes(kind);
    const toggle = () => {
      this.drawn = asked ? this.drawn.filter((other) => other !== kind) : [...this.drawn, kind];
    };
    const chart = open || asked ? this.#chartOf(found, type) : null;
    return html`
      <div>
        <h4>${title}</h4>
        <p>
          ${sentence}
          ${open ? '' : html`<button type="button" class="quiet" aria-expanded=${asked} aria-label="Chart: ${title}" @click=${toggle}>Chart</button>`}
        </p>
        ${chart ? html`<bedrock-chart .chart=${chart}></bedrock-chart>` : ''}
      </div>
    `;
  }

  /** One object while nothing changes. @param {BreakEven} found @param {string} type */
  #chartOf(found, type) {
    const { charts } = this.#drawn;
    const label = (/** @type {string} */ field) => labelOf(this.calc, type, field);
    if (!charts.has(found.kind)) charts.set(found.kind, chartOf(found, label));
    return charts.get(found.kind) ?? null;
  }

  /** @param {BreakEvenNotAvailable[]} missing */
  #missing(missing) {
    if (missing.length === 0) return '';
    return html`
      <div class="fold">
        <button type="button" class="quiet" aria-expanded=${this.reasons} @click=${() => {
          this.reasons = !this.reasons;
        }}>
          <span class="chevron" aria-hidden="true"></span>${missing.length === 1 ? '1 question does' : `${missing.length} questions do`} not apply here
        </button>
        ${
          this.reasons
            ? html`<ul class="reasons" aria-label="Questions that do not apply">
                ${missing.map(({ kind, why }) => html`<li><b>${TITLES[kind]}</b> <span class="soft">${why}</span></li>`)}
              </ul>`
            : ''
        }
      </div>
    `;
  }

  render() {
    const { calc } = this;
    if (calc.draft.cards.length === 0) return '';
    const { answer, asked, trouble } = this.#latest;
    if (answer !== this.#drawn.of) this.#drawn = { of: answer, charts: new Map() };
    const known = (answer ?? []).filter((point) => point.available);
    // Where something changes sides comes first.
    const found = [
      ...known.filter(({ crossing }) => crossing !== null),
      ...known.filter(({ crossing }) => crossing === null),
    ];
    const missing = (answer ?? []).filter((point) => !point.available);
    const type = asked?.scenario.workloads[asked.workload ?? 0]?.type ?? '';
    const capacity = missing.some(({ kind }) => /^(imported|provisioned)/.test(kind));
    return html`
      <section>
        <div class="head">
          <h3>From when on it pays</h3>
          ${calc.draft.cards.length > 1 ? html`<div class="pick">${workloadChoice(calc, 'workload')}</div>` : ''}
        </div>
        ${trouble ? html`<p class="message bad" role="alert">${trouble}</p>` : ''}
        ${answer || trouble ? '' : html`<p class="soft" role="status">Looking for the crossing points …</p>`}
        ${answer && found.length === 0 ? html`<p>No such question arises for this workload. The list says why.</p>` : ''}
        <div class="charts">${found.map((point, i) => this.#one(point, type, i < UNASKED))}</div>
        ${
          capacity || numberOf(calc.session, CAPACITY)
            ? html`<form @submit=${(/** @type {Event} */ e) => e.preventDefault()}>${settingField(calc.session, 'unit_tokens_per_minute')}${settingField(calc.session, CAPACITY.name)}</form>`
            : ''
        }
        ${this.#missing(missing)}
      </section>
    `;
  }
}

define('bedrock-crossings-part', CrossingsPart);
