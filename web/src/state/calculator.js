// One calculator: its document, what that costs, and the session; and the changes that need the engine.
import { Document } from './document.js';
import { isHeavy, Pricing, quoteBeside } from './pricing.js';
import { fromScenario, fromWorkload, newCard, typeNamed } from './scenario.js';
import { Session } from './session.js';

/**
 * @typedef {import('bedrock-calculator').Engine} Engine
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {import('./scenario.js').Draft} Draft
 */

export class Calculator {
  /** @type {import('../turns.js').Opening | null} while its parts are drawn for the first time */
  opening = null;

  /** @param {Engine} engine @param {import('bedrock-calculator').CatalogInfo} [catalog] */
  constructor(engine, catalog = engine.catalog()) {
    this.engine = engine;
    this.document = new Document();
    this.pricing = new Pricing(engine, this.document, catalog);
    this.session = new Session();
    /** @type {import('./keeper.js').Keeper | null} where drafts and links are kept */
    this.keeper = null;
    /** @type {() => Promise<import('./keeper.js').Keeper | null>} starts to keep them, if it has not yet */
    this.keeping = async () => null;
    this.catalog = catalog;
    this.session.openRow = this.document.draft.cards[0].key;
  }

  get draft() {
    return this.document.draft;
  }

  /** What a card's type has. @param {Card} card */
  typeOf(card) {
    return typeNamed(this.catalog.workload_types, card.type);
  }

  /** @param {Partial<Card>} [fields] */
  addCard(fields = {}) {
    const { cards, region } = this.draft;
    const priced = this.pricing.offers(region).find((m) => m.routes.length > 0);
    const card = newCard({
      model: cards.at(-1)?.model || priced?.routes[0].id || '',
      name: `Workload ${cards.length + 1}`,
      texts: { requests_per_month: '1,000', input_tokens: '1,000', output_tokens: '300' },
      hue: cards.length,
      ...fields,
    });
    this.document.add(card);
    this.session.change({ openRow: card.key });
    return card.key;
  }

  /** Adds a workload as a scenario writes it. @param {import('bedrock-calculator').Workload} workload */
  addWorkload(workload) {
    const card = fromWorkload(workload, this.catalog.workload_types);
    this.document.add({ ...card, hue: this.draft.cards.length });
    this.session.change({ openRow: card.key });
    return card.key;
  }

  /**
   * Own prices in place of those of the same name; undefined takes one away. Throws CalculatorError, with
   * nothing changed, when the engine refuses them.
   * @param {import('./scenario.js').OwnPrices} fields @param {{notice?: string}} [how]
   */
  changeOwn(fields, how) {
    const own = { ...this.draft.own, ...fields };
    for (const name of /** @type {(keyof typeof own)[]} */ (Object.keys(own))) {
      if (own[name] === undefined) delete own[name];
    }
    this.engine.quote({ version: 1, region: 'us-east-1', workloads: [], ...own });
    this.document.change({ own }, 'Change your own prices', how);
  }

  /** A name of the person's own for a model. @param {string} name @param {string} model */
  alias(name, model) {
    this.changeOwn({ model_aliases: { ...this.draft.own.model_aliases, [name]: model } });
  }

  /** Takes a whole rate set and prices by it. @param {import('bedrock-calculator').CustomRates} rates */
  takeCustomRates(rates) {
    this.changeOwn({ custom_rates: rates });
    this.changeRateSet('custom', 'The scenario is priced by your rate set.');
  }

  /**
   * Another rate set has other models: each card gets the likeliest, or the one that it had there before.
   * @param {import('./scenario.js').RateSet} rateSet @param {string} [notice]
   */
  changeRateSet(rateSet, notice = '') {
    const { draft, document, pricing } = this;
    if (rateSet === draft.rate_set) return;
    const choices = draft.cards.map(({ key, model, route, tier }) => [key, { model, route, tier }]);
    const left = { ...draft.left, [draft.rate_set]: Object.fromEntries(choices) };
    const back = left[rateSet] ?? {};
    const region = draft.region || (rateSet === 'aws' ? 'us-east-1' : '');
    const next = { ...draft, rate_set: rateSet, region, left };
    document.draft = next; // so that offers are of the new set; the change below is from the old draft
    const offers = pricing.offers(region);
    const replaced = /** @type {string[]} */ ([]);
    const cards = draft.cards.map((card) => {
      const before = back[card.key];
      if (card.verbatim) return card;
      if (before) return { ...card, ...before };
      if (!card.model || pricing.offerOf(card).model) return card;
      replaced.push(card.name || card.model);
      return { ...card, route: '', tier: '', model: likeliest(offers, card) };
    });
    document.draft = draft;
    const words = replaced.length > 0 ? `It has other models: ${replaced.join(', ')} changed.` : '';
    document.change({ ...next, cards }, 'Change the price list', {
      notice: notice || `The price list has changed. ${words}`.trim(),
    });
  }

