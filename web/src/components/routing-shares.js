// Shares of a workload's calls that go to other models.
import { css, html } from 'lit';
import { CardPart } from '../context.js';
import { keepFocus } from '../focus.js';
import { base } from '../styles/base.js';
import './number-field.js';
import './start-box.js';
import { define } from '../define.js';

/**
 * @typedef {import('../state/scenario.js').Share} Share
 */

export class RoutingShares extends CardPart {
  static styles = [
    base,
    css`
      .share {
        display: flex;
        flex-wrap: wrap;
        gap: calc(8 * var(--u));
        align-items: start;
        margin-top: calc(8 * var(--u));
      }
      .share bedrock-start-box {
        flex: 1 1 calc(224 * var(--u));
      }
      .share bedrock-number-field {
        flex: 0 1 calc(96 * var(--u));
      }
      .share button {
        margin-top: calc(20 * var(--u));
      }
      p {
        margin: calc(4 * var(--u)) 0;
      }
    `,
  ];

  /** @param {Share[]} routing */
  #set(routing) {
    this.calc.document.changeCard(this.card.key, { routing }, 'Change a workload');
  }

  /** @param {number} place @param {Partial<Share>} fields */
  #change(place, fields) {
    this.#set(this.card.routing.map((s, i) => (i === place ? { ...s, ...fields } : s)));
  }

  #add() {
    this.#set([...this.card.routing, { model: 'amazon.nova-lite-v1:0', percent: '80' }]);
  }

  render() {
    const { calc, card } = this;
    return html`
      <p class="soft">Easy requests on a cheaper model: what is left of 100 % stays on the model above.</p>
      ${card.routing.map(
        (share, i) => html`
          <div class="share">
            <bedrock-start-box
              label="Model of the share"
              type=${card.type}
              .region=${card.region}
              .value=${share.model}
              @chosen=${(/** @type {CustomEvent} */ e) => this.#change(i, { model: e.detail.model })}
            ></bedrock-start-box>
            <bedrock-number-field
              label="Share, %"
              .value=${share.percent}
              .error=${calc.pricing.errors.get(`${card.key}.routing.${i}`) ?? ''}
              @typed=${(/** @type {CustomEvent} */ e) => this.#change(i, { percent: e.detail })}
            ></bedrock-number-field>
            ${
              /** @type {const} */ ([
                ['quota_tpm', 'Its quota, tokens a minute'],
                ['quota_rpm', 'Its quota, requests a minute'],
              ]).map(
                ([name, label]) => html`
                <bedrock-number-field
                  label=${label}
                  .value=${share[name] ?? ''}
                  .error=${calc.pricing.errors.get(`${card.key}.routing.${i}.${name}`) ?? ''}
                  @typed=${(/** @type {CustomEvent} */ e) => this.#change(i, { [name]: e.detail })}
                ></bedrock-number-field>
              `,
              )
            }
            <button
              type="button"
              class="quiet"
              aria-label="Remove the share of ${share.model}"
              @click=${() => {
                this.#set(card.routing.filter((_, other) => other !== i));
                keepFocus(this, '[data-action="share"]');
              }}
            >
              Remove
            </button>
          </div>
        `,
      )}
      <button type="button" class="quiet" data-action="share" @click=${this.#add}>
        Send a share to another model
      </button>
    `;
  }
}

define('bedrock-routing-shares', RoutingShares);
