// Sharing and saving: a link, the bill as text, CSV or JSON, and a scenario back in.
import { CalculatorError } from 'bedrock-calculator';
import { css, html } from 'lit';
import { billCsv, billJson, billText } from '../bill-text.js';
import { Part } from '../context.js';
import { define } from '../define.js';
import { base } from '../styles/base.js';

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
      this.said = 'The browser does not let a page copy here. Copy this:';
    }
  }

  async copyLink() {
    const { pricing } = this.calc;
    const keeper = await this.calc.keeping();
    if (pricing.stale || !keeper) {
      this.said = 'Correct the fields marked in red first: a link would leave them out.';
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

  render() {
    const { calc } = this;
    const { bill } = calc.pricing;
    const ready = bill !== null && !calc.pricing.stale;
    return html`
      <div class="row">
        <button type="button" class="main" ?hidden=${!this.linkable} @click=${this.copyLink}>Copy link</button>
        <button type="button" ?disabled=${!ready} @click=${() => bill && this.#copy(billText(bill), 'Bill')}>
          Copy bill
        </button>
        <button
          type="button"
          ?disabled=${!ready}
          @click=${() => bill && this.#download('bedrock-bill.csv', 'text/csv', billCsv(bill))}
        >
          Save CSV
        </button>
        <button
          type="button"
          ?disabled=${!ready}
          @click=${() =>
            bill &&
            this.#download(
              'bedrock-scenario.json',
              'application/json',
              billJson(calc.pricing.scenario, bill),
            )}
        >
          Save JSON
        </button>
        <button type="button" class="quiet" @click=${() => calc.reset()}>Start over</button>
      </div>
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
