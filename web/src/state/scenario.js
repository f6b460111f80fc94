// What is on the page: the scenario with every field as the person typed it, so that nothing is lost;
// and its way to and from the scenario JSON of the engine.
import { grouped } from '../format.js';
import { isMonthly, parseNumber } from './numbers.js';

/**
 * @typedef {import('bedrock-calculator').Scenario} Scenario
 * @typedef {import('bedrock-calculator').Workload} Workload
 * @typedef {import('bedrock-calculator').WorkloadTypeInfo} TypeInfo
 * @typedef {import('bedrock-calculator').WorkloadField} Field
 * @typedef {import('bedrock-calculator').RateSet} RateSet
 * @typedef {{model: string, percent: string, quota_tpm?: string, quota_rpm?: string}} Share
 * @typedef {{
 *   key: number, hue: number, type: Workload['type'], name: string, model: string, region: string, route: string,
 *   endpoint: string, missing_prices: string, tier: string, cache_ttl: string, context: string,
 *   team: string, tags: Record<string, string> | undefined,
 *   texts: Record<string, string>, lists: Record<string, string[]>,
 *   quantities: Record<string, string>, routing: Share[], verbatim: Workload | null, switched_off: boolean,
 * }} Card one workload as it stands on the page; `texts` and `lists` are fields of its type, and what is
 *   empty is left out of the scenario; `verbatim` is a workload that the form cannot show, kept as it came
 * @typedef {Pick<Scenario, 'model_aliases' | 'discounts' | 'own_rates' | 'custom_rates'>} OwnPrices
 * @typedef {Pick<Scenario, 'free_allowances' | 'account_opened'> & {hours_per_month?: string}} Account
 * @typedef {{
 *   id: string, name: string, rate_set: RateSet, region: string, as_of: string, own: OwnPrices,
 *   account: Account, rest: Record<string, unknown>, cards: Card[], options: Option[],
 *   unread?: Record<string, {text: string, now: string, error: string}>,
 *   left: Record<string, Record<string, Pick<Card, 'model' | 'route' | 'tier'>>>,
 * }} Draft `left` remembers what cards had in rate sets that were left, by set and key; `hue` is a card's colour;
 *   `unread` are texts in fields of the plan that cannot be read; `id` is under which the browser keeps the draft; `rest` is what of a scenario the page does not show
 * @typedef {{name: string, scenario: Scenario}} Option another scenario, kept to be compared
 */

/** What a scenario holds of the person's own prices; the page keeps it as it stands in the scenario. */
const OWN_PRICES = /** @type {const} */ ([
  'model_aliases',
  'discounts',
  'own_rates',
  'custom_rates',
]);
const ACCOUNT = /** @type {const} */ (['hours_per_month', 'free_allowances', 'account_opened']);
/** Members of a card that stand in the scenario as they are. */
const PLAIN = /** @type {const} */ ([
  'name',
  'model',
  'region',
  'route',
  'endpoint',
  'missing_prices',
  'tier',
  'cache_ttl',
  'context',
  'team',
  'tags',
]);

/** Members of a scenario that the page shows. */
const SHOWN = ['version', 'name', 'rate_set', 'region', 'as_of', 'workloads'];

let lastKey = 0;

/** For a draft: unlike any other, here and in other tabs. */
export const newId = () => crypto.getRandomValues(new Uint32Array(2)).join('-');

/** @param {Partial<Card>} fields @returns {Card} */
export function newCard(fields = {}) {
  lastKey += 1;
  return {
    hue: 0,
    type: 'inference',
    name: '',
    model: '',
    region: '',
    route: '',
    endpoint: '',
    missing_prices: '',
    tier: '',
    cache_ttl: '',
    context: '',
    team: '',
    tags: undefined,
    texts: {},
    lists: {},
    quantities: {},
    routing: [],
    verbatim: null,
    switched_off: false,
    ...fields,
    key: lastKey,
  };
}

/** A colour that no workload has. @param {Card[]} cards */
export function freeHue(cards) {
  const taken = new Set(cards.map(({ hue }) => hue));
  let free = 0;
  while (taken.has(free)) free += 1;
  return free;
}

/** What a type of workload has. @param {TypeInfo[]} types @param {string} name */
export const typeNamed = (types, name) => types.find(({ type }) => type === name) ?? types[0];

