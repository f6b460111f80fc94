// How a chart looks: its marks by class, so that themes, print and forced colours reach them, and what is under it.
import { css } from 'lit';

export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    margin: 0;
  }
  .picture {
    min-height: 320px;
  }
  .plot {
    display: block;
    max-width: 100%;
    background: var(--page);
    font: var(--t-12) var(--sans);
    font-variant-numeric: tabular-nums;
    touch-action: manipulation;
  }
  .plot text {
    fill: var(--ink-3);
    stroke: none;
  }
  .plot .label {
    fill: var(--ink);
    font-weight: 500;
    paint-order: stroke;
    stroke: var(--page);
    stroke-width: 3px;
    stroke-linejoin: round;
  }
  .plot .in-zone {
    fill: var(--accent);
  }
  .zone {
    fill: color-mix(in srgb, var(--accent) 7%, transparent);
  }
  .grid {
    stroke: var(--line);
  }
  .rule {
    stroke: var(--ink-2);
    stroke-dasharray: 2 3;
  }
  .dot {
    fill: var(--field-line);
    stroke: var(--page);
    stroke-width: 1.5;
  }
  .pinned {
    fill: var(--s0);
  }
  .now {
    fill: var(--ink);
  }
  .cross {
    fill: var(--page);
    stroke: var(--ink);
    stroke-width: 2;
  }
  .band {
    fill: color-mix(in srgb, var(--accent) 16%, transparent);
    stroke: none;
  }
  .level {
    stroke: var(--warn);
    stroke-dasharray: 6 4;
  }
  .plot .level-label {
    fill: var(--warn);
    font-weight: 500;
  }
  .stack-0 {
    fill: var(--s0);
  }
  .stack-1 {
    fill: var(--s1);
  }
  .stack-2 {
    fill: var(--s2);
  }
  .stack-3 {
    fill: var(--s3);
  }
  .stack-4 {
    fill: var(--s4);
  }
  .stack-5 {
    fill: var(--s5);
  }
  .line {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
  }
  .line-1 {
    stroke: var(--ink-2);
    stroke-dasharray: 6 4;
  }
  .line-2 {
    stroke: var(--s1);
    stroke-dasharray: 2 3;
  }
  .ring {
    fill: none;
    stroke: var(--accent);
    stroke-width: 2;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    gap: var(--x1) var(--x2);
    align-items: center;
    min-height: calc(28 * var(--u));
    font-size: var(--t-12);
    color: var(--ink-2);
  }
  .under [role='status'] {
    flex: 1 1 8em;
    margin: 0;
  }
  .files {
    white-space: nowrap;
  }
  .under button {
    min-height: calc(28 * var(--u));
    font-size: var(--t-12);
  }
  .key {
    display: inline-flex;
    gap: 6px;
    align-items: center;
  }
  .key svg {
    width: 20px;
    height: 4px;
  }
  .key .patch {
    width: 10px;
    height: 10px;
  }
  .table {
    position: relative;
    max-height: calc(320 * var(--u));
    overflow: auto;
  }
  table {
    border-collapse: collapse;
    font-size: var(--t-12);
  }
  th,
  td {
    padding: 2px var(--x3) 2px 0;
    text-align: end;
    font-weight: 400;
    border-block-end: 1px solid var(--line);
  }
  :is(th, td):first-child {
    text-align: start;
  }
  @media (forced-colors: active) {
    .plot * {
      forced-color-adjust: none;
    }
  }
`;
