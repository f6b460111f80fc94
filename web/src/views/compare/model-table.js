// The models as a table: what a month costs on each, against now; a row opens with what changes and the button to use
// it. Below it those that cannot run the workload, with the reason.
import { html, svg } from 'lit';
import { quietCents } from '../../components/cents.js';
import { day, money, share, shortTokens } from '../../format.js';
import { canRun, change, least } from './models.js';

/**
 * @typedef {import('bedrock-calculator').ComparedModel} ComparedModel
 * @typedef {{
 *   now: string | null, sort: string, pins: string[], open: string, all: boolean, reasons: boolean, stale: boolean,
 *   rates: (model: ComparedModel) => string[], set: (fields: Record<string, string>) => void,
 *   pin: (id: string) => void, toggle: (id: string) => void, use: (model: ComparedModel) => void,
 *   show: (fields: {all?: boolean, reasons?: boolean}) => void,
 * }} About `now` is the total of the workload as it is
 */

/** So many rows are drawn; more on request. */
const PAGE = 20;
const CHANGED = {
  route: 'another route',
  tier: 'another tier',
  cache_ttl: 'another cache lifetime',
};
const PIN = html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6 2.5h4l-.6 4 2.1 2.3H4.5L6.6 6.5ZM8 8.8v5" /></svg>`;

/** @param {About} about @param {string} key @param {string} label @param {string} [kind] */
function column({ sort, set }, key, label, kind = '') {
  const [by, down] = [sort.replace('-', '') || 'month', sort.startsWith('-')];
  const on = by === key;
  return html`
    <th scope="col" class=${kind} aria-sort=${on ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" @click=${() => set({ sort: on && !down ? `-${key}` : key })}>
        ${label}${on ? (down ? ' ▾' : ' ▴') : ''}
      </button>
    </th>
  `;
}

/** @param {ComparedModel} model @param {About} about */
function detail(model, { now, stale, use }) {
  const { tokenizer, changed, cached, scenario_total } = model;
  const apart = changed.map((what) => CHANGED[what]).join(' and ');
  const seen = model.confirmed ?? model.price_date;
  return html`
    <ul>
      <li><code>${model.id}</code>, ${model.tier} tier, ${model.route}${apart ? `: it needs ${apart}` : ''}.</li>
      ${
        tokenizer
          ? html`<li>Assumed: its tokenizer makes ${tokenizer.factor} tokens of one. Then the workload costs <b>${money(tokenizer.total)}</b> a month${now && tokenizer.difference ? ` (${change(tokenizer.difference, now)})` : ''}. Source: ${tokenizer.source}, ${day(tokenizer.source_date)}.</li>`
          : ''
      }
      ${scenario_total ? html`<li>The whole scenario then costs ${least(model)}${money(scenario_total)} a month.</li>` : ''}
      <li>
        ${model.max_output_tokens ? `Answers of up to ${shortTokens(model.max_output_tokens)} tokens. ` : ''}Reads ${model.input.join(', ')}.
        ${cached ? 'The prompt is cached.' : 'Nothing is cached.'}
      </li>
      <li>
        ${model.status === 'active' ? 'Active' : `Status: ${model.status}`}${model.end_of_life ? `, ends on ${day(model.end_of_life)}` : ''}; offered in ${model.regions.length} regions.
        ${seen ? `Price read on ${day(seen)}.` : ''}
      </li>
      ${
        model.open_weights
          ? html`<li>Its weights are published, says <a href=${model.open_weights.source_url} rel="noreferrer noopener" target="_blank">${model.open_weights.source}</a>, ${day(model.open_weights.source_date)}.</li>`
          : ''
      }
    </ul>
    ${model.is_now ? '' : html`<button type="button" ?disabled=${stale} @click=${() => use(model)}>Use ${model.name}</button>`}
  `;
}

