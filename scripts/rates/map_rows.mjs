// Says of every row of an offer what it is in our words, or why it is nothing of ours.
import { isZero } from './decimal.mjs';
import { code } from './markdown.mjs';
import { Names, saysNoMore } from './names.mjs';
import { fits, METERS, priceOf } from './units.mjs';
import { readUsageType } from './usage_type.mjs';

/** @typedef {import('./offer.mjs').Row} Row */
/** @typedef {import('./rate_files.mjs').RateFiles} RateFiles */
/** @typedef {import('./rate_files.mjs').Model} Model */
/** @typedef {import('./rate_table.mjs').RateTable} RateTable */
/** @typedef {import('./usage_type.mjs').UsageType} UsageType */

/**
 * A row in our words.
 * @typedef {object} Rate
 * @property {string} model id
 * @property {string} tier
 * @property {string} context
 * @property {string} dimension
 * @property {string} scope
 * @property {'runtime' | 'mantle'} endpoint whose meter the row is
 * @property {string} region
 * @property {string} price of the table's unit
 * @property {Row} row
 * @property {string} [name] what named the model, when that is not verified
 */

/**
 * @typedef {object} Mapped
 * @property {'mapped' | 'unmapped' | 'ignored'} status
 * @property {Row} row
 * @property {string} body the usage type without its region
 * @property {string} [reason] unless mapped
 * @property {Rate} [rate] when mapped
 */

/** Features whose rows have the conditions that their usage type says. */
const FEATURES =
  /^(on-demand inference|batch ?inference|model customization|reserved|provisioned)/i;
/** A model's name that may go into the rate files, and from there to the page. */
const NAME = /^[\w .,:()+/-]{1,80}$/;
const SERVICE_TIERS = new Set(['standard', 'batch', 'flex', 'priority']);
/** Dimensions that AWS really gives away. */
const FREE = /^(cache_write_|regex_text_units$|word_text_units$)/;

export class RowMapper {
  /** Models that the table lacks and a mantle row names. @type {Map<string, Model>} */
  newModels = new Map();
  #files;
  #table;
  #names;
  #ignored;

