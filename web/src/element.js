// <bedrock-calculator>: the whole calculator as one element, on our page and on other people's.
//
// Attributes: scenario (JSON text), region, model, route (for the first workload), theme (light, dark or
// auto), share ("hash": the page's URL hash holds the scenario). Property scenario reads and sets it;
// property bill is the last bill. Event bill-change: detail {scenario, bill}, after every new bill.
import { html, LitElement } from 'lit';
import './components/bill-view.js';
import './components/paste-box.js';
import './components/scenario-place.js';
import './components/take-away.js';
import './components/workload-card.js';
import { sharedEngine } from './engine.js';
import { money } from './format.js';
import { fromHash, toHash } from './state/share.js';
import { Store } from './state/store.js';
import { base } from './styles/base.js';
import { calculatorStyles } from './styles/calculator.js';

const VIEWS = /** @type {const} */ ([
  ['bill', 'Bill'],
  ['rates', 'Rates'],
]);

export class BedrockCalculator extends LitElement {
  static properties = {
    scenarioText: { attribute: 'scenario' },
    region: {},
    model: {},
    route: {},
    theme: { reflect: true },
    share: {},
    store: { state: true },
    trouble: { state: true },
    view: { state: true },
    words: { state: true },
    adding: { state: true },
  };

  static styles = [base, calculatorStyles];

