// What is on the page: the scenario with every field as the person typed it, so that nothing is lost;
// and its way to and from the scenario JSON of the engine.
import { grouped } from '../format.js';
import { parseNumber } from './numbers.js';

/** Quantity fields of a workload, with their labels. */
export const QUANTITIES = /** @type {const} */ ([
  'requests_per_month',
  'input_tokens',
  'output_tokens',
  'cache_read_tokens',
  'cache_write_tokens',
]);

/**
 * @typedef {typeof QUANTITIES[number]} QuantityName
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('bedrock-calculator').RateSet} RateSet
 * @typedef {Record<QuantityName, string>} QuantityTexts
 * @typedef {QuantityTexts & {
 *   key: number, name: string, model: string, region: string, route: string, tier: string,
 *   cache_ttl: string, context: string,
 * }} Card one workload as it stands on the page; empty texts are left out of the scenario
 * @typedef {Pick<Scenario, 'model_aliases' | 'discounts' | 'own_rates' | 'custom_rates'>} OwnPrices
 * @typedef {{
 *   name: string, rate_set: RateSet, region: string, as_of: string, own: OwnPrices, cards: Card[],
 * }} Draft
 */

/** What a scenario holds of the person's own prices; the page keeps it as it stands in the scenario. */
const OWN_PRICES = /** @type {const} */ ([
  'model_aliases',
  'discounts',
  'own_rates',
  'custom_rates',
]);

let lastKey = 0;

/** @param {Partial<Card>} fields @returns {Card} */
export function newCard(fields = {}) {
  lastKey += 1;
  return {
    name: '',
    model: '',
    region: '',
    route: '',
    tier: '',
    cache_ttl: '',
    context: '',
    requests_per_month: '',
    input_tokens: '',
    output_tokens: '',
    cache_read_tokens: '',
    cache_write_tokens: '',
    ...fields,
    key: lastKey,
  };
}

/** @returns {Draft} what a first visit shows */
export function firstDraft() {
  return {
    name: '',
    rate_set: 'aws',
    region: 'us-east-1',
    as_of: '',
    own: {},
    cards: [
      newCard({
        name: 'Support chat',
        model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        requests_per_month: '50,000',
        input_tokens: '800',
        output_tokens: '400',
      }),
    ],
  };
}

/**
 * The scenario of a draft, defaults left out, and the fields that are no numbers.
 * @param {Draft} draft
 * @returns {{scenario: Scenario, errors: Map<string, string>}} errors by "key.field"
 */
export function toScenario(draft) {
  /** @type {Map<string, string>} */
  const errors = new Map();
  const workloads = draft.cards.map((card) => {
    /** @type {Record<string, string>} */
    const workload = { type: 'inference' };
    for (const field of /** @type {const} */ ([
      'name',
      'model',
      'region',
      'route',
      'tier',
      'cache_ttl',
      'context',
    ])) {
      if (card[field]) workload[field] = card[field];
    }
    for (const field of QUANTITIES) {
      const number = parseNumber(card[field]);
      if (!number.ok) errors.set(`${card.key}.${field}`, number.error);
      else if (number.value !== '0' || field === 'requests_per_month')
        workload[field] = number.value;
    }
    return /** @type {Workload} */ (/** @type {unknown} */ (workload));
  });
  /** @type {Scenario} */
  const scenario = { version: 1, workloads };
  if (draft.name) scenario.name = draft.name;
  if (draft.rate_set !== 'aws') scenario.rate_set = draft.rate_set;
  if (draft.region) scenario.region = draft.region;
  if (draft.as_of) scenario.as_of = draft.as_of;
  Object.assign(scenario, draft.own);
  return { scenario, errors };
}

/** A scenario's quantity as the page shows it. @param {unknown} quantity */
function quantityText(quantity) {
  if (quantity === undefined) return '';
  const number = parseNumber(String(quantity));
  return number.ok ? grouped(number.value) : String(quantity);
}

/**
 * The draft of a scenario that the engine has accepted.
 * @param {Scenario} scenario @returns {Draft}
 */
export function fromScenario(scenario) {
  return {
    name: scenario.name ?? '',
    rate_set: scenario.rate_set ?? 'aws',
    region: scenario.region ?? '',
    as_of: scenario.as_of ?? '',
    own: Object.fromEntries(
      OWN_PRICES.filter((name) => scenario[name] !== undefined).map((name) => [
        name,
        scenario[name],
      ]),
    ),
    cards: scenario.workloads.map((workload) =>
      newCard({
        name: workload.name ?? '',
        model: workload.model,
        region: workload.region ?? '',
        route: workload.route ?? '',
        tier: workload.tier ?? '',
        cache_ttl: workload.cache_ttl ?? '',
        context: workload.context ?? '',
        ...Object.fromEntries(QUANTITIES.map((field) => [field, quantityText(workload[field])])),
      }),
    ),
  };
}