/** @returns {Draft} what a first visit shows */
export function firstDraft() {
  return {
    id: newId(),
    name: '',
    rate_set: 'aws',
    region: 'us-east-1',
    as_of: '',
    own: {},
    account: {},
    rest: {},
    left: {},
    options: [],
    cards: [
      newCard({
        name: 'Support chat',
        model: 'us.anthropic.claude-haiku-4-5-20251001-v1:0',
        texts: { requests_per_month: '50,000', input_tokens: '800', output_tokens: '400' },
      }),
    ],
  };
}

/** What is measured may have three decimal places; everything else is counted. */
const MEASURED = /_gb$|percent|hours|minutes|seconds|factor/;

/** Whether a field counts things, so that 1.500 in it is fifteen hundred. @param {Pick<Field, 'name'>} field */
export const counts = ({ name }) => !MEASURED.test(name);

/**
 * A field's number as the engine takes it, or what is wrong with it.
 * @param {Field} field @param {string} text @returns {import('./numbers.js').ParsedNumber}
 */
function readNumber(field, text) {
  const number = parseNumber(field.kind === 'percent' ? text.replace(/%\s*$/, '') : text, {
    counts: counts(field),
    monthly: isMonthly(field.label),
  });
  if (!number.ok) return number;
  if (field.kind === 'percent' && Number(number.value) > 100)
    return { ok: false, error: 'Enter a percentage from 0 to 100.' };
  const whole = /^[1-9]\d{0,3}$/.test(number.value) && Number(number.value) <= 1000;
  if (field.kind === 'whole' && !whole)
    return { ok: false, error: 'Enter a whole number from 1 to 1,000.' };
  return number;
}

/**
 * The workload of a card, defaults left out.
 * @param {Card} card @param {TypeInfo} type @param {Map<string, string>} errors by "key.field"
 */
function toWorkload(card, type, errors) {
  if (card.verbatim) return card.verbatim;
  /** @type {Record<string, unknown>} */
  const workload = { type: card.type };
  if (card.switched_off) workload.switched_off = true;
  for (const field of PLAIN) {
    if (card[field]) workload[field] = card[field];
  }
  for (const field of type.fields) {
    const { name, kind, required } = field;
    const text = card.texts[name] ?? '';
    if (name === 'model') continue;
    if (kind === 'choices') {
      if (card.lists[name]?.length) workload[name] = card.lists[name];
    } else if (kind === 'choice' || kind === 'model') {
      if (text) workload[name] = text;
    } else if (text.trim() !== '' || required) {
      const number = readNumber(field, text);
      if (!number.ok) errors.set(`${card.key}.${name}`, number.error);
      else workload[name] = number.value; // a 0 that is typed may differ from nothing typed
    }
  }
  const parsed = (/** @type {string} */ id, /** @type {string} */ text) => {
    const number = parseNumber(text.replace(/%\s*$/, ''), { monthly: card.type === 'service' });
    if (!number.ok) errors.set(`${card.key}.${id}`, number.error);
    return number.ok ? number.value : '0';
  };
  if (card.routing.length > 0) {
    workload.routing = card.routing.map(({ model, percent, ...quotas }, i) => ({
      model,
      percent: parsed(`routing.${i}`, percent),
      ...Object.fromEntries(
        Object.entries(quotas)
          .filter(([, text]) => text.trim() !== '')
          .map(([name, text]) => [name, parsed(`routing.${i}.${name}`, text)]),
      ),
    }));
  }
  if (card.type === 'service') {
    workload.quantities = Object.fromEntries(
      Object.entries(card.quantities)
        .filter(([, text]) => text.trim() !== '')
        .map(([name, text]) => [name, parsed(`quantities.${name}`, text)]),
    );
  }
  return /** @type {Workload} */ (/** @type {unknown} */ (workload));
}

/** @type {WeakMap<Card, {workload: Workload, errors: Map<string, string>}>} a card that changes is another object */
const converted = new WeakMap();

/** @param {Card} card @param {TypeInfo[]} types */
function convert(card, types) {
  let known = converted.get(card);
  if (!known) {
    const errors = new Map();
    known = { workload: toWorkload(card, typeNamed(types, card.type), errors), errors };
    converted.set(card, known);
  }
  return known;
}

/**
 * The scenario of a draft, defaults left out, and the fields that are not numbers.
 * @param {Draft} draft @param {TypeInfo[]} types of the engine's catalog
 * @returns {{scenario: Scenario, errors: Map<string, string>}} errors by "key.field"
 */
