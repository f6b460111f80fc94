// What would lower the bill, asked once for all that show it: the tab's name, the fact beside the total, the tab
// itself. It follows the bill after a pause in typing, and the person's settings at once.
import { Part } from '../../context.js';
import { isHeavy } from '../../state/pricing.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { requestOf } from './settings.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').Savings} Savings
 */

const PAUSE = 300; // ms
/** The levers of more workloads take longer than a part of a frame. */
const FEW = 3;

export class AskedSavings extends EventTarget {
  /** @type {Latest<'levers'>} */
  #latest = new Latest('levers', () => this.#changed());
  #timer = 0;
  #settings = '';

  /** @param {Calculator} calc */
  constructor(calc) {
    super();
    this.calc = calc;
    calc.pricing.addEventListener('change', () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.ask(), PAUSE);
    });
    calc.session.addEventListener('change', () => {
      if (JSON.stringify(requestOf(calc.session)) !== this.#settings) this.ask();
    });
    this.ask();
  }

  ask() {
    const { calc } = this;
    if (!calc.pricing.bill) return;
    const scenario = currentScenario(calc);
    const settings = requestOf(calc.session);
    this.#settings = JSON.stringify(settings);
    const quick =
      scenario.workloads.length <= FEW && !isHeavy(scenario, calc.catalog.workload_types);
    this.#latest.engine = quick ? calc.engine : undefined;
    this.#latest.ask({ scenario, ...settings });
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }

  /** @returns {Savings | null} */
  get answer() {
    return this.#latest.answer;
  }

  get trouble() {
    return this.#latest.trouble;
  }

  /** Whether the answer is that of the scenario and the settings as they stand. */
  get fresh() {
    const { calc } = this;
    const asked = { scenario: currentScenario(calc), ...requestOf(calc.session) };
    return !calc.pricing.stale && JSON.stringify(asked) === JSON.stringify(this.#latest.asked);
  }
}

/** @type {WeakMap<Calculator, AskedSavings>} */
const known = new WeakMap();

/** @param {Calculator} calc */
function askedOf(calc) {
  const asked = known.get(calc) ?? new AskedSavings(calc);
  known.set(calc, asked);
  return asked;
}

/** A part that shows what would lower the bill. */
export class SavingsPart extends Part {
  asked = /** @type {AskedSavings} */ (/** @type {unknown} */ (undefined));

  #redraw = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    this.asked = askedOf(this.calc);
    this.asked.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.asked.removeEventListener('change', this.#redraw);
  }
}
