// Where and when the whole scenario is priced: region, rate set, day.
import { css, html } from 'lit';
import { Part } from '../context.js';
import { define } from '../define.js';
import { changeRateSet, changeRegion } from '../state/changes.js';
import { base } from '../styles/base.js';

export class ScenarioPlace extends Part {
  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .place {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(calc(192 * var(--u)), 1fr));
        gap: calc(10 * var(--u)) calc(12 * var(--u));
      }
    `,
  ];

  render() {
    const { calc } = this;
    const { draft, catalog } = calc;
    return html`
      <div class="place">
        <div>
          <label for="region">Region</label>
          <select
            id="region"
            ?disabled=${draft.rate_set !== 'aws' && draft.rate_set !== 'custom'}
            @change=${(/** @type {Event} */ e) =>
              changeRegion(calc, /** @type {HTMLSelectElement} */ (e.target).value)}
          >
            ${catalog.regions.map(
              (r) => html`
                <option value=${r.code} ?selected=${r.code === draft.region}>${r.code} – ${r.name}</option>
              `,
            )}
          </select>
        </div>
        <div>
          <label for="rates">Prices</label>
          <select
            id="rates"
            @change=${(/** @type {Event} */ e) =>
              changeRateSet(
                calc,
                /** @type {any} */ (/** @type {HTMLSelectElement} */ (e.target).value),
              )}
          >
            ${catalog.rate_sets.map(
              (set) => html`
                <option value=${set.id} ?selected=${set.id === draft.rate_set}>
                  ${set.name} (to ${set.newest})
                </option>
              `,
            )}
            ${
              draft.own.custom_rates
                ? html`<option value="custom" ?selected=${draft.rate_set === 'custom'}>
                    ${draft.own.custom_rates.name ?? 'Your rate set'}
                  </option>`
                : ''
            }
          </select>
        </div>
        <div>
          <label for="as-of">Prices as of (empty: the newest)</label>
          <input
            id="as-of"
            type="date"
            .value=${draft.as_of}
            @change=${(/** @type {Event} */ e) =>
              calc.document.change(
                { as_of: /** @type {HTMLInputElement} */ (e.target).value },
                'Change the day of the prices',
              )}
          >
        </div>
      </div>
    `;
  }
}

define('bedrock-scenario-place', ScenarioPlace);
