// What one token of a group of calls costs: the engine's own bill of a call with one token of each kind.
import { CalculatorError } from './engine.js';
import { madeIn, UNSAID, workloadOf } from './usage_made.js';

/**
 * @typedef {import('./index.d.ts').PricingEngine} Engine
 * @typedef {import('./index.d.ts').BillLine} BillLine
 * @typedef {import('./usage.d.ts').UsagePrices} UsagePrices
 * @typedef {{called: string, region: string, tier: string, band: number, day: string, made?: import('./usage_made.js').Made | null}} Group `made` in place of tokens
 * @typedef {{rate: bigint, text: string, line: BillLine}} Rate
 * @typedef {{
 *   rates: (Rate | null)[],
 *   made: Rate | null,
 *   reasons: {dimension: string | null, reason: string, hint: string}[],
 *   model: string | null,
 *   model_name: string,
 *   provider: string,
 *   route: import('./index.d.ts').Route | null,
 *   region: string,
 * }} Prices of input, output, cache read, cache write, cache write for an hour; `made` of an image or a second of video
 */

/** Places behind the point: list prices have 12, discounts add some. */
export const PLACES = 40;

/** @param {string} text @returns {bigint} in 10^-PLACES */
export function exact(text) {
  const [whole, fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(PLACES, '0').slice(0, PLACES));
}

