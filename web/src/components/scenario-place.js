// Where and when the whole scenario is priced: region, rate set, day.
import { css, html } from 'lit';
import { base } from '../styles/base.js';
import { StorePart } from './store-part.js';

export class ScenarioPlace extends StorePart {
  static styles = [
    base,
    css`
      :host {
        display: block;
      }
      .place {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr));
        gap: 0.625rem 0.75rem;
      }
    `,
  ];

  render() {
    const { store } = this;
    const { draft, catalog } = store;
    return html`
      <div class="card place">
        <div>
          <label for="region">Region</label>
          <select
            id="region"
            ?disabled=${draft.rate_set !== 'aws' && draft.rate_set !== 'custom'}
            @change=${(/** @type {Event} */ e) =>
              store.change({ region: /** @type {HTMLSelectElement} */ (e.target).value })}
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
              store.changeRateSet(
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
              store.change({ as_of: /** @type {HTMLInputElement} */ (e.target).value })}
          >
        </div>
      </div>
    `;
  }
}

customElements.define('bedrock-scenario-place', ScenarioPlace);
