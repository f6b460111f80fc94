// What the small forms share: a scenario from an attribute, a file, a script inside the element or a property;
// priced when the engine is there and whenever it changes.
import { LitElement } from 'lit';
import { sharedEngine } from '../engine.js';

/**
 * @typedef {import('bedrock-calculator').PricingEngine} Engine
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 */

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      'The scenario is not valid JSON. Copy it from the calculator: Export, Save JSON.',
    );
  }
}

export class Quoted extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    scenarioText: { attribute: 'scenario' },
    src: {},
    theme: { reflect: true },
    scenario: { attribute: false },
    trouble: { state: true },
    ready: { state: true },
  };

  /** Which of several answers is the newest. */
  #asked = 0;

  constructor() {
    super();
    /** @type {string | undefined} */
    this.scenarioText = undefined;
    /** @type {string | undefined} */
    this.src = undefined;
    /** @type {string | undefined} */
    this.theme = undefined;
    /** @type {Scenario | string | null} what was set from a script, or by React: an object, or its JSON text; it comes first */
    this.scenario = null;
    /** What keeps it from being priced, and what to do about it. */
    this.trouble = '';
    this.ready = false;
  }

  /** The scenarios of the page's author, one or several. @returns {Promise<Scenario[]>} */
  async #scenarios() {
    if (typeof this.scenario === 'string') return [parsed(this.scenario)];
    if (this.scenario) return [this.scenario];
    if (this.scenarioText) return [parsed(this.scenarioText)];
    const inside = [...this.querySelectorAll('script[type="application/json"]')];
    if (inside.length > 0) return inside.map((script) => parsed(script.textContent ?? ''));
    if (!this.src) throw new Error('There is no scenario. Give it as "scenario" or "src".');
    const answer = await fetch(this.src);
    if (!answer.ok) throw new Error(`${this.src} cannot be loaded (${answer.status}).`);
    const saved = await answer.json(); // as the calculator saves it, or the scenario alone
    return [saved.scenario ?? saved];
  }

  async #load() {
    this.#asked += 1;
    const asked = this.#asked;
    let trouble = '';
    try {
      const [engine, scenarios] = await Promise.all([sharedEngine(), this.#scenarios()]);
      if (asked !== this.#asked) return;
      this.priced(engine, scenarios);
    } catch (problem) {
      const { message, hint = '' } = /** @type {Error & {hint?: string}} */ (problem);
      trouble = `${message} ${hint}`.trim();
    }
    if (asked !== this.#asked) return;
    this.trouble = trouble;
    this.ready = true;
    this.requestUpdate();
  }

  /** Prices and keeps what is shown. @param {Engine} _engine @param {Scenario[]} _scenarios */
  priced(_engine, _scenarios) {}

  /** The page may follow what is shown. @param {Scenario} scenario @param {Bill} bill */
  tell(scenario, bill) {
    const detail = { scenario, bill };
    this.dispatchEvent(new CustomEvent('bill-change', { detail, bubbles: true, composed: true }));
  }

  /** What a change of makes it be priced again. */
  static inputs = ['scenarioText', 'src', 'scenario'];

  /** @param {import('lit').PropertyValues} changed */
  willUpdate(changed) {
    const { inputs } = /** @type {typeof Quoted} */ (this.constructor);
    if (!this.hasUpdated || inputs.some((name) => changed.has(name))) this.#load();
  }
}
