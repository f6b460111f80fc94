// One calculator: its document, what that costs, and the session. Changes of what everything depends on: changes.js.
import { Document } from './document.js';
import { isHeavy, Pricing, quoteBeside } from './pricing.js';
import { freeHue, fromScenario, fromWorkload, newCard, typeNamed } from './scenario.js';
import { Session } from './session.js';

/**
 * @typedef {import('bedrock-calculator').PricingEngine} Engine
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
      hue: freeHue(cards),
      ...fields,
    });
    this.document.add(card);
    this.session.change({ openRow: card.key });
    return card.key;
  }

  /** Adds a workload as a scenario writes it. @param {import('bedrock-calculator').Workload} workload */
  addWorkload(workload) {
    const card = fromWorkload(workload, this.catalog.workload_types);
    this.document.add({ ...card, hue: freeHue(this.draft.cards) });
    this.session.change({ openRow: card.key });
    return card.key;
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
