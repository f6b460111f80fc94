// The workload from every region by every route, as a heat map; on every tier; at either endpoint. A cell can be
// chosen: one of them is in the order of the Tab key, the arrows go to the others.
import { html } from 'lit';
import { grouped, money, rounded, share } from '../../format.js';
import { change, least } from './models.js';

/**
 * @typedef {import('bedrock-calculator').Comparison} Comparison
 * @typedef {import('bedrock-calculator').ComparedPlace} ComparedPlace
 * @typedef {import('bedrock-calculator').Region} Region
 * @typedef {import('./models-part.js').Choice} Choice
 * @typedef {{
 *   names: Map<string, string>, regions: Region[], chosen: string, choose: (choice: Choice) => void,
 * }} About
 */

const ROUTES = /** @type {const} */ (['in-region', 'geo', 'global']);
const SHORT = { 'in-region': 'region', geo: 'geo', global: 'global' };
/** A shade for each step over the price of the model's cheapest place, in percent. */
const SHADES = [0, 5, 10, 20, 35];
const PARTS = /** @type {[string, RegExp][]} */ ([
  ['Americas', /^(us|ca|mx|sa)-(?!gov)/],
  ['Europe', /^eu-/],
  ['Asia Pacific', /^ap-/],
  ['Middle East and Africa', /^(me|il|af)-/],
  ['GovCloud', /^us-gov-/],
]);
const TIERS = {
  batch: ['Batch', 'within 24 hours'],
  flex: ['Flex', 'waits at busy times'],
  standard: ['Standard', 'the usual'],
  priority: ['Priority', 'first in the queue'],
  'latency-optimized': ['Latency-optimized', 'fastest answers'],
};

/** "Frankfurt" of "Europe (Frankfurt)". @param {Region} region */
const city = ({ name }) => /\((.+)\)/.exec(name)?.[1] ?? name;

/** Dollars in a narrow cell. @param {string} total */
const figure = (total) =>
  /^\d\d/.test(total.split('.')[0]) ? grouped(rounded(total, 0)) : money(total).slice(1);

/** @param {string} total @param {string} least */
function shade(total, least) {
  const over = share(total, least) - 100;
  const found = SHADES.findIndex((most) => over <= most);
  return `h${found < 0 ? SHADES.length : found}`;
}

/** Arrows go from cell to cell of a table; what has no button is passed over. @param {KeyboardEvent} event */
function arrows(event) {
  const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[
    event.key
  ];
  const from = /** @type {HTMLElement} */ (event.target).closest('td');
  const row = from?.parentElement;
  const rows = [...(from?.closest('tbody')?.rows ?? [])];
  if (!step || !from || !row) return;
  event.preventDefault();
  let [y, x] = [rows.indexOf(/** @type {HTMLTableRowElement} */ (row)), from.cellIndex];
  for (;;) {
    y += step[0];
    x += step[1];
    const cell = rows[y]?.cells[x];
    if (!rows[y] || x < 1 || (step[1] !== 0 && !cell)) return;
    const button = cell?.querySelector('button');
    if (!button) continue;
    for (const other of from.closest('table')?.querySelectorAll('td button') ?? [])
      other.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
    button.focus();
    return;
  }
}

/** @param {Choice & {kind?: string, here: boolean, first: boolean, after?: unknown}} cell @param {About} about */
function priced({ kind = '', here, first, after = '', ...choice }, { chosen, choose }) {
  const { id, name, total } = choice;
  return html`
    <td class="${kind} ${here ? 'is-here' : ''}">
      <button
        type="button"
        tabindex=${first ? 0 : -1}
        aria-pressed=${id === chosen}
        aria-label="${name}: ${least(choice)}${money(total ?? '')} a month${here ? ', now' : ''}"
        @click=${() => choose(choice)}
      >${figure(total ?? '')}</button>${after}
    </td>
  `;
}

const NOT_OFFERED = html`<td class="none">·<span class="vh">not offered</span></td>`;

/** Models and routes that have a place. @param {ComparedPlace[]} places */
function columnsOf(places) {
  const models = [...new Set(places.map(({ model }) => model))];
  return models.map((model) => {
    const own = places.filter((place) => place.model === model && place.total !== null);
    const [least] = own.map(({ total }) => total ?? '').sort((a, b) => Number(a) - Number(b));
    return { model, least, routes: ROUTES.filter((r) => own.some(({ route }) => route === r)) };
  });
}

/** Of two profiles that serve a region, the one in use, else the cheaper. @param {ComparedPlace[]} places */
function placesByKey(places) {
  const worth = (/** @type {ComparedPlace} */ { is_now, total }) =>
    is_now ? -1 : total === null ? Number.POSITIVE_INFINITY : Number(total);
  const best = new Map();
  for (const place of places) {
    const key = `${place.model} ${place.region} ${place.route}`;
    const other = best.get(key);
    if (!other || worth(place) < worth(other)) best.set(key, place);
  }
  return /** @type {Map<string, ComparedPlace>} */ (best);
}

