// Random workloads of every type, from the fields that the engine's catalog declares.

/**
 * @typedef {import('bedrock-calculator').CatalogInfo} Catalog
 * @typedef {import('bedrock-calculator').WorkloadTypeInfo} TypeInfo
 * @typedef {import('bedrock-calculator').WorkloadField} Field
 * @typedef {ReturnType<typeof import('./random.mjs').randomSource>} Random
 */

export const MODELS = [
  'global.anthropic.claude-sonnet-4-6',
  'us.anthropic.claude-haiku-4-5-20251001-v1:0',
  'global.anthropic.claude-opus-4-8',
  'amazon.nova-lite-v1:0',
  'amazon.nova-pro-v1:0',
  'openai.gpt-5.6-sol',
  'us.meta.llama3-3-70b-instruct-v1:0',
  'no.such-model',
];

/** Models that fit a field or a type better than any. @type {Record<string, string[]>} */
const FITTING = {
  embedding_model: ['amazon.titan-embed-text-v2:0', 'cohere.embed-v4:0'],
  rerank_model: ['amazon.rerank-v1:0', 'cohere.rerank-v3-5:0'],
  embeddings: ['amazon.nova-2-multimodal-embeddings-v1:0', 'amazon.titan-embed-text-v2:0'],
  image: ['amazon.nova-canvas-v1:0', 'amazon.titan-image-generator-v2:0'],
  video: ['amazon.nova-reel-v1:1', 'luma.ray-v2:0'],
  speech: ['amazon.nova-sonic-v1:0', 'amazon.nova-2-sonic-v1:0'],
  fine_tuning: ['meta.llama3-1-8b-instruct-v1:0', 'amazon.nova-canvas-v1:0'],
  provisioned: ['cohere.command-text-v14', 'meta.llama3-1-8b-instruct-v1:0'],
  reserved: ['global.anthropic.claude-sonnet-4-6', 'anthropic.claude-opus-4-6-v1'],
};

/** @param {Random} random @param {TypeInfo} type @param {Field} field @param {Catalog} catalog */
function randomValue(random, { type }, { name, kind, choices = [] }, catalog) {
  if (kind === 'whole') return 1 + random.below(random.pick([3, 12, 60]));
  if (name === 'overlap_percent') return random.pick([0, 5, '12.5', 50, '99.99']);
  if (kind === 'percent') return random.pick([0, 5, '12.5', 50, '99.99', 100]);
  if (kind === 'choice') return random.pick(choices);
  if (kind === 'choices') return choices.filter(() => random.below(2) === 0);
  if (name === 'service') return random.pick(catalog.services).id;
  if (kind === 'model') return random.pick(FITTING[name] ?? FITTING[type] ?? MODELS);
  if (name.endsWith('_per_month') || name === 'users' || name === 'retrievals')
    return random.pick([0, 1, 7.5, 1000 + random.below(100_000), '123456.789']);
  if (/tokens|characters/.test(name))
    return random.pick([0, 1, random.below(2000), random.below(60_000)]);
  return random.pick([0, 1, 0.5, random.below(50), random.below(5000)]);
}

/**
 * A workload of the type with its required fields and some of the others.
 * @param {Random} random @param {TypeInfo} type @param {Catalog} catalog
 * @returns {Record<string, any>}
 */
export function randomWorkload(random, type, catalog) {
  /** @type {Record<string, any>} */
  const workload = { type: type.type };
  for (const field of type.fields) {
    if (field.required || random.below(2) === 0)
      workload[field.name] = randomValue(random, type, field, catalog);
  }
  if (type.calls) {
    if (random.below(2) === 0) workload.cache_ttl = random.pick(['5m', '1h', '30m']);
    if (random.below(6) === 0) workload.tier = random.pick(catalog.tiers);
    if (random.below(8) === 0) workload.context = random.pick(['standard', 'long']);
    if (random.below(4) === 0) {
      workload.routing = [{ model: random.pick(MODELS), percent: random.pick([0, '33.3', 80]) }];
    }
  }
  if (type.type === 'service') {
    const service = catalog.services.find(({ id }) => id === workload.service);
    const used = service?.dimensions.filter(() => random.below(2) === 0) ?? [];
    const amounts = used.map(({ name }) => [name, random.pick([0, 1, 12.5, 60_000, 2_500_000])]);
    workload.quantities = Object.fromEntries(amounts);
  }
  return workload;
}
