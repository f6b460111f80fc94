// What moves the bill most: each input from its low to its high, the others as entered. The table is the chart.
import { html, svg } from 'lit';
import { brief } from '../../format.js';
import { monthInWords } from './plan.js';

/**
 * @typedef {import('bedrock-calculator').Simulation} Simulation
 * @typedef {Simulation['tornado'][number]} Swing
 */

const MOST = 12;

/**
 * From low to high in percent of the month as entered.
 * @param {Swing} swing @param {Simulation} simulation @returns {[number, number]}
 */
function ends({ low_total, high_total, month }, { months }) {
  const now = Number(months.find((one) => one.month === month)?.entered) || 1;
  const [low, high] = [Number(low_total), Number(high_total)].map((total) => (100 * total) / now);
  return [Math.min(low, high, 100), Math.max(low, high, 100)];
}

/** @param {[number, number]} ends @param {number} least @param {number} most */
function bar([from, to], least, most) {
  const at = (/** @type {number} */ value) => (100 * (value - least)) / (most - least || 1);
  const part = (/** @type {number} */ a, /** @type {number} */ b, /** @type {string} */ kind) =>
    svg`<rect class=${kind} x="${at(a)}%" y="3" width="${at(b) - at(a)}%" height="10"/>`;
  return html`<svg class="swing" aria-hidden="true">
    ${part(from, 100, 's0')}${part(100, to, 's1')}
    ${svg`<rect class="now" x="${at(100)}%" width="1.5" height="16"/>`}
  </svg>`;
}

/** @param {Simulation} simulation @param {(workload: number | null) => string} nameOf */
export function tornado(simulation, nameOf) {
  const { tornado: all, unmoved } = simulation;
  if (all.length === 0)
    return html`<p class="soft">Nothing is uncertain yet: enter ranges or a margin under Growth and costs.</p>`;
  const shown = all.slice(0, MOST).map((swing) => ({ swing, sides: ends(swing, simulation) }));
  const least = Math.min(...shown.map(({ sides }) => sides[0]));
  const most = Math.max(...shown.map(({ sides }) => sides[1]));
  const [first] = simulation.months;
  return html`
    <table class="tornado">
      <caption class="vh">What moves the bill most</caption>
      <thead>
        <tr>
          <th scope="col">Input</th>
          <th scope="col" class="c-swing"><span class="vh">From low to high</span></th>
          <th scope="col" class="number">Low</th>
          <th scope="col" class="number">High</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ swing, sides }) => html`
            <tr>
              <th scope="row">
                ${swing.label}
                <span class="about">${[nameOf(swing.workload), `${swing.low} – ${swing.high}`, swing.month === first.month ? '' : `in ${monthInWords(swing.month)}`].filter(Boolean).join(' · ')}</span>
              </th>
              <td class="c-swing">${bar(sides, least, most)}</td>
              <td class="number" data-label="low">${brief(swing.low_total)}</td>
              <td class="number" data-label="high">${brief(swing.high_total)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
    ${unmoved > 0 ? html`<p class="foot">${unmoved === 1 ? 'One input of the margin moves' : `${unmoved} inputs of the margin move`} nothing, and ${unmoved === 1 ? 'is' : 'are'} left out.</p>` : ''}
  `;
}
