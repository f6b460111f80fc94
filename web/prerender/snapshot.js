// The first answer as HTML: the page's own components with the real engine, rendered at build time. Runs in Node.
import '@lit-labs/ssr/lib/install-global-dom-shim.js';
import { readFileSync } from 'node:fs';
import { LitElementRenderer, render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { createEngine } from 'bedrock-calculator';
import { html } from 'lit';
import { BedrockCalculator } from '../src/element.js';
import { Calculator } from '../src/state/calculator.js';
import { base } from '../src/styles/base.js';
import { tokens } from '../src/styles/tokens.js';

/** @param {URL} wasm the built module */
export async function snapshot(wasm) {
  const engine = await createEngine({ wasm: readFileSync(wasm) });
  const calc = new Calculator(engine);
  // Components ask for the calculator by an event; here each is simply given it.
  class Renderer extends LitElementRenderer {
    static matchesClass = (/** @type {any} */ element) => element._$litElement$;

    connectedCallback() {
      /** @type {any} */ (this.element).calc = calc;
      super.connectedCallback();
    }
  }
  if (!BedrockCalculator) throw new Error('the element is not there');
  const page = html`<bedrock-calculator share="hash" keep="page"><button id="theme" slot="tools" type="button">Theme: auto</button></bedrock-calculator>`;
  const answer = await collectResult(render(page, { elementRenderers: [Renderer] }));
  return { html: answer, tokens: tokens.cssText, base: base.cssText };
}
