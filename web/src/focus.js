// Where the keyboard is after what had it was removed.

/**
 * The focus goes to the last of what is named, if its own place is gone with what was removed.
 * @param {import('lit').LitElement} part @param {string} selector of buttons of the part
 */
export async function keepFocus(part, selector) {
  await part.updateComplete;
  const root = /** @type {ShadowRoot} */ (part.renderRoot);
  if (root.activeElement) return;
  const [last] = [...root.querySelectorAll(selector)].slice(-1);
  /** @type {HTMLElement | undefined} */ (last)?.focus();
}
