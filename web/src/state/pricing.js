// What the document costs: one conversion and one quote for each change, the bill of the last good form, and
// what is wrong with single fields. The providers' own prices are asked for only where they are shown.
import { CalculatorError } from 'bedrock-calculator';
import { toScenario } from './scenario.js';

/**
 * @typedef {import('bedrock-calculator').Engine} Engine
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {import('./scenario.js').Scenario} Scenario
 * @typedef {import('./document.js').Document} Document
 * @typedef {{message: string, hint: string, path: string}} Problem
 */

export class Pricing extends EventTarget {
  /** @type {Bill | null} the last good bill */
  bill = null;
  /** Whether the document has changed since `bill` and cannot be priced as it stands. */
  stale = false;
  /** @type {Problem | null} why the whole scenario cannot be priced */
  problem = null;
  /** @type {Map<string, string>} what is wrong with single fields, by "key.field" */
  errors = new Map();
  /** @type {Scenario} */
  scenario = { version: 1, workloads: [] };
  /** @type {Bill | null | undefined} undefined: not asked for since the last bill */
  #direct;
  /** @type {Map<string, ModelOffer[]>} */
  #offers = new Map();

  /** @param {Engine} engine @param {Document} document */
  constructor(engine, document) {
    super();
    this.engine = engine;
    this.document = document;
    this.catalog = engine.catalog();
    /** @type {import('./scenario.js').Draft | null} the draft that was priced last */
    this.priced = null;
    document.addEventListener('change', () => this.#update());
    this.#update();
  }

  #update() {
    const { draft } = this.document;
    if (draft === this.priced) return; // a notice was dismissed
    this.priced = draft;
    const { scenario, errors } = toScenario(draft, this.catalog.workload_types);
    this.errors = errors;
    this.problem = null;
    this.scenario = scenario;
    try {
      if (errors.size === 0) {
        this.bill = this.engine.quote(scenario);
        this.#direct = undefined;
      }
      this.stale = errors.size > 0;
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      this.problem = error;
      this.stale = true;
    }
    this.dispatchEvent(new Event('change'));
  }

  /** The same workloads by the providers' own prices; only beside AWS prices. */
  get direct() {
    if (this.#direct === undefined) this.#direct = this.stale ? null : this.#quoteDirect();
    return this.#direct;
  }

  #quoteDirect() {
    if (this.document.draft.rate_set !== 'aws') return null;
    const { version, region, model_aliases, workloads } = this.scenario;
    const rate_set = 'provider-api';
    try {
      return this.engine.quote({ version, region, model_aliases, workloads, rate_set });
    } catch {
      return null; // a comparison, not the bill
    }
  }

  /**
   * The monthly total of one workload if some of its members were different; null where that has no price.
   * @param {number} index @param {Record<string, unknown>} members
   */
  whatIf(index, members) {
    if (this.stale) return null;
    const workload = /** @type {any} */ ({ ...this.scenario.workloads[index], ...members });
    try {
      const bill = this.engine.quote({ ...this.scenario, workloads: [workload] });
      return bill.complete ? bill.total : null;
    } catch {
      return null;
    }
  }

  /** What every model costs from a region, in the draft's rate set. @param {string} region */
  offers(region) {
    const { rate_set, as_of, own } = this.document.draft;
    const custom_rates = rate_set === 'custom' ? own.custom_rates : undefined;
    const known = this.catalog.regions.some((r) => r.code === region) ? region : 'us-east-1';
    const key = `${rate_set} ${known} ${as_of} ${custom_rates ? JSON.stringify(custom_rates) : ''}`;
    let offers = this.#offers.get(key);
    if (!offers) {
      offers = this.engine.models({
        rate_set,
        region: known,
        ...(as_of ? { as_of } : {}),
        ...(custom_rates ? { custom_rates } : {}),
      });
      this.#offers.set(key, offers);
    }
    return offers;
  }

  /**
   * The model of a card and, of its routes, the one that its id or its own choice says.
   * @param {Card} card @param {string} [region]
   */
  offerOf(card, region = card.region || this.document.draft.region) {
    const models = this.offers(region);
    const bare = card.model.replace(/^(?:[a-z]{2,4}(?:-gov)?|global)\.(?=[a-z0-9]+\.)/, '');
    const model = models.find((m) => m.id === card.model || m.id === bare);
    const byId = model?.routes.find((r) => r.id === card.model);
    const route = model?.routes.find((r) => r.route === (card.route || byId?.route));
    return { model, route: route ?? (card.route ? undefined : byId) };
  }
}
