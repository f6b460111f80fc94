// Sums of calls as the scanner reports them, merged and priced exactly.
import { decimal, GroupPrices, GUARDRAIL_UNITS, groupOf } from './usage_rates.js';

/**
 * @typedef {import('./usage_rates.js').Prices} Prices
 * @typedef {import('./usage_rates.js').Group} Group
 * @typedef {{
 *   at: Group, sums: bigint[], prices: Prices, guardrails: (bigint | null)[], router: bigint | null, depends: boolean,
 * }} Priced
 */

/** Columns of the report's lists; guardrail units follow. */
export const COLUMN = {
  calls: 0,
  errors: 1,
  blocked: 2,
  untraced: 3,
  without_tokens: 4,
  input: 5,
  output: 6,
  read: 7,
  write: 8,
  write_1h: 9,
  write_unknown: 10,
  units: 11,
  made: 11 + GUARDRAIL_UNITS.length,
  routed: 12 + GUARDRAIL_UNITS.length,
};
const WIDTH = COLUMN.routed + 1;

const zeros = () => Array.from({ length: WIDTH }, () => 0n);

/** @param {bigint[]} sums @param {(number | string | bigint)[]} more */
export function addTo(sums, more) {
  for (let i = 0; i < WIDTH; i += 1) sums[i] += BigInt(more[i]);
}

/** Tokens by the columns of a rate list. @param {bigint[]} sums */
export const tokensOf = (sums) => [
  sums[COLUMN.input],
  sums[COLUMN.output],
  sums[COLUMN.read],
  sums[COLUMN.write] - sums[COLUMN.write_1h],
  sums[COLUMN.write_1h],
];

/**
 * A hidden model that turned out to be one of OpenAI counts cached tokens inside its input: such groups hold only calls whose
 * input is at least their cached tokens.
 * @param {bigint[]} sums @param {{input: number, read: number, write: number}} columns
 */
export function withoutCached(sums, { input, read, write }) {
  const net = [...sums];
  net[input] -= sums[read] + sums[write];
  return net;
}

/** So many days without calls belong to the period around them: a long weekend. More of them were not read. */
const QUIET_DAYS = 3;

/** @param {string[]} days with usage, in order @returns {import('./usage.d.ts').UsagePeriod | null} */
export function periodOf(days) {
  if (days.length === 0) return null;
  const steps = days.slice(1).map((day, i) => (Date.parse(day) - Date.parse(days[i])) / 86_400_000);
  const covered = steps.reduce((sum, step) => sum + (step <= QUIET_DAYS + 1 ? step : 1), 1);
  return { from: days[0], to: days[days.length - 1], days: days.length, covered };
}

/** Calls of one name, region and tier: a row of the table by model. @param {Priced} group */
export const shapeName = ({ at }) => [at.called, at.region, at.tier].join('\x1f');

/** A sum that prices itself part by part. */
export class Total {
  sums = zeros();
  model = 0n;
  guardrail = 0n;
  router = 0n;
  images = 0n;
  seconds = 0n;
  /** Of `model`: what was made in place of tokens. */
  madeAmount = 0n;
  /** Calls that are priced by what they made, without tokens. */
  #made = 0n;
  saved = 0n;
  notPriced = 0n;

  /** @param {Priced} group @param {(number | string | bigint)[]} columns of it, or of a part of it */
  add({ at, prices, guardrails, router, depends }, columns) {
    let sums = zeros();
    addTo(sums, columns);
    if (depends && prices.model?.startsWith('openai.')) sums = withoutCached(sums, COLUMN);
    addTo(this.sums, sums);
    const made = prices.made ? sums[COLUMN.made] : 0n;
    if (at.made) this[at.made.what] += sums[COLUMN.made];
    if (prices.made) {
      this.model += made * prices.made.rate;
      this.madeAmount += made * prices.made.rate;
      this.#made += sums[COLUMN.without_tokens];
    }
    const unmade = prices.made ? 0n : sums[COLUMN.without_tokens];
    let complete = unmade === 0n && sums[COLUMN.untraced] === 0n;
    let missing = unmade + sums[COLUMN.untraced];
    // Where images have a price, the prompt's tokens have none.
    const tokens = tokensOf(sums).map((count) => (prices.made ? 0n : count));
    const routed = sums[COLUMN.routed];
    if (router !== null) this.router += routed * router;
    else if (routed > 0n) complete = false;
    tokens.forEach((count, i) => {
      if (count === 0n) return;
      const rate = prices.rates[i];
      if (rate) this.model += count * rate.rate;
      else complete = false;
      const input = prices.rates[0];
      if (rate && input && i >= 2) this.saved += count * (input.rate - rate.rate);
    });
    guardrails.forEach((rate, i) => {
      const count = sums[COLUMN.units + i];
      if (count === 0n) return;
      if (rate === null) complete = false;
      else this.guardrail += count * rate;
    });
    const unpriced = tokens.some((count, i) => count > 0n && !prices.rates[i]);
    if (unpriced) missing = sums[COLUMN.calls] - sums[COLUMN.errors] - sums[COLUMN.blocked];
    if (!complete) this.notPriced += missing > 0n ? missing : 1n;
  }