/** @param {ComparedModel} model @param {number} most @param {About} about */
function row(model, most, about) {
  const { id, name, provider, is_now, total, difference, route } = model;
  const { now } = about;
  const pinned = about.pins.includes(id);
  const open = about.open === id;
  const kind = is_now ? 'here' : pinned ? 'pin' : 'other';
  const apart = difference !== null && now !== null && !is_now ? change(difference, now) : '';
  return html`
    <tr class=${is_now ? 'is-now' : ''}>
      <td class="pinc">
        ${
          is_now
            ? html`<span class="badge">now</span>`
            : html`<button type="button" class="pinb" aria-pressed=${pinned} aria-label="Pin ${name}" @click=${() => about.pin(id)}>${PIN}</button>`
        }
      </td>
      <th scope="row">
        <button type="button" class="name" aria-expanded=${open} @click=${() => about.toggle(id)}>${name}</button>
        <span class="about">${provider}${route === 'in-region' || !route ? '' : `, ${route}`}</span>
      </th>
      <td class="number c-ctx">${model.context_tokens ? shortTokens(model.context_tokens) : '–'}</td>
      ${about.rates(model).map((rate) => html`<td class="number c-in">${rate}</td>`)}
      <td class="c-bar"><svg class="bar" aria-hidden="true">${svg`<rect class=${kind} width="${share(total ?? '', String(most))}%" height="100%"/>`}</svg></td>
      <td class="number">${model.complete ? '' : html`<span class="about">at least </span>`}${quietCents(money(total ?? ''))}</td>
      <td class="number delta ${apart.startsWith('+') ? 'more' : 'less'}">${apart}</td>
    </tr>
    ${open ? html`<tr class="detail"><td colspan="9">${detail(model, about)}</td></tr>` : ''}
  `;
}

/** @param {ComparedModel[]} shown in their order @param {About} about */
export function modelTable(shown, about) {
  const { pins, all } = about;
  const rows = shown.filter((m, i) => all || i < PAGE || m.is_now || pins.includes(m.id));
  const most = Math.max(...rows.map(({ total }) => Number(total)), 0);
  const none = shown.every(({ is_now }) => is_now);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label="Models compared">
      <table class="cmp">
        <caption class="vh">Models for this workload</caption>
        <thead>
          <tr>
            <th scope="col" class="pinc"><span class="vh">Pinned</span></th>
            ${column(about, 'name', 'Model')}
            ${column(about, 'context', 'Context', 'number c-ctx')}
            <th scope="col" class="number c-in">In, per M</th>
            <th scope="col" class="number c-in">Out, per M</th>
            <th scope="col" class="number c-in">Cache read</th>
            <td class="c-bar"></td>
            ${column(about, 'month', 'A month', 'number')}
            <th scope="col" class="number">Against now</th>
          </tr>
        </thead>
        <tbody>${rows.map((model) => row(model, most, about))}</tbody>
      </table>
    </div>
    ${none ? html`<p>No other model that can run this workload matches all of this. Clear a filter or a word.</p>` : ''}
    ${
      shown.length > rows.length
        ? html`<p><button type="button" class="quiet" @click=${() => about.show({ all: true })}>Show all ${shown.length} models</button></p>`
        : ''
    }
    <p class="foot">The same tokens are priced for each model. Where a source says how many tokens another tokenizer makes, the row has that figure as an assumption.</p>
  `;
}

/** @param {ComparedModel[]} models @param {About} about */
export function cannotRun(models, { reasons, show }) {
  const cannot = models.filter((model) => !canRun(model));
  if (cannot.length === 0) return '';
  return html`
    <div class="cannot">
      <button type="button" class="quiet" aria-expanded=${reasons} @click=${() => show({ reasons: !reasons })}>
        <span class="chevron" aria-hidden="true"></span>${cannot.length === 1 ? '1 model cannot' : `${cannot.length} models cannot`} run this workload
      </button>
      ${
        reasons
          ? html`<ul aria-label="Models that cannot run this workload">
              ${cannot.map(
                ({ name, provider, cannot: why }) =>
                  html`<li><b>${name}</b> <span class="about">${provider}</span> ${why?.message ?? 'It has no price here.'}</li>`,
              )}
            </ul>`
          : ''
      }
    </div>
  `;
}
