// Tables of figures and what goes with them: the same in every view.
import { css } from 'lit';

export const tableStyles = css`
  /* Over a table: its title, and what can be done with it. */
  .head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2) var(--x4);
    align-items: center;
    justify-content: space-between;
  }
  table {
    border-collapse: collapse;
    font-size: var(--t-13);
  }
  th,
  td {
    padding: var(--cell, 5px) var(--x3) var(--cell, 5px) 0;
    border-block-end: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
  }
  :is(th, td):last-child {
    padding-inline-end: 0;
  }
  thead :is(th, td) {
    border-block-end-color: var(--line-2);
    color: var(--ink-3);
    font-size: var(--t-12);
  }
  thead button {
    min-height: calc(24 * var(--u));
    padding: 0;
    border: 0;
    background: none;
    font-size: var(--t-12);
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .about,
  .cents {
    color: var(--ink-3);
  }
  .about {
    font-size: var(--t-12);
  }
  .less {
    color: var(--good);
  }
  .more {
    color: var(--bad);
  }
  .detail > td {
    padding: var(--x3) var(--x4);
    background: var(--pane);
  }
  .chevron {
    display: inline-block;
    width: 6px;
    height: 6px;
    margin-inline: 2px 8px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(-45deg);
  }
  [aria-expanded='true'] > .chevron {
    transform: rotate(45deg);
  }
  .foot {
    margin: var(--x2) 0;
    color: var(--ink-3);
    font-size: var(--t-12);
  }
  /* What only is read aloud stays inside, and makes nothing wider. */
  .scroll {
    position: relative;
    overflow-x: auto;
  }
`;
