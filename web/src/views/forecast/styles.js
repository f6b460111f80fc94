// The tab Forecast & credits: four answers in a row, charts, tables and forms; on a phone two by two.
import { css } from 'lit';

export const forecastStyles = css`
  :host {
    display: block;
  }
  section {
    margin-block-start: var(--x8);
    min-width: 0;
  }
  section.first {
    margin-block-start: var(--x4);
  }
  h3 {
    font-size: var(--t-14);
  }
  h4 {
    margin: var(--x5) 0 var(--x1);
    font-size: var(--t-13);
    font-weight: 600;
  }
  p {
    max-width: 48em;
    margin: var(--x1) 0 var(--x3);
  }
  .head {
    margin-block-end: var(--x2);
  }
  .head p,
  .head label {
    margin: 0;
  }
  .head label {
    display: flex;
    gap: var(--x2);
    align-items: center;
    white-space: nowrap;
  }
  .head select {
    min-height: calc(28 * var(--u));
    font-size: var(--t-13);
  }
  .head button,
  .buttons button,
  p button {
    min-height: calc(28 * var(--u));
    font-size: var(--t-13);
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1) var(--x2);
    align-items: center;
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
  [aria-pressed='true'] {
    background: var(--accent-soft);
  }
  .toggles [aria-pressed='true'] {
    background: var(--raise);
    color: var(--ink);
    box-shadow: 0 0 0 1px var(--line-2);
  }
  .answers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(calc(150 * var(--u)), 1fr));
    margin: var(--x3) 0 0;
    border-block: 1px solid var(--line);
  }
  .answers > div {
    padding: var(--x3) var(--x5) var(--x3) 0;
  }
  .answers > div + div {
    padding-inline-start: var(--x5);
    border-inline-start: 1px solid var(--line);
  }
  .answers dt {
    font-size: var(--t-12);
    color: var(--ink-2);
  }
  dd {
    margin: 0;
  }
  .answers .value {
    font-size: var(--t-20);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .about {
    font-weight: 400;
  }
  .tornado .about,
  .months .about {
    display: block;
  }
  table {
    width: 100%;
  }
  .sums {
    width: auto;
    margin-block-start: var(--x4);
  }
  .sums caption {
    padding-block-end: var(--x1);
    text-align: start;
    font-weight: 600;
  }
  .sums .number {
    padding-inline-start: var(--x8);
  }
  tfoot > tr > * {
    border-block-start: 2px solid var(--ink-2);
    border-block-end: 0;
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 4fr) minmax(0, 3fr);
    gap: 0 var(--x8);
    align-items: start;
  }
  .c-swing {
    width: 34%;
  }
  .swing {
    display: block;
    width: 100%;
    height: 16px;
  }
  .swing rect {
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .swing .now {
    fill: var(--ink);
  }
  .events,
  .assumed,
  .notes {
    margin: var(--x2) 0;
    padding-inline-start: var(--x5);
    color: var(--ink-2);
    font-size: var(--t-13);
  }
  .row-fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(176 * var(--u)), 1fr));
    gap: var(--x3) var(--x4);
    align-items: start;
    margin-block: var(--x2);
  }
  .row-fields > * {
    margin: 0;
    min-width: 0;
  }
  .row-fields .list-field {
    grid-column: 1 / -1;
  }
  :is(.list-field, .words-field) p {
    margin: 3px 0 0;
    font-size: var(--t-12);
  }
  .row-fields button {
    justify-self: start;
  }
  .row-fields > :is(button, .check) {
    align-self: end;
  }
  .range {
    display: grid;
    grid-template-columns: minmax(0, 3fr) repeat(2, minmax(0, 2fr));
    gap: var(--x3) var(--x4);
    align-items: end;
    max-width: calc(640 * var(--u));
    padding-block: var(--x1);
    font-size: var(--t-13);
  }
  .range > span {
    padding-block-end: var(--x2);
  }
  .months th[scope='row'] {
    white-space: nowrap;
  }
  .awards .pays {
    min-width: calc(150 * var(--u));
  }
  .checks {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1) var(--x3);
    margin-block: var(--x2);
  }
  .item {
    margin-block-start: var(--x3);
    padding: var(--x3) var(--x4) var(--x4);
    background: var(--pane);
    border-radius: var(--r2);
  }
  .plans {
    margin: var(--x2) 0;
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--line);
  }
  .plans > li {
    border-block-end: 1px solid var(--line);
  }
  .plans > li > button {
    display: flex;
    gap: var(--x1) var(--x3);
    align-items: center;
    width: 100%;
    min-height: calc(36 * var(--u));
    padding: var(--x1) 0;
    border: 0;
    border-radius: 0;
    background: none;
    text-align: start;
    font-size: var(--t-13);
  }
  .plans > li > button .name {
    font-weight: 500;
  }
  .plans > li > button .soft {
    flex: 1;
  }
  .plans .body {
    padding: 0 0 var(--x4);
  }
  .badge.fits {
    color: var(--good);
  }
  .facts {
    display: grid;
    gap: 6px;
    margin: var(--x3) 0;
    font-size: var(--t-13);
  }
  .facts div {
    display: grid;
    grid-template-columns: calc(136 * var(--u)) minmax(0, 1fr);
    gap: var(--x2);
  }
  .facts dt {
    color: var(--ink-3);
  }
  .conditions {
    margin: var(--x2) 0;
    padding-inline-start: var(--x5);
    font-size: var(--t-13);
  }
  pre {
    margin: var(--x2) 0;
    padding: var(--x3) var(--x4);
    background: var(--pane);
    border-radius: var(--r2);
    font-size: var(--t-12);
  }
  .paper {
    display: none;
  }
  @container (max-width: 50em) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  @container (max-width: 34em) {
    .answers {
      grid-template-columns: 1fr 1fr;
    }
    .answers > div,
    .answers > div + div {
      padding: var(--x3);
      border-inline-start: 0;
    }
    .answers > div:nth-child(even) {
      border-inline-start: 1px solid var(--line);
    }
    .answers > div:nth-child(n + 3) {
      border-block-start: 1px solid var(--line);
    }
    .facts div {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }
    .plans > li > button {
      flex-wrap: wrap;
    }
  }
  @media print {
    .screen {
      display: none;
    }
    .paper {
      display: block;
    }
    tr,
    li {
      break-inside: avoid;
    }
  }
`;
