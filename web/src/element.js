// <bedrock-calculator>: the whole calculator as one element, on our page and on other people's.
//
// Attributes: scenario (JSON text), region, model, route (for the first workload), theme (light, dark or
// auto), share ("hash": the page's URL hash holds the scenario). Property scenario reads and sets it;
// property bill is the last bill. Event bill-change: detail {scenario, bill}, after every new bill.
import { html, LitElement } from 'lit';
import './components/answer-view.js';
import './components/top-bar.js';
import './components/workload-list.js';
import { provide } from './context.js';
import { define } from './define.js';
import { sharedEngine } from './engine.js';
import { money } from './format.js';
import { Calculator } from './state/calculator.js';
import { fromHash, paramsOf, toHash } from './state/share.js';
import { base } from './styles/base.js';
import { calculatorStyles } from './styles/calculator.js';
import { tokens } from './styles/tokens.js';
import { VIEWS } from './views/index.js';

/** @typedef {import('./views/index.js').View} View */

const VIEW_IDS = VIEWS.map(({ id }) => id);
const TABS = VIEWS.filter(({ place }) => place === 'calculator');

export class BedrockCalculator extends LitElement {
  static properties = {
    scenarioText: { attribute: 'scenario' },
    region: {},
    model: {},
    route: {},
    theme: { reflect: true },
    share: {},
    calc: { state: true },
    trouble: { state: true },
    scrolled: { state: true },
  };

  static styles = [tokens, base, calculatorStyles];

  /** @type {string} what the hash was last set to, or read as */
  #hash = '';
  #hashTimer = 0;
  /** @type {Map<string, Element | Promise<void>>} elements of views, kept so that they stay as they were left */
  #views = new Map();
  /** @type {IntersectionObserver | undefined} */
  #watch;
  /** @type {unknown} */
  #told = null;

  constructor() {
    super();
    /** @type {string | undefined} */
    this.scenarioText = undefined;
    /** @type {string | undefined} */
    this.region = undefined;
    /** @type {string | undefined} */
    this.model = undefined;
    /** @type {string | undefined} */
    this.route = undefined;
    /** @type {string | undefined} */
    this.theme = undefined;
    /** @type {string | undefined} */
    this.share = undefined;
    /** @type {Calculator | null} */
    this.calc = null;
    /** @type {string} */
    this.trouble = '';
    /** Whether the total has left the screen. */
    this.scrolled = false;
    /** @type {unknown} a scenario set before the engine was there */
    this.waiting = undefined;
    provide(this, () => this.calc);
  }

  /** The scenario as it stands; null until the engine has started. */
  get scenario() {
    return this.calc?.pricing.scenario ?? null;
  }

  /** Throws CalculatorError for a scenario that cannot be priced. */
  set scenario(scenario) {
    if (this.calc) this.calc.take(scenario);
    else this.waiting = scenario;
  }

