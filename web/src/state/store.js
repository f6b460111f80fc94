// The one state of a calculator: the draft, the bill of its last good form, and the way back.
import { CalculatorError } from 'bedrock-calculator';
import {
  firstDraft,
  fromScenario,
  fromWorkload,
  newCard,
  toScenario,
  typeNamed,
} from './scenario.js';

/**
 * @typedef {import('bedrock-calculator').Engine} Engine
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('./scenario.js').Draft} Draft
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {{message: string, hint: string, path: string}} Problem
 */

/** Fires "change" after every change, with the bill already computed. */
export class Store extends EventTarget {
  /** @type {Draft} */
  draft = firstDraft();
  /** @type {Bill | null} the last good bill */
  bill = null;
  /** @type {Bill | null} the same workloads by the providers' own prices; only beside AWS prices */
  direct = null;
  /** Whether the draft has changed since `bill` and cannot be priced as it stands. */
  stale = false;
  /** @type {Problem | null} why the whole draft cannot be priced */
  problem = null;
  /** @type {Map<string, string>} what is wrong with single fields, by "key.field" */
  errors = new Map();
  /** @type {{words: string, draft: Draft} | null} what can be taken back */
  undoable = null;
  /** Counts changes: parts that show the store take it as a property, so that they are drawn anew. */
  version = 0;
  /** @type {Map<string, ModelOffer[]>} */
  #offers = new Map();

  /** @param {Engine} engine */
  constructor(engine) {
    super();
    this.engine = engine;
    this.catalog = engine.catalog();
    this.#price();
  }

  get scenario() {
    return toScenario(this.draft, this.catalog.workload_types).scenario;
  }

  /** What every model costs from a region, in the draft's rate set. @param {string} region */
  offers(region) {
    const { rate_set, as_of, own } = this.draft;
    const custom_rates = rate_set === 'custom' ? own.custom_rates : undefined;
    const place = this.catalog.regions.some((r) => r.code === region) ? region : 'us-east-1';
    const key = `${rate_set} ${place} ${as_of} ${custom_rates ? JSON.stringify(custom_rates) : ''}`;
    let offers = this.#offers.get(key);
    if (!offers) {
      offers = this.engine.models({
        rate_set,
        region: place,
        ...(as_of ? { as_of } : {}),
        ...(custom_rates ? { custom_rates } : {}),
      });
      this.#offers.set(key, offers);
    }
    return offers;
  }

  /** The model of a card and, of its routes, the one that its id or its own choice says. @param {Card} card */
  offerOf(card) {
    const region = card.region || this.draft.region;
    const models = this.offers(region);
    const bare = card.model.replace(/^(?:[a-z]{2,4}(?:-gov)?|global)\.(?=[a-z0-9]+\.)/, '');
    const model = models.find((m) => m.id === card.model || m.id === bare);
    const byId = model?.routes.find((r) => r.id === card.model);
    const route = model?.routes.find((r) => r.route === (card.route || byId?.route));
    return { model, route: route ?? (card.route ? undefined : byId) };
  }

  /** @param {Partial<Draft>} fields */
  change(fields) {
    this.draft = { ...this.draft, ...fields };
    this.#changed();
  }

  /** @param {number} key @param {Partial<Card>} fields */
  changeCard(key, fields) {
    this.draft = {
      ...this.draft,
      cards: this.draft.cards.map((card) => (card.key === key ? { ...card, ...fields } : card)),
    };
    this.#changed();
  }

  /**
   * Own prices in place of those of the same name; undefined takes one away. Throws CalculatorError, with
   * nothing changed, when the engine refuses them.
   * @param {import('./scenario.js').OwnPrices} fields
   */
  changeOwn(fields) {
    const own = { ...this.draft.own, ...fields };
    for (const name of /** @type {(keyof typeof own)[]} */ (Object.keys(own))) {
      if (own[name] === undefined) delete own[name];
    }
    this.engine.quote({ version: 1, region: 'us-east-1', workloads: [], ...own });
    this.change({ own });
  }

  /** A name of the person's own for a model. @param {string} name @param {string} model */
  alias(name, model) {
    this.changeOwn({ model_aliases: { ...this.draft.own.model_aliases, [name]: model } });
  }

  /** Takes a whole rate set and prices by it. @param {import('bedrock-calculator').CustomRates} rates */
  takeCustomRates(rates) {
    const before = this.draft;
    this.changeOwn({ custom_rates: rates });
    this.changeRateSet('custom');
    this.undoable = { words: 'The scenario is priced by your rate set.', draft: before };
    this.#announce();
  }

