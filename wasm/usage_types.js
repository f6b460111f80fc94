// What a bill's usage types stand for: the engine's own, turned around, and the forms that AWS also uses.

/**
 * @typedef {import('./index.d.ts').PricingEngine} Engine
 * @typedef {import('./usage.d.ts').UsagePrices} UsagePrices
 * @typedef {{
 *   model: string, model_name: string, provider: string, is_service: boolean,
 *   dimension: string, route: string, tier: string, context: string, endpoint: string | null,
 * }} Meaning
 */

/** Where models are looked up: each is sold in one of them. */
const REGIONS = [
  'us-east-1',
  'us-west-2',
  'us-east-2',
  'eu-central-1',
  'ap-northeast-1',
  'us-gov-west-1',
];
const PART = 60; // workloads in a quote
const PREFIX = /^([A-Z]{2,4}\d?)-/;
const CLAUDE =
  /^Claude([\d.]+)(Opus|Sonnet|Haiku|Fable)-(.+?)(-flex|-priority|-batch)?(-cross-region-global)?$/;
const MANTLE = /^(.+)-mantle-(.+?)(-long-ctx)?(-global)?-(standard|flex|priority)$/;

/** Meters as native usage types spell them. @type {Record<string, string>} */
const METERS = {
  'input-tokens': 'input_tokens',
  'output-tokens': 'output_tokens',
  'cache-read-input-token-count': 'cache_read_tokens',
  'cache-read-tokens': 'cache_read_tokens',
  'cache-write-input-token-count': 'cache_write_5m_tokens',
  'cache-write-tokens': 'cache_write_5m_tokens',
  'cache-write-input-token-count-1h': 'cache_write_1h_tokens',
  'cache-write-tokens-1h': 'cache_write_1h_tokens',
};

/** Without the codes of its region. @param {string} type */
const bare = (type) => type.replace(PREFIX, '').replace(/^MP:[A-Z]{2,4}\d?_/, 'MP:');

/** A usage type alone does not name its model where it is sold through AWS Marketplace. @param {string} service @param {string} type */
const keyOf = (service, type) =>
  bare(type).startsWith('MP:') ? `${service}|${bare(type)}` : bare(type);

/** One call on each model, route and tier, with one token of each kind. @param {Engine} engine @param {UsagePrices} prices */
function* calls(engine, { rate_set, custom_rates, as_of }) {
  const seen = new Set();
  for (const region of REGIONS) {
    for (const model of engine.models({ rate_set, custom_rates, as_of, region })) {
      if (seen.has(model.id)) continue;
      if (model.routes.length > 0) seen.add(model.id);
      for (const { route, id, tiers } of model.routes) {
        for (const tier of tiers) {
          const contexts = model.long_context_over ? ['standard', 'long'] : ['standard'];
          for (const context of contexts) {
            const call = { type: 'inference', model: id, route, region, tier, context };
            const one = { requests_per_month: 1, input_tokens: 1 };
            yield {
              ...call,
              ...one,
              output_tokens: 1,
              cache_read_tokens: 1,
              cache_write_tokens: 1,
            };
            if (model.cache_ttls.includes('1h'))
              yield { ...call, ...one, cache_write_tokens: 1, cache_ttl: '1h' };
          }
        }
      }
    }
  }
}

export class UsageTypes {
  /** @type {Map<string, Meaning>} */
  #meanings = new Map();
  /** @type {Map<string, string>} */
  #regions = new Map();
  /** @type {{id: string, name: string, provider: string}[]} */
  #models = [];

  /** @param {Engine} engine @param {UsagePrices} prices */
  constructor(engine, prices) {
    const { rate_set, custom_rates, as_of } = prices;
    const models = engine.models({ rate_set, custom_rates, as_of, region: 'us-east-1' });
    this.#models = models.map(({ id, name, provider }) => ({ id, name, provider }));
    const providers = new Map(models.map(({ id, provider }) => [id, provider]));
    const { services, regions } = engine.catalog();
    const guardrails = services
      .filter(({ id }) => /^(bedrock|agentcore|custom-model)/.test(id))
      .map(({ id, dimensions }) => ({
        type: 'service',
        service: id,
        region: 'us-east-1',
        quantities: Object.fromEntries(dimensions.map(({ name }) => [name, 1])),
      }));
    const everywhere = regions.map(({ code }) => ({
      type: 'service',
      service: 'bedrock-guardrails',
      region: code,
      quantities: { word_text_units: 1 },
    }));
    const workloads = [...calls(engine, prices), ...guardrails, ...everywhere];
    for (let from = 0; from < workloads.length; from += PART) {
      const bill = engine.quote(
        /** @type {any} */ ({
          version: 1,
          rate_set,
          custom_rates,
          as_of,
          region: 'us-east-1',
          workloads: workloads.slice(from, from + PART),
        }),
      );
      for (const line of bill.lines) this.#learn(line, providers.get(line.model) ?? '');
    }
  }

  /** @param {import('./index.d.ts').BillLine} line @param {string} provider */
  #learn(line, provider) {
    if (!line.usage_type) return;
    const [, code] = PREFIX.exec(line.usage_type) ?? [];
    if (code && !this.#regions.has(code)) this.#regions.set(code, line.region);
    const key = keyOf(line.service ?? '', line.usage_type);
    if (this.#meanings.has(key)) return;
    const { model, model_name, is_service, dimension, route, tier, context, endpoint } = line;
    this.#meanings.set(key, {
      ...{ model, model_name, provider, is_service },
      ...{ dimension, route, tier, context, endpoint },
    });
  }

  /** The region of a usage type's prefix; empty where it is not known. @param {string} type */
  region(type) {
    return this.#regions.get(PREFIX.exec(type)?.[1] ?? '') ?? '';
  }

  /** @param {string} service @param {string} type @returns {Meaning | null} */
  meaning(service, type) {
    return (
      this.#meanings.get(keyOf(service, type)) ??
      this.#claude(bare(type)) ??
      this.#mantle(bare(type))
    );
  }

  /** @param {{id: string, name: string, provider: string} | undefined} model @param {string} meter @param {object} more @returns {Meaning | null} */
  #of(model, meter, more) {
    const dimension = METERS[meter];
    if (!model || !dimension) return null;
    return {
      model: model.id,
      model_name: model.name,
      provider: model.provider,
      is_service: false,
      dimension,
      route: 'geo',
      tier: 'standard',
      context: 'standard',
      endpoint: null,
      ...more,
    };
  }

  /** "Claude4.6Sonnet-input-tokens", which AWS bills itself. @param {string} type */
  #claude(type) {
    const [, version, family, meter, tier, global] = CLAUDE.exec(type) ?? [];
    if (!version) return null;
    const model = this.#models.find(({ name }) => name === `Claude ${family} ${version}`);
    const long = meter.endsWith('-long-context');
    return this.#of(model, meter.replace(/-long-context$/, ''), {
      route: global ? 'global' : 'geo',
      tier: tier?.slice(1) ?? 'standard',
      context: long ? 'long' : 'standard',
    });
  }

  /** "anthropic.claude-opus-4-8-mantle-cache-write-tokens-standard". @param {string} type */
  #mantle(type) {
    const [, id, meter, long, global, tier] = MANTLE.exec(type) ?? [];
    if (!id) return null;
    const model = this.#models.find(
      (m) => m.id === id || m.id.startsWith(`${id}-`) || m.id.startsWith(`${id}:`),
    );
    return this.#of(model, meter, {
      route: global ? 'global' : 'geo',
      tier,
      context: long ? 'long' : 'standard',
      endpoint: 'mantle',
    });
  }
}
