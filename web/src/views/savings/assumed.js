// What the figures of the levers assume: as a sentence, and as fields.
import { html } from 'lit';
import { inWords } from './plan.js';
import { listOf, numberOf, SETTINGS, settingField } from './settings.js';

/** @typedef {import('../../state/calculator.js').Calculator} Calculator */

/** Models that may take the place of another. @param {Calculator} calc */
function models(calc) {
  const offers = calc.pricing.offers(calc.draft.region);
  const chosen = listOf(calc.session, 'models');
  // The route that keeps data nearest.
  const ways = offers.flatMap((offer) => {
    const routes = offer.routes.filter(({ callable }) => callable !== false);
    const [near] = /** @type {const} */ (['in-region', 'geo', 'global'])
      .map((name) => routes.find(({ route }) => route === name))
      .filter(Boolean);
    return near ? [{ id: near.id, name: offer.name, provider: offer.provider }] : [];
  });
  const providers = [...new Set(ways.map(({ provider }) => provider))].sort();
  const set = (/** @type {string[]} */ ids) =>
    calc.session.set('savings', { models: ids.join(',') });
  const added = (/** @type {Event} */ e) => {
    const select = /** @type {HTMLSelectElement} */ (e.target);
    if (select.value) set([...chosen, select.value]);
    select.value = '';
  };
  return html`
    <div>
      <label for="models">Models that you accept</label>
      <select id="models" @change=${added}>
        <option value="">${chosen.length > 0 ? 'Add a model' : 'Same provider, next cheaper'}</option>
        ${providers.map(
          (provider) => html`
            <optgroup label=${provider}>
              ${ways.filter((way) => way.provider === provider && !chosen.includes(way.id)).map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </optgroup>
          `,
        )}
      </select>
      ${
        chosen.length > 0
          ? html`<ul class="chosen" aria-label="Models that you accept">
              ${chosen.map((id) => {
                const name = ways.find((way) => way.id === id)?.name ?? id;
                return html`<li><button type="button" aria-label="Remove ${name}" @click=${() => set(chosen.filter((other) => other !== id))}>${name} ×</button></li>`;
              })}
            </ul>`
          : ''
      }
    </div>
  `;
}

/** @param {Calculator} calc @param {boolean} open @param {() => void} toggle */
export function assumed(calc, open, toggle) {
  const { session } = calc;
  const count = listOf(session, 'models').length;
  const value = (/** @type {string} */ name) => {
    const setting = SETTINGS.find((known) => known.name === name);
    return setting && (numberOf(session, setting) || setting.usual);
  };
  return html`
    <div class="assumed">
      Assumed: answers ${value('trim_output_percent')} % shorter, prompts ${value('trim_input_percent')} % shorter,
      ${value('history_turns')} earlier turns replayed, chunks ${value('chunks_percent')} % fewer or smaller,
      ${value('routing_percent')} % of calls to ${count > 0 ? `one of ${count === 1 ? 'the model' : `the ${inWords(count)} models`} that you accept` : 'the next cheaper model of the same provider'}.
      <button type="button" class="quiet" aria-expanded=${open} @click=${toggle}>${open ? 'Done' : 'Edit'}</button>
      ${open ? fields(calc) : ''}
    </div>
  `;
}

/** @param {Calculator} calc */
function fields(calc) {
  return html`
    <div class="fields">
      ${SETTINGS.map(({ name }) => settingField(calc.session, name))}
      ${models(calc)}
    </div>
  `;
}
