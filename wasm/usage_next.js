// What comes after a report: the same usage elsewhere, and as a scenario.
import { decimal, exact, GroupPrices, PLACES } from './usage_rates.js';

/**
 * @typedef {import('./usage.d.ts').UsageReport} UsageReport
 * @typedef {import('./usage.d.ts').UsageModelRow} UsageModelRow
 * @typedef {import('./usage.d.ts').UsagePrices} UsagePrices
 */

/** Days of a month, as 730 hours have them, in 1e-4. */
const MONTH = 304167n;
const ONE = 10n ** BigInt(PLACES);

/** What is common to the scenarios of a report. @param {UsagePrices} prices @param {UsageModelRow} row */
const common = ({ rate_set, custom_rates, discounts, own_rates, model_aliases, as_of }, row) => ({
  version: /** @type {const} */ (1),
  rate_set,
  custom_rates,
  discounts,
  own_rates,
  model_aliases,
  as_of,
  region: row.region || undefined,
});

/**
 * The row's calls without caching, each of the mean size: what a model must be able to do. @param {UsageModelRow} row
 */
const alike = (row) => {
  const calls = BigInt(row.distribution.calls);
  const input =
    BigInt(row.input_tokens) + BigInt(row.cache_read_tokens) + BigInt(row.cache_write_tokens);
  return {
    type: /** @type {const} */ ('inference'),
    model: row.called,
    tier: row.tier,
    context: 'standard',
    requests_per_month: String(calls),
    input_tokens: String(mean(input, calls)),
    output_tokens: String(mean(BigInt(row.output_tokens), calls)),
  };
};

/** One decimal, with its sign. @param {bigint} now @param {bigint} then */
function change(now, then) {
  if (now === 0n) return '0';
  const tenths = ((then - now) * 1000n) / now;
  const sign = tenths < 0n ? '-' : tenths > 0n ? '+' : '';
  const size = tenths < 0n ? -tenths : tenths;
  return `${sign}${size / 10n}.${size % 10n}`;
}

/** Tokens by the columns of a rate list. @param {UsageModelRow} row */
function tokensOf(row) {
  const hour = BigInt(row.cache_write_1h_tokens);
  return [
    BigInt(row.input_tokens),
    BigInt(row.output_tokens),
    BigInt(row.cache_read_tokens),
    BigInt(row.cache_write_tokens) - hour,
    hour,
  ];
}

/** What the row's tokens cost at other rates, and what that assumes; null without a price. @param {UsageModelRow} row @param {GroupPrices} found @param {import('./usage_rates.js').Group} at */
function costAt(row, found, at) {
  const { rates } = found.of(at);
  const [input, output, read, write, hour] = rates;
  // Without caching all input is input; where no write is kept for an hour, it is kept for less.
  const used = [input, output, read ?? input, write ?? input, hour ?? write ?? input];
  let cost = 0n;
  for (const [i, tokens] of tokensOf(row).entries()) {
    if (tokens === 0n) continue;
    const rate = used[i];
    if (!rate) return null;
    cost += tokens * rate.rate;
  }
  const cached = row.cache_read_tokens !== '0' || row.cache_write_tokens !== '0';
  const shorter = row.cache_write_1h_tokens !== '0' && read && !hour;
  const notes =
    cached && !read ? ['no caching'] : shorter ? ['writes are not kept for an hour'] : [];
  return { cost, notes };
}

/**
 * @param {import('./index.d.ts').Engine} engine @param {UsageReport} report
 * @param {{called?: string[], prices?: UsagePrices}} [options] @returns {import('./usage.d.ts').UsageWhatIf}
 */
