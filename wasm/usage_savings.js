// What other decisions would have saved, call by call: from the scanner's sums by the size of a call, not from means.
import { decimal, GroupPrices, groupOf } from './usage_rates.js';
import {
  BUCKET_BITS,
  COLUMN,
  leastOf,
  merged,
  priced,
  Total,
  withoutCached,
} from './usage_sums.js';

/**
 * @typedef {import('./usage_rates.js').Prices} Prices
 * @typedef {import('./usage_rates.js').Group} Group
 * @typedef {[calls: bigint, input: bigint, output: bigint, read: bigint, write: bigint, write_1h: bigint]} Sums
 * @typedef {{calls: bigint, tokens: bigint}} Answers
 * @typedef {{of: string[], days: string[], sizes: Map<number, bigint[]>, answers: Map<number, Answers>}} Counted
 * @typedef {{at: Group, first: string, prices: Prices, sizes: Map<number, Sums>, answers: Map<number, Answers>}} Cell
 */

const SIZE_BITS = 2;
/** Where these tokens are in the sums of a size. */
const SIZED = { input: 1, read: 3, write: 4 };

/** Where there is no caching, as in batch, what was read from the cache or written to it is input. @param {Prices} prices */
const withoutCaching = ({ rates }) => rates.map((rate, i) => rate ?? (i >= 2 ? rates[0] : null));

/** @param {Sums} sums @param {Prices} prices @returns {bigint | null} null where something has no price */
function amountOf([, input, output, read, write, write_1h], prices) {
  const rates = withoutCaching(prices);
  let amount = 0n;
  for (const [i, tokens] of [input, output, read, write - write_1h, write_1h].entries()) {
    const rate = rates[i];
    if (tokens > 0n && !rate) return null;
    if (rate) amount += tokens * rate.rate;
  }
  return amount;
}

/** One decimal. @param {bigint} part @param {bigint} whole */
function percentOf(part, whole) {
  const tenths = whole === 0n ? 0n : (part * 2000n + whole) / (2n * whole);
  return `${tenths / 10n}.${tenths % 10n}`;
}

/** @param {bigint} now @param {bigint} then */
const compared = (now, then) => ({
  amount: decimal(now),
  instead: decimal(then),
  saved: decimal(now - then),
});

/** What all calls of one price and size come to. @param {any[]} scans */
function cellsOf(scans) {
  /** @type {Map<string, Counted>} */
  const cells = new Map();
  for (const { of, days, sizes, answers, output } of scans.flatMap(({ shapes }) => shapes)) {
    const name = of.join('\x1f');
    /** @type {Counted} */
    const cell = cells.get(name) ?? { of, days: [], sizes: new Map(), answers: new Map() };
    cells.set(name, cell);
    cell.days.push(...days.filter(Boolean));
    for (let i = 0; i < sizes.length; i += 7) {
      const sums = cell.sizes.get(sizes[i]) ?? [0n, 0n, 0n, 0n, 0n, 0n];
      cell.sizes.set(
        sizes[i],
        sums.map((sum, column) => sum + BigInt(sizes[i + 1 + column])),
      );
    }
    const add = (/** @type {number} */ bucket, /** @type {bigint} */ calls, tokens = 0n) => {
      const known = cell.answers.get(bucket) ?? { calls: 0n, tokens: 0n };
      cell.answers.set(bucket, { calls: known.calls + calls, tokens: known.tokens + tokens });
    };
    for (let i = 0; i < output.buckets.length; i += 2)
      add(output.buckets[i], BigInt(output.buckets[i + 1]));
    for (let i = 0; i < answers.length; i += 2) add(answers[i], 0n, BigInt(answers[i + 1]));
  }
  return cells;
}

export class Savings {
  #found;
  /** @type {Cell[]} */
  #cells;
  #counts;
  #groups;
  #models;
  /** Whether the calls of each price are all of one price still: else some day has another now. */
  exact = true;

