// A workload that the engine prices and the form cannot show: as text, kept as it came.
import { css, html } from 'lit';
import { CardPart } from '../context.js';
import { define } from '../define.js';
import { base } from '../styles/base.js';

export class VerbatimWorkload extends CardPart {
  static styles = [
    base,
    css`
      p {
        margin: 0 0 var(--x2);
      }
      pre {
        margin: 0;
        padding: var(--x3);
        max-height: calc(320 * var(--u));
        overflow: auto;
        font: var(--t-12) / 1.5 var(--mono);
        background: var(--hover);
        border-radius: var(--r2);
      }
    `,
  ];

  render() {
    const text = JSON.stringify(this.card.verbatim, null, 2);
    return html`
      <p class="soft">This workload has values that the form cannot show. It is priced and kept as it is.</p>
      <pre tabindex="0" aria-label="The workload as text">${text}</pre>
    `;
  }
}

define('bedrock-verbatim-workload', VerbatimWorkload);