  /**
   * @param {RateFiles} files
   * @param {RateTable} table
   */
  constructor(files, table) {
    this.#files = files;
    this.#table = table;
    this.#names = new Names(table.models(), files.usageTypes.names);
    this.#ignored = files.usageTypes.ignored.map((entry) => ({
      pattern: new RegExp(entry.pattern),
      reason: entry.reason,
    }));
  }

  /**
   * Model ids stand in mantle rows only; they name the models of all other rows.
   * @param {Row[]} rows
   */
  learnModels(rows) {
    for (const { usageType, attributes } of rows) {
      const { name: id, isId, reason } = readUsageType(usageType);
      if (!id || !isId || reason || !/^[a-z0-9]+\.[a-z0-9.:-]+$/.test(id)) continue;
      const official = attributes.model?.trim() ?? '';
      const known = this.#names.find(id);
      const same = official ? this.#names.find(official) : undefined;
      if (!known && !same) {
        const model = {
          id,
          name: NAME.test(official) ? official : id,
          rates: [],
        };
        this.newModels.set(id, model);
        this.#names.add(model);
      }
      if (official && (!same || same.model === (known?.model ?? id))) {
        this.#names.learn(official, known?.model ?? id);
      }
    }
  }

  /**
   * @param {Row} row
   * @returns {Mapped}
   */
  map(row) {
    const usage = readUsageType(row.usageType);
    const found = this.#map(row, usage);
    return { row, body: usage.body, ...found };
  }

  /**
   * @param {Row} row
   * @param {UsageType} usage
   * @returns {Omit<Mapped, 'row' | 'body'>}
   */
  #map(row, usage) {
    if (row.unusable) return { status: 'ignored', reason: row.unusable };
    const { meters } = this.#files.usageTypes;
    const meter = Object.hasOwn(meters, usage.body) ? meters[usage.body] : undefined;
    const ignored = meter
      ? undefined
      : this.#ignored.find(({ pattern }) => pattern.test(usage.body));
    if (ignored) return { status: 'ignored', reason: ignored.reason };
    if (row.price === undefined) return { status: 'ignored', reason: 'the price is not in USD' };
    if (row.tiered) return unmapped('the price depends on the volume, which the table cannot say');
    const region = this.#region(row, usage);
    if (region.reason !== undefined) return unmapped(region.reason);
    if (meter) {
      const { model, dimension } = meter;
      const { prefix, body } = usage;
      const service = { prefix, body, region: undefined, dimensions: [dimension] };
      return this.#price(row, { ...service, scope: 'all' }, model, region.code);
    }
    if (usage.reason) return unmapped(usage.reason);
    const named = this.#model(row, usage);
    if (named.reason !== undefined) return unmapped(named.reason);
    const tier = this.#tier(row, usage, named.tier);
    if (tier.reason !== undefined) return unmapped(tier.reason);
    const found = this.#price(row, { ...usage, tier: tier.tier }, named.model, region.code);
    if (named.name && found.rate) found.rate.name = named.name;
    return found;
  }

  /**
   * @param {Row} row
   * @param {UsageType} usage
   * @returns {{code: string, reason?: undefined} | {reason: string}}
   */
  #region({ attributes }, usage) {
    const stated = attributes.regionCode;
    if (!stated && !usage.region) {
      return {
        reason: usage.prefix
          ? `the region prefix ${usage.prefix} is not in the table, and the row names no region`
          : 'neither the usage type nor the row names a region',
      };
    }
    if (stated && usage.region && stated !== usage.region) {
      return {
        reason: `the prefix ${usage.prefix} is ${usage.region}, the row says ${code(stated)}`,
      };
    }
    const region = stated || usage.region || '';
    if (this.#files.regions.has(region)) return { code: region };
    return { reason: `the region ${code(region)} is not in regions.json` };
  }

  /**
   * The model of a row: by its token or id in the usage type and by its official name.
   * @param {Row} row
   * @param {UsageType} usage
   * @returns {{model: string, tier?: string, name?: string, reason?: undefined} | {reason: string}}
   */
  #model({ attributes, usageType }, usage) {
    const marketplace = usageType.includes('MP:');
    const official = marketplace
      ? attributes.servicename
      : (attributes.model ?? attributes.titanModel ?? attributes.titanModelUnit);
    if (marketplace && !/\(Amazon Bedrock Edition\)/i.test(official ?? '')) {
      return { reason: `the marketplace product ${code(official ?? '')} is not a Bedrock edition` };
    }
    const token = usage.name ? this.#names.find(usage.name) : undefined;
    const named = official ? this.#names.find(official) : undefined;
    if (token && named && token.model !== named.model) {
      return {
        reason: `${code(usage.name ?? '')} is ${token.model}, but ${code(official ?? '')} is ${named.model}`,
      };
    }
    const found = token ?? named;
    const spelt = [usage.name, official].filter(Boolean).join(' / ');
    if (!found) return { reason: `no model is known by the name ${code(spelt)}` };
    if (!token && usage.name && !saysNoMore(usage.name, official ?? '')) {
      return {
        reason: `${code(usage.name)} says more than the model's name ${code(official ?? '')}`,
      };
    }
    const verified = [token, named].some((name) => name && name.by !== 'name');
    return { model: found.model, tier: named?.tier, ...(verified ? {} : { name: spelt }) };
  }

  /**
   * The tier by the usage type, unless an attribute contradicts it.
   * @param {Row} row
   * @param {UsageType} usage
   * @param {string | undefined} implied by the model's name
   * @returns {{tier: string, reason?: undefined} | {reason: string}}
   */
  #tier({ attributes }, usage, implied) {
    const { feature = '' } = attributes;
    const service = (attributes.service_tier ?? '').trim().toLowerCase();
    if (feature && !FEATURES.test(feature))
      return { reason: `the feature ${code(feature)} is not known` };
    let tier = usage.tier ?? 'standard';
    // Old batch rows say so in their feature only.
    if (tier === 'standard') tier = /^batch/i.test(feature) ? 'batch' : (implied ?? tier);
    if (SERVICE_TIERS.has(service) && SERVICE_TIERS.has(tier) && service !== tier) {
      return { reason: `the usage type says ${tier}, the service tier ${code(service)}` };
    }
    if (/^model customization/i.test(feature) && tier !== 'custom-model') {
      return { reason: 'the feature is model customization, the usage type does not say so' };
    }
    if (/^(reserved|provisioned)/i.test(feature) && !/^(reserved|provisioned)/.test(tier)) {
      return { reason: `the feature is ${code(feature)}, the usage type does not say so` };
    }
    return { tier };
  }

  /**
   * @param {Row} row
   * @param {UsageType} usage
   * @param {string} model
   * @param {string} region
   * @returns {Omit<Mapped, 'row' | 'body'>}
   */
  #price(row, usage, model, region) {
    const { tier = 'standard', context = 'standard', scope = 'regional', dimensions = [] } = usage;
    const known = dimensions.filter((dimension) => Object.hasOwn(METERS, dimension));
    if (known.length === 0) return unmapped(`there is no dimension "${dimensions[0]}"`);
    const fitting = known.filter((dimension) => fits(row.unit, dimension));
    const condition = { model, tier, context };
    const held = fitting.find((name) => this.#table.open({ ...condition, dimension: name })[0]);
    const dimension = held ?? fitting[0] ?? known[0] ?? '';
    const priced = priceOf(row.price ?? '', row.unit, row.description, dimension);
    if (priced.usd === undefined) return unmapped(priced.reason ?? '');
    if (isZero(priced.usd) && !FREE.test(dimension)) {
      return { status: 'ignored', reason: `zero is taken for no price of ${dimension}` };
    }
    const { endpoint = 'runtime' } = usage;
    const rate = { ...condition, dimension, scope, endpoint, region, price: priced.usd, row };
    return { status: 'mapped', rate };
  }
}

/** @param {string} reason @returns {{status: 'unmapped', reason: string}} */
const unmapped = (reason) => ({ status: 'unmapped', reason });
