// The fields of growth: one figure a month, an S-curve, or months pasted from a sheet.
import { html } from 'lit';
import { choiceField, listField, numberField } from './fields.js';
import { kept } from './plan.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').Growth} Growth
 * @typedef {'' | 'percent' | 's_curve' | 'factors' | 'volumes'} Kind
 */

/** @param {Growth | undefined} growth @returns {Kind} */
const kindOf = (growth) => /** @type {Kind} */ (Object.keys(growth ?? {})[0] ?? '');

/** @type {Record<Exclude<Kind, ''>, () => Growth>} what each begins with */
const FIRST = {
  percent: () => ({ percent: '0' }),
  s_curve: () => ({ s_curve: { to: '10', months: 12 } }),
  factors: () => ({ factors: ['1'] }),
  volumes: () => ({ volumes: ['0'] }),
};

/** @param {Growth | undefined} growth @returns {Record<string, any>} */
const members = (growth) => /** @type {any} */ (growth ?? {});

/**
 * @param {Calculator} calc @param {{
 *   id: string, growth: Growth | undefined, none: string, volumes?: string, set: (growth: Growth | undefined, typing?: string) => void,
 * }} field `none`: what no growth of its own means; `volumes`: what the workload counts
 */
export function growthFields(calc, { id, growth, none, volumes, set }) {
  const kind = kindOf(growth);
  const now = members(growth);
  /** @type {[Kind, string][]} */
  const options = [
    ['', none],
    ['percent', 'Percent a month'],
    ['s_curve', 'S-curve: slow, fast, slow'],
    ['factors', 'Factors by month, pasted'],
    ...(volumes
      ? /** @type {[Kind, string][]} */ ([['volumes', `${volumes} by month, pasted`]])
      : []),
  ];
  /** @param {string} name @param {string} label @param {Record<string, unknown>} [how] */
  const percent = (name, label, how) =>
    numberField(calc, {
      id: `${id}.${name}`,
      label,
      value: now[name],
      signed: true,
      from: -100,
      to: 1000,
      set: (value) => {
        const both = kept({ ...now, percent: now.percent ?? '0', [name]: value });
        set(/** @type {Growth} */ (both), `${id}.${name}`);
      },
      ...how,
    });
  const curve = now.s_curve ?? {};
  /** @param {'factors' | 'volumes'} name @param {string} label @param {string} hint */
  const list = (name, label, hint) =>
    listField(calc, {
      id: `${id}.${name}`,
      label,
      value: now[name],
      counts: name === 'volumes',
      hint,
      set: (value) =>
        set(
          /** @type {any} */ ({ [name]: value ?? members(FIRST[name]())[name] }),
          `${id}.${name}`,
        ),
    });
  return html`
    <div class="row-fields">
      ${choiceField({
        id: `${id}.kind`,
        label: 'Growth',
        value: kind,
        options,
        set: (next) => set(next ? FIRST[/** @type {Exclude<Kind, ''>} */ (next)]() : undefined),
      })}
      ${
        kind === 'percent'
          ? html`${percent('percent', 'More each month, %')} ${percent('low', 'At least, %', { placeholder: 'not uncertain' })} ${percent('high', 'At most, %', { placeholder: 'not uncertain' })}`
          : ''
      }
      ${
        kind === 's_curve'
          ? html`
            ${numberField(calc, { id: `${id}.to`, label: 'To times the volume', value: curve.to, to: 1_000_000, set: (to) => set({ s_curve: { ...curve, to: to ?? '1' } }, `${id}.to`) })}
            ${numberField(calc, { id: `${id}.months`, label: 'Within months', value: curve.months, whole: true, from: 1, to: 36, set: (months) => set({ s_curve: { ...curve, months: Number(months ?? 12) } }, `${id}.months`) })}
          `
          : ''
      }
      ${kind === 'factors' ? list('factors', 'Factors by month', 'Times the volume entered: 1, 1.2, 1.5 …; the last one holds on.') : ''}
      ${kind === 'volumes' ? list('volumes', `${volumes} by month`, 'A column or a row of a sheet; the last one holds on.') : ''}
    </div>
  `;
}