  /** @type {string} what the hash was last set to, or read as */
  #hash = '';
  #hashTimer = 0;

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
    /** @type {Store | null} */
    this.store = null;
    /** @type {string} */
    this.trouble = '';
    /** @type {'bill' | 'rates'} */
    this.view = 'bill';
    /** @type {typeof import('./workloads/forms.js') | null} the words of other workload types */
    this.words = null;
    /** Whether what can be added is shown. */
    this.adding = false;
    /** @type {unknown} a scenario set before the engine was there */
    this.waiting = undefined;
  }

  /** The scenario as it stands; null until the engine has started. */
  get scenario() {
    return this.store?.scenario ?? null;
  }

  /** Throws CalculatorError for a scenario that cannot be priced. */
  set scenario(scenario) {
    if (this.store) this.store.take(scenario);
    else this.waiting = scenario;
  }

  /** The last good bill; null until the engine has started. */
  get bill() {
    return this.store?.bill ?? null;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('hashchange', this.#hashChanged);
    addEventListener('beforeprint', this.#openAll);
    if (!this.store) this.#start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#hashChanged);
    removeEventListener('beforeprint', this.#openAll);
  }

  async #start() {
    this.trouble = '';
    try {
      const store = new Store(await sharedEngine());
      this.#takeAttributes(store);
      if (this.share === 'hash') await this.#takeHash(store);
      store.addEventListener('change', () => this.#changed());
      this.store = store;
      this.#loadWords();
      this.#tell();
    } catch (problem) {
      this.trouble = `The calculator could not start: ${/** @type {Error} */ (problem).message}`;
    }
  }

  /** @param {Store} store */
  #takeAttributes(store) {
    try {
      if (this.waiting) store.take(this.waiting);
      else if (this.scenarioText) store.take(JSON.parse(this.scenarioText));
    } catch (problem) {
      const { message } = /** @type {Error} */ (problem);
      this.trouble = `The scenario attribute could not be read: ${message}`;
    }
    if (this.region) store.change({ region: this.region });
    const [first] = store.draft.cards;
    if (first && this.model)
      store.changeCard(first.key, { model: this.model, name: '', route: '' });
    if (first && this.route) store.changeCard(first.key, { route: this.route });
  }

  /** @param {Store} store */
  async #takeHash(store) {
    const { hash } = location;
    try {
      const scenario = await fromHash(hash);
      if (scenario === undefined) return;
      this.#hash = hash;
      store.take(scenario);
    } catch (problem) {
      const { message, hint = '' } = /** @type {Error & {hint?: string}} */ (problem);
      this.trouble = hint
        ? `The scenario in the link cannot be priced: ${message} ${hint}`
        : 'The link was cut or changed on its way and cannot be read. What you see is not from it.';
    }
  }

  #hashChanged = async () => {
    if (this.share !== 'hash' || !this.store || location.hash === this.#hash) return;
    this.trouble = '';
    await this.#takeHash(this.store);
  };

  /** A printed bill shows the reason of every line. */
  #openAll = () => {
    const bill = this.renderRoot.querySelector('bedrock-bill-view');
    for (const line of bill?.shadowRoot?.querySelectorAll('details') ?? []) line.open = true;
  };

  /** Plain requests need no words of other types: they are loaded with the first of those. */
  async #loadWords() {
    if (this.words || this.store?.draft.cards.every(({ type }) => type === 'inference')) return;
    this.words = await this.#part(import('./workloads/forms.js'));
  }

  /**
   * A part of the page that is loaded when it is needed; null, with a word to the person, when it cannot be.
   * @template T @param {Promise<T>} loading @returns {Promise<T | null>}
   */
  async #part(loading) {
    try {
      return await loading;
    } catch {
      this.trouble =
        'A part of the calculator could not be loaded. Check the connection and load the page again.';
      return null;
    }
  }

  #changed() {
    this.requestUpdate();
    this.#loadWords();
    this.#tell();
    if (this.share !== 'hash') return;
    clearTimeout(this.#hashTimer);
    this.#hashTimer = window.setTimeout(async () => {
      if (!this.store || this.store.stale) return;
      this.#hash = await toHash(this.store.scenario);
      history.replaceState(history.state, '', this.#hash);
    }, 200);
  }

  #tell() {
    if (!this.store || this.store.stale) return;
    const detail = { scenario: this.store.scenario, bill: this.store.bill };
    this.dispatchEvent(new CustomEvent('bill-change', { detail, bubbles: true, composed: true }));
  }

  /** @param {Store} store */
  #undo(store) {
    if (!store.undoable) return '';
    return html`
      <div class="card undo" role="status">
        <span>${store.undoable.words}</span>
        <button type="button" id="undo" @click=${() => store.undo()}>Undo</button>
        <button type="button" class="quiet" @click=${() => store.dismissUndo()}>Dismiss</button>
      </div>
    `;
  }

  async #showPresets() {
    this.adding = !this.adding;
    if (!this.adding) return;
    await this.#part(import('./components/add-workload.js'));
    await this.updateComplete;
    this.renderRoot.querySelector('bedrock-add-workload')?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {CustomEvent} event */
  #replaceScenario({ detail: story }) {
    this.adding = false;
    this.store?.take(story.scenario, `This is “${story.title}” now.`);
  }

  /** @param {CustomEvent} event */
  async #add({ detail: workload }) {
    this.adding = false;
    const key = this.store?.addWorkload(workload);
    await this.#loadWords();
    await this.updateComplete;
    const card = /** @type {HTMLElement | null} */ (
      this.renderRoot.querySelector(`[data-key="${key}"]`)
    );
    await /** @type {any} */ (card)?.updateComplete;
    card?.shadowRoot?.querySelector('input')?.focus();
  }

  render() {
    const { store } = this;
    const trouble = this.trouble
      ? html`<div class="card undo" role="alert"><span>${this.trouble}</span>
          ${store ? '' : html`<button type="button" @click=${() => this.#start()}>Try again</button>`}</div>`
      : '';
    if (!store) return html`${trouble || html`<p role="status">Starting the calculator …</p>`}`;
    return html`
      ${trouble} ${this.#tabs()}
      ${this.view === 'rates' ? this.#rates(store) : this.#calculation(store)}
    `;
  }

  #tabs() {
    return html`
      <div class="tabs" role="tablist" aria-label="Views">
        ${VIEWS.map(
          ([view, words]) => html`
            <button
              type="button"
              role="tab"
              id="tab-${view}"
              aria-selected=${this.view === view}
              aria-controls="panel"
              tabindex=${this.view === view ? 0 : -1}
              @click=${() => this.#show(view)}
              @keydown=${this.#tabKey}
            >
              ${words}
            </button>
          `,
        )}
      </div>
    `;
  }

  /** @param {'bill' | 'rates'} view */
  #show(view) {
    this.view = view;
    if (view === 'rates') this.#part(import('./components/rates-view.js'));
  }

  /** @param {KeyboardEvent} event */
  async #tabKey(event) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    this.#show(this.view === 'bill' ? 'rates' : 'bill');
    await this.updateComplete;
    /** @type {HTMLElement} */ (this.renderRoot.querySelector(`#tab-${this.view}`)).focus();
  }

  /** @param {Store} store */
  #rates(store) {
    return html`
      <div id="panel" role="tabpanel" aria-labelledby="tab-rates">
        <bedrock-rates-view
          .store=${store}
          .version=${store.version}
          .today=${new Date().toISOString().slice(0, 10)}
        ></bedrock-rates-view>
      </div>
    `;
  }

  /** @param {Store} store */
  #calculation(store) {
    const { draft, bill } = store;
    return html`
      <div class="columns" id="panel" role="tabpanel" aria-labelledby="tab-bill">
        <div class="work">
          <bedrock-scenario-place .store=${store} .version=${store.version}></bedrock-scenario-place>
          ${this.#undo(store)}
          ${draft.cards.map(
            (card, i) => html`
              <bedrock-workload-card
                data-key=${card.key}
                .store=${store}
                .version=${store.version}
                .words=${this.words}
                .card=${card}
                .place=${i}
                ?alone=${draft.cards.length === 1}
              ></bedrock-workload-card>
            `,
          )}
          <div>
            <button
              type="button"
              class="add"
              aria-expanded=${this.adding}
              @click=${this.#showPresets}
            >
              Add a workload
            </button>
          </div>
          ${
            this.adding
              ? html`
                <div class="card">
                  <bedrock-add-workload
                    @chosen=${this.#add}
                    @replaced=${this.#replaceScenario}
                  ></bedrock-add-workload>
                </div>
              `
              : ''
          }
          <details class="card add">
            <summary>Start from an id, an ARN or a usage block</summary>
            <bedrock-paste-box .store=${store} .version=${store.version}></bedrock-paste-box>
          </details>
          <details class="card add" @toggle=${() => this.#part(import('./components/account-settings.js'))}>
            <summary>Free allowances and hours of a month</summary>
            <bedrock-account-settings .store=${store} .version=${store.version}></bedrock-account-settings>
          </details>
          <details class="card add" @toggle=${() => this.#part(import('./components/own-prices.js'))}>
            <summary>Your own prices${draft.own.discounts || draft.own.own_rates ? ' (in use)' : ''}</summary>
            <bedrock-own-prices .store=${store} .version=${store.version}></bedrock-own-prices>
          </details>
        </div>
        <div class="bill" id="bill" tabindex="-1">
          <bedrock-bill-view .bill=${bill} .direct=${store.direct} ?stale=${store.stale} .problem=${store.problem}></bedrock-bill-view>
          <bedrock-take-away
            .store=${store}
            .version=${store.version}
            ?linkable=${this.share === 'hash'}
          ></bedrock-take-away>
        </div>
        <a class="strip" href="#bill" @click=${this.#toBill}>
          <span>Per month</span>
          <strong>${bill ? money(bill.total) : '–'}${store.stale ? ' (last good)' : ''}</strong>
        </a>
      </div>
    `;
  }

  /** The strip of narrow screens leads to the bill, without touching the page's hash. @param {Event} event */
  #toBill(event) {
    event.preventDefault();
    const bill = /** @type {HTMLElement} */ (this.renderRoot.querySelector('#bill'));
    bill.scrollIntoView({ block: 'start' });
    bill.focus({ preventScroll: true });
  }
}

customElements.define('bedrock-calculator', BedrockCalculator);