  /**
   * @param {import('./index.d.ts').PricingEngine} engine @param {import('./usage.d.ts').UsageCounts[]} parts
   * @param {import('./usage.d.ts').UsagePrices} prices
   */
  constructor(engine, parts, prices) {
    const scans = parts.map(({ scan }) => /** @type {any} */ (scan));
    const limits = scans[0]?.limits ?? [];
    this.#found = new GroupPrices(engine, prices, limits);
    this.#counts = merged(scans);
    this.#groups = priced(this.#counts, engine, prices, limits);
    this.#cells = [...cellsOf(scans).values()].map(({ of, days, sizes, answers }) => {
      const [called, region, tier, band, depends] = of;
      const [first = '', last = first] = [days.sort()[0], days[days.length - 1]];
      const at = groupOf([called, region, tier, band, depends, last]);
      const found = this.#found.of(at);
      const before = this.#found.of({ ...at, day: first });
      if (found.rates.some((rate, i) => rate?.rate !== before.rates[i]?.rate)) this.exact = false;
      const net = depends === '1' && found.model?.startsWith('openai.');
      const inside = new Map(
        [...sizes].map(([size, sums]) => [
          size,
          /** @type {Sums} */ (net ? withoutCached(sums, SIZED) : sums),
        ]),
      );
      return { at, first, prices: found, sizes: inside, answers };
    });
    const { rate_set, custom_rates } = prices;
    const region = (rate_set ?? 'aws') === 'aws' ? (prices.region ?? 'us-east-1') : undefined;
    this.#models = engine.models({ rate_set, custom_rates, region });
  }

  /** @param {string | undefined} model */
  #of(model) {
    return this.#cells.filter(
      ({ prices }) =>
        prices.model !== null && prices.rates[0] && (!model || prices.model === model),
    );
  }

  /** @param {string} [model] */
  sizes(model) {
    const sizes = new Set(this.#of(model).flatMap((cell) => [...cell.sizes.keys()]));
    return [...sizes].sort((a, b) => a - b).map((size) => Number(leastOf(size + 1, SIZE_BITS)));
  }

  /** @param {{model?: string, below: number, to: string}} options */
  route({ model, below, to }) {
    let [calls, whole, now, then] = [0n, 0n, 0n, 0n];
    let unpriced = 0n;
    for (const { at, prices, sizes } of this.#of(model)) {
      const other = this.#found.of({ ...at, called: to, region: prices.region });
      for (const [size, sums] of sizes) {
        whole += sums[0];
        if (leastOf(size + 1, SIZE_BITS) > BigInt(below)) continue;
        const amount = amountOf(sums, prices);
        const instead = amountOf(sums, other);
        if (amount === null || instead === null) {
          unpriced += sums[0];
          continue;
        }
        calls += sums[0];
        now += amount;
        then += instead;
      }
    }
    return {
      calls: String(calls),
      share_percent: percentOf(calls, whole),
      not_priced_calls: String(unpriced),
      ...compared(now, then),
    };
  }

  /** @param {{model?: string, percent: number}} options */
  cap({ model, percent }) {
    const cells = this.#of(model);
    /** @type {Map<number, bigint>} */
    const all = new Map();
    for (const { answers } of cells)
      for (const [bucket, { calls }] of answers) all.set(bucket, (all.get(bucket) ?? 0n) + calls);
    const whole = [...all.values()].reduce((sum, calls) => sum + calls, 0n);
    const hundredths = BigInt(Math.round(percent * 100));
    let seen = 0n;
    const last = [...all]
      .sort(([a], [b]) => a - b)
      .find(([, calls]) => {
        seen += calls;
        return seen * 10_000n >= whole * hundredths;
      });
    const tokens = last ? leastOf(last[0] + 1, BUCKET_BITS) - 1n : 0n;
    let [cut, saved, now] = [0n, 0n, 0n];
    for (const { prices, answers, sizes } of cells) {
      const rate = prices.rates[1]?.rate ?? 0n;
      for (const sums of sizes.values()) now += amountOf(sums, prices) ?? 0n;
      for (const [bucket, { calls, tokens: sum }] of answers) {
        if (leastOf(bucket, BUCKET_BITS) <= tokens) continue;
        cut += calls;
        saved += (sum - calls * tokens) * rate;
      }
    }
    return {
      tokens: String(tokens),
      calls: String(cut),
      share_percent: percentOf(cut, whole),
      ...compared(now, now - saved),
    };
  }

  /** @param {{model?: string}} [options] */
  caching({ model } = {}) {
    return this.#models.flatMap(({ id, name, cache_min_tokens: least }) => {
      const cells = model && model !== id ? [] : this.#of(id);
      if (!least || cells.length === 0) return [];
      let [whole, under, perhaps, cached] = [0n, 0n, 0n, 0n];
      for (const { sizes } of cells) {
        for (const [size, [calls, , , read, write]] of sizes) {
          whole += calls;
          if (leastOf(size + 1, SIZE_BITS) <= BigInt(least)) under += calls;
          else if (leastOf(size, SIZE_BITS) < BigInt(least)) perhaps += calls;
          cached += read + write;
        }
      }
      return [
        {
          model: id,
          model_name: name,
          least_tokens: String(least),
          calls: String(whole),
          under: { at_least: String(under), at_most: String(under + perhaps) },
          share_percent: percentOf(under, whole),
          uses_caching: cached > 0n,
        },
      ];
    });
  }

  /** @param {{tier: 'batch' | 'flex', hours?: {from: number, to: number}, identity?: string, model?: string}} options */
  later({ tier, hours, identity, model }) {
    const kind = identity === undefined ? 'h' : 'i';
    const within = (/** @type {string} */ value) => {
      if (identity !== undefined) return value === identity;
      if (!hours) return true;
      const hour = Number(value);
      const { from, to } = hours;
      return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    };
    const now = new Total();
    const then = new Total();
    let without = 0n;
    for (const entry of this.#counts.values.values()) {
      if (entry.kind !== kind || entry.value === '(other)' || !within(entry.value)) continue;
      for (const [name, sums] of entry.parts) {
        const group = /** @type {import('./usage_sums.js').Priced} */ (this.#groups.get(name));
        if (model && group.prices.model !== model) continue;
        if (group.at.tier !== 'standard' || !group.prices.rates[0]) continue;
        const other = this.#found.of({ ...group.at, tier });
        const rates = withoutCaching(other);
        if (!rates[0] || !rates[1]) {
          without += sums[COLUMN.calls];
          continue;
        }
        now.add(group, sums);
        then.add({ ...group, prices: { ...other, rates } }, sums);
      }
    }
    return {
      calls: String(now.sums[COLUMN.calls]),
      not_priced_calls: String(without),
      ...compared(now.model, then.model),
    };
  }
}

/**
 * @param {import('./index.d.ts').PricingEngine} engine @param {import('./usage.d.ts').UsageCounts[]} counts
 * @param {import('./usage.d.ts').UsagePrices} [prices] @returns {import('./usage.d.ts').UsageSavings}
 */
export function usageSavings(engine, counts, prices = {}) {
  return new Savings(engine, counts, prices);
}
