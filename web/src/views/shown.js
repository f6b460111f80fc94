// The views that have been looked at, kept so that they stay as they were left.
import { html, isServer } from 'lit';

/** @typedef {import('./index.js').View} View */

const TROUBLE =
  'A part of the calculator could not be loaded. Check the connection and load the page again.';

export class ShownViews {
  /** @type {Map<string, Element | Promise<void>>} */
  #views = new Map();

  /** @param {(trouble: string) => void} changed told when a view has come, or why it cannot */
  constructor(changed) {
    this.changed = changed;
  }

  /** The element of a view, made when it is first seen. @param {View} view */
  show(view) {
    if (isServer) return view.first?.();
    const known = this.#views.get(view.id);
    if (known instanceof Element) return known;
    const loaded = view.load();
    if (!(loaded instanceof Promise)) {
      const element = document.createElement(loaded.tag);
      this.#views.set(view.id, element);
      return element;
    }
    if (!known) this.#views.set(view.id, this.#load(view.id, loaded));
    return html`<p class="soft" role="status">Loading …</p>`;
  }

  /** @param {string} id @param {Promise<import('./index.js').ViewModule>} loading */
  async #load(id, loading) {
    let trouble = '';
    try {
      this.#views.set(id, document.createElement((await loading).tag));
    } catch {
      this.#views.delete(id);
      trouble = TROUBLE;
    }
    this.changed(trouble);
  }
}
