// <bedrock-calculator>: the whole calculator as one element, on our page and on other people's.
//
// Attributes: scenario (JSON text), region, model, route (for the first workload), theme (light, dark or
// auto), share ("hash": the page's URL hash holds the scenario). Property scenario reads and sets it;
// property bill is the last bill. Attribute keep: a name under which drafts are kept in the browser. Event bill-change: detail {scenario, bill}, after every new bill.
import { html, isServer, LitElement } from 'lit';
import { guard } from 'lit/directives/guard.js';
import './components/answer-view.js';
import './components/top-bar.js';
import './components/workload-list.js';
import { provide } from './context.js';
import { define } from './define.js';
import { sharedCatalog, sharedEngine } from './engine.js';
import { money } from './format.js';
import { takeEarly, takeGiven } from './given.js';
import { Calculator } from './state/calculator.js';
import { Still } from './still.js';
import { base } from './styles/base.js';
import { calculatorStyles } from './styles/calculator.js';
import { tokens } from './styles/tokens.js';
import { Opening, turn } from './turns.js';
import { USAGE, VIEWS } from './views/index.js';
import { ShownViews } from './views/shown.js';

/** @typedef {import('./views/index.js').View} View */

const VIEW_IDS = VIEWS.map(({ id }) => id);
const TABS = VIEWS.filter(({ place }) => place === 'calculator');

const STARTING = html`<p role="status">Starting the calculator …</p>`;

export class BedrockCalculator extends LitElement {
  static properties = {
    scenarioText: { attribute: 'scenario' },
    region: {},
    model: {},
    route: {},
    theme: { reflect: true },
    share: {},
    keep: {},
    calc: { state: true },
    trouble: { state: true },
    keeper: { state: true },
    scrolled: { state: true },
  };

  static styles = [tokens, base, calculatorStyles];

