// What models are looked for by: words, context, modality, region, provider and their like.
import { html } from 'lit';
import { shortTokens } from '../../format.js';
import { CONTEXTS, NEW_DAYS, NO_FILTER } from './models.js';

/**
 * @typedef {import('bedrock-calculator').ComparedModel} ComparedModel
 * @typedef {import('./models.js').Filter} Filter
 * @typedef {{filter: Filter, set: (fields: Record<string, string>) => void}} Settings
 */

/** Settings that filter nothing. */
const KEPT = ['sort', 'measure'];

/** @param {Settings} settings @param {keyof Filter} name @param {string} label @param {[string, string][]} options */
export function pick({ filter, set }, name, label, options) {
  const value = filter[name];
  return html`
    <label class="pick">
      <select
        aria-label=${label}
        class=${value ? 'on' : ''}
        @change=${(/** @type {Event} */ e) =>
          set({ [name]: /** @type {HTMLSelectElement} */ (e.target).value })}
      >
        ${options.map(([id, text]) => html`<option value=${id} ?selected=${id === value}>${text}</option>`)}
      </select>
    </label>
  `;
}

/** @param {Settings} settings @param {keyof Filter} name @param {string} label */
function chip({ filter, set }, name, label) {
  const on = filter[name] !== '';
  return html`<button type="button" aria-pressed=${on} @click=${() => set({ [name]: on ? '' : 'yes' })}>${label}</button>`;
}

/** @param {string[]} values */
const some = (values) => [...new Set(values)].sort();

/** @param {ComparedModel[]} models @param {string} region @param {Settings} settings */
export function filterTools(models, region, settings) {
  const { filter, set } = settings;
  const providers = some(models.map(({ provider }) => provider));
  const inputs = some(models.flatMap(({ input }) => input)).filter((kind) => kind !== 'text');
  const any = Object.entries(filter).some(([name, text]) => text && !KEPT.includes(name));
  /** @param {string} id @param {string} text @returns {[string, string]} */
  const option = (id, text) => [id, text];
  return html`
    <div class="tools" role="group" aria-label="Filters">
      <input
        type="search"
        aria-label="Search models"
        autocomplete="off"
        placeholder="Model or provider"
        .value=${filter.query}
        @input=${(/** @type {Event} */ e) =>
          set({ query: /** @type {HTMLInputElement} */ (e.target).value })}
      >
      ${pick(settings, 'context', 'Context', [
        ['', 'Any context'],
        ...CONTEXTS.map((n) => option(n, `Context from ${shortTokens(Number(n))}`)),
      ])}
      ${chip(settings, 'here', `In ${region}`)}
      ${pick(settings, 'reads', 'Modality', [
        ['', 'Any input'],
        ...inputs.map((kind) => option(kind, `Reads ${kind}`)),
      ])}
      ${chip(settings, 'caches', 'Caches prompts')}
      ${chip(settings, 'local', 'Stays in region')}
      ${chip(settings, 'life', 'Active only')}
      ${chip(settings, 'open', 'Open weights')}
      ${chip(settings, 'read', `Price read in ${NEW_DAYS} days`)}
      ${pick(settings, 'provider', 'Provider', [
        ['', 'Any provider'],
        ...providers.map((name) => option(name, name)),
      ])}
      ${any ? html`<button type="button" class="quiet" @click=${() => set({ ...NO_FILTER, sort: filter.sort, measure: filter.measure })}>Clear filters</button>` : ''}
    </div>
  `;
}
