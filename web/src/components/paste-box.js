// Start from what is at hand: a model id, an ARN or a usage block, explained, then used.
import { CalculatorError } from 'bedrock-calculator';
import { css, html } from 'lit';
import { Part } from '../context.js';
import { perMillion, price } from '../format.js';
import { base } from '../styles/base.js';
import './model-picker.js';
import { define } from '../define.js';

/**
 * @typedef {import('bedrock-calculator').Explanation} Explanation
 */

export class PasteBox extends Part {
  static properties = {
    answer: { state: true },
    problem: { state: true },
  };

  static styles = [
    base,
    css`
      textarea {
        min-height: calc(72 * var(--u));
        font-family: ui-monospace, monospace;
        font-size: calc(13 * var(--u));
      }
      p {
        margin: calc(6 * var(--u)) 0;
      }
      .answer {
        border-inline-start: 3px solid var(--accent);
        padding-inline-start: calc(12 * var(--u));
        margin: calc(8 * var(--u)) 0;
      }
      ul {
        margin: calc(4 * var(--u)) 0;
        padding-inline-start: calc(18 * var(--u));
      }
    `,
  ];

  constructor() {
    super();
    /** @type {Explanation | null} */
    this.answer = null;
    this.problem = '';
  }

  /** @param {InputEvent} event */
  #typed(event) {
    const text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    this.problem = '';
    this.answer = null;
    if (!text.trim()) return;
    const { rate_set, region, as_of } = this.calc.draft;
    try {
      this.answer = this.calc.engine.explain({
        text,
        ...(rate_set === 'custom' ? {} : { rate_set }),
        ...(region ? { region } : {}),
        ...(as_of ? { as_of } : {}),
      });
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      this.problem = `${error.message} ${error.hint}`;
    }
  }

  /** Puts the answer into the first workload, or says which model a hidden one stands for. @param {string} id */
  #use(id) {
    const { answer, calc } = this;
    if (!answer) return;
    const [first] = calc.draft.cards;
    const { usage } = answer;
    const counted = (/** @type {Record<string, string>} */ texts) =>
      usage && {
        texts: {
          ...texts,
          input_tokens: usage.input_tokens,
          output_tokens: usage.output_tokens,
          cache_read_tokens: usage.cache_read_tokens,
          cache_write_tokens: usage.cache_write_tokens,
        },
        cache_ttl: usage.cache_ttl === '1h' ? '1h' : '',
      };
    if (answer.id && answer.id !== id) calc.alias(answer.id, id);
    const model = answer.id || id;
    const names = model ? { model, route: '' } : {};
    // Counted tokens are of plain requests; a workload of another type keeps its own fields.
    if (first && (first.type === 'inference' || !usage)) {
      const cards = calc.draft.cards.map((card) =>
        card === first ? { ...card, ...names, ...counted(first.texts) } : card,
      );
      calc.document.change({ cards }, 'Use what was pasted', {
        notice: 'The first workload took what was pasted.',
      });
      calc.session.change({ openRow: first.key });
    } else {
      calc.addCard({ ...names, ...counted({ requests_per_month: '1,000' }) });
    }
  }

  /** @param {Explanation} answer */
  #rates(answer) {
    return html`
      <ul>
        ${answer.rates.map(
          (r) => html`
            <li>
              ${r.label}: ${price(perMillion(r.rate))} per million
              <span class="soft">${r.derived ? 'derived · ' : ''}${r.source}, ${r.source_date}${
                r.from ? `, in force from ${r.from}` : ''
              }</span>
            </li>
          `,
        )}
      </ul>
    `;
  }

  /** A model that the text does not name is chosen once. @param {Explanation} answer */
  #choose(answer) {
    return html`
      <bedrock-model-picker
        .offers=${this.calc.pricing.offers(answer.region || this.calc.draft.region)}
        @chosen=${(/** @type {CustomEvent} */ e) => this.#use(e.detail.id)}
      ></bedrock-model-picker>
    `;
  }

  /** @param {Explanation} answer */
  #shown(answer) {
    const { usage } = answer;
    return html`
      <div class="answer" role="status">
        ${answer.model_name ? html`<p><strong>${answer.model_name}</strong></p>` : ''}
        <p>${answer.reason} ${answer.hint}</p>
        ${
          usage
            ? html`<p>${usage.input_tokens} input, ${usage.cache_read_tokens} cache-read,
                ${usage.cache_write_tokens} cache-write (${usage.cache_ttl}) and
                ${usage.output_tokens} output tokens. ${usage.convention}</p>`
            : ''
        }
        ${answer.rates.length > 0 ? this.#rates(answer) : ''}
        ${
          answer.model
            ? html`<button type="button" class="main" @click=${() => this.#use(answer.id)}>
                Use it in the first workload
              </button>`
            : this.#choose(answer)
        }
      </div>
    `;
  }

  render() {
    return html`
      <label for="paste">Model id, ARN, or a usage block as the API returns it</label>
      <textarea
        id="paste"
        spellcheck="false"
        aria-invalid=${this.problem ? 'true' : 'false'}
        aria-describedby="problem"
        placeholder='us.anthropic.claude-… or {"usage": {"inputTokens": …}}'
        @input=${this.#typed}
      ></textarea>
      <p class="error" id="problem" role="alert">${this.problem}</p>
      ${this.answer ? this.#shown(this.answer) : ''}
    `;
  }
}

define('bedrock-paste-box', PasteBox);
