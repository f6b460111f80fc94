// What to add: a preset of every workload type, or a whole scenario of the reference documents.
import { css, html, LitElement } from 'lit';
import { define } from '../define.js';
import { base } from '../styles/base.js';
import { PRESETS, STORIES } from '../workloads/presets.js';
import { TYPES } from '../workloads/words.js';

/**
 * @typedef {import('../workloads/presets.js').Story} Story
 * @typedef {import('bedrock-calculator').Workload} Workload
 */

/** Fires "chosen" with a workload to add, or "replaced" with a scenario to take in place of all. */
export class AddWorkload extends LitElement {
  static styles = [
    base,
    css`
      h2 {
        margin-top: calc(12 * var(--u));
        font-size: calc(14 * var(--u));
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(calc(208 * var(--u)), 1fr));
        gap: calc(8 * var(--u));
        margin: calc(6 * var(--u)) 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
      }
      button {
        display: block;
        height: 100%;
        padding: calc(6 * var(--u)) calc(10 * var(--u));
        text-align: start;
      }
      button .soft {
        display: block;
      }
    `,
  ];

  /** @param {Workload} workload */
  #choose(workload) {
    this.dispatchEvent(new CustomEvent('chosen', { detail: workload }));
  }

  /** @param {Story} story */
  #replace(story) {
    this.dispatchEvent(new CustomEvent('replaced', { detail: story }));
  }

  /** @param {string} title @param {unknown} items */
  #group(title, items) {
    return html`<h2>${title}</h2><ul>${items}</ul>`;
  }

  render() {
    return html`
      ${PRESETS.map(([title, workloads]) =>
        this.#group(
          title,
          workloads.map(
            (workload) => html`
              <li>
                <button
                  type="button"
                  data-preset=${workload.name}
                  @click=${() => this.#choose(workload)}
                >
                  ${
                    'routing' in workload
                      ? 'Requests routed by difficulty'
                      : TYPES[workload.type].name
                  }
                  <span class="soft">${
                    'routing' in workload
                      ? '80 % of the calls on a cheap model, the rest on an expensive one.'
                      : TYPES[workload.type].about
                  }</span>
                </button>
              </li>
            `,
          ),
        ),
      )}
      ${STORIES.map(([title, stories]) =>
        this.#group(
          `${title}, in place of what is here`,
          stories.map(
            (story) => html`
              <li>
                <button type="button" data-story=${story.title} @click=${() => this.#replace(story)}>
                  ${story.title}
                  <span class="soft">${story.about}. Published: ${story.band} a month.</span>
                </button>
              </li>
            `,
          ),
        ),
      )}
    `;
  }
}

define('bedrock-add-workload', AddWorkload);
