// What the document costs: one conversion and one quote for each change, the bill of the last good form, and
// what is wrong with single fields. The providers' own prices are asked for only where they are shown.
import { CalculatorError } from 'bedrock-calculator';
import { toScenario } from './scenario.js';

/**
 * @typedef {import('bedrock-calculator').PricingEngine} Engine
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {import('./scenario.js').Scenario} Scenario
 * @typedef {import('./document.js').Document} Document
 * @typedef {{message: string, hint: string, path: string}} Problem
 * @typedef {{model?: ModelOffer, route?: import('bedrock-calculator').RouteOffer}} Offer
 */

/** A quote of more than this many microseconds would be felt. */
const HEAVY = 40_000;
const PER_CALL = 150;

/** @type {WeakMap<object, Set<string>>} asked at every keystroke */
const turnsKnown = new WeakMap();

/** Fields whose number is walked one by one: turns, steps. @param {import('bedrock-calculator').WorkloadTypeInfo[]} types */
function turnsOf(types) {
  let names = turnsKnown.get(types);
  if (!names) {
    const walked = types.flatMap(({ fields }) => fields).filter(({ kind }) => kind === 'whole');
    names = new Set(walked.map(({ name }) => name));
    turnsKnown.set(types, names);
  }
  return names;
}

/**
 * Whether pricing would hold the page up. @param {any} scenario of any shape @param {import('bedrock-calculator').WorkloadTypeInfo[]} types
 */
export function isHeavy(scenario, types) {
  const workloads = Array.isArray(scenario?.workloads) ? scenario.workloads : [];
  const names = turnsOf(types);
  let time = 0;
  for (const workload of workloads) {
    const calls = 1 + (workload?.routing?.length ?? 0);
    const turns = Object.entries(workload ?? {}).map(([name, n]) =>
      names.has(name) ? +n || 0 : 0,
    );
    time += calls * (PER_CALL + Math.max(0, ...turns));
  }
  return time > HEAVY;
}

/** As YYYY-MM-DD where the reader is; a browser's own words for a date take it 40 ms to find. @param {Date} time */
const localDay = (time) =>
  [time.getFullYear(), time.getMonth() + 1, time.getDate()]
    .map((n) => String(n).padStart(2, '0'))
    .join('-');

/** A quote by the second engine. @param {Scenario} scenario @param {AbortSignal} [signal] */
export async function quoteBeside(scenario, signal) {
  const { background } = await import('../worker/client.js');
  return background.run('quote', scenario, { signal });
}

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
  /** @type {Scenario} the scenario of `bill` */
  priced = this.scenario;
  /** @type {{id: string, bill: Bill} | null} the bill of a draft that is about to be opened */
  known = null;
  /** @type {AbortController | null} ends the pricing of a large scenario, while it lasts */
  pending = null;
  /** @type {Bill | null | undefined} undefined: not asked for since the last bill */
  #direct;
  /** @type {Map<string, ModelOffer[]>} */
  #offers = new Map();
  /** @type {WeakMap<ModelOffer[], Map<string, Offer>>} what `offerOf` has found, for rows are drawn at every keystroke */
  #known = new WeakMap();
  /** @type {Map<string, string>} rates by what was asked; empty where there is none */
  #rates = new Map();
  /** The reader's own day: a model's end of life is ahead of it or behind it. */
  today = localDay(new Date());

  /**
   * @param {Engine} engine @param {Document} document @param {import('bedrock-calculator').CatalogInfo} catalog
   */
  constructor(engine, document, catalog) {
    super();
    this.engine = engine;
    this.document = document;
    this.catalog = catalog;
    /** @type {import('./scenario.js').Draft | null} the draft that was priced last */
    this.draft = null;
    document.addEventListener('change', () => this.#update());
    this.#update();
  }

  #update() {
    const { draft } = this.document;
    if (draft === this.draft) return; // a notice was dismissed
    const known = this.known?.id === draft.id ? this.known.bill : null;
    this.known = null;
    // Another document never stands beside the bill of the one before.
    if (draft.id !== this.draft?.id) this.bill = null;
    this.draft = draft;
    this.pending?.abort();
    this.pending = null;
    const { scenario, errors } = toScenario(draft, this.catalog.workload_types);
    this.errors = errors;
    this.problem = null;
    this.scenario = scenario;
    try {
      this.stale = true;
      if (errors.size === 0) {
        if (known) this.#came(known, scenario);
        else if (this.#heavy) this.#priceBeside(scenario);
        else this.#came(this.engine.quote({ today: this.today, ...scenario }), scenario);
      }
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      this.problem = error;
    }
    this.dispatchEvent(new Event('change'));
  }

  get #heavy() {
    return isHeavy(this.scenario, this.catalog.workload_types);
  }

  /** @param {Bill} bill @param {Scenario} scenario */
  #came(bill, scenario) {
    this.bill = bill;
    this.priced = scenario;
    this.stale = false;
    this.#direct = undefined;
  }

  /** @param {Scenario} scenario */
  async #priceBeside(scenario) {
    const cancel = new AbortController();
    this.pending = cancel;
    try {
      const bill = await quoteBeside({ today: this.today, ...scenario }, cancel.signal);
      if (this.pending === cancel) this.#came(bill, scenario);
    } catch (error) {
      if (this.pending === cancel) {
        const { message, hint = '', path = '' } = /** @type {Error & Partial<Problem>} */ (error);
        this.problem = { message, hint, path };
      }
    }
    if (this.pending !== cancel) return; // the document has changed since
    this.pending = null;
    this.dispatchEvent(new Event('change'));
  }

  cancel() {
    this.pending?.abort(
      new Error('You stopped the calculation. Change something to start it again.'),
    );
  }

  /** The same workloads by the providers' own prices; only beside AWS prices. */
  get direct() {
    if (this.#direct === undefined) this.#direct = this.stale ? null : this.#quoteDirect();
    return this.#direct;
  }

  #quoteDirect() {
    if (this.document.draft.rate_set !== 'aws' || this.#heavy) return null;
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

  /**
   * The list price of one unit by the draft's rates; empty where there is none.
   * @param {{model: string, region: string, route: any, tier: any, dimension: string, endpoint?: any}} query
   */
  rateOf({ endpoint, ...query }) {
    const { as_of, rate_set } = this.document.draft;
    const where = endpoint ? { endpoint } : {};
    const dated = { ...query, rate_set, ...where, ...(as_of ? { as_of } : {}) };
    const key = JSON.stringify(dated);
    let rate = this.#rates.get(key);
    if (rate === undefined) {
      try {
        [{ rate }] = this.engine.resolve([dated]);
      } catch {
        rate = '';
      }
      this.#rates.set(key, rate);
    }
    return rate;
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
    /** @type {Map<string, Offer>} */
    const known = this.#known.get(models) ?? new Map();
    this.#known.set(models, known);
    const key = `${card.model} ${card.route}`;
    if (!known.has(key)) known.set(key, this.#find(models, card));
    return known.get(key) ?? {};
  }

  /** @param {ModelOffer[]} models @param {Card} card @returns {Offer} */
  #find(models, card) {
    const bare = card.model.replace(/^(?:[a-z]{2,4}(?:-gov)?|global)\.(?=[a-z0-9]+\.)/, '');
    const model = models.find((m) => m.id === card.model || m.id === bare);
    const byId = model?.routes.find((r) => r.id === card.model);
    const route = model?.routes.find((r) => r.route === (card.route || byId?.route));
    return { model, route: route ?? (card.route ? undefined : byId) };
  }
}
