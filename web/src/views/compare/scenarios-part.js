// Scenarios side by side: the present one and those that were kept as options, with the difference by workload, line
// and cause.
import { css, html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { money } from '../../format.js';
import { fromScenario } from '../../state/scenario.js';
import { MOST_OPTIONS } from '../../state/share.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { Latest } from '../../worker/latest.js';
import { diffTable, signed } from './diff-table.js';
import { currentScenario } from './scenario.js';
import { compareStyles } from './styles.js';

/**
 * @typedef {import('../../state/scenario.js').Option} Option
 * @typedef {import('bedrock-calculator').Diff} Diff
 */

export class ScenariosPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing'];

  static properties = { open: { state: true } };

  static styles = [
    base,
    tableStyles,
    compareStyles,
    css`
      ul {
        margin: var(--x3) 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x1) var(--x2);
        align-items: center;
        padding-block: var(--x1);
        border-block-end: 1px solid var(--line);
      }
      li input {
        flex: 1 1 10em;
        max-width: 20em;
      }
      li p {
        flex: 2 1 16em;
        margin: 0;
        font-size: var(--t-13);
      }
    `,
  ];

  /** @type {Latest<'diff'>} */
  #diff = new Latest('diff', () => this.requestUpdate());

  constructor() {
    super();
    /** @type {Set<string>} names of the workloads whose lines are shown */
    this.open = new Set();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#diff.leave();
  }

  willUpdate() {
    const { draft, pricing } = this.calc;
    if (draft.options.length === 0) return;
    const { today } = pricing;
    const kept = draft.options.map(({ name, scenario }) => ({ today, ...scenario, name }));
    this.#diff.ask([currentScenario(this.calc), ...kept]);
  }

  /** @param {Option[]} options @param {string} label @param {{typing?: string, notice?: string}} [how] */
  #change(options, label, how) {
    this.calc.document.change({ options }, label, how);
  }

  #keep() {
    const { draft, pricing } = this.calc;
    const { options } = draft;
    const names = [...'ABCDEFGH'].map((letter) => `Option ${letter}`);
    const name = names.find((free) => options.every((option) => option.name !== free)) ?? names[0];
    this.#change([...options, { name, scenario: pricing.scenario }], `Keep as ${name}`);
  }

  /** @param {number} index @param {string} name */
  #rename(index, name) {
    const { options } = this.calc.draft;
    const renamed = options.map((option, i) => (i === index ? { ...option, name } : option));
    this.#change(renamed, 'Rename an option', { typing: `option ${index}` });
  }

  /** @param {number} index */
  #remove(index) {
    const { options } = this.calc.draft;
    const { name } = options[index];
    const notice = `Removed ${name}.`;
    this.#change(
      options.filter((_, i) => i !== index),
      `Remove ${name}`,
      { notice },
    );
  }

  /** The option and the present scenario change places. @param {number} index */
  #take(index) {
    const { draft, document: doc, engine, pricing, catalog, session } = this.calc;
    const { name, scenario } = draft.options[index];
    try {
      engine.quote(scenario); // a link may hold anything
    } catch {
      return; // the comparison says why
    }
    const before = { name: `Before ${name}`, scenario: pricing.scenario };
    const options = draft.options.map((option, i) => (i === index ? before : option));
    const next = fromScenario(scenario, catalog.workload_types);
    doc.change({ ...next, id: draft.id, options }, `Make ${name} the current scenario`, {
      notice: `${name} is now the current scenario.`,
    });
    session.change({ openRow: next.cards[0]?.key ?? 0 });
  }

  /** How an option differs, in a sentence. @param {Diff | null} diff @param {number} index */
  #sentence(diff, index) {
    const scenario = diff?.scenarios[index + 1];
    if (!diff || !scenario) return '';
    const [difference, rate, quantity] = [diff.differences, diff.by_rate, diff.by_quantity].map(
      (list) => list[index],
    );
    const least = scenario.complete && diff.scenarios[0].complete ? '' : 'at least ';
    if (difference === '0') return `${least}${money(scenario.total)} a month, the same as now.`;
    const parts = [
      rate === '0' ? '' : `prices ${signed(rate)}`,
      quantity === '0' ? '' : `quantities ${signed(quantity)}`,
    ].filter(Boolean);
    return `${least}${money(scenario.total)} a month, ${signed(difference)} against now${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
  }

  #list() {
    const { options } = this.calc.draft;
    const { answer } = this.#diff;
    return html`
      <ul aria-label="Kept options">
        ${options.map(
          ({ name }, i) => html`
            <li>
              <input
                aria-label="Name of option ${i + 1}"
                autocomplete="off"
                maxlength="60"
                .value=${name}
                @input=${(/** @type {Event} */ e) =>
                  this.#rename(i, /** @type {HTMLInputElement} */ (e.target).value)}
              >
              <p>${this.#sentence(answer, i)}</p>
              <button type="button" ?disabled=${this.calc.pricing.stale} aria-label="Make current: ${name}" @click=${() => this.#take(i)}>Make current</button>
              <button type="button" class="quiet" aria-label="Remove ${name}" @click=${() => this.#remove(i)}>Remove</button>
            </li>
          `,
        )}
      </ul>
    `;
  }

  #table() {
    const { answer, trouble } = this.#diff;
    if (trouble) return html`<p class="message bad" role="alert">${trouble}</p>`;
    if (!answer) return html`<p class="soft" role="status">Comparing …</p>`;
    return diffTable(answer, answer.workloads, {
      caption: 'Scenarios side by side, USD a month',
      open: ({ workload }) => this.open.has(workload),
      toggle: ({ workload }) => {
        const open = new Set(this.open);
        if (!open.delete(workload)) open.add(workload);
        this.open = open;
      },
    });
  }

  render() {
    const { draft, pricing } = this.calc;
    const count = draft.options.length;
    return html`
      <div class="head">
        <p class="soft">
          ${
            count === 0
              ? 'Keep the scenario as it stands, change it, and see both side by side: which workload, which line, and why.'
              : 'What you change is the column Now; the options stay as you kept them.'
          }
        </p>
        <button type="button" ?disabled=${pricing.stale || count >= MOST_OPTIONS} @click=${this.#keep}>Keep as option</button>
      </div>
      ${count === 0 ? '' : html`${this.#list()} ${this.#table()}`}
    `;
  }
}

define('bedrock-scenarios-part', ScenariosPart);
