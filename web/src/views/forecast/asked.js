// The months ahead, asked once for all parts of the tab: of the second engine, when typing has paused.
import { Part } from '../../context.js';
import { Latest } from '../../worker/latest.js';
import { currentScenario } from '../compare/scenario.js';
import { planOf } from './plan.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan
 * @typedef {import('bedrock-calculator').Growth} Growth
 */

const PAUSE = 200; // ms
/** Enough for a first band. */
const FEW_DRAWS = 256;
const DRAWS = 10_000;
/** So many amounts may be asked for. */
const MOST_AMOUNTS = 20;

/** @param {Growth | undefined} growth */
const uncertain = (growth) => growth !== undefined && 'low' in growth;

/** Whether the plan says how sure something is. @param {ForecastPlan} plan */
export const hasRanges = ({ ranges, margin, growth, workloads = [] }) =>
  Boolean(ranges || margin || uncertain(growth) || workloads.some((one) => uncertain(one.growth)));

/** Where the ranges come from: the plan, or what first estimates turn into. @param {Calculator} calc */
export const presetOf = (calc) =>
  (calc.session.setting('forecast', 'sure') || (hasRanges(planOf(calc)) ? 'plan' : 'first')) ===
  'first';

export class AskedForecast extends EventTarget {
  #timer = 0;
  #settings = '';
  #told = () => this.dispatchEvent(new Event('change'));
  #redo = () => {
    this.#simulate();
    this.#told();
  };

  forecast = new Latest('forecast', this.#told);
  credits = new Latest('credits', this.#told);
  budgets = new Latest('budgets', this.#redo);
  /** A first band, and the one that stays. */
  first = new Latest('simulate', this.#redo);
  all = new Latest('simulate', this.#told);

  /** How many parts are in sight: where none is, nothing is asked. */
  #watching = 0;

  /** @param {Calculator} calc */
  constructor(calc) {
    super();
    this.calc = calc;
    calc.pricing.addEventListener('change', () => {
      clearTimeout(this.#timer);
      if (this.#watching > 0) this.#timer = window.setTimeout(() => this.ask(), PAUSE);
    });
    calc.session.addEventListener('change', () => {
      if (this.#watching > 0 && String(presetOf(calc)) !== this.#settings) this.#simulate();
    });
  }

  /** A part comes into sight, or leaves it. @param {boolean} comes */
  watch(comes) {
    this.#watching += comes ? 1 : -1;
    if (comes) this.ask();
  }

  ask() {
    const { calc } = this;
    if (!calc.pricing.bill || calc.draft.cards.length === 0) return;
    const scenario = currentScenario(calc);
    this.forecast.ask({ scenario });
    this.credits.ask({ scenario });
    this.budgets.ask({ scenario });
    this.#simulate();
    this.#told();
  }

  /** Asked again when the budgets are known: the chance of each of their amounts is wanted. */
  #simulate() {
    const { calc } = this;
    if (!calc.pricing.bill || calc.draft.cards.length === 0) return;
    const amounts = (this.budgets.answer?.budgets ?? []).flatMap(({ limit, alerts }) => [
      limit,
      ...alerts.map(({ amount }) => amount),
    ]);
    const preset = presetOf(calc);
    this.#settings = String(preset);
    const request = {
      scenario: currentScenario(calc),
      over: [...new Set(amounts)].slice(0, MOST_AMOUNTS),
      ...(preset ? { preset: /** @type {const} */ ('first_estimate') } : {}),
    };
    this.first.ask({ ...request, draws: FEW_DRAWS });
    if (!this.first.pending && !this.first.trouble) this.all.ask({ ...request, draws: DRAWS });
  }

  /** The newest band there is. */
  get simulation() {
    const { first, all } = this;
    const same = JSON.stringify(all.asked?.scenario) === JSON.stringify(first.asked?.scenario);
    return same && all.asked?.preset === first.asked?.preset ? all.answer : first.answer;
  }

  /** How much of the draws is there, 0 to 1, while they take longer than a moment. */
  get drawn() {
    return Math.max(...[this.first, this.all].map((door) => (door.pending ? door.progress : 0)));
  }

  get #doors() {
    return [this.forecast, this.credits, this.budgets, this.first, this.all];
  }

  get trouble() {
    return this.#doors.map(({ trouble }) => trouble).find(Boolean) ?? '';
  }

  /** Whether something is still being worked out. */
  get pending() {
    return this.#doors.some(({ pending }) => pending);
  }

  cancel() {
    for (const door of this.#doors) door.cancel();
  }

  retry() {
    for (const door of this.#doors) door.retry();
    this.ask();
  }
}

/** @type {WeakMap<Calculator, AskedForecast>} */
const known = new WeakMap();

/** @param {Calculator} calc */
function askedOf(calc) {
  const asked = known.get(calc) ?? new AskedForecast(calc);
  known.set(calc, asked);
  return asked;
}

/** A part that shows the months ahead. */
export class ForecastPart extends Part {
  /** @type {import('../../context.js').Model[]} */
  static follows = ['document', 'pricing', 'session'];

  get asked() {
    return askedOf(this.calc);
  }

  get others() {
    return [this.asked];
  }

  connectedCallback() {
    super.connectedCallback();
    this.asked.watch(true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.asked.watch(false);
  }
}