/** @param {Comparison} comparison @param {About} about */
export function heatMap({ places }, about) {
  const columns = columnsOf(places).filter(({ routes }) => routes.length > 0);
  const at = placesByKey(places);
  const priceOf = (/** @type {string} */ key) => (at.get(key)?.total ?? null) !== null;
  const keys = columns.flatMap(({ model, routes }) => routes.map((r) => ({ model, route: r })));
  const offered = about.regions.filter(({ code }) =>
    keys.some(({ model, route }) => priceOf(`${model} ${code} ${route}`)),
  );
  if (offered.length === 0) return '';
  const first = places.find(({ is_now, total }) => is_now && total !== null);
  let reached = first;
  /** @param {Region} region */
  const row = (region) => html`
    <tr>
      <th scope="row">${region.code} <span class="about city">${city(region)}</span></th>
      ${columns.map(({ model, least, routes }) =>
        routes.map((route) => {
          const place = at.get(`${model} ${region.code} ${route}`);
          if (!place || place.total === null) return NOT_OFFERED;
          reached ??= place;
          const by = place.profile ? `${route} ${place.profile.toUpperCase()}` : route;
          const name = `${about.names.get(model) ?? model} from ${city(region)}, ${by}`;
          const { patch, total, scenario_total, complete, is_now } = place;
          const id = `${model} ${region.code} ${route}`;
          const kind = `h ${shade(place.total, least)}`;
          const cell = { id, name, patch, total, scenario_total, complete, kind };
          return priced({ ...cell, here: is_now, first: place === reached }, about);
        }),
      )}
    </tr>
  `;
  return html`
    <section>
      <h3>By region and route</h3>
      <p class="soft">USD a month; the stronger the colour, the more it costs than that model's cheapest place</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Cost by region and route">
        <table class="heat" @keydown=${arrows}>
          <caption class="vh">Monthly cost by region, model and route</caption>
          <thead>
            <tr><td></td>${columns.map(({ model, routes }) => html`<th scope="colgroup" colspan=${routes.length}>${about.names.get(model) ?? model}</th>`)}</tr>
            <tr><td></td>${keys.map(({ route }) => html`<th scope="col">${SHORT[route]}</th>`)}</tr>
          </thead>
          <tbody>
            ${PARTS.map(([part, codes]) => {
              const own = offered.filter(({ code }) => codes.test(code));
              if (own.length === 0) return '';
              return html`<tr><th scope="rowgroup" class="part" colspan=${keys.length + 1}>${part}</th></tr>${own.map(row)}`;
            })}
          </tbody>
        </table>
      </div>
      <p class="key">
        <span class="h h0">cheapest</span>${SHADES.slice(1).map((most, i) => html`<span class="h h${i + 1}">to + ${most} %</span>`)}<span class="h h5">more</span>
        <span class="about">· not offered or no price</span>
      </p>
    </section>
  `;
}

/** @param {Comparison} comparison @param {About} about */
export function tierTable({ tiers }, about) {
  const models = [...new Set(tiers.map(({ model }) => model))];
  let reached = false;
  const rows = Object.entries(TIERS).map(([tier, [label, meaning]]) => {
    const cells = models.map((model) => {
      const own = tiers.filter((other) => other.model === model);
      const found = own.find((other) => other.tier === tier);
      const usual = own.find((other) => other.tier === 'standard')?.total;
      if (!found || found.total === null) return html`<td class="none">–</td>`;
      const { total, scenario_total, complete, patch, is_now } = found;
      const apart = usual && tier !== 'standard' ? sinceUsual(total, usual) : '';
      const first = !reached;
      reached = true;
      const name = `${about.names.get(model) ?? model} on ${label.toLowerCase()}`;
      const after = html`<span class="delta ${apart.startsWith('+') ? 'more' : 'less'}">${apart}</span>`;
      const cell = { id: `${model} ${tier}`, name, patch, total, scenario_total, complete, after };
      return priced({ ...cell, here: is_now, first }, about);
    });
    return html`<tr><th scope="row">${label}<span class="about">${meaning}</span></th>${cells}</tr>`;
  });
  return html`
    <section>
      <h3>By tier</h3>
      <p class="soft">USD a month, against standard</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Cost by tier">
        <table class="tiers" @keydown=${arrows}>
          <caption class="vh">Monthly cost by tier</caption>
          <thead><tr><td></td>${models.map((model) => html`<th scope="col">${about.names.get(model) ?? model}</th>`)}</tr></thead>
          <tbody>${rows}</tbody>
        </table>
      </div>
    </section>
  `;
}

/** Percent for reading, of two totals. @param {string} total @param {string} usual */
function sinceUsual(total, usual) {
  const over = share(total, usual) - 100;
  return over === 0 ? 'same' : change(String(over), '100');
}

/** @param {Comparison} comparison @param {About} about */
export function endpointTable({ endpoints }, about) {
  if (endpoints.length === 0) return '';
  return html`
    <section>
      <h3>By endpoint</h3>
      <p class="soft">AWS has two meters for this model</p>
      <table class="tiers" @keydown=${arrows}>
        <caption class="vh">Monthly cost by endpoint</caption>
        <tbody>
          ${endpoints.map(
            ({ model, endpoint, total, scenario_total, complete, patch, is_now }, i) => {
              const name = `${about.names.get(model) ?? model} at ${endpoint}`;
              const cell = {
                id: `${model} ${endpoint}`,
                name,
                patch,
                total,
                scenario_total,
                complete,
              };
              return html`
              <tr>
                <th scope="row">${endpoint}<span class="about">${about.names.get(model) ?? model}</span></th>
                ${total === null ? html`<td class="none">–</td>` : priced({ ...cell, here: is_now, first: i === 0 }, about)}
              </tr>
            `;
            },
          )}
        </tbody>
      </table>
    </section>
  `;
}
