// Registers an element once: a page may load the script twice, from two addresses or in two versions, and the
// first one stays.

/** @param {string} tag @param {CustomElementConstructor} element */
export function define(tag, element) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
