// The tables of a report of real usage.
import { html, nothing, svg } from 'lit';
import { quietCents } from '../../components/cents.js';
import { sum } from '../../decimal.js';
import { grouped, money, share } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator/usage.js').UsageReport} UsageReport
 * @typedef {import('bedrock-calculator/usage.js').UsageRow} UsageRow
 * @typedef {import('bedrock-calculator/usage.js').UsageModelRow} UsageModelRow
 */

/** More rows than this are listed on request. */
export const FEW = 12;

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** Every token that was read or written. @param {UsageRow} row */
const tokensOf = (row) =>
  compact.format(
    Number(
      sum([row.input_tokens, row.output_tokens, row.cache_read_tokens, row.cache_write_tokens]),
    ),
  );

/** @param {{amount: string, complete: boolean}} row */
const cost = (row) =>
  row.complete
    ? quietCents(money(row.amount))
    : row.amount === '0'
      ? html`<span class="chip">not priced</span>`
      : html`at least ${quietCents(money(row.amount))}`;

/** @param {string} part @param {string} whole */
export const bar = (part, whole) =>
  html`<svg class="bar" aria-hidden="true">${svg`<rect width="${share(part, whole)}%" height="7"/>`}</svg>`;

/**
 * @param {UsageReport} report @param {boolean} all
 * @param {(called: string) => unknown} explain what asks for the model of a name that hides it
 */