  /** @returns {import('./usage.d.ts').UsageSums} */
  row() {
    const at = (/** @type {number} */ column) => String(this.sums[column]);
    const units = GUARDRAIL_UNITS.map((name, i) => [name, at(COLUMN.units + i)]);
    return {
      calls: at(COLUMN.calls),
      errors: at(COLUMN.errors),
      blocked: at(COLUMN.blocked),
      without_tokens: String(this.sums[COLUMN.without_tokens] - this.#made),
      images: String(this.images),
      video_seconds: String(this.seconds),
      routed: at(COLUMN.routed),
      input_tokens: at(COLUMN.input),
      output_tokens: at(COLUMN.output),
      cache_read_tokens: at(COLUMN.read),
      cache_write_tokens: at(COLUMN.write),
      cache_write_1h_tokens: at(COLUMN.write_1h),
      cache_write_unknown_tokens: at(COLUMN.write_unknown),
      guardrail_units: Object.fromEntries(units.filter(([, count]) => count !== '0')),
      amount: decimal(this.model + this.guardrail + this.router),
      model_amount: decimal(this.model),
      guardrail_amount: decimal(this.guardrail),
      router_amount: decimal(this.router),
      caching_saved: decimal(this.saved),
      not_priced_calls: String(this.notPriced),
      complete: this.notPriced === 0n,
    };
  }
}

const EARLIER = {
  copies: 0n,
  without_id: 0n,
  forgotten: 0n,
  compared: 0n,
  repeats: 0n,
  paid_again: 0n,
  forgotten_calls: 0n,
};
const EARLIER_COUNTS = /** @type {(keyof typeof EARLIER)[]} */ (Object.keys(EARLIER));

/**
 * What several scans counted, as one: groups by name, and parts of them by kind and value.
 * @param {any[]} scans
 */
export function merged(scans) {
  /** @type {Map<string, {parts: string[], sums: bigint[]}>} */
  const groups = new Map();
  /** @type {Map<string, {kind: string, key: string, value: string, parts: Map<string, bigint[]>}>} */
  const values = new Map();
  /** @type {Map<string, {of: string[], calls: number, input: Spread, output: Spread, cost: Spread}>} */
  const shapes = new Map();
  /** @type {Map<string, bigint>} */
  const errors = new Map();
  const conventions = [0n, 0n, 0n, 0n];
  let regionsServed = 0n;
  /** What was read before: counts, the ids that are remembered at least, and the sums of answers paid for again by group. */
  const earlier = { ...EARLIER, window: 0, again: /** @type {[string, bigint[]][]} */ ([]) };
  for (const scan of scans) {
    const names = scan.groups.map((/** @type {any[]} */ row) => {
      const parts = row.slice(0, 6);
      const name = parts.join('\x1f');
      const group = groups.get(name) ?? { parts, sums: zeros() };
      addTo(group.sums, row.slice(6));
      groups.set(name, group);
      return name;
    });
    for (const [value, group, ...columns] of scan.pairs) {
      const [kind, key, text] = scan.values[value];
      const name = scan.values[value].join('\x1f');
      const entry = values.get(name) ?? { kind, key, value: text, parts: new Map() };
      const sums = entry.parts.get(names[group]) ?? zeros();
      addTo(sums, columns);
      entry.parts.set(names[group], sums);
      values.set(name, entry);
    }
    for (const row of scan.shapes) {
      const { calls, input, output, cost } = row;
      const of = row.of.slice(0, 3);
      const name = of.join('\x1f');
      const shape = shapes.get(name) ?? {
        of,
        calls: 0,
        input: new Spread(),
        output: new Spread(),
        cost: new Spread(),
      };
      shape.calls += Number(calls);
      shape.input.add(input);
      shape.output.add(output);
      shape.cost.add(cost);
      shapes.set(name, shape);
    }
    for (const [code, calls] of scan.errors)
      errors.set(code, (errors.get(code) ?? 0n) + BigInt(calls));
    for (const name of EARLIER_COUNTS) earlier[name] += BigInt(scan.earlier[name]);
    regionsServed += BigInt(scan.regions_served);
    earlier.window = Math.max(earlier.window, scan.earlier.window);
    for (const [group, ...columns] of scan.earlier.again)
      earlier.again.push([names[group], columns.map(BigInt)]);
    scan.conventions.forEach((/** @type {number} */ calls, /** @type {number} */ i) => {
      conventions[i] += BigInt(calls);
    });
  }
  // The order of files and threads must not show.
  const inOrder = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return { groups: new Map(inOrder), values, shapes, errors, conventions, earlier, regionsServed };
}

export const BUCKET_BITS = 4;

/** The least value of a bucket: so many of them for each power of two, by bits. @param {number} bucket @param {number} bits */
export function leastOf(bucket, bits) {
  if (bucket < 1 << bits) return BigInt(bucket);
  const shift = BigInt((bucket >> bits) - 1);
  return BigInt((1 << bits) + (bucket & ((1 << bits) - 1))) << shift;
}

/** How values are spread: the scanner's histogram, of 16 buckets for each power of two. */
export class Spread {
  /** @type {Map<number, number>} */
  #buckets = new Map();
  max = 0n;
  count = 0;

