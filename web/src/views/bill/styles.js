// The bill's table: five columns in a wide place, name over quantity and rate in a narrow one.
import { css } from 'lit';

export const billStyles = css`
  /* Its code comes after the bill: what is below does not move when it does. */
  bedrock-bill-notes {
    display: block;
    min-height: calc(230 * var(--u));
    isolation: isolate;
  }
  :host {
    display: block;
    padding-block-start: var(--x5);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--x2) var(--x4);
    margin-block-end: var(--x2);
  }
  .cents {
    color: var(--ink-3);
    font-weight: 400;
  }
  .count,
  .unit {
    color: var(--ink-3);
    font-weight: 400;
    font-size: var(--t-12);
  }
  .toggles {
    display: inline-flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--r2);
    background: var(--hover);
  }
  .toggles button {
    min-height: var(--x6);
    padding: 2px 10px;
    border: 0;
    background: none;
    color: var(--ink-2);
    font-size: var(--t-12);
  }
  .toggles [aria-pressed='true'] {
    background: var(--raise);
    color: var(--ink);
    box-shadow: 0 0 0 1px var(--line-2);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--t-13);
  }
  /* What did not change is not painted anew: a group keeps its picture. */
  tbody {
    position: relative;
    z-index: 0;
  }
  th,
  td {
    padding: 7px var(--x3) 7px 0;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
  }
  td,
  thead th:nth-child(n + 2) {
    text-align: end;
    white-space: nowrap;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--ink-3);
    font-size: var(--t-12);
    font-weight: 500;
    border-block-end-color: var(--line-2);
  }
  .group th,
  .group .amount,
  .group .share {
    padding-block-start: var(--x4);
  }
  .group th,
  .group .amount {
    font-weight: 600;
  }
  .group th,
  .group td {
    border-block-end-color: var(--line-2);
    vertical-align: bottom;
  }
  .group .swatch {
    margin-inline-end: var(--x2);
  }
  /* What wraps stands under the name, not under the chevron. */
  .line th {
    padding-inline-start: var(--x5);
  }
  .line button {
    display: inline-flex;
    align-items: center;
    gap: var(--x2);
    margin-inline: calc(-20 * var(--u)) var(--x1);
    min-height: var(--x6);
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    font-size: var(--t-13);
  }
  .chevron {
    width: 6px;
    height: 6px;
    border: solid var(--ink-3);
    border-width: 0 1.5px 1.5px 0;
    margin-inline: 2px 4px;
    transform: rotate(-45deg);
    transition: transform var(--ease);
  }
  [aria-expanded='true'] > .chevron {
    transform: rotate(45deg);
  }
  .line:not(.missing):hover {
    background: var(--hover);
  }
  .line > * {
    vertical-align: baseline;
  }
  .share {
    width: calc(120 * var(--u));
    color: var(--ink-3);
    font-size: var(--t-12);
  }
  .bar {
    display: inline-block;
    width: calc(60 * var(--u));
    height: 6px;
    margin-inline-end: var(--x2);
    vertical-align: 1px;
  }
  tfoot th,
  tfoot .amount {
    font-weight: 600;
  }
  tfoot th,
  tfoot td {
    border: 0;
    border-block-start: 2px solid var(--ink-2);
  }
  .narrow {
    display: none;
  }
  @container (max-width: 50em) {
    .bar {
      display: none;
    }
    .share {
      width: auto;
    }
  }
  @container (max-width: 42em) {
    table,
    thead,
    tbody,
    tfoot {
      display: block;
    }
    tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto calc(56 * var(--u));
      align-items: baseline;
      border-block-end: 1px solid var(--line);
    }
    th,
    td,
    tfoot th,
    tfoot td {
      border: 0;
    }
    tfoot tr {
      border-block: 2px solid var(--ink-2) 0;
    }
    .missing > th {
      grid-column: 1 / -1;
    }
    .wide {
      display: none;
    }
    .narrow {
      display: block;
      color: var(--ink-3);
      font-size: var(--t-12);
      overflow-wrap: anywhere;
    }
    .group th .unit {
      display: block;
      padding-inline-start: calc(21 * var(--u));
    }
  }
  @media print {
    .toggles {
      display: none;
    }
    tr,
    li {
      break-inside: avoid;
    }
  }
`;
