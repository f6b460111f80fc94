// How the small forms look: the calculator's tokens, a table, a line of notes.
import { css } from 'lit';
import { boundary } from '../styles/boundary.js';
import { tokens } from '../styles/tokens.js';

export const smallStyles = [
  tokens,
  css`
    ${boundary}
    :host {
      margin-block: 16px;
    }
    .app {
      overflow-x: auto;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    caption {
      padding: var(--x2) 0;
      text-align: start;
      font-weight: 600;
    }
    th,
    td {
      padding: var(--x2);
      border-block-end: 1px solid var(--line);
      text-align: end;
      vertical-align: top;
      font-weight: 400;
    }
    th:first-child {
      text-align: start;
    }
    thead th,
    .soft {
      color: var(--ink-3);
      font-size: var(--t-12);
    }
    .group th,
    .group td,
    tfoot th,
    tfoot td {
      font-weight: 600;
    }
    tfoot th,
    tfoot td {
      border-block-end: 0;
      border-block-start: 2px solid var(--line-2);
    }
    .missing,
    .missing td {
      color: var(--warn);
    }
    p {
      margin: var(--x2) 0 0;
    }
    a {
      color: var(--accent);
    }
    :focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    .error {
      padding: var(--x3) var(--x4);
      background: var(--bad-soft);
      border-radius: var(--r2);
    }
    @media (forced-colors: active) {
      .missing,
      .missing td {
        color: CanvasText;
        font-style: italic;
      }
    }
  `,
];
