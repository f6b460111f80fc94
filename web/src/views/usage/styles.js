// Real usage: where files go, what was read, and the report in one column or two.
import { css } from 'lit';

export const usageStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2) var(--x4);
    align-items: center;
    justify-content: space-between;
  }
  header > div:first-child {
    flex: 1 1 calc(300 * var(--u));
  }
  .head label {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--x2);
    align-items: center;
    color: var(--ink-2);
    font-size: var(--t-13);
  }
  h2 {
    font-size: var(--t-20);
  }
  h3 {
    font-size: var(--t-14);
  }
  header p {
    margin: 0;
    color: var(--ink-2);
  }
  .top,
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 2fr);
    gap: var(--x5) var(--x8);
    margin-block-start: var(--x5);
    align-items: start;
  }
  .pair {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--x8);
    margin-block-start: var(--x8);
  }
  .pair.wide {
    grid-template-columns: minmax(0, 5fr) minmax(0, 3fr);
  }
  .drop {
    padding: var(--x5);
    border: 1px dashed var(--field-line);
    border-radius: var(--r2);
    background: var(--pane);
  }
  .drop p {
    margin: 2px 0 var(--x3);
    color: var(--ink-2);
    font-size: var(--t-13);
  }
  textarea {
    width: 100%;
    min-height: calc(72 * var(--u));
    margin-block-start: var(--x3);
    font: var(--t-12) var(--mono, monospace);
  }
  .area textarea {
    min-height: calc(120 * var(--u));
    margin: 0;
  }
  .pair.close {
    gap: var(--x4);
    margin-block-start: var(--x3);
  }
  :host(bedrock-usage-saved) section,
  :host(bedrock-usage-spread) section {
    margin-block-start: var(--x8);
  }
  .head select {
    max-width: calc(320 * var(--u));
  }
  .scroll table {
    min-width: calc(420 * var(--u));
  }
  .scroll th[scope='row'] {
    overflow-wrap: normal;
    white-space: nowrap;
  }
  .charts h4 {
    margin: 0;
    color: var(--ink-2);
    font-size: var(--t-13);
    font-weight: 400;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(300 * var(--u))), 1fr));
    gap: var(--x5);
    margin-block-start: var(--x4);
  }
  .fields {
    align-items: end;
    margin-block: var(--x3);
  }
  .fields label {
    flex: 1 1 12em;
    max-width: 26em;
  }
  .fields input,
  .fields select {
    display: block;
    width: 100%;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2);
  }
  .groups {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--t-13);
  }
  .groups li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    gap: var(--x1) var(--x4);
    align-items: center;
    padding-block: var(--x2);
    border-block-end: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  .groups progress,
  .groups .trouble {
    grid-column: 1 / -1;
    width: 100%;
  }
  progress {
    height: 6px;
    accent-color: var(--accent);
  }
  .total {
    margin: 0;
    font-size: calc(44 * var(--u));
    font-weight: 600;
    letter-spacing: -0.03em;
  }
  .total .chip {
    font-size: var(--t-12);
    letter-spacing: normal;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x3) var(--x6);
    margin: 0;
  }
  .facts dt {
    color: var(--ink-3);
    font-size: var(--t-12);
  }
  .facts dd {
    margin: 0;
    font-weight: 600;
  }
  section {
    min-width: 0;
  }
  table {
    width: 100%;
  }
  th[scope='row'] {
    overflow-wrap: anywhere;
  }
  .about {
    display: block;
  }
  .is-now > * {
    background: var(--pane);
  }
  .c-bar {
    width: 24%;
  }
  .bar {
    display: block;
    width: 100%;
    height: 7px;
  }
  .bar rect {
    rx: 2px;
    fill: var(--s0);
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .is-now .bar rect {
    fill: var(--ink-2);
  }
  .explain {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1);
    align-items: center;
    margin-block-start: var(--x1);
  }
  .explain input {
    flex: 1 1 12em;
    min-height: calc(28 * var(--u));
  }
  .notices {
    margin: var(--x3) 0 0;
    padding: 0;
    list-style: none;
  }
  .notices li {
    padding-block: var(--x1);
  }
  tfoot > tr > * {
    border-block: 2px solid var(--ink-2);
    border-block-end: 0;
    font-weight: 600;
  }
  code {
    font-size: var(--t-12);
  }
  @container (max-width: 60em) {
    .top,
    .pair,
    .pair.wide {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 34em) {
    .c-bar,
    .c-tokens,
    .c-max {
      display: none;
    }
    .total {
      font-size: calc(36 * var(--u));
    }
  }
  bedrock-token-counter {
    display: block;
    margin-block-start: var(--x8);
  }
  @media print {
    .top,
    .buttons {
      display: none;
    }
  }
  tfoot tr + tr > * {
    border-block-start: 0;
    color: var(--ink-2);
    font-weight: normal;
  }
`;