export function usageWhatIf(engine, report, { called, prices = {} } = {}) {
  // What makes images has no tokens that another model could take.
  const all = report.by_model.filter(
    (row) => row.model !== null && row.model_amount !== '0' && row.distribution.calls !== '0',
  );
  // What can do the work of one model need not do that of another.
  const asked = all.filter((row) =>
    called ? called.includes(row.called) : row.model === all[0]?.model,
  );
  const now = asked.reduce((sum, row) => sum + exact(row.model_amount), 0n);
  /** @type {Map<string, import('./usage.d.ts').UsageWhatIf['rows'][0] & {sum: bigint, parts: number}>} */
  const rows = new Map();
  /** @type {Map<string, GroupPrices>} by the day of their prices */
  const pricers = new Map();
  let asOf = prices.as_of ?? '';
  for (const row of asked) {
    const scenario = /** @type {any} */ ({ ...common(prices, row), workloads: [alike(row)] });
    const { as_of } = engine.quote(scenario);
    if (as_of > asOf) asOf = as_of;
    const found = pricers.get(as_of) ?? new GroupPrices(engine, { ...prices, as_of }, []);
    pricers.set(as_of, found);
    const { rate_set, custom_rates } = prices;
    const offers = new Map(
      engine
        .models({ rate_set, custom_rates, as_of, region: row.region || undefined })
        .map(({ id, routes }) => [id, routes]),
    );
    for (const model of engine.compare({ scenario }).models) {
      if (model.total === null || !model.route || !model.tier) continue;
      const { factor } = model.tokenizer ?? { factor: '1' };
      for (const { route, id, tiers, callable } of offers.get(model.id) ?? []) {
        if (callable === false) continue;
        for (const tier of tiers) {
          const at = { called: id, region: row.region, tier, band: 0, day: '' };
          const there = costAt(row, found, at);
          if (!there) continue;
          const key = [model.id, route, tier].join();
          const known = rows.get(key);
          const notes = model.tokenizer
            ? [...there.notes, `its tokenizer makes about ${factor} times the tokens`]
            : there.notes;
          rows.set(key, {
            model: model.id,
            model_name: model.name,
            provider: model.provider,
            route,
            tier,
            region: known && known.region !== row.region ? '' : row.region,
            amount: '',
            change: '',
            complete: true,
            closest: (known?.closest ?? true) && route === model.route && tier === model.tier,
            notes: [...new Set([...(known?.notes ?? []), ...notes])],
            sum: (known?.sum ?? 0n) + (there.cost * exact(factor)) / ONE,
            parts: (known?.parts ?? 0) + 1,
          });
        }
      }
    }
  }
  return {
    amount: decimal(now),
    as_of: asOf,
    rows: [...rows.values()]
      .filter(({ parts }) => parts === asked.length)
      .sort((a, b) => (a.sum < b.sum ? -1 : a.sum > b.sum ? 1 : 0))
      .map(({ sum, parts, ...row }) => ({
        ...row,
        amount: decimal(sum),
        change: change(now, sum),
      })),
  };
}

/** A whole number, half up. @param {bigint} sum @param {bigint} count */
const mean = (sum, count) => (count === 0n ? 0n : (sum + count / 2n) / count);

/** Fewer days than this do not say how days differ. */
const ENOUGH_DAYS = 5;
/** As many as a plan may have. */
const MOST_RANGES = 200;

/**
 * How much the tokens of a call differ: from day to day, or from call to call where there are few days. A skewed
 * distribution may have its mean outside of the range, which is then widened.
 * @param {UsageModelRow} row @param {Record<'input_tokens' | 'output_tokens' | 'cache_read_tokens' | 'cache_write_tokens', bigint>} tokens
 * @param {number} workload
 */
function rangesOf({ daily, distribution: { input, output } }, tokens, workload) {
  const whole = tokens.input_tokens + tokens.cache_read_tokens + tokens.cache_write_tokens;
  // Of single calls only all input is known: each part has its share of that.
  const share = (/** @type {string} */ value, /** @type {bigint} */ part) =>
    whole === 0n ? '0' : String((BigInt(value) * part) / whole);
  return /** @type {(keyof typeof tokens)[]} */ (Object.keys(tokens)).flatMap((field) => {
    const mean = tokens[field];
    if (mean === 0n) return [];
    const calls =
      field === 'output_tokens'
        ? { low: output.p10, high: output.p90 }
        : { low: share(input.p10, mean), high: share(input.p90, mean) };
    const { low, high } = daily.days >= ENOUGH_DAYS ? daily[field] : calls;
    const [least, , most] = [BigInt(low), mean, BigInt(high)].sort((a, b) => (a < b ? -1 : 1));
    return least === most
      ? []
      : [{ workload, field, low: String(least), likely: String(mean), high: String(most) }];
  });
}

