// The colours of workloads, as classes: a row, its lines and its part of the bar have the same one.
import { css } from 'lit';

const COLOURS = 6;

/** @param {number} hue of a card */
export const series = (hue) => `s${hue % COLOURS}`;

export const seriesStyles = css`
  .swatch {
    display: inline-block;
    width: 9px;
    height: 9px;
    border-radius: 2px;
    flex: none;
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  rect {
    forced-color-adjust: none;
    print-color-adjust: exact;
  }
  .s0 {
    fill: var(--s0);
    background: var(--s0);
  }
  .s1 {
    fill: var(--s1);
    background: var(--s1);
  }
  .s2 {
    fill: var(--s2);
    background: var(--s2);
  }
  .s3 {
    fill: var(--s3);
    background: var(--s3);
  }
  .s4 {
    fill: var(--s4);
    background: var(--s4);
  }
  .s5 {
    fill: var(--s5);
    background: var(--s5);
  }
  .unpriced {
    background: repeating-linear-gradient(135deg, var(--warn) 0 2px, transparent 2px 4px);
  }
`;
