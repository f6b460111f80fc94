// The rates as two tables; on a phone a row's name stands over its prices.
import { css } from 'lit';

export const ratesStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  header,
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2);
    align-items: center;
  }
  header > div {
    flex: 1 1 20em;
  }
  .files {
    display: flex;
    gap: var(--x2);
  }
  h2 {
    font-size: var(--t-20);
  }
  header p,
  .foot {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--t-13);
  }
  .tools {
    margin-block: var(--x4) var(--x3);
  }
  .tools input[type='search'] {
    flex: 1 1 calc(240 * var(--u));
    max-width: calc(352 * var(--u));
  }
  .pick {
    display: flex;
    gap: var(--x1);
    align-items: center;
    margin: 0;
  }
  .pick select {
    width: auto;
    max-width: calc(176 * var(--u));
  }
  .tools button {
    font-size: var(--t-13);
  }
  .tools [aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
  }
  table {
    width: 100%;
    margin-block-end: var(--x6);
  }
  caption {
    padding-block: var(--x1);
    color: var(--ink-3);
    font-size: var(--t-12);
    text-align: start;
  }
  th,
  td {
    padding: var(--x1) var(--x2) var(--x1) 0;
    border: 0;
    vertical-align: baseline;
  }
  thead th {
    border-block-end: 1px solid var(--line-2);
  }
  thead button {
    color: var(--ink-3);
  }
  .first > * {
    border-block-start: 1px solid var(--line);
    padding-block-start: var(--x2);
  }
  tbody tr:not(.detail):hover {
    background: var(--hover);
  }
  tbody th button {
    min-height: var(--x6);
    padding: 0;
    border: 0;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .again button {
    font-weight: 400;
    color: var(--ink-3);
  }
  :is(th, td).source {
    padding-inline-start: var(--x4);
    color: var(--ink-3);
    font-size: var(--t-12);
  }
  .own {
    color: var(--accent);
    font-weight: 600;
  }
  .detail h3 {
    font-size: var(--t-13);
  }
  .detail ul {
    margin: var(--x1) 0 var(--x3);
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .detail .places {
    columns: 3 calc(200 * var(--u));
  }
  @container (max-width: 64em) {
    .wide {
      display: none;
    }
  }
  @container (max-width: 51em) {
    table,
    thead,
    tbody,
    caption {
      display: block;
    }
    tr:not(.detail) {
      display: grid;
      grid-template-columns: minmax(0, 1.25fr) minmax(0, 0.95fr) repeat(3, minmax(0, 1fr));
    }
    .single tr:not(.detail) {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1.4fr) minmax(0, 1.2fr);
    }
    .single .number {
      white-space: normal;
    }
    .tools input[type='search'] {
      max-width: none;
    }
    tr > th[scope='row'] {
      grid-column: 1 / -1;
    }
    thead tr > :first-child {
      display: none;
    }
    thead tr {
      align-items: baseline;
      border-block-end: 1px solid var(--line-2);
    }
    thead tr > th {
      border: 0;
    }
    /* A name that stands above already is not said again: its row opens by the sign alone. */
    tr.same > th[scope='row'] {
      grid-area: 1 / 1;
      justify-self: start;
      position: relative;
      z-index: 1;
      padding-block: 0;
    }
    tr.same > td:nth-child(2) {
      grid-area: 1 / 1;
    }
    .same th button {
      min-width: var(--x6);
      font-size: 0;
    }
    tbody tr:not(.detail) > td:nth-child(2) {
      padding-inline-start: var(--x4);
    }
    tr.first > td {
      border: 0;
      padding-block-start: var(--x1);
    }
    .detail {
      display: block;
    }
    .detail > td {
      display: block;
    }
    .narrowless {
      display: none;
    }
  }
  @container (max-width: 30em) {
    .pick {
      flex: 1 1 100%;
      justify-content: space-between;
    }
    .pick select {
      width: 75%;
      max-width: none;
    }
  }
  @media (pointer: coarse) {
    thead button,
    tbody th button {
      min-height: 44px;
    }
  }
`;