export const modelTable = ({ by_model }, all, explain) => html`
  <table>
    <caption class="vh">Cost by model</caption>
    <thead>
      <tr>
        <th scope="col">Model</th>
        <th scope="col" class="number">Calls</th>
        <th scope="col" class="number c-tokens">Tokens</th>
        <th scope="col" class="number">Cost</th>
      </tr>
    </thead>
    <tbody>
      ${(all ? by_model : by_model.slice(0, FEW)).map(
        (row, i) => html`
          <tr>
            <th scope="row">
              ${
                row.model
                  ? row.model_name
                  : row.called
                    ? html`<code>${row.called}</code>`
                    : 'No model named'
              }
              <span class="about">${[row.route, row.tier === 'standard' ? '' : row.tier, row.region].filter(Boolean).join(', ')}</span>
              ${row.model || by_model.findIndex(({ called }) => called === row.called) < i ? '' : explain(row.called)}
            </th>
            <td class="number">${grouped(row.calls)}</td>
            <td class="number c-tokens">${tokensOf(row)}</td>
            <td class="number">${cost(row)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;

/** Of an ARN its end, which tells sessions of one role apart. @param {{key: string, label: string}} row */
const labelOf = ({ key, label }) =>
  key.startsWith('arn:') ? key.replace(/^.*:(assumed-role\/)?/, '') : label || key || 'not said';

/** Users of the same name in several accounts have the account beside it. @param {UsageRow[]} rows */
export function labelsOf(rows) {
  const labels = rows.map(labelOf);
  return labels.map((label, i) =>
    rows[i].key.startsWith('arn:') && labels.indexOf(label) !== labels.lastIndexOf(label)
      ? `${label} (${rows[i].key.split(':')[4]})`
      : label,
  );
}

/** @param {string} what @param {UsageRow[]} rows @param {boolean} all */
export function splitTable(what, rows, all) {
  const most = rows.reduce(
    (best, { amount }) => (Number(amount) > Number(best) ? amount : best),
    '0',
  );
  const labels = labelsOf(rows);
  return html`
    <table>
      <caption class="vh">Cost by ${what}</caption>
      <thead>
        <tr>
          <th scope="col">${what[0].toUpperCase()}${what.slice(1)}</th>
          <th scope="col" class="number">Calls</th>
          <td class="c-bar"></td>
          <th scope="col" class="number">Cost</th>
        </tr>
      </thead>
      <tbody>
        ${(all ? rows : rows.slice(0, FEW)).map(
          (row, i) => html`
            <tr>
              <th scope="row" title=${row.key}>${labels[i]}</th>
              <td class="number">${grouped(row.calls)}</td>
              <td class="c-bar">${bar(row.amount, most)}</td>
              <td class="number">${cost(row)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `;
}

/** What CloudWatch's metrics are called, and what the log has of them. @type {Record<string, (row: UsageModelRow) => number>} */
const IN_THE_LOG = {
  Invocations: (row) => Number(row.calls) - Number(row.errors),
  InputTokenCount: (row) => Number(row.input_tokens),
  OutputTokenCount: (row) => Number(row.output_tokens),
  CacheReadInputTokens: (row) => Number(row.cache_read_tokens),
  CacheWriteInputTokens: (row) => Number(row.cache_write_tokens),
  CacheReadInputTokenCount: (row) => Number(row.cache_read_tokens),
  CacheWriteInputTokenCount: (row) => Number(row.cache_write_tokens),
};

/** @param {UsageReport} report @param {string} called */
const inTheLog = ({ by_model }, called) => by_model.filter((row) => row.called === called);

/** Sums of CloudWatch beside those of the log, and what they come to. @param {UsageReport} report @param {(called: string) => unknown} explain what asks for the model */
export function metricsTable(report, explain) {
  const { rows, models, refused, assumed } = /** @type {NonNullable<UsageReport['metrics']>} */ (
    report.metrics
  );
  return html`
    <table>
      <caption class="vh">CloudWatch metrics beside the log</caption>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col" class="number">CloudWatch</th>
          <th scope="col" class="number">Log</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ model, metric, sum: total }) => {
          const logged = inTheLog(report, model);
          const read = logged.length > 0 ? IN_THE_LOG[metric] : undefined;
          return html`
            <tr>
              <th scope="row">${metric}<span class="about">${model || 'all models'}</span></th>
              <td class="number">${grouped(total)}</td>
              <td class="number">${read ? grouped(String(logged.reduce((all, row) => all + read(row), 0))) : 'not in it'}</td>
            </tr>
          `;
        })}
        ${models.map((of) => {
          const logged = inTheLog(report, of.called);
          return html`
            <tr>
              <th scope="row">Cost<span class="about">${of.model_name || 'all models'}${of.amount === '0' ? `: ${of.reason}` : `, standard tier${of.region ? ` in ${of.region}` : ''}`}</span>${of.model === null && of.called ? explain(of.called) : ''}</th>
              <td class="number">${cost(of)}</td>
              <td class="number">${logged.length > 0 ? quietCents(money(sum(logged.map(({ model_amount }) => model_amount)))) : 'not in it'}</td>
            </tr>
          `;
        })}
      </tbody>
    </table>
    ${refused.map(({ label, reason }) => html`<p class="foot"><b>${label}</b> is left out. ${reason}</p>`)}
    ${assumed ? html`<p class="foot">The file does not say its statistic: these sums are right if it is Sum.</p>` : ''}
  `;
}

/** @param {UsageReport} report @param {boolean} all */
export function errorTable({ errors, totals, repeats }, all) {
  const again = errors.reduce((calls, one) => calls + (one.retryable ? Number(one.calls) : 0), 0);
  const answered = Number(totals.calls) - Number(totals.errors) - Number(totals.blocked);
  return html`
    <table>
      <caption class="vh">Failed calls by error</caption>
      <thead>
        <tr>
          <th scope="col">Error</th>
          <th scope="col" class="number">Calls</th>
          <th scope="col">Tried again by the AWS SDKs</th>
        </tr>
      </thead>
      <tbody>
        ${(all ? errors : errors.slice(0, FEW)).map(
          ({ code, calls, retryable }) => html`
            <tr>
              <th scope="row">${code === 'status' ? 'Not named' : code}</th>
              <td class="number">${grouped(calls)}</td>
              <td>${retryable ? 'yes' : 'no'}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
    ${
      repeats.compared !== '0'
        ? html`<p class="foot">
            ${grouped(repeats.after_failure)} ${repeats.after_failure === '1' ? 'call repeats' : 'calls repeat'} a failed one: the same caller, model and input within a minute or two.
            ${repeats.compared === totals.calls ? '' : `${grouped(repeats.compared)} of ${grouped(totals.calls)} records have their input, which this needs.`}
            Failed calls cost nothing unless they have tokens.
          </p>`
        : again > 0 && answered > 0
          ? html`<p class="foot">
            An estimate: if each of the ${grouped(String(again))} was tried again until it was answered, up to
            ${percentOf(Math.min(again, answered), answered)} of the answered calls are repeats. Failed calls cost nothing
            unless they have tokens; a repeat is paid once, when it is answered.
          </p>`
          : ''
    }
  `;
}

const percentOf = (/** @type {number} */ part, /** @type {number} */ whole) =>
  `${Number(((100 * part) / whole).toPrecision(2))} %`;

/**
 * The model's own routes and tiers, and every other model once; or all there is.
 * @param {import('bedrock-calculator/usage.js').UsageWhatIf} answer @param {string} model whose calls they are @param {boolean} all
 */
export function whatIfTable({ amount, rows: every }, model, all) {
  const isNow = (/** @type {typeof every[0]} */ row) => row.closest && row.change === '0.0';
  const own = every.filter((row) => row.model === model && !isNow(row));
  const others = every.filter((row) => row.model !== model && row.closest);
  const rows = all ? every : [...own, ...others.slice(0, FEW)];
  const most = rows.reduce(
    (best, row) => (Number(row.amount) > Number(best) ? row.amount : best),
    amount,
  );
  return html`
    <table>
      <caption class="vh">The same calls on other models, routes and tiers</caption>
      <thead>
        <tr>
          <th scope="col">Model</th>
          <td class="c-bar"></td>
          <th scope="col" class="number">Cost</th>
          <th scope="col" class="number">Change</th>
        </tr>
      </thead>
      <tbody>
        <tr class="is-now">
          <th scope="row">As they ran</th>
          <td class="c-bar">${bar(amount, most)}</td>
          <td class="number">${quietCents(money(amount))}</td>
          <td></td>
        </tr>
        ${rows.map(
          (row) => html`
            <tr>
              <th scope="row">
                ${row.model_name}
                <span class="about" title=${row.notes.join('; ') || nothing}
                  >${[row.route, row.tier === 'standard' ? '' : row.tier].filter(Boolean).join(', ')}${row.notes.length > 0 ? ' *' : ''}</span
                >
              </th>
              <td class="c-bar">${bar(row.amount, most)}</td>
              <td class="number">${row.complete ? '' : 'at least '}${quietCents(money(row.amount))}</td>
              <td class="number ${{ '-': 'less', '+': 'more' }[row.change[0]] ?? ''}">${row.change.replace('-', '−')} %</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
    ${rows.some(({ notes }) => notes.length > 0) ? html`<p class="foot">* ${[...new Set(rows.flatMap(({ notes }) => notes))].join('; ')}</p>` : ''}
  `;
}

/** What of the invoice is not in its compared lines. @param {NonNullable<UsageReport['bill']>} bill */
const apart = ({ not_compared, credits, other_charges }) =>
  [
    ['Usage without a price here', not_compared],
    ['Credits', credits],
    ['Discounts, taxes, fees and refunds', other_charges],
  ].filter(([, amount]) => amount !== '0');

/** Whose calls were invoiced, where the bill says it. @param {NonNullable<UsageReport['bill']>} bill @param {boolean} all */
export const principalTable = ({ by_principal }, all) => html`
  <table>
    <caption class="vh">The invoice by identity</caption>
    <thead>
      <tr>
        <th scope="col">Identity</th>
        <th scope="col" class="number">Invoiced</th>
      </tr>
    </thead>
    <tbody>
      ${(all ? by_principal : by_principal.slice(0, FEW)).map(
        ({ principal, invoiced }) =>
          html`<tr><th scope="row" title=${principal}>${labelOf({ key: principal, label: principal })}</th><td class="number">${signed(invoiced)}</td></tr>`,
      )}
    </tbody>
  </table>
`;

/** @param {NonNullable<UsageReport['bill']>} bill @param {boolean} all */
export const billTable = (bill, all) => html`
  <table>
    <caption class="vh">Our price against the invoice, line by line</caption>
    <thead>
      <tr>
        <th scope="col">Line</th>
        <th scope="col" class="number">List price</th>
        <th scope="col" class="number">Invoiced</th>
        <th scope="col" class="number">Difference</th>
      </tr>
    </thead>
    <tbody>
      ${(all ? bill.lines : bill.lines.slice(0, FEW)).map(
        (line) => html`
          <tr>
            <th scope="row">
              ${line.model_name ? `${line.model_name}, ${(line.dimension ?? '').replaceAll('_', ' ')}` : line.usage_type || line.service}
              <span class="about">${line.explanation}</span>
            </th>
            <td class="number">${line.ours === null ? 'Not priced' : quietCents(money(line.ours))}</td>
            <td class="number">${signed(line.invoiced)}</td>
            <td class="number">${line.difference === null ? '' : signed(line.difference)}</td>
          </tr>
        `,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">Lines that have a price</th>
        <td class="number">${quietCents(money(bill.ours))}</td>
        <td class="number">${quietCents(money(bill.invoiced))}</td>
        <td></td>
      </tr>
      ${apart(bill).map(([what, amount]) => html`<tr><th scope="row">${what}</th><td></td><td class="number">${signed(amount)}</td><td></td></tr>`)}
    </tfoot>
  </table>
`;

/** A credit has its sign before the dollar. @param {string} text */
const signed = (text) => (text.startsWith('-') ? `−${money(text.slice(1))}` : money(text));