/** A bill has no calls: as many as give each of them 1,000 to 9,999 tokens, a power of ten. @param {bigint} tokens */
const callsOf = (tokens) => 10n ** BigInt(Math.max(0, String(tokens).length - 4));

/** Workloads of a bill's usage: the tokens of each model, route, tier and region, and the units of services. @param {NonNullable<UsageReport['bill']>} bill */
function billed({ lines, period }) {
  const days = period ? (Date.parse(period.to) - Date.parse(period.from)) / 86_400_000 + 1 : 30;
  const monthly = (/** @type {bigint} */ sum) =>
    decimal((sum * MONTH) / (BigInt(Math.round(days)) * 10000n));
  /** @type {Map<string, {workload: any, sums: Record<string, bigint>}>} */
  const found = new Map();
  for (const line of lines) {
    const { model, route, tier, context, region, dimension, normal_quantity } = line;
    if (line.charge !== 'usage' || !model || !dimension || !normal_quantity) continue;
    const name = [model, route, tier, context, region].join();
    const workload = route
      ? { type: 'inference', model, route, tier, ...(context === 'long' ? { context } : {}) }
      : { type: 'service', service: model };
    const of = found.get(name) ?? {
      workload: { ...workload, name: line.model_name, region: region || undefined },
      sums: {},
    };
    of.sums[dimension] = (of.sums[dimension] ?? 0n) + exact(normal_quantity);
    found.set(name, of);
  }
  return [...found.values()].map(({ workload, sums }) => {
    if (workload.type === 'service') {
      const quantities = Object.entries(sums).map(([name, sum]) => [name, monthly(sum)]);
      return { ...workload, quantities: Object.fromEntries(quantities) };
    }
    const hour = sums.cache_write_1h_tokens ?? 0n;
    const write = (sums.cache_write_5m_tokens ?? 0n) + (sums.cache_write_30m_tokens ?? 0n) + hour;
    const tokens = {
      input_tokens: sums.input_tokens ?? 0n,
      output_tokens: sums.output_tokens ?? 0n,
      cache_read_tokens: sums.cache_read_tokens ?? 0n,
      cache_write_tokens: write,
    };
    const all = Object.values(tokens).reduce((a, b) => a + b, 0n) / 10n ** BigInt(PLACES);
    const calls = callsOf(all);
    const each = Object.entries(tokens).filter(([, sum]) => sum > 0n);
    // Two places are enough: a thousand tokens are one part in a hundred thousand.
    const place = 10n ** BigInt(PLACES - 2);
    const share = (/** @type {bigint} */ sum) => decimal(mean(sum, calls * place) * place);
    return {
      ...workload,
      requests_per_month: String(mean(calls * MONTH, BigInt(Math.round(days)) * 10000n)),
      ...Object.fromEntries(each.map(([name, sum]) => [name, share(sum)])),
      ...(2n * hour > write ? { cache_ttl: '1h' } : {}),
    };
  });
}

/**
 * @typedef {Pick<UsageModelRow, 'called' | 'label' | 'region' | 'tier' | 'errors' | 'input_tokens' | 'output_tokens' | 'cache_read_tokens'
 *   | 'cache_write_tokens' | 'cache_write_1h_tokens'> & {answered: string, made: UsageModelRow['made'], spread: UsageModelRow | null}} Used
 */