  /** @param {Partial<Card>} [fields] */
  addCard(fields = {}) {
    const last = this.draft.cards.at(-1);
    const models = this.offers(this.draft.region);
    const model = last?.model || models.find((m) => m.routes.length > 0)?.routes[0].id || '';
    const card = newCard({
      model,
      name: `Workload ${this.draft.cards.length + 1}`,
      texts: { requests_per_month: '1,000', input_tokens: '1,000', output_tokens: '300' },
      ...fields,
    });
    this.change({ cards: [...this.draft.cards, card] });
    return card.key;
  }

  /** Adds a workload as a scenario writes it. @param {import('bedrock-calculator').Workload} workload */
  addWorkload(workload) {
    const card = fromWorkload(workload, this.catalog.workload_types);
    this.change({ cards: [...this.draft.cards, card] });
    return card.key;
  }

  /** Changes fields of a card's type. @param {number} key @param {Record<string, string>} texts */
  changeTexts(key, texts) {
    const card = this.draft.cards.find((c) => c.key === key);
    this.changeCard(key, { texts: { ...card?.texts, ...texts } });
  }

  /** What a card's type has. @param {Card} card */
  typeOf(card) {
    return typeNamed(this.catalog.workload_types, card.type);
  }

  /** @param {number} key */
  duplicateCard(key) {
    const cards = [...this.draft.cards];
    const place = cards.findIndex((card) => card.key === key);
    const copy = newCard(cards[place]);
    copy.name = cards[place].name && `${cards[place].name} (copy)`;
    cards.splice(place + 1, 0, copy);
    this.change({ cards });
    return copy.key;
  }

  /** @param {number} key */
  removeCard(key) {
    const card = this.draft.cards.find((c) => c.key === key);
    this.keep(`Removed ${card?.name || 'the workload'}.`);
    this.change({ cards: this.draft.cards.filter((c) => c.key !== key) });
  }

  reset() {
    this.keep('Everything is as on a first visit.');
    this.draft = firstDraft();
    this.#changed();
  }

  /** @param {import('./scenario.js').RateSet} rateSet */
  changeRateSet(rateSet) {
    if (rateSet === this.draft.rate_set) return;
    this.keep('The rate set has changed; models that it does not have were replaced.');
    this.draft = { ...this.draft, rate_set: rateSet };
    if (rateSet === 'aws' && !this.draft.region) this.draft.region = 'us-east-1';
    const offers = this.offers(this.draft.region);
    this.draft.cards = this.draft.cards.map((card) =>
      !card.model || this.offerOf(card).model
        ? card
        : { ...card, route: '', tier: '', model: likest(offers, card) },
    );
    this.#changed();
  }

  /**
   * Takes a scenario from outside: a link, a file, an attribute. Throws CalculatorError, with nothing
   * changed, when the engine refuses it.
   * @param {unknown} scenario @param {string} [words] what is said beside "Undo"
   */
  take(scenario, words) {
    this.engine.quote(/** @type {any} */ (scenario));
    if (words) this.keep(words);
    this.draft = fromScenario(/** @type {any} */ (scenario), this.catalog.workload_types);
    this.#changed();
  }

  undo() {
    if (!this.undoable) return;
    this.draft = this.undoable.draft;
    this.undoable = null;
    this.#changed();
  }

  dismissUndo() {
    this.undoable = null;
    this.#announce();
  }

  /** Keeps the draft as it is, to be brought back by undo. @param {string} words what is said beside it */
  keep(words) {
    this.undoable = { words, draft: this.draft };
  }

  #changed() {
    this.#price();
    this.#announce();
  }

  #announce() {
    this.version += 1;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {import('./scenario.js').Scenario} scenario */
  #priceDirect(scenario) {
    if (this.draft.rate_set !== 'aws') return null;
    const { version, region, model_aliases, workloads } = scenario;
    const rate_set = 'provider-api';
    return this.engine.quote({ version, region, model_aliases, workloads, rate_set });
  }

  #price() {
    const { scenario, errors } = toScenario(this.draft, this.catalog.workload_types);
    this.errors = errors;
    this.problem = null;
    try {
      if (errors.size === 0) {
        this.bill = this.engine.quote(scenario);
        this.direct = this.#priceDirect(scenario);
      }
      this.stale = errors.size > 0;
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      this.problem = error;
      this.stale = true;
    }
  }
}

/**
 * The model of another rate set that a card's most likely means: the longest common words win.
 * @param {ModelOffer[]} offers @param {Card} card
 */
function likest(offers, card) {
  const words = card.model.toLowerCase().split(/[^a-z]+/);
  const score = (/** @type {ModelOffer} */ m) =>
    m.id.split(/[^a-z]+/).filter((word) => word.length > 2 && words.includes(word)).length;
  const priced = offers.filter((m) => m.routes.length > 0);
  const best = priced.reduce((a, b) => (score(b) > score(a) ? b : a), priced[0]);
  return best?.routes.find((r) => r.callable !== false)?.id ?? best?.id ?? '';
}
