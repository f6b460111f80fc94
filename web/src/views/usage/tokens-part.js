// Tokens of a text before anything is sent: estimated as a range with its reasons, counted exactly where the model's
// vocabulary is open, priced as a call, and put into a workload.
import { html } from 'lit';
import { Part } from '../../context.js';
import { define } from '../../define.js';
import { grouped, money, percent, unitCost } from '../../format.js';
import { freeHue, fromWorkload } from '../../state/scenario.js';
import { base } from '../../styles/base.js';
import { tableStyles } from '../../styles/table.js';
import { currentScenario } from '../compare/scenario.js';
import { LENGTHS, rowsOf, sumOf, textsOf } from './counted.js';
import { exactCounts, vocabularyOf } from './exact.js';
import { usageStyles } from './styles.js';

/**
 * @typedef {import('./counted.js').Picture} Picture
 * @typedef {import('./counted.js').Row} Row
 * @typedef {import('../../state/scenario.js').Card} Card
 */

const TEXT_FIELDS = ['input_tokens', 'output_tokens'];

const number = (/** @type {number} */ value) => grouped(String(value));

export class TokensPart extends Part {
  static properties = {
    prompt: { state: true },
    answer: { state: true },
    length: { state: true },
    model: { state: true },
    files: { state: true },
    exact: { state: true },
    counting: { state: true },
    into: { state: true },
    trouble: { state: true },
  };

  static styles = [base, tableStyles, usageStyles];

  constructor() {
    super();
    this.prompt = '';
    this.answer = '';
    this.length = 'paragraph';
    /** As typed; empty: the model of the first workload. */
    this.model = '';
    /** @type {{name: string, text: string, picture: Picture | null, pages: number}[]} */
    this.files = [];
    /** @type {{of: string, counts: number[]} | null} exact counts, and of what */
    this.exact = null;
    /** @type {AbortController | null} */
    this.counting = null;
    /** Key of a workload; 0: a new one. */
    this.into = 0;
    this.trouble = '';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.counting?.abort();
  }

  /** Files to count: texts, images, PDFs. @param {Iterable<File>} files */
  async take(files) {
    this.trouble = '';
    for (const file of files) {
      try {
        this.files = [...this.files, await this.#read(file)];
      } catch {
        this.trouble = `${file.name} could not be read. Choose a text, an image or a PDF.`;
      }
    }
  }

  /** @param {File} file */
  async #read(file) {
    const { name } = file;
    if (file.type.startsWith('image/')) {
      const { width, height } = await createImageBitmap(file);
      return { name, text: '', picture: { name, width, height }, pages: 0 };
    }
    const text = await file.text();
    if (text.startsWith('%PDF-')) {
      const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
      const counts = [...text.matchAll(/\/Count\s+(\d+)/g)].map(([, count]) => Number(count));
      return { name, text: '', picture: null, pages: Math.max(1, pages, ...counts) };
    }
    if (text.includes('\0')) throw new Error('binary');
    return { name, text, picture: null, pages: 0 };
  }

