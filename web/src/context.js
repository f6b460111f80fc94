// How the parts of a calculator find it: by the community protocol of contexts, an event that bubbles up to
// the element. A part names the models that it follows and is drawn anew when one of them changes.
import { LitElement } from 'lit';
import { afterFrame } from './turns.js';

/**
 * @typedef {import('./state/calculator.js').Calculator} Calculator
 * @typedef {import('./state/scenario.js').Card} Card
 * @typedef {'document' | 'pricing' | 'session'} Model
 */

export const CALCULATOR = Symbol('calculator');

/** Answers the requests of parts below an element. @param {HTMLElement} element @param {() => Calculator | null} give */
export function provide(element, give) {
  element.addEventListener('context-request', (event) => {
    const request = /** @type {Event & {context: unknown, callback: (c: Calculator) => void}} */ (
      event
    );
    const calculator = give();
    if (request.context !== CALCULATOR || !calculator) return;
    event.stopPropagation();
    request.callback(calculator);
  });
}

/** A part that shows the calculator and changes it. */
export class Part extends LitElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = {};

  /** @type {Model[]} what it is drawn from */
  static follows = ['document', 'pricing'];

  calc = /** @type {Calculator} */ (/** @type {unknown} */ (undefined));

  #redraw = () => this.requestUpdate();

  /** @type {import('./turns.js').Opening | null} what this part is first drawn with */
  #opening = null;

  get #followed() {
    const { follows } = /** @type {typeof Part} */ (this.constructor);
    return [...follows.map((name) => this.calc[name]), ...this.others];
  }

  /** @returns {EventTarget[]} models of its view that it follows, too */
  get others() {
    return [];
  }

  connectedCallback() {
    const callback = (/** @type {Calculator} */ calc) => {
      this.calc = calc;
    };
    const request = new Event('context-request', { bubbles: true, composed: true });
    this.dispatchEvent(Object.assign(request, { context: CALCULATOR, callback }));
    for (const model of this.#followed) model.addEventListener('change', this.#redraw);
    if (!this.hasUpdated && !this.#opening) {
      this.#opening = this.calc.opening;
      this.#opening?.expect();
    }
    super.connectedCallback();
    this.requestUpdate(); // what changed while it was out of sight
  }

  /** How many frames it waits after a keystroke: the first has the answer, the second the lines of the bill. */
  get later() {
    return 0;
  }

  /** Writes what of it is under the eye, where it waits; false where that takes a drawing. */
  glance() {
    return true;
  }

  scheduleUpdate() {
    const draw = () => super.scheduleUpdate();
    const opening = this.hasUpdated ? null : this.#opening;
    if (opening) return opening.draw(draw);
    const frames = this.calc.document.typing ? this.later : 0;
    return frames > 0 && this.glance() ? afterFrame(frames).then(draw) : draw();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const model of this.#followed) model.removeEventListener('change', this.#redraw);
  }
}

/**
 * Whether two lists are the same, member by member: what a part would draw, against what it has drawn.
 * @param {unknown[]} a @param {unknown[]} b
 */
export const same = (a, b) => a.length === b.length && a.every((value, i) => value === b[i]);

/** A part of one workload; what is typed in it stands there already. */
export class CardPart extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { card: { attribute: false } };

  constructor() {
    super();
    this.card = /** @type {Card} */ (/** @type {unknown} */ (undefined));
  }

  get later() {
    return 2;
  }
}
