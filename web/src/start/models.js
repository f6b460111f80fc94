// The models to choose from: those that can do the job, in groups, the best finds first.
import { price, shortTokens } from '../format.js';
import { looksLikeId, readText } from './reading.js';
import { indexOf, score, wordsOf } from './search.js';

/**
 * @typedef {import('bedrock-calculator').ModelOffer} ModelOffer
 * @typedef {import('../state/calculator.js').Calculator} Calculator
 * @typedef {{
 *   group: string, name: string, about: string, value: string, note?: string, preset?: string, template?: string,
 *   pick: Record<string, any>,
 * }} Entry `value` stands at its right; `pick` is what choosing it says
 * @typedef {{entries: Entry[], words: string}} Found `words` say why there is nothing, or what to do
 */

/** What models must do, by the field or, for the field `model`, by the type of workload. */
const JOBS = /** @type {Record<string, string>} */ ({
  embedding_model: 'embed',
  rerank_model: 'rerank',
  embeddings: 'embed',
  image: 'image',
  video: 'video',
  speech: 'speech',
  provisioned: 'provisioned',
  reserved: 'reserved',
  fine_tuning: 'train',
});
const CAN_DO = /** @type {Record<string, string>} */ ({
  embed: 'make embeddings',
  rerank: 'rerank',
  image: 'make images',
  video: 'make videos',
  speech: 'speak',
  provisioned: 'be bought as provisioned throughput',
  reserved: 'be reserved',
  train: 'be fine-tuned',
  text: 'answer in text',
});
const CAPACITY = /** @type {Record<string, RegExp>} */ ({
  provisioned: /^model_unit_hours$/,
  reserved: /_tpm_hours$/,
  train: /^training_|^custom_model_storage/,
});

/** @param {string} type @param {string} field */
export const jobOf = (type, field) => JOBS[field === 'model' ? type : field] ?? 'text';

/** @type {WeakMap<object, Map<string, Set<string>>>} models by what is sold of them, for each engine */
const sold = new WeakMap();

/** The models that have rates of a kind. @param {Calculator} calc @param {string} job */
function soldFor({ engine, draft }, job) {
  let known = sold.get(engine);
  if (!known) {
    known = new Map();
    const rows = engine.rates({ rate_set: 'aws' });
    for (const [name, dimension] of Object.entries(CAPACITY)) {
      const models = rows.filter((row) => dimension.test(row.dimension)).map((row) => row.model);
      known.set(name, new Set(models));
    }
    sold.set(engine, known);
  }
  return draft.rate_set === 'aws' ? known.get(job) : undefined;
}

/** @param {Calculator} calc @param {string} job @returns {(model: ModelOffer) => boolean} */
export function canDo(calc, job) {
  if (job in CAPACITY) {
    const models = soldFor(calc, job);
    return (model) => !models || models.has(model.id);
  }
  const named = (/** @type {ModelOffer} */ m) => `${m.id} ${m.name}`.toLowerCase();
  /** Older models are known by name alone. */
  const kindOf = (/** @type {ModelOffer} */ m) => {
    if (/rerank/.test(named(m))) return 'rerank';
    if (m.output.includes('embedding') || /embed/.test(named(m))) return 'embed';
    if (m.output.includes('video')) return 'video';
    if (m.output.includes('speech') || /sonic/.test(named(m))) return 'speech';
    if (m.output.includes('text')) return 'text';
    if (m.output.includes('image') || /image|diffusion|canvas/.test(named(m))) return 'image';
    return 'text';
  };
  return (model) => kindOf(model) === job || (job === 'image' && model.output.includes('image'));
}

/** The route to offer first: one that AWS lists, else any with a price. @param {ModelOffer} model */
export const usualRoute = (model) =>
  model.routes.find((r) => r.callable) ??
  model.routes.find((r) => r.callable === null) ??
  model.routes[0];

/** Newer, callable models first; those without a price here last. @param {ModelOffer} m */
const rank = (m) =>
  (m.routes.length === 0 ? 4 : 0) +
  (m.status === 'end-of-life' ? 2 : 0) +
  (['legacy', 'extended-access'].includes(m.status) ? 1 : 0);

