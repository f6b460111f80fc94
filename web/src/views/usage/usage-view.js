// The place of real usage: logs and bills read on the person's own device, priced, split, compared with what they would
// have cost elsewhere, and made a scenario.
import { usageScenario } from 'bedrock-calculator/usage.js';
import { html } from 'lit';
import { save } from '../../charts/save.js';
import { define } from '../../define.js';
import { counted, day, grouped } from '../../format.js';
import { base } from '../../styles/base.js';
import { csvFile, usageCsv } from './export.js';
import { UsagePart } from './readings.js';
import './report-part.js';
import { chosenSources, pastedSource } from './sources.js';
import { usageStyles } from './styles.js';

/**
 * @typedef {import('./readings.js').Group} Group
 */

/** So many files can be counted as one text. */
const MOST_TEXTS = 20;
const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'];

/** "1.4 GB" @param {number} bytes */
function sizeOf(bytes) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${Number((bytes / 1000 ** power).toPrecision(3))} ${UNITS[power]}`;
}

/** "1.4 GB a second, 3 seconds left" @param {Group} group */
function pace({ done, size: whole, started }) {
  const seconds = (performance.now() - started) / 1000;
  if (!done || started === 0 || seconds < 0.5) return '';
  const left = Math.ceil(((whole - done.bytes) * seconds) / (done.bytes || 1));
  return `${sizeOf(done.bytes / seconds)} a second, ${left > 90 ? `${Math.ceil(left / 60)} minutes` : `${left} s`} left`;
}

/** What a file is that has no usage in it, and what to do. @type {Record<string, string>} */
const FOREIGN = {
  zip: 'This is a ZIP archive or a spreadsheet. Unpack it and drop the files, or save the sheet as CSV.',
  pdf: 'This is a PDF. Bills are read as CSV or Parquet: export the Cost and Usage Report, FOCUS or Cost Explorer.',
  image: 'This is an image. Drop logs, bills or text.',
  separators:
    'A spreadsheet has saved this bill with other separators than commas. Drop the file as AWS wrote it.',
  packed: 'This file is compressed in a way that is not read here. Unpack it first, or use gzip.',
};

export class UsageView extends UsagePart {
  static properties = {
    pasting: { state: true },
    counting: { state: true },
    trouble: { state: true },
  };

  static styles = [base, usageStyles];

  constructor() {
    super();
    this.pasting = false;
    /** Whether tokens of texts are counted here. */
    this.counting = false;
    this.trouble = '';
  }

  /** Texts that are no usage can still be counted. @param {File[]} [files] */
  async #count(files = []) {
    await import('./tokens-part.js');
    this.counting = true;
    await this.updateComplete;
    /** @type {import('./tokens-part.js').TokensPart} */
    const part = /** @type {any} */ (this.renderRoot.querySelector('bedrock-token-counter'));
    await part.take(files);
    part.scrollIntoView({ block: 'nearest' });
  }

  /** @param {import('./read.js').Source[]} sources */
  #add(sources) {
    this.trouble =
      sources.length > 0
        ? ''
        : 'There was no file in it. Drop log files, a folder of them, or a bill.';
    if (sources.length > 0) this.readings.add(sources);
  }

  /** @param {Event} event */
  #chosen(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    this.#add(chosenSources(input.files ?? []));
    input.value = '';
  }

  #readPasted() {
    const area = /** @type {HTMLTextAreaElement} */ (this.renderRoot.querySelector('textarea'));
    if (!area.value.trim()) {
      this.trouble = 'Paste log records, a usage block or an answer of the API first.';
      return;
    }
    this.#add([pastedSource(area.value)]);
    this.pasting = false;
    this.#focus('.pastes');
  }

  async #readExample() {
    const { exampleSource } = await import('./example-part.js');
    this.#add([exampleSource(new Date())]);
    this.#focus('.groups .quiet');
  }

  /** Where the keyboard goes on when what it was on has gone, or come. @param {string} selector */
  async #focus(selector) {
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.renderRoot.querySelector(selector))?.focus();
  }

  /** @param {Group} group */
  #remove(group) {
    this.readings.remove(group);
    this.#focus(this.readings.groups.length > 0 ? '.groups .quiet' : '.chooses');
  }

  /** What a screen reader says while files are read, and once they have been. */
  #progress() {
    const { groups } = this.readings;
    const reading = groups.filter(({ counts, trouble }) => !counts && !trouble);
    if (reading.length > 0) return `Reading ${reading.map(({ name }) => name).join(', ')}.`;
    const files = groups.flatMap(({ counts }) => counts?.files ?? []);
    const records = files.reduce((sum, file) => sum + file.records, 0);
    return groups.length > 0 ? `Read ${counted(String(records), 'record')}.` : '';
  }

  /** @param {'bill' | 'savings'} view that is opened with it */
  #makeScenario(view) {
    const { report, prices } = this.readings;
    if (!report) return;
    const { scenario } = usageScenario(report, prices);
    const period = report.period ?? report.metrics?.period ?? report.bill?.period;
    const what = `Made a scenario of the usage${period ? ` from ${day(period.from)} to ${day(period.to)}, scaled to a month` : ''}.`;
    try {
      this.calc.take(scenario, what);
      this.calc.session.change({ view });
    } catch (problem) {
      this.trouble = String(/** @type {any} */ (problem).message);
    }
  }

  /** @param {'folder' | 'files'} kind */
  #choice(kind) {
    const words = kind === 'folder' ? 'Choose a folder' : 'Choose files';
    return html`
      <button type="button" class="chooses" @click=${() => /** @type {HTMLElement} */ (this.renderRoot.querySelector(`#${kind}`)).click()}>${words}</button>
      <input id=${kind} type="file" multiple ?webkitdirectory=${kind === 'folder'} hidden aria-label=${words} @change=${this.#chosen}>
    `;
  }

  #drop() {
    return html`
      <div class="drop">
        <b>Drop files or a folder</b>
        <p>Invocation logs as S3 or CloudWatch has them, Cost and Usage Reports, FOCUS and Cost Explorer exports, CloudWatch metrics; JSON lines, CSV, Parquet, gzip.</p>
        <div class="buttons">
          ${this.#choice('files')} ${this.#choice('folder')}
          <button
            type="button"
            class="pastes"
            aria-expanded=${this.pasting}
            @click=${() => {
              this.pasting = !this.pasting;
              if (this.pasting) this.#focus('textarea');
            }}
          >
            Paste text
          </button>
          <button
            type="button"
            aria-expanded=${this.counting}
            @click=${() => {
              if (this.counting) this.counting = false;
              else this.#count();
            }}
          >
            Count the tokens of a text
          </button>
        </div>
        ${
          this.pasting
            ? html`
              <textarea aria-label="Log records, a usage block or an answer of the API" spellcheck="false"></textarea>
              <button type="button" @click=${this.#readPasted}>Read it</button>
            `
            : ''
        }
      </div>
    `;
  }

  /** @param {Group} group in which there was no usage */
  #nothing(group) {
    const kinds = new Set(group.counts?.files.map(({ format }) => format));
    const [kind] = kinds;
    if (kinds.size === 1 && FOREIGN[kind])
      return html`<span class="trouble">${FOREIGN[kind]}</span>`;
    const files = group.sources.map(({ name, content }) =>
      content instanceof File ? content : new File([content], name),
    );
    const count = () => {
      this.readings.remove(group);
      this.#count(files);
    };
    return html`<span class="trouble">
      Nothing in it is usage of Bedrock that can be read here.
      ${files.length <= MOST_TEXTS ? html`<button type="button" @click=${count}>Count its tokens</button>` : ''}
    </span>`;
  }

  /** @param {Group} group */
  #group(group) {
    const { name, sources, done, counts, trouble } = group;
    const files = counts?.files ?? [];
    const records = files.reduce((sum, file) => sum + file.records, 0);
    const unread = files.filter(({ format }) => format === 'unknown').length;
    const reading = !counts && !trouble;
    return html`
      <li>
        <span>${name} ${sources.length > 1 ? html`<span class="soft">${grouped(String(sources.length))} files</span>` : ''}</span>
        <span class="number">
          ${reading ? (done ? `${sizeOf(done.bytes)} of ${sizeOf(group.size)}` : 'reading') : ''}
          ${counts ? html`${grouped(String(records))} ${records === 1 ? 'record' : 'records'}${unread > 0 ? html`, <span class="more">${unread === 1 ? 'one file' : `${unread} files`} not recognized</span>` : ''}` : ''}
        </span>
        <button type="button" class="quiet" aria-label="${reading ? 'Cancel' : 'Remove'} ${name}" @click=${() => this.#remove(group)}>${reading ? 'Cancel' : 'Remove'}</button>
        ${
          reading
            ? html`<progress max="1" value=${(done?.bytes ?? 0) / (group.size || 1)} aria-label="Reading ${name}"></progress><span class="soft">${pace(group)}</span>`
            : ''
        }
        ${trouble ? html`<span class="trouble more" role="alert">${trouble}</span>` : ''}
        ${files.some(({ damaged }) => damaged) ? html`<span class="trouble more">${files.length === 1 ? 'The file ends' : 'Some of its files end'} early or ${files.length === 1 ? 'is' : 'are'} damaged: only what comes before that is counted.</span>` : ''}
        ${counts && records === 0 && !trouble ? this.#nothing(group) : ''}
      </li>
    `;
  }

  render() {
    const { groups, report, trouble, failure } = this.readings;
    const logged = report && report.totals.calls !== '0';
    const usable =
      logged ||
      report?.metrics?.models.some(({ calls }) => calls !== '0') ||
      report?.bill?.lines.some((line) => line.charge === 'usage' && line.normal_quantity);
    return html`
      <header>
        <div>
          <h2>Real usage</h2>
          <p>Invocation logs, cost reports and CloudWatch exports, read and priced on this device. Nothing is uploaded.</p>
        </div>
        ${
          usable
            ? html`<div class="buttons">
              ${logged ? html`<button type="button" @click=${() => save('real-usage.csv', csvFile(usageCsv(report)))}>Export CSV</button>` : ''}
              <button type="button" @click=${() => this.#makeScenario('savings')}>See what would lower it</button>
              <button type="button" class="main" @click=${() => this.#makeScenario('bill')}>Make it a scenario</button>
            </div>`
            : ''
        }
      </header>
      <div class="top">
        ${this.#drop()}
        ${
          groups.length > 0
            ? html`<ul class="groups" aria-label="What was read">${groups.map((group) => this.#group(group))}</ul>`
            : html`<div class="soft">
              <p>Nothing has been read yet. To switch logging on: Bedrock console, Settings, Model invocation logging. Files of any size can be read; they stay where they are.</p>
              <button type="button" @click=${this.#readExample}>Try an example log</button>
            </div>`
        }
      </div>
      <p class="vh" role="status">${this.#progress()}</p>
      ${[this.trouble, trouble, failure].filter(Boolean).map((text) => html`<p class="message bad" role="alert">${text}</p>`)}
      ${this.counting ? html`<bedrock-token-counter></bedrock-token-counter>` : ''}
      ${report ? html`<bedrock-usage-report></bedrock-usage-report>` : ''}
    `;
  }
}

export { takeDrops } from './drop.js';
export const tag = 'bedrock-usage-view';
define(tag, UsageView);
