// The plan of the months ahead: a member of the scenario, so that drafts, links and undo have it.
import { grouped } from '../../format.js';
import { parseNumber } from '../../state/numbers.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').ForecastPlan} ForecastPlan
 * @typedef {import('bedrock-calculator').WorkloadPlan} WorkloadPlan
 * @typedef {import('bedrock-calculator').Growth} Growth
 */

const SHORT = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const LONG =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** "2026-12" as "Dec 2026". @param {string} month */
export const monthName = (month) => `${SHORT[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** "2026-12" as "December 2026". @param {string} month */
export const monthInWords = (month) =>
  `${LONG[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/**
 * Under an axis: the first month and the first of each year have their year below.
 * @param {string[]} months @param {number[]} shown indices of the months that are named @param {number} at index in `shown`
 */
export function monthTick(months, shown, at) {
  const [year, month] = months[shown[at]].split('-');
  const name = SHORT[Number(month) - 1];
  return at > 0 && months[shown[at - 1]].startsWith(year) ? name : `${name}\n${year}`;
}

/** @param {Calculator} calc @returns {ForecastPlan} */
export const planOf = (calc) => /** @type {ForecastPlan} */ (calc.draft.rest.plan ?? {});

/** What says nothing is left out. @param {unknown} value */
const says = (value) =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/**
 * Members that say something; undefined where none does.
 * @template {object} T @param {T} members @returns {T | undefined}
 */
export function kept(members) {
  const some = Object.entries(members).filter(([, value]) => says(value));
  return some.length > 0 ? /** @type {T} */ (Object.fromEntries(some)) : undefined;
}

/**
 * One of a list with other members; its name stays, for it may be typed anew.
 * @template {object} T @param {T} one @param {Partial<T>} fields
 */
export const edited = (one, fields) => {
  const next = { ...one, ...fields };
  return /** @type {T} */ ({ ...kept(next), ...('name' in next ? { name: next.name } : {}) });
};

/**
 * @param {Calculator} calc @param {Partial<ForecastPlan>} fields @param {string} label of the step
 * @param {{typing?: string, notice?: string}} [how]
 */
export function changePlan({ document }, fields, label, how) {
  const { plan: before, ...rest } = document.draft.rest;
  const plan = kept({ .../** @type {object} */ (before), ...fields });
  document.change({ rest: plan ? { ...rest, plan } : rest }, label, how);
}

/** What the plan says of a workload. @param {Calculator} calc @param {number} workload @returns {WorkloadPlan} */
export const workloadPlan = (calc, workload) =>
  planOf(calc).workloads?.find((one) => one.workload === workload) ?? { workload };

/**
 * @param {Calculator} calc @param {number} workload @param {Partial<WorkloadPlan>} fields @param {string} label
 * @param {{typing?: string}} [how]
 */
export function changeWorkloadPlan(calc, workload, fields, label, how) {
  const { workload: _, ...before } = workloadPlan(calc, workload);
  const own = kept({ ...before, ...fields });
  const others = (planOf(calc).workloads ?? []).filter((one) => one.workload !== workload);
  const workloads = own ? [...others, { workload, ...own }] : others;
  workloads.sort((a, b) => a.workload - b.workload);
  changePlan(calc, { workloads }, label, how);
}

/**
 * The numbers of a row or a column, as pasted from a sheet or typed: 20,000, 1.5 and 20k are one number each.
 * @param {string} text @param {{counts?: boolean, many?: number, most?: number}} [how] `many`: how many there must be
 * @returns {{ok: true, value: string[]} | {ok: false, error: string}}
 */
export function readList(text, { counts = false, many = 0, most = 36 } = {}) {
  const parts = text
    .split(/[\s;|]+|,\s/)
    .map((part) => part.trim().replace(/^\$|%$/g, ''))
    .filter(Boolean);
  const numbers = parts.map((part) => parseNumber(part, { counts }));
  const wrong = numbers.findIndex((number) => !number.ok);
  if (wrong >= 0)
    return {
      ok: false,
      error: `“${parts[wrong].slice(0, 20)}” is not a number. Enter numbers only.`,
    };
  if (many && parts.length !== many)
    return { ok: false, error: `Enter ${many} numbers: there are ${parts.length}.` };
  if (parts.length > most)
    return { ok: false, error: `Enter at most ${most} numbers: there are ${parts.length}.` };
  return { ok: true, value: numbers.map((number) => (number.ok ? number.value : '')) };
}

/** The parts of a text between commas. @param {string} text */
const parts = (text) =>
  text
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean);

/** One month as a person writes it: 2026-12, 12/2026, Dec 2026, December 2026. @param {string} text */
function readMonth(text) {
  const [word, year] = /^\d{4}\D/.test(text)
    ? [text.slice(5), text.slice(0, 4)]
    : [text.slice(0, -5), text.slice(-4)];
  const name = word.trim().toLowerCase().slice(0, 3);
  const named = SHORT.findIndex((short) => short.toLowerCase() === name) + 1;
  const month = named || (/^\d{1,2}$/.test(word.trim()) ? Number(word) : 0);
  const fits = /^\d{4}$/.test(year) && month >= 1 && month <= 12;
  return fits ? `${year}-${String(month).padStart(2, '0')}` : null;
}

/** @typedef {{ok: true, value: string[]} | {ok: false, error: string}} Words */

/** Months apart by commas. @param {string} text @returns {Words} */
export function readMonths(text) {
  const texts = parts(text);
  const months = texts.map(readMonth);
  const wrong = months.indexOf(null);
  if (wrong < 0) return { ok: true, value: [...new Set(/** @type {string[]} */ (months))].sort() };
  const error = `“${texts[wrong].slice(0, 20)}” is not a month. Write it as Dec 2026 or 2026-12.`;
  return { ok: false, error };
}

/** Names apart by commas. @param {string} text @returns {Words} */
export const readNames = (text) => ({ ok: true, value: [...new Set(parts(text))] });

/** E-mail addresses. @param {string} text @returns {Words} */
export function readAddresses(text) {
  const texts = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = texts.find((one) => !/^[^@]+@[^@]+$/.test(one));
  if (wrong === undefined) return { ok: true, value: texts };
  return {
    ok: false,
    error: `“${wrong.slice(0, 40)}” is not an address. Write it as you@example.com.`,
  };
}

/** "6 % a month", "12 volumes given". @param {Growth | undefined} growth */
export function growthText(growth) {
  if (!growth) return '';
  if ('percent' in growth) {
    const { percent, low, high } = growth;
    const range = low !== undefined && high !== undefined ? ` (${low} to ${high} %)` : '';
    return Number(percent) === 0 && !range ? '' : `${percent} % a month${range}`;
  }
  if ('s_curve' in growth)
    return `an S-curve to ${growth.s_curve.to} times in ${growth.s_curve.months} months`;
  if ('factors' in growth) return `${growth.factors.length} monthly factors`;
  return `${growth.volumes.length} monthly volumes`;
}

/** What the plan says of a workload, in a line. @param {WorkloadPlan} plan */
export function planText({ growth, ramp, season, weekdays, from, to, only, first_month_only }) {
  return [
    growthText(growth),
    ramp && `from ${ramp.from_percent} % to full use in ${ramp.months} months`,
    season && 'by season',
    weekdays && (weekdays.join() === '1,1,1,1,1,0,0' ? 'on working days' : 'by weekday'),
    from && `from ${monthName(from)}`,
    to && `to ${monthName(to)}`,
    only && `in ${only.map(monthName).join(', ')} only`,
    first_month_only && 'some of it once',
  ]
    .filter(Boolean)
    .join('; ');
}

/** A number of the plan as it stands in a field. @param {unknown} value */
export function quantityText(value) {
  if (value === undefined) return '';
  const text = String(value);
  return text.startsWith('-') ? `−${grouped(text.slice(1))}` : grouped(text);
}