/** @param {ModelOffer} a @param {ModelOffer} b */
export const byUse = (a, b) =>
  rank(a) - rank(b) ||
  a.provider.localeCompare(b.provider) ||
  (b.launched ?? '').localeCompare(a.launched ?? '') ||
  a.name.localeCompare(b.name);

/** @param {ModelOffer} model @param {string} region @param {string} [id] as it was written @returns {Entry} */
function entryOf(model, region, id) {
  const route = model.routes.find((r) => r.id === id) ?? usualRoute(model);
  const input = route?.input_per_million ? price(route.input_per_million) : '–';
  const output = route?.output_per_million ? price(route.output_per_million) : '–';
  const tokens = route?.input_per_million || route?.output_per_million;
  const context = model.context_tokens ? `${shortTokens(model.context_tokens)} context` : '';
  const status = model.status === 'active' ? '' : model.status.replaceAll('-', ' ');
  const group =
    model.routes.length === 0
      ? `No price${region ? ` in ${region}` : ''}`
      : rank(model) > 0
        ? 'Older models'
        : model.provider;
  return {
    group,
    name: model.name,
    about: [model.provider, context, status, id ?? route?.id ?? model.id]
      .filter(Boolean)
      .join(' · '),
    value: route ? (tokens ? `${input} in · ${output} out` : '') : 'not priced here',
    pick: { model: id ?? route?.id ?? model.id },
  };
}

const LAST = ['Older models', 'No price'];

/** Groups in the order of their first entries, those of little use at the end. @param {Entry[]} entries */
function inGroups(entries) {
  const late = (/** @type {string} */ group) =>
    LAST.findIndex((start) => group.startsWith(start)) + 1;
  const groups = [...new Set(entries.map(({ group }) => group))].sort((a, b) => late(a) - late(b));
  return groups.flatMap((group) => entries.filter((entry) => entry.group === group));
}

/** The offer that an id names, by whichever of its ids. @param {ModelOffer[]} offers @param {string} id */
export const offered = (offers, id) =>
  offers.find(
    (m) => m.id === id || m.aliases.includes(id) || m.routes.some((route) => route.id === id),
  );

/** @param {ModelOffer[]} offers @param {string} id @param {string} region @returns {Entry} */
function unlisted(offers, id, region) {
  const known = offered(offers, id);
  if (known) return entryOf(known, region, id);
  const arn = id.startsWith('arn:');
  return {
    group: arn ? 'The ARN that you entered' : 'The id that you entered',
    name: id,
    about: arn
      ? 'Used as it is'
      : 'Not in the price list: it can be used, but has no price until you enter a private rate',
    value: '',
    pick: { model: id },
  };
}

/**
 * @param {Calculator} calc @param {string} query
 * @param {{job?: string, region?: string, listed?: boolean}} how `listed`: only models of the list
 * @returns {Found}
 */
export function findModels(calc, query, { job = '', region = '', listed = false } = {}) {
  const offers = calc.pricing.offers(region || calc.draft.region);
  const shownRegion = calc.draft.rate_set === 'aws' ? region || calc.draft.region : '';
  const able = job ? offers.filter(canDo(calc, job)) : offers;
  const text = readText(query);
  if (text.kind === 'id' || text.kind === 'command') {
    const id = text.text;
    if (!listed || offered(offers, id)) {
      const longer = able.filter((m) => m.id.startsWith(id) && m.id !== id);
      const rest = longer.map((m) => entryOf(m, shownRegion));
      return { entries: [unlisted(offers, id, shownRegion), ...rest], words: '' };
    }
  }
  const words = wordsOf(query);
  const rated = (/** @type {ModelOffer[]} */ models) =>
    models
      .map((model) => ({
        model,
        points: score(
          words,
          indexOf(model.name),
          indexOf(`${model.provider} ${model.id} ${model.aliases.join(' ')}`),
        ),
      }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points || byUse(a.model, b.model));
  const entries = inGroups(rated(able).map(({ model }) => entryOf(model, shownRegion)));
  if (entries.length > 0) return { entries, words: '' };
  const [other] = rated(offers);
  return {
    entries: [],
    words: other
      ? `${other.model.name} cannot ${CAN_DO[job] ?? 'do this'}. Clear the box to see the models that can.`
      : looksLikeId(query.trim())
        ? `No model of the price list has the id ${query.trim()}.`
        : 'No model matches. Try part of its name, or paste its full id.',
  };
}