  /** The last good bill; null until the engine has started. */
  get bill() {
    return this.calc?.pricing.bill ?? null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#hashChanged);
    if (!this.calc) this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hashChanged);
    this.#watch?.disconnect();
    this.#watch = undefined;
  }

  async #start() {
    this.trouble = '';
    try {
      const calc = new Calculator(await sharedEngine());
      this.#takeAttributes(calc);
      if (this.share === 'hash') await this.#takeHash(calc);
      calc.pricing.addEventListener('change', () => this.#tell());
      calc.document.addEventListener('change', () => this.#link());
      calc.session.addEventListener('change', () => this.#link());
      this.calc = calc;
      this.#tell();
    } catch (problem) {
      this.trouble = `The calculator could not start: ${/** @type {Error} */ (problem).message}`;
    }
  }

  /** @param {Calculator} calc */
  #takeAttributes(calc) {
    try {
      if (this.waiting) calc.take(this.waiting);
      else if (this.scenarioText) calc.take(JSON.parse(this.scenarioText));
    } catch (problem) {
      const { message } = /** @type {Error} */ (problem);
      this.trouble = `The scenario attribute could not be read: ${message}`;
    }
    const { draft } = calc;
    const [first, ...others] = draft.cards;
    const named = this.model ? { model: this.model, name: '', route: '' } : {};
    const card = first && { ...first, ...named, ...(this.route ? { route: this.route } : {}) };
    calc.document.open({
      ...draft,
      region: this.region || draft.region,
      cards: card ? [card, ...others] : [],
    });
  }

  /** @param {Calculator} calc */
  async #takeHash(calc) {
    const { hash } = location;
    try {
      calc.session.fromParams(paramsOf(hash), VIEW_IDS);
      const scenario = await fromHash(hash);
      if (scenario === undefined) return;
      this.#hash = hash;
      calc.take(scenario);
    } catch (problem) {
      const { message, hint = '' } = /** @type {Error & {hint?: string}} */ (problem);
      this.trouble = hint
        ? `The scenario in the link cannot be priced: ${message} ${hint}`
        : 'The link was cut off or changed on its way and cannot be read. What you see does not come from it.';
    }
  }

  #hashChanged = async () => {
    if (this.share !== 'hash' || !this.calc || location.hash === this.#hash) return;
    this.trouble = '';
    await this.#takeHash(this.calc);
  };

  /** The link follows the document and what is looked at. */
  #link() {
    this.requestUpdate();
    if (this.share !== 'hash') return;
    clearTimeout(this.#hashTimer);
    this.#hashTimer = window.setTimeout(async () => {
      const { calc } = this;
      if (!calc || calc.pricing.stale) return;
      try {
        this.#hash = await toHash(calc.pricing.scenario, calc.session.toParams());
        history.replaceState(history.state, '', this.#hash);
      } catch {
        this.trouble = 'This scenario is too large for a link. Use Export, Save JSON to keep it.';
      }
    }, 200);
  }

  #tell() {
    const { calc } = this;
    this.requestUpdate();
    if (!calc || calc.pricing.stale || calc.pricing.bill === this.#told) return;
    this.#told = calc.pricing.bill;
    const detail = { scenario: calc.pricing.scenario, bill: calc.pricing.bill };
    this.dispatchEvent(new CustomEvent('bill-change', { detail, bubbles: true, composed: true }));
  }

  /** The element of a view, made when it is first seen. @param {View} view */
  #view(view) {
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

  /** @param {string} id @param {Promise<import('./views/index.js').ViewModule>} loading */
  async #load(id, loading) {
    try {
      this.#views.set(id, document.createElement((await loading).tag));
    } catch {
      this.#views.delete(id);
      this.trouble =
        'A part of the calculator could not be loaded. Check the connection and load the page again.';
      this.calc?.session.change({ view: 'bill' });
    }
    this.requestUpdate();
  }

  updated() {
    const answer = this.renderRoot.querySelector('bedrock-answer');
    if (!answer || this.#watch) return;
    this.#watch = new IntersectionObserver(([entry]) => {
      this.scrolled = !entry.isIntersecting && entry.boundingClientRect.top < 0;
    });
    this.#watch.observe(answer);
  }

  render() {
    const { calc } = this;
    const trouble = this.trouble
      ? html`<div class="message bad" role="alert">${this.trouble}
          ${calc ? '' : html`<button type="button" @click=${() => this.#start()}>Try again</button>`}</div>`
      : '';
    if (!calc) {
      return html`<div class="app" part="calculator" lang="en">${trouble || html`<p role="status">Starting the calculator …</p>`}</div>`;
    }
    const view = VIEWS.find(({ id }) => id === calc.session.view) ?? VIEWS[0];
    return html`
      <div class="app" part="calculator" lang="en">
        <bedrock-top-bar part="top-bar" ?linkable=${this.share === 'hash'}><slot name="tools"></slot></bedrock-top-bar>
        ${trouble}
        ${
          view.place === 'own'
            ? html`<div class="place">${this.#view(view)}</div>`
            : this.#calculation(calc, view)
        }
      </div>
    `;
  }

  /** @param {Calculator} calc @param {View} view */
  #calculation({ pricing, session }, view) {
    const { bill, stale } = pricing;
    const total = bill ? `${bill.complete ? '' : 'at least '}${money(bill.total)}` : '–';
    return html`
      <div class="panes">
        <div class="loads" part="workloads" role="region" aria-label="Workloads" ?inert=${session.sheet}>
          <bedrock-workload-list></bedrock-workload-list>
        </div>
        <div
          class="answer ${session.sheet ? 'sheet' : ''}"
          part="bill"
          role="region"
          aria-label="Bill"
          tabindex="-1"
          @keydown=${(/** @type {KeyboardEvent} */ e) => e.key === 'Escape' && this.#sheet(false)}
        >
          <button type="button" class="close" @click=${() => this.#sheet(false)}>Close</button>
          <bedrock-answer exportparts="total"></bedrock-answer>
          <div class="views ${this.scrolled ? 'scrolled' : ''}">
            <div role="tablist" part="tabs" aria-label="Views of the bill">
              ${TABS.map(
                ({ id, label }) => html`
                  <button
                    type="button"
                    role="tab"
                    id="tab-${id}"
                    aria-selected=${view.id === id}
                    aria-controls="panel"
                    tabindex=${view.id === id ? 0 : -1}
                    @click=${() => session.change({ view: id })}
                    @keydown=${this.#tabKey}
                  >
                    ${label}
                  </button>
                `,
              )}
            </div>
            <span class="again" aria-hidden="true"><b>${total}</b> a month</span>
          </div>
          <div id="panel" part="panel" role="tabpanel" aria-labelledby="tab-${view.id}">${this.#view(view)}</div>
        </div>
      </div>
      <button type="button" class="strip" part="strip" ?hidden=${session.sheet} @click=${() => this.#sheet(true)}>
        <span><b>${total}</b>${stale ? 'before your last change' : 'a month'}</span>
        <span class="up">Bill</span>
      </button>
    `;
  }

  /** The bill over the workloads, where it has no place beside them. @param {boolean} sheet */
  async #sheet(sheet) {
    const { calc } = this;
    const answer = /** @type {HTMLElement} */ (this.renderRoot.querySelector('.answer'));
    const laidOver = getComputedStyle(answer).display === 'none';
    if (!calc) return;
    if (sheet && !laidOver) {
      answer.scrollIntoView({ block: 'start' });
      answer.focus({ preventScroll: true });
      return;
    }
    if (calc.session.sheet === sheet) return;
    calc.session.change({ sheet });
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(sheet ? '.close' : '.strip')
    )?.focus();
  }

  /** @param {KeyboardEvent} event */
  async #tabKey(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !this.calc) return;
    event.preventDefault();
    const { session } = this.calc;
    const index = TABS.findIndex(({ id }) => id === session.view);
    session.change({ view: TABS[(index + step + TABS.length) % TABS.length].id });
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector(`#tab-${session.view}`)).focus();
  }
}

define('bedrock-calculator', BedrockCalculator);
