// What a pasted text costs, said first; then what can be made of it. An id is explained with its rates, a usage
// block or log record is one call, rows of a spreadsheet are workloads.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { counted, day, grouped, perMillion, price, unitCost } from '../format.js';
import { usualRoute } from '../start/models.js';
import { looksLikeId, readText } from '../start/reading.js';
import { parseNumber } from '../state/numbers.js';
import { base } from '../styles/base.js';
import './start-box.js';
import { define } from '../define.js';
import { alias } from '../state/changes.js';
import { Latest } from '../worker/latest.js';

/**
 * @typedef {import('bedrock-calculator').Explanation} Explanation
 * @typedef {import('bedrock-calculator').Workload} Workload
 */

const TOKENS = /** @type {const} */ ([
  ['input_tokens', 'input'],
  ['cache_read_tokens', 'cache-read'],
  ['cache_write_tokens', 'cache-write'],
  ['output_tokens', 'output'],
]);
const A_MONTH = '1,000';

/**
 * The call of a usage block as workloads: tokens that are kept for an hour are written beside those that are
 * kept for five minutes.
 * @param {Explanation} answer @param {string} model @param {string} requests @returns {Workload[]}
 */
function callsOf({ usage, tier, region }, model, requests) {
  if (!usage) return [];
  const call = {
    type: 'inference',
    model,
    requests_per_month: requests,
    ...(region ? { region } : {}),
  };
  const common = { ...call, ...(tier === 'standard' ? {} : { tier }) };
  const tokens = Object.fromEntries(TOKENS.map(([name]) => [name, usage[name]]));
  const hour = usage.cache_write_1h_tokens;
  const mixed = hour !== '0' && hour !== usage.cache_write_tokens;
  if (!mixed) {
    const ttl = usage.cache_ttl === '1h' ? { cache_ttl: '1h' } : {};
    return [/** @type {any} */ ({ ...common, ...tokens, ...ttl })];
  }
  const short = String(BigInt(usage.cache_write_tokens) - BigInt(hour));
  return /** @type {any[]} */ ([
    { ...common, ...tokens, cache_write_tokens: short },
    { ...common, name: 'Cache writes kept for an hour', cache_write_tokens: hour, cache_ttl: '1h' },
  ]);
}

/** Fires "added" with workloads. */
export class PasteAnswer extends Part {
  /** @type {import('../context.js').Model[]} */
  static follows = ['document'];

