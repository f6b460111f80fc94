// Fields of the plan: what is typed stays as it was typed, and what cannot be read says why and changes nothing.
import { html } from 'lit';
import '../../components/number-field.js';
import { parseNumber } from '../../state/numbers.js';
import { quantityText, readList } from './plan.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {{text: string, now: string, error: string}} Typed `now`: what the plan had when it was typed
 * @typedef {{
 *   id: string, label: string, value: unknown, set: (value: string | undefined) => void, hint?: string,
 *   placeholder?: string, counts?: boolean, signed?: boolean, from?: number, to?: number, whole?: boolean,
 * }} NumberOf `id` names the field among all of the plan; an empty text sets nothing
 */

/** @type {WeakMap<Calculator, Map<string, Typed>>} */
const typed = new WeakMap();

/** @param {Calculator} calc @param {string} id @param {unknown} value */
function typedIn(calc, id, value) {
  const all = typed.get(calc) ?? new Map();
  typed.set(calc, all);
  const last = all.get(id);
  return { all, last: last && last.now === JSON.stringify(value ?? null) ? last : null };
}

/** @param {string} text @param {Partial<NumberOf>} how @returns {import('../../state/numbers.js').ParsedNumber} */
function read(text, { counts, signed, from = 0, to = Infinity, whole }) {
  const minus = /^\s*[-−]/.test(text);
  const number = parseNumber(signed ? text.replace(/^\s*[-−]/, '') : text.replace(/^\s*\$/, ''), {
    counts,
  });
  if (!number.ok) return number;
  const value = minus && signed && number.value !== '0' ? `-${number.value}` : number.value;
  const fits = Number(value) >= from && Number(value) <= to;
  if (fits && (!whole || /^\d+$/.test(value))) return { ok: true, value };
  const what = whole ? 'a whole number' : 'a number';
  const error =
    to === Infinity
      ? `Enter ${what} from ${from}.`
      : `Enter ${what} from ${from} to ${to.toLocaleString('en')}.`;
  return { ok: false, error };
}

/** @param {Calculator} calc @param {NumberOf} field @param {() => void} redraw */
export function numberField(calc, field, redraw) {
  const { id, label, value, set, hint = '', placeholder = '', counts = false } = field;
  const { all, last } = typedIn(calc, id, value);
  const onTyped = (/** @type {CustomEvent<string>} */ { detail: text }) => {
    const number = text.trim() === '' ? undefined : read(text, field);
    const next = number === undefined ? undefined : number.ok ? number.value : value;
    const error = number && !number.ok ? number.error : '';
    all.set(id, { text, now: JSON.stringify(next ?? null), error });
    if (error) redraw();
    else set(next === undefined ? undefined : String(next));
  };
  return html`<bedrock-number-field
    data-field=${id}
    .label=${label}
    .value=${last?.text ?? quantityText(value)}
    .error=${last?.error ?? ''}
    .hint=${hint}
    .placeholder=${placeholder}
    ?counts=${counts}
    @typed=${onTyped}
  ></bedrock-number-field>`;
}

/**
 * A list of numbers, typed or pasted from a sheet.
 * @param {Calculator} calc @param {{
 *   id: string, label: string, value: unknown[] | undefined, set: (value: string[] | undefined) => void, hint: string,
 *   counts?: boolean, many?: number,
 * }} field @param {() => void} redraw
 */
export function listField(calc, field, redraw) {
  const { id, label, value, set, hint } = field;
  const { all, last } = typedIn(calc, id, value);
  const onInput = (/** @type {InputEvent} */ e) => {
    const text = /** @type {HTMLTextAreaElement} */ (e.target).value;
    const list = readList(text, field);
    const empty = text.trim() === '';
    const next = empty ? undefined : list.ok ? list.value : value;
    const error = empty || list.ok ? '' : list.error;
    all.set(id, { text, now: JSON.stringify(next ?? null), error });
    if (error) redraw();
    else set(/** @type {string[] | undefined} */ (next));
  };
  const key = id.replace(/[^\w-]/g, '-');
  const error = last?.error ?? '';
  return html`
    <div class="list-field" data-field=${id}>
      <label for=${key}>${label}</label>
      <textarea
        id=${key}
        rows="2"
        .value=${last?.text ?? (value ?? []).map(quantityText).join('  ')}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${key}-about"
        @input=${onInput}
      ></textarea>
      <p class=${error ? 'error' : 'soft'} id="${key}-about">${error || hint}</p>
    </div>
  `;
}

/**
 * @param {{id: string, label: string, value: string, options: [string, string][], set: (value: string) => void}} field
 */
export const choiceField = ({ id, label, value, options, set }) => html`
  <label data-field=${id}>
    ${label}
    <select @change=${(/** @type {Event} */ e) => set(/** @type {HTMLSelectElement} */ (e.target).value)}>
      ${options.map(([option, words]) => html`<option value=${option} ?selected=${option === value}>${words}</option>`)}
    </select>
  </label>
`;

/**
 * A word, a month or a day. @param {{
 *   id: string, label: string, value: string, set: (value: string) => void, type?: 'text' | 'month' | 'date',
 *   placeholder?: string, list?: string,
 * }} field
 */
export const textField = ({ id, label, value, set, type = 'text', placeholder = '' }) => html`
  <label data-field=${id}>
    ${label}
    <input
      type=${type}
      autocomplete="off"
      placeholder=${placeholder}
      .value=${value}
      @input=${(/** @type {Event} */ e) => {
        const input = /** @type {HTMLInputElement} */ (e.target);
        // A day that is half typed is empty, and not yet a change.
        if (input.value || !input.validity.badInput) set(input.value);
      }}
    >
  </label>
`;

/** @param {{id: string, label: string, value: boolean, set: (value: boolean) => void}} field */
export const checkField = ({ id, label, value, set }) => html`
  <label class="check" data-field=${id}>
    <input
      type="checkbox"
      .checked=${value}
      @change=${(/** @type {Event} */ e) => set(/** @type {HTMLInputElement} */ (e.target).checked)}
    >
    ${label}
  </label>
`;