  /**
   * Another region: profiles of one geography become those of the other, or global ones.
   * @param {string} region
   */
  changeRegion(region) {
    const { draft, document, pricing } = this;
    const moved = /** @type {string[]} */ ([]);
    const cards = draft.cards.map((card) => {
      if (card.region || !card.model || card.verbatim) return card;
      const id = this.#idIn(region, card);
      if (!id || id === card.model) return card;
      moved.push(`${card.name || 'A workload'} now calls ${id}.`);
      return { ...card, model: id, route: '' };
    });
    const name = this.catalog.regions.find((r) => r.code === region)?.name ?? region;
    const notice = moved.length > 0 ? `The region is now ${name}. ${moved.join(' ')}` : '';
    document.change({ region, cards }, `Change the region to ${name}`, { notice });
    if (!notice && document.notice) document.dismissNotice();
    return pricing.bill;
  }

  /** The id by which a card's model is called from another region; empty where it stays. @param {string} region @param {Card} card */
  #idIn(region, card) {
    const here = this.pricing.offerOf(card);
    const there = this.pricing.offerOf(card, region).model;
    if (!here.route || !there) return '';
    const same = there.routes.find((r) => r.route === here.route?.route && r.callable !== false);
    const order = /** @type {const} */ (['geo', 'global', 'in-region']);
    const other = order.map((name) =>
      there.routes.find((r) => r.route === name && r.callable !== false),
    );
    return (same ?? other.find(Boolean))?.id ?? '';
  }

  /** Starts over with the first example. */
  reset() {
    this.document.reset();
    this.session.change({ openRow: this.draft.cards[0].key });
  }

  /**
   * Takes a scenario from outside: a link, a file, an attribute. Throws CalculatorError, with nothing
   * changed, when the engine refuses it.
   * @param {unknown} scenario @param {string} [notice] the text beside "Undo"; without one, it is opened
   */
  take(scenario, notice) {
    this.engine.quote(/** @type {any} */ (scenario));
    this.#show(scenario, notice);
  }

  /**
   * The same for a scenario that may be large: it is priced beside the page, and can be cancelled.
   * @param {unknown} scenario @param {AbortSignal} [signal] @param {string} [notice]
   */
  async open(scenario, signal, notice) {
    const some = /** @type {any} */ (scenario);
    const heavy = isHeavy(some, this.catalog.workload_types);
    const bill = heavy ? await quoteBeside(some, signal) : this.engine.quote(some);
    this.#show(scenario, notice, bill);
  }

  /**
   * @param {unknown} scenario that the engine has accepted @param {string} [notice]
   * @param {import('bedrock-calculator').Bill} [bill] what it comes to
   */
  #show(scenario, notice, bill) {
    const draft = fromScenario(/** @type {any} */ (scenario), this.catalog.workload_types);
    if (bill) this.pricing.known = { id: draft.id, bill };
    if (notice) this.document.change(draft, 'Open a scenario', { notice });
    else this.document.open(draft);
    this.session.change({ openRow: draft.cards[0]?.key ?? 0 });
  }
}

/**
 * The model of another rate set that a card's most likely means: the most common words win.
 * @param {ModelOffer[]} offers @param {Card} card
 */
function likeliest(offers, card) {
  const words = card.model.toLowerCase().split(/[^a-z]+/);
  const score = (/** @type {ModelOffer} */ m) =>
    m.id.split(/[^a-z]+/).filter((word) => word.length > 2 && words.includes(word)).length;
  const priced = offers.filter((m) => m.routes.length > 0);
  const best = priced.reduce((a, b) => (score(b) > score(a) ? b : a), priced[0]);
  return best?.routes.find((r) => r.callable !== false)?.id ?? best?.id ?? '';
}
