// Sharing and saving: a link, the bill as text, Markdown, CSV, JSON, FOCUS or on paper, and a scenario back in.
import { CalculatorError } from 'bedrock-calculator';
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { billCsv } from '../export/csv.js';
import { billFocus } from '../export/focus.js';
import { billMarkdown } from '../export/markdown.js';
import { billJson, billText } from '../export/text.js';
import { base } from '../styles/base.js';

/** @typedef {import('bedrock-calculator').Bill} Bill */

/** Whether spreadsheets of this country read semicolons between cells and commas in numbers. */
const SEMICOLONS = (1.5).toLocaleString().includes(',');

export class ExportPanel extends Part {
  static properties = {
    linkable: { type: Boolean }, // whether the page reads scenarios from its hash
    said: { state: true },
    fallback: { state: true },
    importError: { state: true },
  };

  static styles = [
    base,
    css`
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: calc(6 * var(--u));
        align-items: center;
      }
      textarea {
        min-height: calc(128 * var(--u));
        font-family: ui-monospace, monospace;
        font-size: calc(13 * var(--u));
      }
      details {
        margin-top: calc(8 * var(--u));
      }
      .row + .row {
        margin-top: calc(8 * var(--u));
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.linkable = false;
    this.said = '';
    this.fallback = '';
    this.importError = '';
  }

  async connectedCallback() {
    super.connectedCallback();
    await this.calc.keeping();
    this.requestUpdate();
  }

  /** @param {string} text @param {string} words */
  async #copy(text, words) {
    this.fallback = '';
    try {
      await navigator.clipboard.writeText(text);
      this.said = `${words} copied.`;
    } catch {
      this.fallback = text; // shown, so that it can be copied by hand
      this.said = 'This browser does not allow copying here. Copy this text:';
    }
  }

  async copyLink() {
    const { pricing } = this.calc;
    const keeper = await this.calc.keeping();
    if (pricing.stale || !keeper) {
      this.said = 'Fix the fields marked in red first: a link would leave them out.';
      return;
    }
    const url = new URL(location.href);
    try {
      url.hash = await keeper.hash();
    } catch {
      this.said = 'This scenario is too large for a link. Save it as JSON instead.';
      return;
    }
    await this.#copy(url.href, 'Link');
  }

  /** @param {string} name @param {string} type @param {string} text */
  #download(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = Object.assign(document.createElement('a'), { href: url, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.said = `${name} saved.`;
  }

  /** @param {string} text */
  async #import(text) {
    this.importError = '';
    try {
      const parsed = JSON.parse(text);
      const notice = 'The scenario was replaced by the imported one.';
      await this.calc.open(parsed?.scenario ?? parsed, undefined, notice);
      this.said = 'Scenario imported.';
    } catch (error) {
      this.importError =
        error instanceof CalculatorError
          ? `${error.path ? `${error.path}: ` : ''}${error.message} ${error.hint}`
          : 'This is not valid JSON. Paste a scenario as this page saves it.';
    }
  }

  /** @param {Event} event */
  async #importFile(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [file] = input.files ?? [];
    if (!file) return;
    const area = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('textarea'));
    area.value = await file.text();
    input.value = '';
    this.#import(area.value);
  }

  /** What may be taken, and how. @returns {[label: string, take: () => void][]} */
  #choices() {
    const { bill, scenario } = this.calc.pricing;
    if (!bill) return [];
    const csv = (/** @type {string} */ name, /** @type {string} */ text) =>
      this.#download(name, 'text/csv;charset=utf-8', text);
    return [
      ['Copy bill', () => this.#copy(billText(bill), 'Bill')],
      ['Copy Markdown', () => this.#copy(billMarkdown(scenario, bill), 'Markdown')],
      ['Save CSV', () => csv('bedrock-bill.csv', billCsv(bill))],
      .../** @type {[string, () => void][]} */ (
        SEMICOLONS
          ? [['Save CSV with semicolons', () => csv('bedrock-bill.csv', billCsv(bill, true))]]
          : []
      ),
      ['Save FOCUS CSV', () => csv('bedrock-focus.csv', billFocus(bill, this.#atListPrices(bill)))],
      [
        'Save JSON',
        () => this.#download('bedrock-scenario.json', 'application/json', billJson(scenario, bill)),
      ],
      ['Print', () => print()],
    ];
  }

  /** The bill without the person's own prices. @param {Bill} bill */
  #atListPrices(bill) {
    const { discounts, own_rates, ...list } = this.calc.pricing.scenario;
    return discounts?.length || own_rates?.length ? this.calc.engine.quote(list) : bill;
  }

  /** What a recipient could take for more than it is. @param {Bill | null} bill @param {boolean} ready */
  #warning(bill, ready) {
    if (!ready) {
      return html`<p class="warning">
        Fix the fields marked in red to export: the bill is from before your last change.
      </p>`;
    }
    if (bill?.complete) return '';
    const items =
      bill?.not_priced.length === 1 ? '1 item has' : `${bill?.not_priced.length} items have`;
    return html`<p class="warning">
      ${items} no price. Exports list them and say "at least" before the total; FOCUS, which has only charges, names
      them in x_LeftOut.
    </p>`;
  }

  render() {
    const { calc } = this;
    const { bill } = calc.pricing;
    const ready = bill !== null && !calc.pricing.stale;
    return html`
      <div class="row">
        <button type="button" class="main" ?hidden=${!this.linkable} @click=${this.copyLink}>Copy link</button>
        ${this.#choices().map(
          ([label, take]) => html`
            <button type="button" ?disabled=${!ready} @click=${take}>${label}</button>
          `,
        )}
        <button type="button" class="quiet" @click=${() => calc.reset()}>Start over</button>
      </div>
      ${this.#warning(bill, ready)}
      <p class="soft" role="status">${this.said}</p>
      <textarea aria-label="Text to copy" readonly ?hidden=${!this.fallback} .value=${this.fallback}></textarea>
      ${
        calc.keeper?.drafts
          ? html`
            <details @toggle=${() => import('./kept-drafts.js')}>
              <summary>Your drafts</summary>
              <bedrock-kept-drafts></bedrock-kept-drafts>
            </details>
          `
          : ''
      }
      <details>
        <summary>Open a saved scenario</summary>
        <label for="json">Scenario JSON</label>
        <textarea
          id="json"
          spellcheck="false"
          aria-invalid=${this.importError ? 'true' : 'false'}
          aria-describedby="import-error"
        ></textarea>
        <p class="error" id="import-error" role="alert">${this.importError}</p>
        <div class="row">
          <button
            type="button"
            @click=${() =>
              this.#import(
                /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('#json')).value,
              )}
          >
            Import
          </button>
          <input type="file" accept=".json,application/json" aria-label="Scenario file" @change=${this.#importFile}>
        </div>
      </details>
    `;
  }
}

define('bedrock-export-panel', ExportPanel);
