// Scenarios side by side: workloads, their lines, and why an amount differs from the first scenario's.
import { html } from 'lit';
import { money } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').Diff} Diff
 * @typedef {import('bedrock-calculator').DiffWorkload} DiffWorkload
 * @typedef {import('bedrock-calculator').DiffLine} DiffLine
 * @typedef {import('bedrock-calculator').DiffCause} DiffCause
 * @typedef {{
 *   caption: string, open: (workload: DiffWorkload) => boolean, toggle?: (workload: DiffWorkload) => void,
 *   head?: (index: number) => unknown,
 * }} How `head` is what stands under a scenario's name
 */

/** The workload that the first scenario has at an index. @param {Diff} diff @param {number} index */
export const workloadOf = ({ workloads }, index) =>
  workloads.find(({ indices }) => indices[0] === index);

/** An amount with its sign: "− $12.00". @param {string} text */
export const signed = (text) =>
  text === '0' ? 'same' : `${text.startsWith('-') ? '−' : '+'} ${money(text.replace('-', ''))}`;

/** @param {string} difference */
const tone = (difference) =>
  difference.startsWith('-') ? 'less' : difference === '0' ? '' : 'more';

/** @param {DiffCause} cause */
function why({ cause, by_rate, by_quantity }) {
  if (cause === 'both') return `price ${signed(by_rate)}, quantity ${signed(by_quantity)}`;
  const words = { same: '', rate: 'price', quantity: 'quantity', new: 'new', gone: 'not used' };
  return words[cause];
}

/** @param {string | null | undefined} amount @param {string} [difference] @param {string} [cause] */
const cell = (amount, difference, cause = '') => html`
  <td class="number">
    ${amount === null || amount === undefined ? '–' : money(amount)}
    ${difference === undefined ? '' : html`<span class="delta ${tone(difference)}">${signed(difference)}</span>`}
    ${cause ? html`<span class="about">${cause}</span>` : ''}
  </td>
`;

/** @param {DiffLine} line */
function lineRow({ label, own_model, context, figures, causes }) {
  const of = figures.find((figure) => figure !== null);
  const about = [
    own_model || !of?.model_name ? '' : of.model_name,
    context === 'long' ? 'long context' : '',
  ].filter(Boolean);
  return html`
    <tr class="line">
      <th scope="row">${label}${about.length > 0 ? html` <span class="about">${about.join(', ')}</span>` : ''}</th>
      ${figures.map((figure, i) => {
        const cause = causes[i - 1];
        return cell(figure?.amount, cause?.difference, cause ? why(cause) : '');
      })}
    </tr>
  `;
}

/** @param {DiffWorkload} workload @param {How} how */
function rows(workload, { open, toggle }) {
  const shown = open(workload);
  const { workload: name, totals, differences, complete } = workload;
  return html`
    <tr class="group">
      <th scope="row">
        ${
          toggle
            ? html`<button type="button" class="name" aria-expanded=${shown} @click=${() => toggle(workload)}><span class="chevron" aria-hidden="true"></span>${name}</button>`
            : name
        }
      </th>
      ${totals.map((total, i) => cell(total, differences[i - 1], complete[i] ? '' : 'at least'))}
    </tr>
    ${shown ? workload.lines.map(lineRow) : ''}
  `;
}

/** @param {Diff} diff @param {DiffWorkload[]} workloads @param {How} how */
export function diffTable(diff, workloads, how) {
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${how.caption}>
      <table class="diff">
        <caption class="vh">${how.caption}</caption>
        <thead>
          <tr>
            <td></td>
            ${diff.scenarios.map(
              ({ name }, i) =>
                html`<th scope="col" class="number">${i === 0 ? 'Now' : name}${how.head?.(i) ?? ''}</th>`,
            )}
          </tr>
        </thead>
        <tbody>${workloads.map((workload) => rows(workload, how))}</tbody>
        ${
          workloads.length === diff.workloads.length
            ? html`
              <tfoot>
                <tr>
                  <th scope="row">A month</th>
                  ${diff.scenarios.map(({ total, complete }, i) =>
                    cell(total, diff.differences[i - 1], complete ? '' : 'at least'),
                  )}
                </tr>
              </tfoot>
            `
            : ''
        }
      </table>
    </div>
  `;
}
