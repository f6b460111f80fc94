// The Savings tab: its table is the waterfall; on a phone each step is two lines.
import { css } from 'lit';

export const savingsStyles = css`
  :host {
    display: block;
    --cell: 7px;
  }
  h3 {
    font-size: var(--t-14);
  }
  .count {
    color: var(--ink-3);
    font-weight: 400;
    font-size: var(--t-13);
    margin-inline-start: var(--x1);
  }
  .about {
    display: block;
    font-weight: 400;
  }
  .about .swatch {
    width: 7px;
    height: 7px;
    margin-inline-end: 5px;
  }
  .lead {
    max-width: 44em;
    margin: var(--x2) 0 var(--x3);
  }
  section {
    margin-block-start: var(--x8);
  }
  section > .head {
    margin-block-end: var(--x4);
  }
  section > p {
    margin: 2px 0 var(--x3);
  }
  table {
    width: 100%;
  }
  .plan .step {
    width: 42%;
  }
  .title {
    font-weight: 500;
  }
  .pick {
    display: flex;
    gap: var(--x3);
    align-items: start;
  }
  .pick input {
    width: 16px;
    height: 16px;
    min-height: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .pick .title {
    margin: 0;
    color: var(--ink);
  }
  /* Larger than it looks. */
  .pick .tick {
    display: grid;
    flex: none;
    place-content: center;
    width: 24px;
    height: 24px;
    margin: -2px -4px;
  }
  .group th {
    padding-block-start: var(--x4);
    font-size: var(--t-12);
    font-weight: 600;
    color: var(--ink-2);
  }
  .group .swatch {
    margin-inline-end: var(--x2);
  }
  .anchor > * {
    font-weight: 600;
  }
  .off :is(.title, td) {
    color: var(--ink-3);
  }
  .act {
    width: 1%;
    white-space: nowrap;
    text-align: end;
  }
  .act button,
  .fold button {
    font-size: var(--t-13);
  }
  .c-wf {
    width: 26%;
    min-width: calc(96 * var(--u));
  }
  .ends {
    display: flex;
    justify-content: space-between;
  }
  .wf {
    display: block;
    width: 100%;
    height: 16px;
  }
  .wf rect {
    rx: 2px;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .wf .stay {
    fill: var(--line);
  }
  .wf .now {
    fill: var(--ink-3);
  }
  .wf .end {
    fill: var(--accent);
  }
  .g-same {
    fill: var(--good);
    background: var(--good);
  }
  .g-later {
    fill: var(--s2);
    background: var(--s2);
  }
  .g-other {
    fill: var(--s1);
    background: var(--s1);
  }
  .fold {
    margin-block: var(--x2);
  }
  .fold > button {
    padding-inline: 0;
  }
  .reasons {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: var(--t-13);
  }
  .reasons li {
    padding-block: 4px;
    border-block-end: 1px solid var(--line);
  }
  .assumed {
    margin-block: 0 var(--x3);
    padding-block: var(--x2);
    border-block: 1px solid var(--line);
    font-size: var(--t-13);
    color: var(--ink-2);
  }
  .assumed .fields {
    margin-block: var(--x3);
  }
  .assumed button {
    font-size: var(--t-13);
  }
  .chosen {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1);
    margin: var(--x1) 0 0;
    padding: 0;
    list-style: none;
  }
  .chosen button {
    min-height: calc(26 * var(--u));
    border-color: var(--line-2);
    font-size: var(--t-12);
  }
  form {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x3);
    align-items: start;
    margin-block: var(--x3);
  }
  form > * {
    flex: 1 1 calc(150 * var(--u));
    max-width: calc(280 * var(--u));
  }
  form .lead {
    align-self: center;
  }
  .charts h4 {
    margin: 0;
    font-size: var(--t-14);
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, calc(340 * var(--u))), 1fr));
    gap: var(--x6) calc(40 * var(--u));
    align-items: start;
  }
  .charts p {
    margin: 2px 0 var(--x2);
    font-size: var(--t-13);
  }
  .charts > div {
    min-width: 0;
  }
  @container (max-width: 34em) {
    .plan,
    .plan tbody {
      display: block;
    }
    .plan thead {
      display: none;
    }
    .plan tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 4px var(--x3);
      padding-block: var(--x3);
      border-block-end: 1px solid var(--line);
    }
    .plan :is(th, td, .step) {
      width: auto;
      padding: 0;
      border: 0;
    }
    .plan .group {
      padding-block-end: var(--x1);
    }
    .plan .group th {
      grid-column: 1 / -1;
    }
    .plan .anchor .act,
    .plan .off .c-wf,
    .plan tr:not(.anchor) .c-after,
    .plan .anchor.first .c-saves {
      display: none;
    }
    .plan .anchor .c-after {
      grid-area: 1 / 2;
    }
    .plan .act {
      grid-area: 1 / 2;
      width: auto;
    }
    .plan .c-wf {
      align-self: center;
    }
    .plan .c-saves {
      grid-column: 2;
    }
    .units,
    .units tbody {
      display: block;
    }
    .units thead,
    .units .empty {
      display: none;
    }
    .units tr {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 4px var(--x3);
      align-items: end;
      padding-block: var(--x3);
      border-block-end: 1px solid var(--line);
    }
    .units :is(th, td) {
      padding: 0;
      border: 0;
    }
    .units th {
      grid-column: 1 / -1;
    }
    .units .number {
      white-space: normal;
    }
    .units [data-label] {
      text-align: start;
    }
    .units [data-label]::before {
      content: attr(data-label);
      margin-inline-end: 6px;
      color: var(--ink-3);
    }
  }
  @media (pointer: coarse) {
    .pick {
      min-height: 44px;
    }
    .pick .tick {
      width: 44px;
      margin: 0 -10px;
    }
    .pick input {
      min-width: 24px !important;
      min-height: 24px !important;
    }
  }
`;
