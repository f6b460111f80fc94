// Where the host page's styles end. What the page sets on an element itself (margin, width, border, position)
// holds; nothing that it sets there, on `*` or further up reaches what is inside.
import { css } from 'lit';

export const boundary = css`
  :host {
    all: initial;
    display: block;
    color-scheme: inherit;
  }
  /* Important here wins over important rules of the page: a page for which "*" is inline, hidden or rotated. */
  :host {
    display: block !important;
    columns: auto !important;
    opacity: 1 !important;
    filter: none !important;
    zoom: 1 !important;
    visibility: visible !important;
    writing-mode: horizontal-tb !important;
    white-space: normal !important;
    transform: none !important;
    clip-path: none !important;
    mask: none !important;
    content-visibility: visible !important;
  }
  :host::before,
  :host::after {
    content: none !important;
  }
  :host([inline]) {
    display: inline !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  :host([theme='light']) {
    color-scheme: light !important;
  }
  :host([theme='dark']) {
    color-scheme: dark !important;
  }
  /* Nothing is inherited through it; "all" leaves only direction and custom properties. */
  .app {
    all: initial;
    display: block;
    position: relative; /* what is only for screen readers stays in here */
    direction: ltr;
    unicode-bidi: isolate;
    color-scheme: inherit;
    font: 400 var(--t-14) / 1.43 var(--sans);
    font-variant-numeric: tabular-nums lining-nums;
    color: var(--ink);
    background: var(--page);
    text-align: start;
    overflow-wrap: break-word;
  }
`;