  #views = new ShownViews((trouble) => {
    if (trouble) {
      this.trouble = trouble;
      this.calc?.session.change({ view: 'bill' });
    }
    this.requestUpdate();
  });
  #still = new Still();
  /** @type {IntersectionObserver | undefined} */
  #watch;
  /** @type {Promise<import('./state/keeper.js').Keeper> | undefined} */
  #keeping;
  /** @type {unknown} */
  #told = null;
  /** Whether the bill that is drawn is that before the last change. */
  #stale = false;

  constructor() {
    super();
    /** @type {string | undefined} */
    this.scenarioText = this.region = this.model = this.route = undefined;
    /** @type {string | undefined} */
    this.theme = this.share = this.keep = undefined;
    /** @type {import('./state/keeper.js').Keeper | null} links and drafts */
    this.keeper = null;
    /** @type {Calculator | null} */
    this.calc = null;
    /** @type {string} */
    this.trouble = '';
    /** Whether the total has left the screen. */
    this.scrolled = false;
    /** @type {unknown} a scenario set before the engine was there */
    this.waiting = undefined;
    takeEarly(this);
    provide(this, () => this.calc);
    // What takes a file is loaded while it is still dragged.
    this.ondragenter = () => USAGE.load().then(({ takeDrops }) => takeDrops(this));
  }

  /** The scenario as it stands; null until the engine has started. */
  get scenario() {
    return this.calc?.pricing.scenario ?? null;
  }

  /** An object, or its JSON text, as React sets it. Throws CalculatorError for a scenario that cannot be priced. */
  set scenario(scenario) {
    const text = typeof scenario === 'string';
    if (this.calc) {
      this.calc.take(text ? JSON.parse(scenario) : scenario);
      this.keeper?.settle();
    } else if (text) this.scenarioText = scenario;
    else this.waiting = scenario;
  }

  /** The last good bill; null until the engine has started. */
  get bill() {
    return this.calc?.pricing.bill ?? null;
  }

  connectedCallback() {
    this.#takeStill();
    super.connectedCallback();
    addEventListener('hashchange', this.#hashChanged);
    if (this.calc) this.keeper?.listen();
    else this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hashChanged);
    this.keeper?.stop();
    this.#watch?.disconnect();
    this.#watch = undefined;
  }

  async #start() {
    this.trouble = '';
    try {
      const catalog = await sharedCatalog();
      await turn();
      const calc = new Calculator(await sharedEngine(), catalog);
      this.trouble = takeGiven(calc, this);
      const first = calc.draft;
      calc.keeping = () => this.#keep(calc, first);
      if (this.#hasKept) await calc.keeping();
      else {
        // Nothing to open and nothing to keep yet: that code comes later, or with the first change.
        for (const model of [calc.document, calc.session])
          model.addEventListener('change', calc.keeping, { once: true });
      }
      calc.pricing.addEventListener('change', () => this.#tell());
      calc.session.addEventListener('change', () => this.requestUpdate());
      await turn();
      calc.pricing.offers(calc.draft.region); // every row asks for them
      await turn();
      await this.#open(calc);
    } catch (problem) {
      this.trouble = `The calculator could not start: ${/** @type {Error} */ (problem).message}`;
    }
  }

  /** Draws it part by part, out of sight, and shows it as a whole. @param {Calculator} calc */
  async #open(calc) {
    const opening = new Opening();
    calc.opening = opening;
    opening.expect();
    this.calc = calc;
    await this.updateComplete;
    opening.done();
    await opening.drawn;
    calc.opening = null;
    this.requestUpdate();
    this.#tell();
    // There before the first change: that is kept even when the page goes at once.
    if (this.keep || this.share) setTimeout(calc.keeping, 500);
  }

  /** Whether a link or a kept draft says what the calculator opens with. */
  get #hasKept() {
    if (this.share === 'hash' && location.hash.length > 1) return true;
    try {
      if (this.share === 'hash' && sessionStorage['bedrock-left']) return true;
      const keys = this.keep ? Object.keys(localStorage) : [];
      return keys.some((key) => key.startsWith(`bedrock-draft/${this.keep}/`));
    } catch {
      return false; // no storage here
    }
  }

  /** @param {Calculator} calc @param {import('./state/scenario.js').Draft} first what it began with */
  #keep(calc, first) {
    const late = this.calc !== null;
    this.#keeping ??= import('./state/keeper.js').then(async ({ Keeper }) => {
      const { keep, region, model, route, scenarioText } = this;
      const keeper = new Keeper(calc, { keep, links: this.share === 'hash', views: VIEW_IDS });
      keeper.addEventListener('change', () => {
        if (keeper.arrival) import('./components/arrival.js');
        this.requestUpdate();
      });
      this.keeper = keeper;
      const text = this.waiting ? JSON.stringify(this.waiting) : scenarioText;
      const given = [text, region, model, route].filter(Boolean).join(' ');
      await keeper.start(given, first, late);
      return keeper;
    });
    this.#keeping.catch(() => {
      this.#keeping = undefined;
      this.trouble =
        'Links and drafts could not be loaded. Check the connection and load the page again.';
    });
    return this.#keeping;
  }

  /** The first link that comes while the page is open. */
  #hashChanged = () => {
    if (this.share === 'hash') this.calc?.keeping();
  };

  #tell() {
    const { calc } = this;
    if (!calc) return;
    const { bill, stale, scenario } = calc.pricing;
    if (stale !== this.#stale) this.requestUpdate();
    this.#sums();
    if (stale || bill === this.#told) return;
    this.#told = bill;
    const detail = { scenario, bill };
    this.dispatchEvent(new CustomEvent('bill-change', { detail, bubbles: true, composed: true }));
  }

  /** What the built page has painted stays until the live calculator can take its place. */
  #takeStill() {
    const root = this.shadowRoot;
    if (!root?.firstChild || this.hasUpdated) return;
    this.renderOptions.renderBefore = this.#still.take(root);
    if (this.#hasKept) this.#still.drop();
  }

  shouldUpdate() {
    return !this.#still.shown || this.calc !== null || this.trouble !== '';
  }

  /** @param {import('lit').PropertyValues} changed */
  update(changed) {
    super.update(changed);
    if (!this.calc?.opening) this.#still.drop();
  }

  /** The totals beside the tabs and on a phone: a keystroke draws nothing else of the calculator itself. */
  #sums() {
    const sums = this.renderRoot.querySelectorAll('.strip b, .scrolled .again b');
    for (const { lastChild } of sums) if (lastChild) lastChild.nodeValue = this.#total;
  }

  get #total() {
    const bill = this.calc?.pricing.bill;
    return bill ? `${bill.complete ? '' : 'at least '}${money(bill.total)}` : '–';
  }

  updated() {
    this.#sums();
    const answer = this.renderRoot.querySelector('bedrock-answer');
    if (!answer || this.#watch) return;
    this.#watch = new IntersectionObserver(([entry]) => {
      this.scrolled = !entry.isIntersecting && entry.boundingClientRect.top < 0;
    });
    this.#watch.observe(answer);
  }

  render() {
    const { calc } = this;
    const words = this.trouble || this.keeper?.trouble;
    const trouble = words
      ? html`<div class="message bad" role="alert">${words}
          ${calc ? '' : html`<button type="button" @click=${() => this.#start()}>Try again</button>`}</div>`
      : '';
    if (!calc) {
      return html`<div class="app" part="calculator" lang="en">${trouble || this.#opening() || STARTING}</div>`;
    }
    const view = VIEWS.find(({ id }) => id === calc.session.view) ?? VIEWS[0];
    return html`
      ${calc.opening && !this.#still.shown ? html`<div class="app" lang="en">${STARTING}</div>` : ''}
      <div class="app ${calc.opening ? 'opening' : ''}" part="calculator" lang="en">
        <bedrock-top-bar part="top-bar" ?inert=${calc.session.sheet} ?linkable=${this.share === 'hash'}><slot name="tools"></slot></bedrock-top-bar>
        ${trouble}
        ${this.#opening()}
        ${this.keeper?.arrival ? html`<bedrock-arrival .arrival=${this.keeper.arrival}></bedrock-arrival>` : ''}
        ${
          view.place === 'own'
            ? html`<div class="place">${this.#views.show(view)}</div>`
            : this.#calculation(calc, view)
        }
      </div>
    `;
  }

  #opening() {
    const opening = this.keeper?.opening;
    if (!opening) return '';
    const stop = () => opening.abort(new Error('The scenario of the link was not opened.'));
    return html`
      <div class="message" role="status">
        The link holds a large scenario, which is being priced …
        <button type="button" @click=${stop}>Cancel</button>
      </div>
    `;
  }

  /** @param {Calculator} calc @param {View} view */
  #calculation({ pricing, session }, view) {
    const { stale } = pricing;
    this.#stale = stale;
    const total = guard([], () => this.#total);
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
                    class="tab"
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
          <div id="panel" part="panel" role="tabpanel" aria-labelledby="tab-${view.id}">${this.#views.show(view)}</div>
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

// Upgrading what the page has already is a turn of its own, after the code has been read.
if (isServer) define('bedrock-calculator', BedrockCalculator);
else turn().then(() => define('bedrock-calculator', BedrockCalculator));