/** @param {bigint} amount in 10^-PLACES */
export function decimal(amount) {
  const sign = amount < 0n ? '-' : '';
  const digits = (amount < 0n ? -amount : amount).toString().padStart(PLACES + 1, '0');
  const text = `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '');
  return sign + text;
}

/** Dimensions by the report's columns; a write has one of two. */
const TOKENS = [
  ['input_tokens'],
  ['output_tokens'],
  ['cache_read_tokens'],
  ['cache_write_5m_tokens', 'cache_write_30m_tokens'],
  ['cache_write_1h_tokens'],
];

export const GUARDRAIL_UNITS = [
  'content_text_units',
  'topic_text_units',
  'word_text_units',
  'sensitive_information_text_units',
  'regex_text_units',
  'grounding_text_units',
  'automated_reasoning_text_units',
  'images',
];

/** @param {BillLine} line @returns {Rate} */
const rateOf = (line) => ({ rate: exact(line.rate), text: line.rate, line });

const ARN_REGION = /^arn:[^:]*:bedrock:([^:]+):/;
const TIERS = new Set(['standard', 'flex', 'priority', 'batch', 'latency-optimized']);

/** Days from which some rate of the set holds: between two of them every price is one price. */
function changes(/** @type {Engine} */ engine, /** @type {UsagePrices} */ prices) {
  const { rate_set, custom_rates } = prices;
  const days = new Set();
  for (const { from, to } of engine.rates({ rate_set, custom_rates })) {
    if (from) days.add(from);
    if (to) days.add(to);
  }
  return [...days].sort();
}

export class GroupPrices {
  #engine;
  #prices;
  #limits;
  #changes;
  /** @type {Map<string, Prices>} */
  #known = new Map();
  /** @type {Map<string, {name: string, provider: string}>} */
  #models = new Map();

  /** @param {Engine} engine @param {UsagePrices} prices @param {number[]} limits bands of total input */
  constructor(engine, prices, limits) {
    this.#engine = engine;
    this.#prices = prices;
    this.#limits = limits;
    this.#changes = changes(engine, prices);
    const region = (prices.rate_set ?? 'aws') === 'aws' ? 'us-east-1' : undefined;
    const { rate_set, custom_rates } = prices;
    for (const { id, name, provider } of engine.models({ rate_set, custom_rates, region }))
      this.#models.set(id, { name, provider });
  }

  /** @param {string} day */
  #window(day) {
    const later = this.#changes.findIndex((change) => change > day);
    return later < 0 ? this.#changes.length : later;
  }

  /** @param {Group} group */
  region({ called, region }) {
    return ARN_REGION.exec(called)?.[1] ?? (region || (this.#prices.region ?? ''));
  }

  /** @param {object[]} workloads @param {string} region @param {string} day */
  #quote(workloads, region, day) {
    const { rate_set, custom_rates, discounts, own_rates, model_aliases, as_of } = this.#prices;
    return this.#engine.quote(
      /** @type {any} */ ({
        version: 1,
        rate_set,
        custom_rates,
        discounts,
        own_rates,
        model_aliases,
        region: region || undefined,
        as_of: day || as_of,
        workloads,
      }),
    );
  }

  /** @param {Group} group @returns {Prices} */
  of(group) {
    const called = group.called || (this.#prices.model ?? '');
    const region = this.region(group);
    const key = [
      called,
      region,
      group.tier,
      group.band,
      JSON.stringify(group.made ?? null),
      group.day && this.#window(group.day),
    ].join();
    const known = this.#known.get(key);
    if (known) return known;
    const prices = this.#find({ ...group, called, region });
    this.#known.set(key, prices);
    return prices;
  }

  /** @param {Group} group @returns {Prices} */
  #find({ called, region, tier, band, day, made }) {
    /** @type {Prices} */
    const none = {
      rates: TOKENS.map(() => null),
      made: null,
      reasons: [],
      model: null,
      model_name: called,
      provider: '',
      route: null,
      region,
    };
    const because = (/** @type {string} */ reason, /** @type {string} */ hint) => ({
      ...none,
      reasons: [{ dimension: null, reason, hint }],
    });
    if (!called) return because('The record does not name its model.', 'Choose the model.');
    // Which model it is, the standard tier knows, too.
    const unpriced = (/** @type {string} */ reason, /** @type {string} */ hint) => ({
      ...because(reason, hint),
      ...this.#named({ called, region, tier: 'standard', band, day }),
    });
    if (tier === 'reserved')
      return unpriced(
        'Reserved capacity is paid by the hour, not by the token.',
        'Add the reservation to the scenario as capacity.',
      );
    if (!TIERS.has(tier))
      return unpriced(
        'The record names a service tier that has no prices here.',
        'Check the tier in the record.',
      );
    if (made) return this.#made(made, { called, region, tier, day }, none);
    // The band decides whether the long-context rates hold.
    const input_tokens = band === 0 ? 1 : this.#limits[band - 1] + 1;
    const common = { type: 'inference', model: called, tier, requests_per_month: 1, input_tokens };
    const tokens = { output_tokens: 1, cache_read_tokens: 1, cache_write_tokens: 1 };
    const hour = { cache_write_tokens: 1, cache_ttl: '1h' };
    try {
      const bill = this.#quote(
        [
          { ...common, ...tokens },
          { ...common, ...hour },
        ],
        region,
        day,
      );
      const rates = TOKENS.map((dimensions) => {
        const line = bill.lines.find((l) => dimensions.includes(l.dimension));
        return line ? rateOf(line) : null;
      });
      const line = bill.lines[0];
      const reasons = bill.not_priced.map(({ dimension, reason, hint }) => ({
        dimension,
        reason,
        hint,
      }));
      const model = line?.model ?? bill.not_priced[0]?.model ?? '';
      const found = this.#models.get(model);
      if (!line) {
        return found
          ? { ...none, reasons, model, model_name: found.name, provider: found.provider }
          : { ...none, reasons };
      }
      return {
        rates,
        made: null,
        reasons,
        model: line.model,
        model_name: line.model_name,
        provider: found?.provider ?? '',
        route: line.route,
        region: line.region,
      };
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      return because(error.message, error.hint);
    }
  }

  /** @param {Group} group */
  #named(group) {
    const { model, model_name, provider, route, region } = this.of(group);
    return { model, model_name, provider, route, region };
  }

  /**
   * What was made in place of tokens has a price where all the forms that it may have are of one.
   * @param {import('./usage_made.js').Made} made @param {{called: string, region: string, tier: string, day: string}} call
   * @param {Prices} none @returns {Prices}
   */
  #made(made, { called, region, tier, day }, none) {
    try {
      const workloads = made.forms.map((form) => workloadOf(form, { model: called, tier }));
      const bill = this.#quote(workloads, region, day);
      const { lines, not_priced } = bill;
      const [line] = lines;
      const id = line?.model ?? not_priced[0]?.model ?? '';
      const found = this.#models.get(id);
      const known = found
        ? { ...none, model: id, model_name: found.name, provider: found.provider }
        : none;
      const reasons = not_priced.map(({ dimension, reason, hint }) => ({
        dimension,
        reason,
        hint,
      }));
      if (!line || reasons.length > 0) return { ...known, reasons };
      if (lines.some(({ rate }) => rate !== line.rate))
        return { ...known, reasons: [{ dimension: null, ...UNSAID(made) }] };
      const { route } = line;
      return { ...known, route, region: line.region, made: rateOf(line) };
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      return { ...none, reasons: [{ dimension: null, reason: error.message, hint: error.hint }] };
    }
  }

  /** The fee of a prompt router for a call. @param {Group} group @returns {bigint | null} */
  router(group) {
    return this.#service('bedrock-prompt-router', ['requests'], group)[0];
  }

  /** Rates of a guardrail's units. @param {Group} group @returns {(bigint | null)[]} */
  guardrails(group) {
    return this.#service('bedrock-guardrails', GUARDRAIL_UNITS, group);
  }

  /** Rates of a service for the region and the day of a group. @param {string} service @param {string[]} units @param {Group} group */
  #service(service, units, group) {
    const region = this.region(group);
    const key = `${service},${region},${group.day && this.#window(group.day)}`;
    const known = this.#known.get(key);
    const rates = known?.rates ?? this.#serviceRates(service, units, region, group.day);
    if (!known) this.#known.set(key, /** @type {any} */ ({ rates }));
    return rates.map((rate) => (rate ? rate.rate : null));
  }

  /** @param {string} service @param {string[]} units @param {string} region @param {string} day @returns {(Rate | null)[]} */
  #serviceRates(service, units, region, day) {
    const quantities = Object.fromEntries(units.map((name) => [name, 1]));
    try {
      const bill = this.#quote([{ type: 'service', service, quantities }], region, day);
      return units.map((name) => {
        const line = bill.lines.find((l) => l.dimension === name);
        return line ? rateOf(line) : null;
      });
    } catch (error) {
      if (!(error instanceof CalculatorError)) throw error;
      return units.map(() => null);
    }
  }

  /** For the scanner: five weights in 1e-12 USD, or nothing. @param {Group} group */
  weights(group) {
    const { rates, model } = this.of(group);
    if (model === null || !rates[0]) return null;
    const unit = 10n ** BigInt(PLACES - 12);
    return rates.map((rate) => {
      const weight = (rate?.rate ?? 0n) / unit;
      return weight < 1_000_000_000n ? weight : 1_000_000_000n;
    });
  }
}

/** Totals of input over which some model has long-context rates. @param {Engine} engine @param {UsagePrices} prices */
export function limitsOf(engine, { rate_set, custom_rates, as_of, region }) {
  const aws = (rate_set ?? 'aws') === 'aws';
  const models = engine.models({
    rate_set,
    custom_rates,
    as_of,
    region: aws ? (region ?? 'us-east-1') : region,
  });
  const limits = new Set(models.map((model) => model.long_context_over));
  limits.delete(null);
  return /** @type {number[]} */ ([...limits]).sort((a, b) => a - b);
}

/** A group of the scanner's report, from its parts. @param {any[]} row @returns {Group} */
export const groupOf = ([called, region, tier, band, , day]) => ({
  called,
  region,
  tier,
  band: Number(band) || 0,
  day,
  made: madeIn(band),
});
