// What would lower the bill, asked once for all that show it: the tab's name, the fact beside the total, the tab
// itself. It follows the bill after a pause in typing, and the person's settings at once.
import { Part, same } from '../../context.js';
import { isHeavy } from '../../state/pricing.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { listOf, requestOf } from './settings.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').Savings} Savings
 */

const PAUSE = 300; // ms
/** The levers of more workloads take longer than a part of a frame. */
const FEW = 3;

/** Somebody uses the page: the full module is nothing that a mere visit should load. */
const used = new Promise((resolve) => {
  for (const type of ['pointermove', 'pointerdown', 'keydown', 'wheel'])
    addEventListener(type, resolve, { capture: true, once: true, passive: true });
});

export class AskedSavings extends EventTarget {
  /** @type {Latest<'levers'>} */
  #latest = new Latest('levers', () => this.#changed());
  #timer = 0;
  #settings = '';
  /** @type {number[]} keys of the workloads, in their order */
  #keys;
  /** @type {string[]} changes that are left out of workloads that were removed, by key: undo brings both back */
  #gone = [];
  /** Whether it has been asked for. */
  started = false;

  /** @param {Calculator} calc */
  constructor(calc) {
    super();
    this.calc = calc;
    this.#keys = calc.draft.cards.map(({ key }) => key);
    calc.pricing.addEventListener('change', () => {
      this.#follow();
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.ask(), PAUSE);
    });
    calc.session.addEventListener('change', () => {
      if (JSON.stringify(requestOf(calc.session)) !== this.#settings) this.ask();
    });
  }

  start() {
    if (this.started) return;
    this.started = true;
    this.ask();
  }

  /** The engine names a change by the index of its workload: what is left out follows the workload to another index. */
  #follow() {
    const { cards } = this.calc.draft;
    const keys = cards.map(({ key }) => key);
    const before = this.#keys;
    if (same(keys, before)) return;
    this.#keys = keys;
    const left = listOf(this.calc.session, 'off').map((id) => {
      const [kind, index] = id.split(':');
      return `${kind}:${before[+index]}`;
    });
    const byKey = [...left, ...this.#gone].map((id) => id.split(':'));
    const there = byKey.filter(([, key]) => keys.includes(+key));
    this.#gone = byKey.filter(([, key]) => !keys.includes(+key)).map((id) => id.join(':'));
    const off = there.map(([kind, key]) => `${kind}:${keys.indexOf(+key)}`).join(',');
    if (off !== this.calc.session.setting('savings', 'off'))
      this.calc.session.set('savings', { off });
  }

  ask() {
    const { calc } = this;
    if (!this.started || !calc.pricing.bill) return;
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
  /** Whether it waits until somebody uses the page. */
  static patient = false;

  get asked() {
    return askedOf(this.calc);
  }

  get others() {
    return [this.asked];
  }

  connectedCallback() {
    super.connectedCallback();
    const { patient } = /** @type {typeof SavingsPart} */ (this.constructor);
    if (patient) used.then(() => this.asked.start());
    else this.asked.start();
  }
}