  /** @returns {import('./counted.js').Material} */
  get #material() {
    const { files } = this;
    return {
      prompt: [this.prompt, ...files.map(({ text }) => text)].filter(Boolean).join('\n'),
      answer: this.answer,
      length: this.length,
      pictures: files.flatMap(({ picture }) => picture ?? []),
      pages: files.reduce((sum, { pages }) => sum + pages, 0),
    };
  }

  get #modelId() {
    return this.model || this.calc.draft.cards.find(({ model }) => model)?.model || '';
  }

  /** @param {object} fields of one call */
  #quote(fields) {
    const { plan, credits, ...scenario } = /** @type {any} */ (currentScenario(this.calc));
    const workload = { type: 'inference', name: 'One call', model: this.#modelId, ...fields };
    return this.calc.engine.quote({ ...scenario, workloads: [workload] });
  }

  /** By the rule that the engine has for the model. @param {Picture} picture */
  #pictureTokens = ({ width, height }) => {
    try {
      const bill = this.#quote({
        requests_per_month: '1',
        images_per_request: '1',
        image_width: String(width),
        image_height: String(height),
      });
      const line = bill.lines.find(({ unit }) => unit === 'token');
      return line ? Number(line.quantity) : null;
    } catch {
      return null;
    }
  };

  /** What exact counts are of: they hold until it changes. */
  #asked() {
    return JSON.stringify([this.#modelId, textsOf(this.#material).texts]);
  }

  async #countExactly() {
    const vocabulary = vocabularyOf(this.#modelId);
    if (!vocabulary) return;
    const stop = new AbortController();
    this.counting = stop;
    this.trouble = '';
    const of = this.#asked();
    try {
      const counts = await exactCounts(vocabulary, textsOf(this.#material).texts, stop.signal);
      this.exact = { of, counts };
    } catch {
      if (!stop.signal.aborted)
        this.trouble = 'The vocabulary could not be loaded. Check the connection and try again.';
    }
    this.counting = null;
  }

  /** @param {Row[]} rows */
  #use(rows) {
    const { document, draft, catalog, session } = this.calc;
    const input = sumOf(rows.filter(({ output }) => !output));
    const output = sumOf(rows.filter((row) => row.output));
    const known = draft.cards.findIndex(({ key }) => key === this.into);
    const texts = { input_tokens: number(input.likely), output_tokens: number(output.likely) };
    const card = fromWorkload(
      /** @type {any} */ ({
        type: 'inference',
        name: 'Counted text',
        model: this.#modelId,
        requests_per_month: '1000',
        input_tokens: String(input.likely),
        output_tokens: String(output.likely),
      }),
      catalog.workload_types,
    );
    const cards =
      known < 0
        ? [...draft.cards, { ...card, hue: freeHue(draft.cards) }]
        : draft.cards.map((one, i) =>
            i === known ? { ...one, texts: { ...one.texts, ...texts } } : one,
          );
    const workload = known < 0 ? draft.cards.length : known;
    /** @type {any} */
    const plan = draft.rest.plan ?? {};
    const ranges = TEXT_FIELDS.flatMap((field, i) => {
      const { exact, ...range } = [input, output][i];
      const all = Object.fromEntries(
        Object.entries(range).map(([name, value]) => [name, String(value)]),
      );
      return exact || range.low === range.high ? [] : [{ workload, field, ...all }];
    });
    const others = (plan.ranges ?? []).filter(
      (/** @type {any} */ one) => one.workload !== workload || !TEXT_FIELDS.includes(one.field),
    );
    const rest = { ...draft.rest, plan: { ...plan, ranges: [...others, ...ranges] } };
    if (rest.plan.ranges.length === 0) delete rest.plan.ranges;
    if (Object.keys(rest.plan).length === 0) delete rest.plan;
    const notice = `${cards[workload].name} has ${number(input.likely)} input and ${number(output.likely)} output tokens.`;
    document.change({ cards, rest }, 'Use counted tokens', { notice });
    session.change({ openRow: cards[workload].key, view: 'bill' });
  }

  // --- what is seen ---

  /** @param {'prompt' | 'answer'} name @param {string} label */
  #area(name, label) {
    return html`
      <label class="area">
        <span class="label">${label}</span>
        <textarea
          spellcheck="false"
          .value=${this[name]}
          @input=${(/** @type {Event} */ e) => {
            this[name] = /** @type {HTMLTextAreaElement} */ (e.target).value;
          }}
        ></textarea>
      </label>
    `;
  }

  #choose() {
    const input = /** @type {HTMLInputElement} */ (this.renderRoot.querySelector('#texts'));
    input.click();
  }

  #inputs() {
    const { engine, draft } = this.calc;
    const offers = engine.models({ region: draft.region || 'us-east-1' });
    const set = (/** @type {'model' | 'length'} */ name) => (/** @type {Event} */ e) => {
      this[name] = /** @type {HTMLInputElement} */ (e.target).value;
    };
    return html`
      <div class="pair close">
        ${this.#area('prompt', 'What is sent: a prompt, a request as JSON, a conversation')}
        ${this.#area('answer', 'What comes back, if you have it')}
      </div>
      <div class="buttons fields">
        <label><span class="label">Model</span>
          <input list="offers" autocomplete="off" spellcheck="false" .value=${this.#modelId} @change=${set('model')}></label>
        <label><span class="label">Answer</span>
          <select ?disabled=${this.answer !== ''} @change=${set('length')}>
            ${Object.entries(LENGTHS).map(([id, { label, low, high }]) => html`<option value=${id} ?selected=${id === this.length}>${label}, ${low} to ${number(high)}</option>`)}
          </select></label>
        <button type="button" @click=${this.#choose}>Add files</button>
        <input
          id="texts"
          type="file"
          multiple
          hidden
          aria-label="Texts, images and PDFs"
          @change=${(/** @type {Event} */ e) => {
            const input = /** @type {HTMLInputElement} */ (e.target);
            this.take([...(input.files ?? [])]);
            input.value = '';
          }}
        >
      </div>
      <datalist id="offers">${offers.flatMap(({ name, routes }) => routes.map(({ id }) => html`<option value=${id}>${name}</option>`))}</datalist>
      ${
        this.files.length > 0
          ? html`<ul class="groups" aria-label="Files to count">${this.files.map(
              (file) => html`<li>
                <span>${file.name}</span>
                <span class="number soft">${file.picture ? 'image' : file.pages > 0 ? `${file.pages} pages` : `${number(file.text.length)} characters`}</span>
                <button
                  type="button"
                  class="quiet"
                  aria-label="Remove ${file.name}"
                  @click=${() => {
                    this.files = this.files.filter((one) => one !== file);
                  }}
                >Remove</button>
              </li>`,
            )}</ul>`
          : ''
      }
    `;
  }

  /** @param {Row[]} rows */
  #table(rows) {
    const input = rows.filter(({ output }) => !output);
    const line = (
      /** @type {string} */ name,
      /** @type {import('./counted.js').Range & {exact: boolean}} */ { low, likely, high, exact },
    ) => html`
      <tr>
        <th scope="row">${name}${exact ? html` <span class="soft">exact</span>` : ''}</th>
        <td class="number">${number(low)}</td>
        <td class="number">${number(likely)}</td>
        <td class="number">${number(high)}</td>
      </tr>
    `;
    return html`
      <table>
        <caption class="vh">Tokens of one call</caption>
        <thead>
          <tr>
            <th scope="col">Tokens of one call</th>
            <th scope="col" class="number">At least</th>
            <th scope="col" class="number">Likely</th>
            <th scope="col" class="number">At most</th>
          </tr>
        </thead>
        <tbody>${input.map((row) => line(row.name, row))}</tbody>
        <tfoot>
          ${input.length > 1 ? line('Input', sumOf(input)) : ''}
          ${rows.filter(({ output }) => output).map((row) => line(row.name, row))}
        </tfoot>
      </table>
      <ul class="notices soft">${[...new Set(rows.flatMap(({ reasons }) => reasons))].map((reason) => html`<li>${reason}</li>`)}</ul>
    `;
  }

  /** @param {Row[]} rows */
  #cost(rows) {
    const input = sumOf(rows.filter(({ output }) => !output));
    const output = sumOf(rows.filter((row) => row.output));
    const priced = (/** @type {'low' | 'likely' | 'high'} */ which) =>
      this.#quote({
        requests_per_month: '1000',
        input_tokens: String(input[which]),
        output_tokens: String(output[which]),
      });
    /** @type {import('bedrock-calculator').Bill[]} */
    let bills;
    try {
      bills = [priced('low'), priced('likely'), priced('high')];
    } catch (problem) {
      return html`<p class="message bad" role="alert">${String(/** @type {any} */ (problem).message)}</p>`;
    }
    const [low, likely, high] = bills;
    if (likely.not_priced.length > 0)
      return html`<p class="soft">${likely.not_priced[0].reason} ${likely.not_priced[0].hint}</p>`;
    const written = likely.lines.find(({ dimension }) => dimension === 'output_tokens');
    const read = likely.lines.find(({ dimension }) => dimension === 'input_tokens');
    const ratio = (/** @type {number} */ value) => String(Number(value.toPrecision(2)));
    return html`
      <dl class="facts">
        <div><dt>A thousand calls</dt><dd>${money(likely.total)}</dd></div>
        ${low.total === high.total ? '' : html`<div><dt>From, to</dt><dd>${money(low.total)} to ${money(high.total)}</dd></div>`}
        <div><dt>One call, about</dt><dd>${unitCost(String(Number(likely.total) / 1000))}</dd></div>
        ${written ? html`<div><dt>Output's share of the cost</dt><dd>${percent(written.amount, likely.total)}</dd></div>` : ''}
        ${input.likely > 0 && output.likely > 0 ? html`<div><dt>Output to input, tokens</dt><dd>${ratio(output.likely / input.likely)}</dd></div>` : ''}
        ${written && read ? html`<div><dt>Output to input, price</dt><dd>${ratio(Number(written.rate) / Number(read.rate))} x</dd></div>` : ''}
      </dl>
    `;
  }

  /** @param {Row[]} rows */
  #actions(rows) {
    const vocabulary = vocabularyOf(this.#modelId);
    const cards = this.calc.draft.cards.filter(
      ({ texts, verbatim }) => !verbatim && 'input_tokens' in texts,
    );
    return html`
      <div class="buttons fields">
        ${
          vocabulary && this.exact?.of !== this.#asked()
            ? html`<button type="button" ?disabled=${this.counting !== null} @click=${this.#countExactly}>
                ${this.counting ? 'Counting …' : `Count exactly (loads ${vocabulary.size})`}
              </button>`
            : ''
        }
        <label><span class="label">Use in</span>
          <select
            @change=${(/** @type {Event} */ e) => {
              this.into = Number(/** @type {HTMLSelectElement} */ (e.target).value);
            }}
          >
            <option value="0">a new workload</option>
            ${cards.map(({ key, name }) => html`<option value=${key} ?selected=${key === this.into}>${name}</option>`)}
          </select></label>
        <button type="button" class="main" @click=${() => this.#use(rows)}>Use in the scenario</button>
      </div>
    `;
  }

  render() {
    const material = this.#material;
    const exact = this.exact && this.exact.of === this.#asked() ? this.exact.counts : null;
    const rows = rowsOf(material, this.#modelId, exact, this.#pictureTokens);
    const some = rows.some(({ output }) => !output);
    return html`
      <h3>Tokens of a text</h3>
      <p class="soft">Estimated before anything is sent, on this device. What AWS returns with each call is exact.</p>
      ${this.#inputs()}
      ${this.trouble ? html`<p class="message bad" role="alert">${this.trouble}</p>` : ''}
      ${some ? html`<div class="pair"><section>${this.#table(rows)}</section><section>${this.#cost(rows)} ${this.#actions(rows)}</section></div>` : ''}
    `;
  }
}

define('bedrock-token-counter', TokensPart);
