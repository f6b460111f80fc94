// Changes that the engine hands out (a model, a route, a lever), put into the document as one step that can be undone.
import { applyPatch } from 'bedrock-calculator';
import { fromScenario, fromWorkload } from './scenario.js';

/**
 * @typedef {import('./calculator.js').Calculator} Calculator
 * @typedef {import('./scenario.js').Card} Card
 * @typedef {import('./scenario.js').Draft} Draft
 * @typedef {import('bedrock-calculator').Change} Change
 */

/** @param {unknown} a @param {unknown} b */
const equal = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The card of a changed workload: the same card, with what was typed into fields that have not changed.
 * @param {Card} card @param {any} before @param {any} after @param {Calculator} calc
 */
function changedCard(card, before, after, { catalog }) {
  const changed = fromWorkload(after, catalog.workload_types);
  const texts = Object.entries(card.texts).filter(([name]) => equal(before[name], after[name]));
  return {
    ...changed,
    texts: { ...changed.texts, ...(changed.verbatim ? {} : Object.fromEntries(texts)) },
    key: card.key,
    hue: card.hue,
  };
}

/**
 * @param {Calculator} calc whose fields can all be read @param {Change[]} patch
 * @param {string} label of the step @param {string} notice
 */
export function usePatch(calc, patch, label, notice) {
  const { document, draft, pricing, catalog } = calc;
  const before = pricing.scenario;
  const after = applyPatch(before, patch);
  const cards = draft.cards.map((card, i) => {
    const [old, next] = [before.workloads[i], after.workloads[i]];
    return equal(old, next) ? card : changedCard(card, old, next, calc);
  });
  const { region, as_of, rate_set, own, account, rest } = fromScenario(
    { ...after, workloads: [] },
    catalog.workload_types,
  );
  const scenario = { region, as_of, rate_set, own, account, rest };
  const kept = Object.entries(scenario).filter(
    ([name, value]) => !equal(value, draft[/** @type {keyof Draft} */ (name)]),
  );
  document.change({ ...Object.fromEntries(kept), cards }, label, { notice });
}
