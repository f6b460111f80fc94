// What an open row of the rates says: each price with its history and source, and what it is in other regions.
import { html } from 'lit';
import { day as dayText, exactMoney, share } from '../../format.js';
import { elsewhere, figure, history, per } from './rows.js';

/**
 * @typedef {import('bedrock-calculator').RateRow} RateRow
 * @typedef {import('./rows.js').Row} Row
 */

/** @param {RateRow[]} windows newest first */
function windowsOf(windows) {
  return windows.map((rate, i) => {
    const before = windows[i + 1]?.routes === rate.routes ? windows[i + 1] : undefined;
    const change = before && before.to === rate.from ? share(rate.usd, before.usd) - 100 : 0;
    const words = change ? ` (${change > 0 ? '+' : ''}${change.toFixed(0)} %)` : '';
    const source = rate.source_url
      ? html`<a href=${rate.source_url} target="_blank" rel="noreferrer noopener">${rate.source}</a>`
      : rate.source;
    return html`
      <li>
        ${rate.from ?? 'first known'} to ${rate.to ?? 'now'}: <b title=${exactMoney(rate.usd)}>${figure(rate)}</b>${words},
        ${source}, read on ${dayText(rate.source_date)}, grade ${rate.grade}
      </li>
    `;
  });
}

/** @param {{row: Row, rates: RateRow[], day: string, pinned: boolean, pin: () => void}} of `day`: when the prices are in force */
export function detail({ row, rates, day, pinned, pin }) {
  const places = elsewhere(rates, row, row.cells[0], day);
  return html`
    <section aria-label="The chosen rate">
      <p><code>${row.model}</code> <button type="button" aria-pressed=${pinned} @click=${pin}>Pin to the top</button></p>
      ${row.cells.map(
        (cell) => html`
          <h3>${cell.label}: ${figure(cell)} ${per(cell.unit)}</h3>
          <ul>
            ${cell.own ? html`<li>Your own price.</li>` : ''}
            ${cell.derived ? html`<li>Derived: ${cell.derived}.</li>` : ''}
            ${cell.assumed ? html`<li>Assumed: ${cell.assumed}.</li>` : ''}
            ${cell.note ? html`<li>Note: ${cell.note}.</li>` : ''}
            ${windowsOf(history(rates, row, cell))}
          </ul>
        `,
      )}
      ${
        places.length > 1
          ? html`
            <h3>${row.cells[0].label} elsewhere, ${per(row.cells[0].unit)}</h3>
            <ul class="places" aria-label="Other regions">
              ${places.map(({ code, rate }) => html`<li>${code}, ${rate.routes}: ${figure(rate)}</li>`)}
            </ul>
          `
          : ''
      }
    </section>
  `;
}