/** What becomes workloads: the log's models, or those of CloudWatch's metrics where there is no log. @param {UsageReport} report @returns {{rows: Used[], period: UsageReport['period']}} */
function used({ by_model, period, metrics }) {
  if (by_model.length > 0 || !metrics)
    return {
      rows: by_model
        .filter(({ distribution, made }) => distribution.calls !== '0' || made.length > 0)
        .map((row) => ({ ...row, answered: row.distribution.calls, spread: row })),
      period,
    };
  return {
    rows: metrics.models
      .filter(({ calls }) => calls !== '0')
      .map(({ calls, model_name, ...row }) => ({
        ...row,
        label: model_name,
        tier: 'standard',
        errors: '0',
        cache_write_1h_tokens: '0',
        answered: calls,
        made: [],
        spread: null,
      })),
    period: metrics.period,
  };
}

/**
 * @param {UsageReport} report @param {UsagePrices} [prices]
 * @returns {ReturnType<typeof import('./usage.d.ts').usageScenario>}
 */
export function usageScenario(report, prices = {}) {
  const { rows, period } = used(report);
  const days = BigInt(period?.covered ?? 0);
  /** @type {any[]} */
  const workloads = [];
  const ranges = [];
  for (const row of rows) {
    const calls = BigInt(row.answered);
    const perMonth = (/** @type {bigint} */ sum) => {
      const monthly = days === 0n ? sum : mean(sum * MONTH, days * 10000n);
      return String(monthly > 0n ? monthly : 1n);
    };
    const called = {
      name: row.label,
      model: row.called,
      region: row.region || undefined,
      ...(row.tier === 'standard' || row.tier === 'other' ? {} : { tier: row.tier }),
    };
    for (const { what, form, calls: clips, quantity } of row.made) {
      const seconds = decimal((BigInt(quantity) * ONE) / BigInt(clips)).slice(0, 8);
      const amount =
        what === 'images'
          ? { images_per_month: perMonth(BigInt(quantity)) }
          : { clips_per_month: perMonth(BigInt(clips)), seconds_per_clip: seconds };
      workloads.push({ ...form, ...called, ...amount });
    }
    // A reservation is capacity, of which calls do not say how much.
    if (calls === 0n || row.tier === 'reserved') continue;
    const of = (/** @type {string} */ sum) => mean(BigInt(sum), calls);
    const hour = BigInt(row.cache_write_1h_tokens);
    const write = BigInt(row.cache_write_tokens);
    const tokens = {
      input_tokens: of(row.input_tokens),
      output_tokens: of(row.output_tokens),
      cache_read_tokens: of(row.cache_read_tokens),
      cache_write_tokens: of(row.cache_write_tokens),
    };
    const counted = Object.entries(tokens).filter(([, count]) => count > 0n);
    const failed = BigInt(row.errors);
    workloads.push({
      type: 'inference',
      ...called,
      requests_per_month: perMonth(calls),
      ...Object.fromEntries(counted.map(([name, count]) => [name, String(count)])),
      ...(write > 0n && 2n * hour > write ? { cache_ttl: '1h' } : {}),
      ...(failed > 0n
        ? {
            failure_percent: decimal(
              (failed * 100n * 10n ** BigInt(PLACES)) / (failed + calls),
            ).slice(0, 6),
          }
        : {}),
    });
    if (row.spread) ranges.push(...rangesOf(row.spread, tokens, workloads.length - 1));
  }
  const { rate_set, custom_rates, discounts, own_rates, model_aliases } = prices;
  if (rows.length === 0 && report.bill) workloads.push(...billed(report.bill));
  const of = period ?? (workloads.length > rows.length ? report.bill?.period : null);
  const from = of ? ` ${of.from} to ${of.to}` : '';
  const plan = { ranges: ranges.slice(0, MOST_RANGES) };
  return {
    scenario: {
      version: 1,
      name: `Real usage${from}`,
      rate_set,
      custom_rates,
      region: workloads[0]?.region || prices.region,
      discounts,
      own_rates,
      model_aliases,
      workloads,
      ...(plan.ranges.length > 0 ? { plan } : {}),
    },
    ranges: plan.ranges,
  };
}
