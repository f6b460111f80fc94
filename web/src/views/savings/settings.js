// What the person says of the levers: texts in the session, and so in the link, read as the engine takes them.
import { html } from 'lit';
import '../../components/number-field.js';
import { parseNumber } from '../../state/numbers.js';

/**
 * @typedef {import('../../state/session.js').Session} Session
 * @typedef {import('bedrock-calculator').LeversRequest} LeversRequest
 * @typedef {{
 *   name: string, label: string, usual: string, from: number, to: number, whole?: boolean, hint?: string,
 * }} Setting `usual` is what the engine takes where nothing is entered
 */

const MODEL_UNIT = {
  name: 'unit_tokens_per_minute',
  label: 'Tokens a minute of one model unit',
  usual: '',
  from: 1,
  to: Infinity,
  hint: 'AWS does not publish it: measure it, or ask AWS.',
};
/** @type {Setting} of break-even points alone */
export const CAPACITY = {
  name: 'units_per_copy',
  label: 'Model units of an imported copy',
  usual: '',
  from: 1,
  to: 1000,
  hint: '2 for Llama 3.1 8B, 8 for 70B',
};

const percent = (/** @type {string} */ name, /** @type {string} */ label, usual = '') => ({
  name,
  label: `${label}, %`,
  usual,
  from: 0,
  to: 100,
});

/** @type {Setting[]} of levers */
export const SETTINGS = [
  percent('trim_output_percent', 'Answers shorter by', '33'),
  percent('trim_input_percent', 'Prompts shorter by', '20'),
  {
    name: 'history_turns',
    label: 'Earlier turns replayed',
    usual: '3',
    from: 1,
    to: 1000,
    whole: true,
  },
  percent('chunks_percent', 'Chunks fewer or smaller by', '25'),
  percent('routing_percent', 'Calls to the cheaper model', '80'),
  {
    name: 'capacity_hours',
    label: 'Hours of capacity a month',
    usual: '176',
    from: 0,
    to: 744,
  },
  MODEL_UNIT,
];

const ALL = [...SETTINGS, CAPACITY];

/** @param {Setting} setting @param {string} text @returns {import('../../state/numbers.js').ParsedNumber} */
export function readSetting({ name, from, to, whole }, text) {
  const percent = name.endsWith('percent');
  const number = parseNumber(percent ? text.replace(/%\s*$/, '') : text, { counts: !percent });
  if (!number.ok) return number;
  const value = Number(number.value);
  if (value >= from && value <= to && (!whole || Number.isInteger(value))) return number;
  const what = whole ? 'a whole number' : 'a number';
  const error =
    to === Infinity ? `Enter ${what} from ${from}.` : `Enter ${what} from ${from} to ${to}.`;
  return { ok: false, error };
}

/** What is entered, as the engine takes it; empty where nothing is, or nothing that can be read. @param {Session} session @param {Setting} setting */
export function numberOf(session, setting) {
  const text = session.setting('savings', setting.name).trim();
  const number = text ? readSetting(setting, text) : undefined;
  return number?.ok ? number.value : '';
}

/** The parts of a list in the session. @param {Session} session @param {string} name */
export const listOf = (session, name) =>
  session.setting('savings', name).split(',').filter(Boolean);

/** What of a request follows from the session. @param {Session} session */
export function requestOf(session) {
  /** @type {Record<string, unknown>} */
  const request = {};
  for (const name of ['off', 'models']) {
    const list = listOf(session, name);
    if (list.length > 0) request[name] = list;
  }
  for (const setting of SETTINGS) {
    const value = numberOf(session, setting);
    if (value) request[setting.name] = setting.whole ? Number(value) : value;
  }
  return /** @type {Omit<LeversRequest, 'scenario'>} */ (request);
}

/** A field for a setting. @param {Session} session @param {string} name */
export function settingField(session, name) {
  const setting = /** @type {Setting} */ (ALL.find((known) => known.name === name));
  const { label, usual, hint = '' } = setting;
  const text = session.setting('savings', name);
  const number = text ? readSetting(setting, text) : undefined;
  const set = (/** @type {CustomEvent<string>} */ e) =>
    session.set('savings', { [name]: e.detail });
  return html`<bedrock-number-field
    data-field=${name}
    .label=${label}
    .value=${text}
    .placeholder=${usual || 'not known'}
    .hint=${hint}
    .error=${number && !number.ok ? number.error : ''}
    ?counts=${!name.endsWith('percent')}
    @typed=${set}
  ></bedrock-number-field>`;
}
