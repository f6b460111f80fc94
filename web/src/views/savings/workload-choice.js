// Which workload a part looks at: the one that is chosen, else the one that is open, else the first.
import { html } from 'lit';

/** @typedef {import('../../state/calculator.js').Calculator} Calculator */

/** @param {Calculator} calc @param {string} setting of the view */
export function chosenWorkload({ session, draft }, setting) {
  const text = session.setting('savings', setting);
  const open = draft.cards.findIndex(({ key }) => key === session.openRow);
  const wanted = text === '' ? open : Number(text);
  return wanted >= 0 && wanted < draft.cards.length ? wanted : 0;
}

/** @param {Calculator} calc @param {string} setting @param {string} [label] */
export function workloadChoice(calc, setting, label = 'Workload') {
  const chosen = chosenWorkload(calc, setting);
  const choose = (/** @type {Event} */ e) =>
    calc.session.set('savings', {
      [setting]: /** @type {HTMLSelectElement} */ (e.target).value,
    });
  return html`
    <label>
      ${label}
      <select @change=${choose}>
        ${calc.draft.cards.map(({ name }, i) => html`<option value=${i} ?selected=${i === chosen}>${name || `Workload ${i + 1}`}</option>`)}
      </select>
    </label>
  `;
}

/** What a field of a type is called. @param {Calculator} calc @param {string} type @param {string} field */
export function labelOf({ catalog }, type, field) {
  const known = catalog.workload_types.find((other) => other.type === type);
  return known?.fields.find(({ name }) => name === field)?.label ?? field;
}
