// Fields of the plan: what is typed stays as it was typed. What cannot be read says why and changes nothing of the plan;
// the draft keeps it, so that a reload does not lose it.
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

/** What could be read, as it was typed. @type {WeakMap<Calculator, Map<string, Typed>>} */
const typed = new WeakMap();

/** @param {Calculator} calc @param {string} id @param {unknown} value @returns {Typed | null} */
function typedIn(calc, id, value) {
  const last = calc.draft.unread?.[id] ?? typed.get(calc)?.get(id);
  return last && last.now === JSON.stringify(value ?? null) ? last : null;
}

/**
 * Takes what was typed: into the plan where it can be read, else into the draft as it is.
 * @template T @param {Calculator} calc @param {string} id @param {string} text @param {T | undefined} value as the plan has it
 * @param {{ok: true, value: T} | {ok: false, error: string}} parsed @param {(value: T | undefined) => void} set
 */
function take(calc, id, text, value, parsed, set) {
  const empty = text.trim() === '';
  const next = empty ? undefined : parsed.ok ? parsed.value : value;
  const error = empty || parsed.ok ? '' : parsed.error;
  const last = { text, now: JSON.stringify(next ?? null), error };
  const { document, draft } = calc;
  const { [id]: before, ...others } = draft.unread ?? {};
  if (error || before) {
    const unread = error ? { ...others, [id]: last } : others;
    document.change({ unread }, 'Change the plan', { typing: `plan.unread.${id}` });
  }
  if (error) return;
  const all = typed.get(calc) ?? new Map();
  typed.set(calc, all.set(id, last));
  set(next);
}

/** @param {string} text @param {Partial<NumberOf>} how @returns {import('../../state/numbers.js').ParsedNumber} */
function read(text, { counts, signed, from = 0, to = Infinity, whole }) {
  const minus = /^\s*[-−]/.test(text);
  const number = parseNumber(text.replace(signed ? /^\s*[-−]|%\s*$/g : /^\s*\$|%\s*$/g, ''), {
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

/** @param {Calculator} calc @param {NumberOf} field */
export function numberField(calc, field) {
  const { id, label, value, set, hint = '', placeholder = '', counts = false } = field;
  const last = typedIn(calc, id, value);
  const now = value === undefined ? undefined : String(value);
  return html`<bedrock-number-field
    data-field=${id}
    .label=${label}
    .value=${last?.text ?? quantityText(value)}
    .error=${last?.error ?? ''}
    .hint=${hint}
    .placeholder=${placeholder}
    ?counts=${counts}
    @typed=${(/** @type {CustomEvent<string>} */ { detail: text }) => take(calc, id, text, now, read(text, field), set)}
  ></bedrock-number-field>`;
}

/**
 * A list of numbers, typed or pasted from a sheet.
 * @param {Calculator} calc @param {{
 *   id: string, label: string, value: unknown[] | undefined, set: (value: string[] | undefined) => void, hint: string,
 *   counts?: boolean, many?: number,
 * }} field
 */
export function listField(calc, field) {
  const { id, label, value, set, hint } = field;
  const last = typedIn(calc, id, value);
  const onInput = (/** @type {InputEvent} */ e) => {
    const text = /** @type {HTMLTextAreaElement} */ (e.target).value;
    take(calc, id, text, /** @type {string[] | undefined} */ (value), readList(text, field), set);
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
 * A few words, apart by commas: months, names, percentages.
 * @param {Calculator} calc @param {{
 *   id: string, label: string, value: string[] | undefined, set: (value: string[] | undefined) => void, hint?: string,
 *   placeholder?: string, read: (text: string) => {ok: true, value: string[]} | {ok: false, error: string},
 *   show?: (word: string) => string,
 * }} field
 */
export function wordsField(calc, field) {
  const { id, label, value, set, hint = '', placeholder = '', show = String } = field;
  const last = typedIn(calc, id, value);
  const error = last?.error ?? '';
  const key = id.replace(/[^\w-]/g, '-');
  return html`
    <div class="words-field" data-field=${id}>
      <label for=${key}>${label}</label>
      <input
        id=${key}
        autocomplete="off"
        placeholder=${placeholder}
        .value=${last?.text ?? (value ?? []).map(show).join(', ')}
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${key}-about"
        @input=${(/** @type {Event} */ e) => {
          const { value: text } = /** @type {HTMLInputElement} */ (e.target);
          take(calc, id, text, value, field.read(text), set);
        }}
      >
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
