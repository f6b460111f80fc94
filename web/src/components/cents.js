// Amounts with their cents a step quieter.
import { html } from 'lit';
import { guard } from 'lit/directives/guard.js';

/** @param {string} text */
const parts = (text) => /^(.*?)(\.\d\d)?$/.exec(text) ?? [];

/** @param {string} text */
export function quietCents(text) {
  const [, dollars, cents] = parts(text);
  return html`${dollars}${cents ? html`<span class="cents">${cents}</span>` : ''}`;
}

/** The same for a figure that changes at every key: drawn once, then written. @param {string} text */
export function figure(text) {
  const [, dollars, cents] = parts(text);
  return guard([], () => html`<span>${dollars}</span><span class="cents">${cents}</span>`);
}

/** Writes a figure without drawing anything. @param {Element} place where it was drawn @param {string} text */
export function writeFigure(place, text) {
  const spans = [...place.querySelectorAll('span')].slice(-2);
  const [, ...now] = parts(text);
  for (const [i, span] of spans.entries()) {
    const { lastChild } = span;
    const node = lastChild instanceof Text ? lastChild : span.appendChild(new Text());
    node.data = now[i] ?? '';
  }
}
