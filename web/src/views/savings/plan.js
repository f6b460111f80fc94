// The plan as a table: its steps by group, those that are switched off in their places, and why the others are not in it.
import { difference } from '../../decimal.js';
import { money, rounded } from '../../format.js';

/**
 * @typedef {import('bedrock-calculator').Savings} Savings
 * @typedef {import('bedrock-calculator').Lever} Lever
 * @typedef {import('bedrock-calculator').PlanStep} PlanStep
 * @typedef {import('bedrock-calculator').LeverGroup} LeverGroup
 * @typedef {{group: LeverGroup, steps: PlanStep[], small: PlanStep[], off: Lever[]}} Section
 */

/** @type {Record<LeverGroup, {label: string, leave: string, about: string}>} */
export const GROUPS = {
  same: {
    label: 'Same answers, same speed',
    leave: 'that leave every answer as it is',
    about: '',
  },
  later: {
    label: 'Same answers, later',
    leave: 'that only make answers wait',
    about: 'with answers later',
  },
  other: {
    label: 'Other answers: test first',
    leave: 'that change answers and need a test first',
    about: 'with other answers',
  },
};
const ORDER = /** @type {LeverGroup[]} */ (Object.keys(GROUPS));

/** Steps that save less than this much of the bill are folded, where a group has several. */
const SMALL = 1; // percent
const ALWAYS = 2;

/** @param {Savings} savings @returns {Lever[]} */
export const available = ({ levers }) =>
  /** @type {Lever[]} */ (levers.filter((lever) => lever.available));

/** The groups that have something, in the order of the plan. @param {Savings} savings @returns {Section[]} */
export function sections(savings) {
  const off = available(savings).filter((lever) => lever.off);
  return ORDER.map((group) => {
    const steps = savings.plan.steps.filter((step) => step.group === group);
    const large = steps.filter(({ percent }, i) => i < ALWAYS || Number(percent) >= SMALL);
    const fold = steps.length - large.length > 1;
    // The table runs down the bill, so what is folded is the end of the group.
    const kept = fold ? steps.indexOf(/** @type {PlanStep} */ (large.at(-1))) + 1 : steps.length;
    return {
      group,
      steps: steps.slice(0, kept),
      small: steps.slice(kept),
      off: off.filter((lever) => lever.group === group),
    };
  }).filter(({ steps, off: switched }) => steps.length + switched.length > 0);
}

/** How far a run of steps lowers the bill. @param {PlanStep[]} steps @param {string} from the bill before them */
export const together = (steps, from) => difference(from, steps.at(-1)?.total ?? from);

/**
 * Levers that are not in the plan, and why.
 * @param {Savings} savings
 * @returns {{id: string, title: string, workload: number, why: string}[]}
 */
export function left(savings) {
  const { levers, plan } = savings;
  const inPlan = new Map(plan.steps.map((step) => [step.id, step]));
  return levers
    .filter((lever) => !inPlan.has(lever.id) && !(lever.available && lever.off))
    .map((lever) => {
      const { id, title, workload } = lever;
      if (!lever.available) return { id, title, workload, why: lever.why };
      const rival = lever.excludes.map((other) => inPlan.get(other)).find(Boolean);
      const alone = `Alone it would save ${money(lever.amount)}`;
      if (lever.amount.startsWith('-'))
        return { id, title, workload, why: `It would cost ${money(lever.amount.slice(1))} more.` };
      if (lever.amount === '0') return { id, title, workload, why: 'It changes nothing here.' };
      const why = rival
        ? `${alone}. It cannot be combined with “${rival.title}”: switch that off to use this.`
        : `${alone}, but nothing on top of the plan.`;
      return { id, title, workload, why };
    });
}

/** The step whose figure differs most from what its lever saves alone. @param {Savings} savings */
export function interaction(savings) {
  const alone = new Map(available(savings).map((lever) => [lever.id, lever.amount]));
  const apart = savings.plan.steps
    .map((step) => ({ step, alone: alone.get(step.id) ?? step.amount }))
    .map((found) => ({ ...found, by: Math.abs(Number(found.alone) - Number(found.step.amount)) }))
    .sort((a, b) => b.by - a.by);
  const [most] = apart;
  return most && money(most.alone) !== money(most.step.amount) ? most : null;
}

/** What the bill could be lower by, with the first group that has something. @param {Savings} savings */
export const finding = ({ plan }) => plan.groups[0] ?? null;

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** @param {number} count */
export const inWords = (count) => WORDS[count] ?? String(count);

/** A percentage of the engine: "32.2 %", "< 0.1 %". @param {string} text @param {number} [places] */
export const percentText = (text, places = 0) =>
  Number(text) < 10 ** -places
    ? `< ${10 ** -places} %`
    : `${rounded(text, places).replace(/\.0$/, '')} %`;
