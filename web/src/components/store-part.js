// What the parts of a calculator share: the store, and for parts of one workload its card.
import { LitElement } from 'lit';

/**
 * @typedef {import('../state/scenario.js').Card} Card
 * @typedef {import('../state/store.js').Store} Store
 */

/** A part that shows the store and changes it. `version` is drawn anew: the store itself stays the same. */
export class StorePart extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    store: { attribute: false },
    version: { attribute: false },
  };

  constructor() {
    super();
    this.store = /** @type {Store} */ (/** @type {unknown} */ (undefined));
    this.version = 0;
  }
}

/** A part of one workload. */
export class CardPart extends StorePart {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {
    card: { attribute: false },
  };

  constructor() {
    super();
    this.card = /** @type {Card} */ (/** @type {unknown} */ (undefined));
  }
}
