// The Compare tab: tables that lose columns as the pane gets narrower, down to model, month and change.
import { css } from 'lit';

export const compareStyles = css`
  :host {
    display: block;
    --h0: light-dark(#eff6f6, #172427);
    --h1: light-dark(#dcecee, #193236);
    --h2: light-dark(#c2dfe2, #1c4349);
    --h3: light-dark(#9fcdd2, #1d5057);
    --h4: light-dark(#79b8bf, #205f68);
    --h5: light-dark(#58a4ac, #246d77);
  }
  .head,
  .tools,
  .figure-head {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x2);
    align-items: center;
  }
  .head {
    justify-content: space-between;
  }
  .head p,
  .figure-head + p {
    margin: 0;
  }
  .tools {
    margin-block: var(--x3) var(--x5);
  }
  .tools > input {
    flex: 1 1 calc(184 * var(--u));
    max-width: calc(240 * var(--u));
    min-height: calc(32 * var(--u));
  }
  .tools button,
  .pick select {
    min-height: calc(32 * var(--u));
    font-size: var(--t-13);
  }
  .tools button {
    border-color: var(--line-2);
    color: var(--ink-2);
  }
  .tools :is([aria-pressed='true'], select.on) {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--ink);
  }
  .pick {
    display: flex;
    gap: var(--x1);
    align-items: center;
    margin: 0;
  }
  .pick select {
    width: auto;
    max-width: calc(208 * var(--u));
    border-color: var(--line-2);
  }
  .figure-head {
    justify-content: space-between;
  }
  section {
    margin-block-start: var(--x8);
  }
  h3 {
    font-size: var(--t-14);
  }
  section p {
    margin: 2px 0 var(--x2);
  }
  .cmp,
  .diff {
    width: 100%;
  }
  .cmp {
    margin-block-start: var(--x5);
  }
  thead :is(th, td) {
    vertical-align: baseline;
  }
  [aria-sort='ascending'] button,
  [aria-sort='descending'] button {
    color: var(--ink);
  }
  .delta {
    font-size: var(--t-12);
    white-space: nowrap;
  }
  .pinc {
    width: calc(40 * var(--u));
  }
  .pinb {
    display: inline-grid;
    place-items: center;
    width: calc(24 * var(--u));
    min-height: calc(24 * var(--u));
    padding: 0;
    border: 0;
    background: none;
    color: var(--field-line);
  }
  .pinb svg {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-linejoin: round;
  }
  .pinb[aria-pressed='true'] {
    color: var(--accent);
  }
  .pinb[aria-pressed='true'] svg {
    fill: currentColor;
  }
  .name {
    min-height: calc(24 * var(--u));
    padding: 0;
    border: 0;
    background: none;
    font-weight: 500;
    text-align: start;
  }
  .cmp tbody tr:not(.detail):hover {
    background: var(--hover);
  }
  .is-now > * {
    background: var(--pane);
  }
  .is-now .pinc {
    padding-inline-start: var(--x1);
  }
  .c-bar {
    width: 20%;
    min-width: calc(56 * var(--u));
  }
  .bar {
    display: block;
    width: 100%;
    height: 7px;
  }
  .bar rect {
    rx: 2px;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .track {
    fill: none;
  }
  .bar .other {
    fill: var(--field-line);
  }
  .bar .pin {
    fill: var(--s0);
  }
  .bar .here {
    fill: var(--ink-2);
  }
  .detail ul,
  .cannot ul {
    margin: 0 0 var(--x2);
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .cannot li {
    padding-block: 3px;
    border-block-end: 1px solid var(--line);
    font-size: var(--t-13);
  }
  .cannot button {
    padding-inline: 0;
  }
  .pair {
    display: grid;
    grid-template-columns: minmax(0, 1.35fr) minmax(0, 1fr);
    gap: 0 calc(40 * var(--u));
    align-items: start;
  }
  .heat {
    border-collapse: separate;
    border-spacing: 2px;
    font-size: var(--t-12);
  }
  .heat :is(th, td) {
    padding: 0;
    border: 0;
    text-align: center;
  }
  .heat thead th {
    padding: 2px 4px;
  }
  .heat tbody th {
    padding-inline-end: 6px;
    text-align: start;
    white-space: nowrap;
  }
  .heat .part {
    padding-block: var(--x2) 0;
    color: var(--ink-2);
    font-weight: 600;
  }
  .city {
    font-size: var(--t-11);
  }
  .heat button,
  .tiers button {
    width: 100%;
    min-width: calc(40 * var(--u));
    min-height: calc(24 * var(--u));
    padding: 0 6px;
    border: 0;
    border-radius: 2px;
    background: none;
    font-size: inherit;
  }
  .tiers button {
    width: auto;
    min-width: 0;
    padding: 0;
    font-size: var(--t-13);
  }
  :is(.heat, .tiers) :is([aria-pressed='true'], button:hover) {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .h {
    border-radius: 2px;
  }
  .h0 {
    background: var(--h0);
  }
  .h1 {
    background: var(--h1);
  }
  .h2 {
    background: var(--h2);
  }
  .h3 {
    background: var(--h3);
  }
  .h4 {
    background: var(--h4);
  }
  .h5 {
    background: var(--h5);
  }
  .h {
    forced-color-adjust: none;
    print-color-adjust: exact;
    color: var(--ink);
  }
  .heat .is-here button {
    box-shadow: inset 0 0 0 2px var(--ink);
    font-weight: 600;
  }
  .none {
    color: var(--ink-3);
  }
  .key {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1) var(--x2);
    font-size: var(--t-12);
  }
  .key .h {
    padding: 0 6px;
  }
  .tiers {
    width: 100%;
  }
  .tiers :is(td, thead th) {
    text-align: end;
    vertical-align: top;
  }
  .tiers .is-here button {
    font-weight: 600;
    box-shadow: inset 0 -2px 0 var(--ink);
  }
  .tiers :is(.about, .delta),
  .diff td :is(.about, .delta) {
    display: block;
  }
  .diff th {
    vertical-align: top;
  }
  .diff td {
    vertical-align: top;
  }
  .diff .group > * {
    font-weight: 600;
  }
  .diff .line th {
    padding-inline-start: var(--x4);
  }
  tfoot > tr > * {
    border-block: 2px solid var(--ink-2);
    border-block-end: 0;
    font-weight: 600;
  }
  @container (max-width: 56em) {
    .pair {
      grid-template-columns: minmax(0, 1fr);
    }
    .c-bar {
      width: 14%;
    }
  }
  @container (max-width: 50em) {
    .c-in {
      display: none;
    }
    .cmp th[scope='row'] .about {
      display: block;
    }
  }
  @container (max-width: 34em) {
    .c-ctx,
    .c-bar,
    .city {
      display: none;
    }
    .tools > input {
      flex-basis: 100%;
      max-width: none;
    }
  }
  @media (pointer: coarse) {
    :is(.heat, .tiers) button,
    .pinb,
    .name {
      min-height: 44px;
    }
  }
`;
