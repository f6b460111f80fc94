// What only an open line and paper look like: it comes with them, after the bill.
import { css } from 'lit';

export const detailStyles = css`
  .is-open,
  .detail > td {
    background: var(--pane);
  }
  .is-open,
  .is-open > * {
    border-block-end-color: transparent;
  }
  .detail > td {
    padding: 0 var(--x4) var(--x4) calc(21 * var(--u));
    text-align: start;
    white-space: normal;
  }
  .mark.own {
    border: 1px solid var(--accent);
    color: var(--accent);
  }
  .mark.free {
    border: 1px solid var(--good);
    color: var(--good);
  }
  .equation {
    margin: 0 0 var(--x3);
    font-size: var(--t-16);
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .equation b {
    color: var(--ink);
  }
  dl {
    display: grid;
    gap: 6px;
    max-width: calc(768 * var(--u));
    margin: 0;
  }
  dl div {
    display: grid;
    grid-template-columns: calc(104 * var(--u)) minmax(0, 1fr);
    gap: var(--x2);
  }
  dt {
    color: var(--ink-3);
  }
  dd {
    margin: 0;
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }
  .grade {
    padding: 0 5px;
    border: 1px solid var(--line-2);
    border-radius: var(--r1);
    font-size: var(--t-11);
  }
  @container (max-width: 42em) {
    .detail > td {
      grid-column: 1 / -1;
    }
    dl div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
  }
  @media print {
    .paper.first {
      break-after: page;
    }
    .paper caption {
      text-align: start;
      font-weight: 600;
    }
  }
`;
