// What a search must keep, as the person chose it: settings of the session, so that they are in the link.

/**
 * @typedef {import('../../state/calculator.js').Calculator} Calculator
 * @typedef {import('bedrock-calculator').SearchConstraints} Constraints
 */

/** Settings of the session, by name; lists are separated by commas. */
export const FIELDS = /** @type {const} */ ([
  'models',
  'providers',
  'regions',
  'geographies',
  'routes',
  'tiers',
  'latency',
  'min_context_tokens',
  'input',
  'lifecycle',
  'caching',
  'same_region',
]);
const LISTS = ['providers', 'regions', 'geographies', 'routes', 'tiers', 'input', 'lifecycle'];
/** @type {Record<string, string>} */
export const GEOGRAPHIES = {
  us: 'US',
  eu: 'EU',
  jp: 'Japan',
  au: 'Australia',
  ca: 'Canada',
  in: 'India',
  apac: 'Asia Pacific',
  'us-gov': 'GovCloud',
};
/** @type {Record<string, string>} what a constraint is called where its cost is said */
export const NAMES = {
  models: 'Taking only the models you accept',
  providers: 'Taking only these providers',
  regions: 'Calling from this region',
  geographies: 'Keeping data in the geography',
  routes: 'Taking only these routes',
  tiers: 'Taking only these tiers',
  latency: 'Answering as fast as you ask',
  min_context_tokens: 'The context window',
  input: 'Reading this input',
  lifecycle: 'Taking only active models',
  caching: 'The limit on caching',
  same_region: 'Having all workloads in one region',
};

/** The setting of a constraint. @param {string} field */
const setting = (field) => `find-${field}`;

/** Models whose names have all words of one of the parts. @param {string} text @param {{id: string, name: string}[]} offers */
function modelsNamed(text, offers) {
  const parts = text
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const found = parts.map((part) =>
    offers.filter(({ id, name }) =>
      part.split(/\s+/).every((word) => `${name} ${id}`.toLowerCase().includes(word)),
    ),
  );
  return {
    ids: [...new Set(found.flat().map(({ id }) => id))],
    unknown: parts.filter((_, i) => found[i].length === 0),
  };
}

/** @param {Calculator} calc @param {string} field */
export const textOf = (calc, field) => calc.session.setting('compare', setting(field));

/** @param {Calculator} calc @param {string} field @param {string} text */
export const setText = (calc, field, text) =>
  calc.session.set('compare', { [setting(field)]: text });

/** @param {Calculator} calc */
export const clearAll = (calc) =>
  calc.session.set('compare', Object.fromEntries(FIELDS.map((field) => [setting(field), ''])));

/** The models that are named in words, and the words that name none. @param {Calculator} calc */
export const namedModels = (calc) =>
  modelsNamed(textOf(calc, 'models'), calc.pricing.offers(calc.draft.region));

/** @param {Calculator} calc @returns {Constraints} */
export function constraintsOf(calc) {
  /** @type {Record<string, unknown>} */
  const all = {};
  for (const field of FIELDS) {
    const text = textOf(calc, field);
    if (!text) continue;
    if (field === 'models') {
      const { ids } = namedModels(calc);
      if (ids.length > 0) all.models = ids;
    } else if (LISTS.includes(field)) all[field] = text.split(',');
    else if (field === 'min_context_tokens') all[field] = Number(text);
    else all[field] = text === 'yes' ? true : text;
  }
  return all;
}
