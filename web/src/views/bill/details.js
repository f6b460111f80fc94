// What a bill shows when it is asked for: the details of a line; and what only paper has.
import { html } from 'lit';
import { amountOf, day, readable, units } from '../../format.js';
import { sentence } from '../../sentence.js';
import { purpose, ROUTES } from './lines.js';
import { assume } from './missing.js';
import { GRADES, quotedRate } from './rate.js';
import './notes.js';

// Beside the bill, and not needed for it: how much lower it could be.
import('../savings/lower-part.js').catch(() => {});

export { detailStyles } from './detail-styles.js';
export { missing } from './missing.js';
export { endnotes, summary } from './paper.js';

/**
 * @typedef {import('bedrock-calculator').Bill} Bill
 * @typedef {import('bedrock-calculator').BillLine} BillLine
 */

/**
 * Where a line's amount comes from.
 * @param {BillLine} line @param {Bill} bill @param {import('./bill-view.js').BillView} view
 */
export function why(line, bill, view) {
  const at = line.region
    ? `${ROUTES[line.route]} route from ${line.region}`
    : 'one price everywhere';
  const { rate, per } = quotedRate(line);
  const rows = [
    [
      'Allowance',
      line.free === '0'
        ? ''
        : `${amountOf(line.gross)} used, ${amountOf(line.free)} free, ${amountOf(line.quantity)} billed`,
    ],
    ['Formula', `${sentence(line.formula).replaceAll(' x ', ' × ')} = ${readable(line.amount)}`],
    [
      'Holds for',
      `${line.model}, ${at}${line.is_service ? '' : `, ${line.tier} tier`}${line.context === 'long' ? ', long context' : ''}`,
    ],
    ['Your price', line.own && sentence(line.own)],
    ['Derived', line.derived && sentence(line.derived)],
    ['Assumed', line.assumed],
    ['Note', line.note],
    [
      'Source',
      html`<span class="source">${
        line.source_url
          ? html`<a href=${line.source_url} rel="noreferrer noopener" target="_blank">${line.source}</a>`
          : line.source
      }</span>, read on <time datetime=${line.source_date}>${day(line.source_date)}</time>
        <span class="grade" title=${GRADES[line.grade] ?? ''}>${line.grade}</span>`,
    ],
  ];
  const workload = bill.workloads[line.workload_index].workload;
  return html`
    <tr class="detail">
      <td colspan="5">
        <p class="equation">
          <b>${amountOf(line.quantity)}</b> ${units(line.unit, line.quantity)} × <b>${rate}</b>${per} =
          <b>${readable(line.amount)}</b>
        </p>
        ${
          line.price_region
            ? html`<p><button type="button" class="quiet" @click=${() => assume(view, line.workload_index, '')}>
              Leave out what has no price in ${line.region}
            </button></p>`
            : ''
        }
        <dl aria-label=${`${purpose(line, bill)} of ${workload}`}>
          ${rows.filter(([, value]) => value).map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}
        </dl>
      </td>
    </tr>
  `;
}
