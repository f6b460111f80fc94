// Which input is asked for and what it has to meet, as the session keeps it and as the engine takes it.
import { product } from '../../decimal.js';
import { parseNumber } from '../../state/numbers.js';

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').SolveInput} SolveInput
 * @typedef {import('bedrock-calculator').SolveRequest} SolveRequest
 * @typedef {import('bedrock-calculator').Change} Change
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('bedrock-calculator').WorkloadTypeInfo} TypeInfo
 * @typedef {'' | 'workload' | 'unit'} Goal the bill, a workload's part of it, or one of what it counts
 */

export const GROWTH = 'all volumes';

/** Fields of a type that are numbers. @param {TypeInfo | undefined} type */
export const numbersOf = (type) =>
  (type?.fields ?? []).filter(({ kind }) => ['quantity', 'whole', 'percent'].includes(kind));

/**
 * The field that is asked for: the one that is chosen, else what the workload counts.
 * @param {Calculator} calc @param {TypeInfo | undefined} type
 */
export function chosenField(calc, type) {
  const text = calc.session.setting('savings', 'goal-field');
  const known = text === GROWTH || numbersOf(type).some(({ name }) => name === text);
  return known ? text : (type?.volume ?? GROWTH);
}

/** What may be spent, read. @param {Calculator} calc */
export function amountOf({ session }) {
  const text = session.setting('savings', 'goal-amount').trim();
  const number = parseNumber(text.replace(/^\$\s*/, ''));
  return {
    text,
    value: text && number.ok ? number.value : '',
    error: number.ok ? '' : number.error,
  };
}

/**
 * @param {Scenario} scenario @param {{workload: number, field: string, goal: Goal, amount: string}} asked
 * @returns {SolveRequest}
 */
export function requestOf(scenario, { workload, field, goal, amount }) {
  /** @type {SolveInput} */
  const input = field === GROWTH ? { growth: true } : { workload, field };
  const what = goal === 'unit' ? { unit_cost: amount } : { budget: amount };
  return { scenario, input, ...what, ...(goal ? { workload } : {}) };
}

/**
 * What puts an answer into the scenario.
 * @param {Scenario} scenario @param {SolveInput} input @param {string} value @param {TypeInfo[]} types @returns {Change[]}
 */
export function patchOf(scenario, input, value, types) {
  if ('field' in input) return [{ path: `workloads[${input.workload}].${input.field}`, value }];
  return scenario.workloads.flatMap((workload, i) => {
    const { volume = '' } = types.find(({ type }) => type === workload.type) ?? {};
    const now = /** @type {any} */ (workload)[volume];
    if (now === undefined) return [];
    return [{ path: `workloads[${i}].${volume}`, value: product(String(now), value) }];
  });
}