  /** @param {{max: number | string, buckets: number[]}} histogram */
  add({ max, buckets }) {
    if (BigInt(max) > this.max) this.max = BigInt(max);
    for (let i = 0; i < buckets.length; i += 2) {
      const [bucket, count] = [buckets[i], Number(buckets[i + 1])];
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
      this.count += count;
    }
  }

  /** @param {Spread} other */
  merge(other) {
    if (other.max > this.max) this.max = other.max;
    for (const [bucket, count] of other.#buckets) {
      this.#buckets.set(bucket, (this.#buckets.get(bucket) ?? 0) + count);
      this.count += count;
    }
  }

  /** Two bars for each power of two, from the lowest to the highest with calls: where each begins, and its calls. */
  bars() {
    /** @type {Map<number, number>} */
    const bars = new Map();
    for (const [bucket, count] of this.#buckets) {
      // Buckets under 32 are the values themselves; later ones are sixteenths of a power of two.
      const power = bucket < 32 ? 31 - Math.clz32(bucket) : (bucket >> 4) + 3;
      const upper = bucket < 32 ? (bucket << 1) >> power > 2 : (bucket & 15) > 7;
      const bar = bucket === 0 ? -1 : 2 * power + Number(upper);
      bars.set(bar, (bars.get(bar) ?? 0) + count);
    }
    const [first, last] = [Math.min(...bars.keys()), Math.max(...bars.keys())];
    const numbers = Array.from(
      { length: bars.size === 0 ? 0 : last - first + 1 },
      (_, i) => first + i,
    );
    // Between 1 and 2 there is no half.
    return numbers
      .filter((bar) => bar !== 1)
      .map((bar) => ({
        from: bar < 2 ? BigInt(bar + 1) : (2n + BigInt(bar & 1)) << BigInt((bar >> 1) - 1),
        calls: bars.get(bar) ?? 0,
      }));
  }

  /** The middle of the bucket that holds it. @param {number} percent */
  quantile(percent) {
    const rank = Math.ceil((this.count * percent) / 100);
    let seen = 0;
    for (const [bucket, count] of [...this.#buckets].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen < rank) continue;
      const low = leastOf(bucket, BUCKET_BITS);
      const middle = low + (leastOf(bucket + 1, BUCKET_BITS) - low) / 2n;
      return middle < this.max ? middle : this.max;
    }
    return 0n;
  }
}

/**
 * @param {ReturnType<typeof merged>} counts @param {import('./index.d.ts').PricingEngine} engine
 * @param {import('./usage.d.ts').UsagePrices} prices @param {number[]} limits
 * @returns {Map<string, Priced>}
 */
export function priced(counts, engine, prices, limits) {
  const found = new GroupPrices(engine, prices, limits);
  return new Map(
    [...counts.groups].map(([name, { parts, sums }]) => {
      const at = groupOf(parts);
      const guarded = sums.slice(COLUMN.units).some((count) => count > 0n);
      const guardrails = guarded ? found.guardrails(at) : GUARDRAIL_UNITS.map(() => null);
      const router = sums[COLUMN.routed] > 0n ? found.router(at) : null;
      const depends = parts[4] === '1';
      return [name, { at, sums, prices: found.of(at), guardrails, router, depends }];
    }),
  );
}