  static properties = {
    text: {},
    chosen: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .answer {
        display: grid;
        gap: var(--x2);
        margin-block-start: var(--x3);
        padding: var(--x3);
        border-radius: var(--r2);
        background: var(--pane);
        font-size: var(--t-13);
      }
      p {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .costs {
        font-size: var(--t-20);
        font-weight: 600;
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--x3);
        padding-block: 3px;
        border-block-end: 1px solid var(--line);
      }
      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--x2);
      }
    `,
  ];

  /** @type {Latest<'explain'> | undefined} */
  #explained;
  /** Whether Enter was pressed before there was something to add. */
  #entered = false;

  constructor() {
    super();
    this.text = '';
    /** The model of a text that does not name one. */
    this.chosen = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has('text')) return;
    this.chosen = '';
    this.#entered = false;
  }

  updated() {
    if (this.#entered) this.enter();
  }

  /** What the engine makes of the text, once it has answered. @param {string} text @param {string} said the region that the text says */
  #explain(text, said) {
    const { rate_set, region, as_of, own } = this.calc.draft;
    const known = this.calc.catalog.regions.some(({ code }) => code === said);
    const where = known ? said : region;
    const explained =
      this.#explained ?? new Latest('explain', () => this.requestUpdate(), this.calc.engine);
    this.#explained = explained;
    explained.ask({
      text: own.model_aliases?.[text] ?? text,
      ...(rate_set === 'custom' ? {} : { rate_set }),
      ...(where ? { region: where } : {}),
      ...(as_of ? { as_of } : {}),
    });
    return explained;
  }

  /** What calls cost beside the rest of the draft. @param {Workload[]} workloads */
  #bill(workloads) {
    try {
      return this.calc.engine.quote({ ...this.calc.pricing.scenario, workloads });
    } catch {
      return null;
    }
  }

  /** @param {Workload[]} workloads @param {Explanation} answer */
  #add(workloads, answer) {
    if (answer.id && this.chosen) alias(this.calc, answer.id, this.chosen);
    this.dispatchEvent(new CustomEvent('added', { detail: workloads }));
  }

  /** What to add for an explanation. @param {Explanation} answer @param {string} model @param {string} region */
  #workloads(answer, model, region) {
    const elsewhere = region && region !== this.calc.draft.region ? { region } : {};
    if (answer.usage) {
      return callsOf(answer, model, A_MONTH).map((workload) => {
        const { region: _, ...rest } = /** @type {any} */ (workload);
        return { ...rest, ...elsewhere };
      });
    }
    return [
      /** @type {any} */ ({
        type: 'inference',
        model,
        requests_per_month: A_MONTH.replace(',', ''),
        input_tokens: 1000,
        output_tokens: 300,
        ...elsewhere,
      }),
    ];
  }

  /** @param {Explanation} answer @param {string} model */
  #cost(answer, model) {
    const { usage } = answer;
    if (!usage) return '';
    const bill = model ? this.#bill(callsOf(answer, model, '1')) : null;
    const counts = TOKENS.filter(([name]) => usage[name] !== '0').map(
      ([name, words]) => `${grouped(usage[name])} ${words}`,
    );
    return html`
      ${
        bill?.complete
          ? answer.reserved
            ? html`<p class="costs">Nothing more within the reservation</p><p>Above it, this call costs ${unitCost(bill.total)}.</p>`
            : html`<p class="costs">This call costs ${unitCost(bill.total)}</p>`
          : bill
            ? html`<p class="warning">This call cannot be priced in full: ${bill.not_priced[0]?.reason} ${bill.not_priced[0]?.hint}</p>`
            : ''
      }
      <p>${counts.length > 0 ? `${counts.join(', ')} tokens` : 'No tokens'}${
        answer.tier === 'standard' ? '' : `, ${answer.tier} tier`
      }. <span class="soft">${usage.convention}</span></p>
    `;
  }

  /** @param {NonNullable<Explanation['reserved']>} terms @param {string} region */
  #reserved(terms, region) {
    if (terms.length === 0)
      return html`<p>What reserved capacity costs in ${region} is not known here.</p>`;
    return terms.map(
      ({ tier, input, output }) =>
        html`<p>Reserved for ${tier === 'reserved-1mo' ? 'one month' : 'three months'}: ${price(input)} an hour for each 1,000 input tokens a minute, ${price(output)} for output.</p>`,
    );
  }

  /** @param {Explanation} answer */
  #rates(answer) {
    return html`
      <ul>
        ${answer.rates.map(
          (r) => html`
            <li>
              <span>${r.label}</span>
              <span>${price(perMillion(r.rate))} per million
                <span class="soft">${r.derived ? 'derived, ' : ''}${day(r.source_date)}</span></span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  /**
   * The likeliest model of a call whose text names none that Bedrock has: that of its maker's id for it, or where it has no
   * id the model of the last workload that can be priced by it. @param {Explanation} answer
   */
  #likeliest(answer) {
    const { id, usage, model, region } = answer;
    if (model || !usage) return '';
    const made = this.calc.pricing
      .offers(region)
      .find((offer) => offer.id.replace(/^[^.]+\.|-v\d+(?::\d+)?$/g, '') === id);
    if (id) return (made && usualRoute(made)?.id) ?? '';
    const models = this.calc.draft.cards.map((card) => card.model).filter(Boolean);
    return models.findLast((other) => this.#bill(callsOf(answer, other, '1'))?.complete) ?? '';
  }

  /** @param {Explanation} answer @param {string} likeliest */
  #assumed({ id, region }, likeliest) {
    const offers = this.calc.pricing.offers(region);
    const name = offers.find(({ routes }) => routes.some((r) => r.id === likeliest))?.name;
    return id
      ? html`<p>“${id}” is read as ${name ?? likeliest}.</p>`
      : html`<p>With ${name ?? likeliest}, the model of your last workload.</p>`;
  }

  /** @param {Explanation} answer @param {string} region */
  #explanation(answer, region) {
    const likeliest = this.chosen ? '' : this.#likeliest(answer);
    const mapped = this.chosen && (answer.id || this.chosen);
    const model = answer.model ? answer.id : mapped || likeliest;
    const priced = answer.model ? answer.id : this.chosen || likeliest;
    // What the page asks for with a box of its own is not told in the terms of a scenario file.
    const hint = answer.hint.includes('model_aliases')
      ? 'Choose the model behind it.'
      : answer.hint;
    return html`
      ${this.#cost(answer, priced)}
      ${answer.model_name ? html`<p><b>${answer.model_name}</b></p>` : ''}
      ${
        likeliest
          ? this.#assumed(answer, likeliest)
          : answer.model || !answer.usage || answer.id
            ? html`<p>${answer.reason} ${answer.model ? '' : hint}</p>`
            : ''
      }
      ${answer.reserved ? this.#reserved(answer.reserved, answer.region) : ''}
      ${answer.rates.length > 0 ? this.#rates(answer) : ''}
      ${
        answer.model
          ? ''
          : html`
            <bedrock-start-box
              label=${answer.usage ? 'Which model was called?' : 'Which model is behind it?'}
              type="inference"
              .region=${answer.region}
              .value=${this.chosen || likeliest}
              listed
              @chosen=${(/** @type {CustomEvent} */ e) => {
                this.chosen = e.detail.model;
              }}
            ></bedrock-start-box>
          `
      }
      ${
        model
          ? html`
            <div class="acts">
              <button type="button" class="main" id="add" @click=${() => this.#add(this.#workloads(answer, model, region), answer)}>
                Add as a workload
              </button>
            </div>
            ${answer.usage ? html`<p class="soft">${A_MONTH} calls like it a month to begin with.</p>` : ''}
          `
          : ''
      }
    `;
  }

  /** A row's workload: words are its name or its model, numbers are requests, input and output. @param {string[]} cells */
  #rowWorkload(cells) {
    const { calc } = this;
    const numbers = cells.map((cell) => (cell ? parseNumber(cell, { counts: true }) : null));
    const counts = numbers.flatMap((n) => (n?.ok ? [n.value] : []));
    const words = cells.filter((cell, i) => cell && !numbers[i]?.ok);
    const offers = calc.pricing.offers(calc.draft.region);
    const named = (/** @type {string} */ word) =>
      looksLikeId(word) ||
      offers.some((m) => m.id === word || m.name.toLowerCase() === word.toLowerCase());
    const model = words.find(named) ?? '';
    const offer = offers.find((m) => m.name.toLowerCase() === model.toLowerCase());
    const last = calc.draft.cards.at(-1)?.model ?? '';
    const [requests = '0', input = '0', output = '0'] = counts;
    return /** @type {Workload} */ ({
      type: 'inference',
      name: words.find((word) => word !== model) ?? '',
      model:
        (offer ? (offer.routes.find((r) => r.callable) ?? offer.routes[0])?.id : model) || last,
      requests_per_month: requests,
      input_tokens: input,
      output_tokens: output,
    });
  }

  /** @param {string[][]} rows */
  #rows(rows) {
    const workloads = rows.map((cells) => this.#rowWorkload(cells));
    const bill = this.#bill(workloads);
    return html`
      <p><b>${counted(String(rows.length), 'row')} of a spreadsheet</b>, read as requests a month, input tokens
        and output tokens:</p>
      <ul>
        ${workloads.map((w, i) => {
          const { requests_per_month, input_tokens, output_tokens, model } = /** @type {any} */ (w);
          return html`
            <li>
              <span>${w.name || model || `Row ${i + 1}`}</span>
              <span>${[requests_per_month, input_tokens, output_tokens].map(grouped).join(' · ')}</span>
            </li>
          `;
        })}
      </ul>
      ${bill?.complete ? html`<p class="costs">Together ${unitCost(bill.total)} a month</p>` : ''}
      <div class="acts">
        <button type="button" class="main" id="add" @click=${() => this.dispatchEvent(new CustomEvent('added', { detail: workloads }))}>
          Add ${counted(String(rows.length), 'workload')}
        </button>
      </div>
    `;
  }

  #answer() {
    const read = readText(this.text);
    if (read.kind === 'words') return '';
    if (read.kind === 'rows') return this.#rows(read.rows);
    const { pending, trouble, answer } = this.#explain(read.text, read.region);
    if (pending) return html`<p class="soft">Reading what you pasted …</p>`;
    if (trouble) return html`<p class="error" role="alert">${trouble}</p>`;
    return answer ? this.#explanation(answer, answer.region) : '';
  }

  /** Enter in the box does what the button would, as soon as there is one. */
  enter() {
    const button = /** @type {HTMLElement | null} */ (this.renderRoot.querySelector('#add'));
    this.#entered = !button && !!this.#explained?.pending;
    button?.click();
  }

  render() {
    const answer = this.#answer();
    return answer ? html`<div class="answer" role="status">${answer}</div>` : '';
  }
}

define('bedrock-paste-answer', PasteAnswer);
