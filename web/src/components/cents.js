// Amounts with their cents a step quieter.
import { html } from 'lit';

/** @param {string} text */
export function quietCents(text) {
  const [, dollars, cents] = /^(.*?)(\.\d\d)?$/.exec(text) ?? ['', text, ''];
  return html`${dollars}${cents ? html`<span class="cents">${cents}</span>` : ''}`;
}