export function toScenario(draft, types) {
  const cards = draft.cards.map((card) => convert(card, types));
  const workloads = cards.map(({ workload }) => workload);
  const errors = new Map(cards.flatMap((card) => [...card.errors]));
  /** @type {Scenario} */
  const scenario = { version: 1, workloads };
  if (draft.name) scenario.name = draft.name;
  if (draft.rate_set !== 'aws') scenario.rate_set = draft.rate_set;
  if (draft.region) scenario.region = draft.region;
  if (draft.as_of) scenario.as_of = draft.as_of;
  Object.assign(scenario, draft.account, draft.own, draft.rest);
  return { scenario, errors };
}

/**
 * A scenario's quantity as the page shows it; three decimal places get a fourth, so that they are read back as
 * decimals where 1.500 is a count.
 * @param {unknown} quantity
 */
function quantityText(quantity) {
  if (quantity === undefined) return '';
  const number = parseNumber(String(quantity));
  if (!number.ok) return String(quantity);
  const text = grouped(number.value);
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** @param {Record<string, any>} workload @param {TypeInfo} type @returns {Card} */
function toCard(workload, type) {
  /** @type {Record<string, string>} */
  const texts = {};
  /** @type {Record<string, string[]>} */
  const lists = {};
  for (const { name, kind } of type.fields) {
    const value = workload[name];
    if (value === undefined || name === 'model') continue;
    if (kind === 'choices') lists[name] = value;
    else texts[name] = kind === 'choice' || kind === 'model' ? value : quantityText(value);
  }
  const quantities = Object.entries(workload.quantities ?? {});
  return newCard({
    type: workload.type,
    ...Object.fromEntries(PLAIN.map((field) => [field, workload[field] ?? ''])),
    switched_off: workload.switched_off === true,
    texts,
    lists,
    quantities: Object.fromEntries(quantities.map(([name, q]) => [name, quantityText(q)])),
    routing: (workload.routing ?? []).map((/** @type {any} */ share) => ({
      model: share.model,
      percent: quantityText(share.percent),
      quota_tpm: quantityText(share.quota_tpm),
      quota_rpm: quantityText(share.quota_rpm),
    })),
  });
}

/** What a scenario has of these members. @param {Scenario} scenario @param {readonly string[]} names */
const members = (scenario, names) =>
  Object.fromEntries(
    names
      .map((name) => [name, scenario[/** @type {keyof Scenario} */ (name)]])
      .filter(([, value]) => value !== undefined),
  );

/**
 * Values that mean the same are equal: 1000, "1000" and "1e3"; an empty text or list and none.
 * @param {unknown} value @returns {string}
 */
function meaning(value) {
  if (Array.isArray(value)) return value.length > 0 ? JSON.stringify(value.map(meaning)) : '';
  if (value && typeof value === 'object') {
    const members = Object.entries(value).map(([name, item]) => [name, meaning(item)]);
    return JSON.stringify(members.sort());
  }
  if (value === undefined || value === '' || value === false) return '';
  const number = parseNumber(String(value));
  return number.ok ? number.value : String(value);
}

/** @param {object} a @param {object} b */
function sameWorkload(a, b) {
  const [one, other] = /** @type {Record<string, unknown>[]} */ ([a, b]);
  const names = Object.keys({ ...one, ...other });
  return names.every((name) => meaning(one[name]) === meaning(other[name]));
}

/**
 * The card of one workload; where the form would price something else, it is kept as it came.
 * @param {Workload} workload @param {TypeInfo[]} types
 */
export function fromWorkload(workload, types) {
  const type = typeNamed(types, workload.type);
  const card = toCard(/** @type {any} */ (workload), type);
  const errors = new Map();
  const back = toWorkload(card, type, errors);
  const shown = errors.size === 0 && sameWorkload(workload, back);
  return shown ? card : { ...card, verbatim: workload };
}

/**
 * The draft of a scenario that the engine has accepted.
 * @param {Scenario} scenario @param {TypeInfo[]} types @returns {Draft}
 */
export function fromScenario(scenario, types) {
  const known = [...SHOWN, ...OWN_PRICES, ...ACCOUNT];
  const rest = Object.entries(scenario).filter(([name]) => !known.includes(name));
  return {
    id: newId(),
    rest: Object.fromEntries(rest),
    name: scenario.name ?? '',
    rate_set: scenario.rate_set ?? 'aws',
    region: scenario.region ?? '',
    as_of: scenario.as_of ?? '',
    own: members(scenario, OWN_PRICES),
    account: members(scenario, ACCOUNT),
    left: {},
    options: [],
    cards: scenario.workloads.map((workload, hue) => ({ ...fromWorkload(workload, types), hue })),
  };
}
