// The workload types of the scenario schema, as the engine's catalogue declares them.

const quantity = { $ref: '#/$defs/quantity' };

/** @param {import('bedrock-calculator').WorkloadField} field */
function property({ kind, choices }) {
  if (kind === 'model') return { type: 'string', minLength: 1 };
  if (kind === 'choice') return { enum: choices };
  if (kind === 'choices') return { type: 'array', items: { enum: choices } };
  if (kind === 'whole') return { $ref: '#/$defs/whole' };
  return kind === 'percent' ? { $ref: '#/$defs/percent' } : quantity;
}

/**
 * @param {import('bedrock-calculator').WorkloadTypeInfo} type
 * @param {string[]} tiers
 */
function definition({ type, calls, tier, fields }, tiers) {
  const has = (/** @type {string} */ name) => fields.some((field) => field.name === name);
  const tierProperty = { enum: tiers, default: tier };
  /** @type {Record<string, object>} */
  const properties = {
    type: { const: type },
    name: { type: 'string' },
    region: { type: 'string' },
    missing_prices: { enum: ['left-out', 'nearest'], default: 'left-out' },
    switched_off: { type: 'boolean', default: false },
    team: { type: 'string' },
    tags: { type: 'object', maxProperties: 50, additionalProperties: { type: 'string' } },
    ...Object.fromEntries(fields.map((field) => [field.name, property(field)])),
  };
  if (has('model')) {
    properties.route = { enum: ['in-region', 'geo', 'global'] };
    properties.endpoint = { enum: ['runtime', 'mantle'], default: 'runtime' };
  }
  if (calls) {
    properties.tier = tierProperty;
    properties.cache_ttl = { enum: ['5m', '1h', '30m'] };
    properties.context = { enum: ['standard', 'long'] };
    properties.routing = {
      type: 'array',
      maxItems: 1000,
      items: { $ref: '#/$defs/modelShare' },
    };
  }
  const required = ['type', ...fields.filter((f) => f.required).map((f) => f.name)];
  if (has('service')) {
    properties.tier = tierProperty;
    properties.quantities = { type: 'object', additionalProperties: quantity };
    required.push('quantities');
  }
  return { type: 'object', required, additionalProperties: false, properties };
}

/**
 * The schema's `$defs` of all types, and the reference to each.
 * @param {import('bedrock-calculator').CatalogInfo} c @returns {Record<string, any>}
 */
export function workloadDefinitions(c) {
  return {
    workload: { oneOf: c.workload_types.map(({ type }) => ({ $ref: `#/$defs/${type}` })) },
    ...Object.fromEntries(c.workload_types.map((type) => [type.type, definition(type, c.tiers)])),
  };
}
