// The colours of workloads, as classes: a row, its lines and its part of the bar have the same one.
import { css, unsafeCSS } from 'lit';

/** How many workloads differ by colour alone; those after them have a name beside it, as all have. */
const COLOURS = 12;

/** @param {number} hue of a card */
export const series = (hue) => `s${hue % COLOURS}`;

const colours = Array.from(
  { length: COLOURS },
  (_, i) => `.s${i}{fill:var(--s${i});background:var(--s${i})}`,
).join('');

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
  ${unsafeCSS(colours)}
  .unpriced {
    background: repeating-linear-gradient(135deg, var(--warn) 0 2px, transparent 2px 4px);
  }
`;
