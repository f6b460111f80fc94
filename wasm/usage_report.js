// The report of what was counted: tables, distributions, what is odd. Types: usage.d.ts.
import { badLines } from './usage_bad.js';
import { billReport } from './usage_bills.js';
import { metricsReport } from './usage_metrics.js';
import { usageNotices } from './usage_notices.js';
import { decimal, PLACES } from './usage_rates.js';
import { COLUMN, merged, periodOf, priced, Spread, shapeName, Total } from './usage_sums.js';
import { notPriced, unmapped } from './usage_unpriced.js';

/**
 * @typedef {import('./usage_sums.js').Priced} Priced
 * @typedef {import('./usage.d.ts').UsageRow} Row
 * @typedef {import('./usage.d.ts').UsageModelRow} ModelRow
 * @typedef {import('./usage.d.ts').Quantiles} Quantiles
 */

const CONVENTIONS = /** @type {const} */ ([
  ['no-cache', 'No cached tokens.'],
  ['excludes-cached', 'The input does not include cached tokens.'],
  ['includes-cached', 'The input includes cached tokens: they were subtracted.'],
  [
    'assumed-includes-cached',
    'The input of an OpenAI model is taken to include its cached tokens, which were subtracted; reports differ.',
  ],
]);
const RETRYABLE =
  /throttl|timeout|unavailable|internalserver|modelnotready|toomanyrequests|^status$/i;
const SERIES = 6;

/** Largest first; equal amounts by name. @template {{amount: string, key: string}} T @param {T[]} rows */
function byAmount(rows) {
  const size = (/** @type {T} */ { amount }) => Number(amount);
  return rows.sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1));
}

/** Groups of one name each. @param {Iterable<Priced>} groups @param {(group: Priced) => string} name */
function totalsBy(groups, name) {
  /** @type {Map<string, Total>} */
  const totals = new Map();
  for (const group of groups) {
    const key = name(group);
    const total = totals.get(key) ?? new Total();
    total.add(group, group.sums);
    totals.set(key, total);
  }
  return totals;
}

/** @param {Map<string, Total>} totals @param {(key: string) => string} label @returns {Row[]} */
const rowsOf = (totals, label = (key) => key) =>
  [...totals].map(([key, total]) => ({ key, label: label(key), ...total.row() }));

/** Six significant digits, as plain text. @param {bigint} sum @param {bigint} count @param {number} places of sum */
export function meanOf(sum, count, places = 0) {
  if (count === 0n) return '0';
  const scaled = (sum * 10n ** BigInt(PLACES - places)) / count;
  const digits = scaled.toString();
  const cut = digits.length > 6 ? digits.slice(0, 6).padEnd(digits.length, '0') : digits;
  return decimal(BigInt(cut));
}

/** @param {Spread} spread @param {string} mean @param {number} places @returns {Quantiles} */
function quantiles(spread, mean, places) {
  const text = (/** @type {bigint} */ value) => decimal(value * 10n ** BigInt(PLACES - places));
  const at = (/** @type {number} */ percent) => text(spread.quantile(percent));
  return {
    mean,
    p10: at(10),
    p50: at(50),
    p90: at(90),
    p99: at(99),
    max: text(spread.max),
    bars: spread.bars().map(({ from, calls }) => ({ from: text(from), calls: String(calls) })),
  };
}

/**
 * @param {Total} total @param {{calls: number, input: Spread, output: Spread, cost: Spread}} shape
 * @returns {import('./usage.d.ts').UsageDistribution}
 */
function distribution(total, shape) {
  const { sums } = total;
  const calls = BigInt(shape.calls);
  const input = sums[COLUMN.input] + sums[COLUMN.read] + sums[COLUMN.write];
  const tenths = input === 0n ? null : (sums[COLUMN.read] * 1000n + input / 2n) / input;
  const cost = shape.cost.count > 0 ? meanOf(total.model - total.madeAmount, calls, PLACES) : null;
  return {
    calls: String(calls),
    input: quantiles(shape.input, meanOf(input, calls), 0),
    output: quantiles(shape.output, meanOf(sums[COLUMN.output], calls), 0),
    cost: cost === null ? null : quantiles(shape.cost, cost, 9),
    cache_hit_percent: tenths === null ? null : `${tenths / 10n}.${tenths % 10n}`,
  };
}

/** Tokens as workloads name them, and their columns. @type {[string, number][]} */
const TOKENS = [
  ['input_tokens', COLUMN.input],
  ['output_tokens', COLUMN.output],
  ['cache_read_tokens', COLUMN.read],
  ['cache_write_tokens', COLUMN.write],
];

/** What a call has on average, from day to day: low, middle and high of the days. @param {Priced[]} groups */
function daily(groups) {
  const days = [...totalsBy(groups, ({ at }) => at.day)]
    .map(([day, { sums }]) => ({
      day,
      sums,
      calls: sums[COLUMN.calls] - sums[COLUMN.errors] - sums[COLUMN.blocked],
    }))
    .filter(({ day, calls }) => day !== '' && calls > 0n);
  const means = TOKENS.map(([field, column]) => {
    const sorted = days
      .map(({ sums, calls }) => (sums[column] + calls / 2n) / calls)
      .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const at = (/** @type {number} */ percent) =>
      String(sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0n);
    return [field, { low: at(10), likely: at(50), high: at(90) }];
  });
  return { days: days.length, ...Object.fromEntries(means) };
}

/** Images and video that have a price, by their kind. @param {Priced[]} groups @returns {ModelRow['made']} */
function madeBy(groups) {
  /** @type {Map<string, {what: 'images' | 'seconds', form: object, calls: bigint, quantity: bigint}>} */
  const kinds = new Map();
  for (const { at, prices, sums } of groups) {
    if (!at.made || !prices.made) continue;
    const [form] = at.made.forms;
    const name = JSON.stringify(form);
    const kind = kinds.get(name) ?? { what: at.made.what, form, calls: 0n, quantity: 0n };
    kind.calls += sums[COLUMN.calls];
    kind.quantity += sums[COLUMN.made];
    kinds.set(name, kind);
  }
  return [...kinds.values()].map(({ what, form, calls, quantity }) => ({
    what,
    form,
    calls: String(calls),
    quantity: String(quantity),
  }));
}

/**
 * Calls that left the region that was called: where they were served.
 * @param {ReturnType<typeof merged>} counts @param {Map<string, Priced>} groups
 */
function servedElsewhere({ values, regionsServed }, groups) {
  /** @type {Map<string, bigint>} */
  const regions = new Map();
  for (const { kind, value, parts } of values.values()) {
    if (kind !== 's') continue;
    for (const [name, sums] of parts) {
      const { prices } = /** @type {Priced} */ (groups.get(name));
      if (prices.region === value) continue;
      regions.set(value, (regions.get(value) ?? 0n) + sums[COLUMN.calls]);
    }
  }
  const rows = [...regions].sort(([a, n], [b, m]) => (n > m ? -1 : n < m ? 1 : a < b ? -1 : 1));
  return {
    unsaid: String(regionsServed),
    elsewhere: rows.map(([region, calls]) => ({ region, calls: String(calls) })),
  };
}

/** @param {Priced[]} groups @param {ReturnType<typeof merged>['shapes']} shapes @param {string} chosen the model of usage that names none @returns {ModelRow[]} */
function modelRows(groups, shapes, chosen) {
  const totals = totalsBy(groups, shapeName);
  const rows = [...totals].map(([key, total]) => {
    const of = groups.filter((group) => shapeName(group) === key);
    const last = of.reduce((a, b) => (b.at.day > a.at.day ? b : a));
    const { prices, at } = last;
    const shape = shapes.get(key) ?? emptyShape();
    return {
      key,
      label: prices.model_name || at.called || 'Model not named',
      called: at.called || chosen,
      model: prices.model,
      model_name: prices.model_name,
      provider: prices.provider,
      route: prices.route,
      region: prices.region,
      tier: at.tier,
      rates: [...prices.rates, ...of.map((group) => group.prices.made)]
        .filter((rate) => rate !== null)
        .map(({ text, line }) => ({
          dimension: line.dimension,
          rate: text,
          source: line.source,
          source_date: line.source_date,
        })),
      distribution: distribution(total, shape),
      daily: daily(of),
      made: madeBy(of),
      ...total.row(),
    };
  });
  return byAmount(rows);
}

const emptyShape = () => ({
  calls: 0,
  input: new Spread(),
  output: new Spread(),
  cost: new Spread(),
});

/**
 * Records that came twice, and calls that were made twice.
 * @param {ReturnType<typeof merged>['earlier']} earlier @param {Map<string, Priced>} groups
 */
function readBefore({ again, window, ...counts }, groups) {
  const paid = new Total();
  for (const [name, sums] of again) paid.add(/** @type {Priced} */ (groups.get(name)), sums);
  return {
    copies: {
      records: String(counts.copies),
      without_id: String(counts.without_id),
      window,
      forgotten: String(counts.forgotten),
    },
    repeats: {
      compared: String(counts.compared),
      after_failure: String(counts.repeats - counts.paid_again),
      paid_again: String(counts.paid_again),
      amount: decimal(paid.model + paid.guardrail),
      forgotten: String(counts.forgotten_calls),
    },
  };
}

/** Totals by each value of a kind. @param {ReturnType<typeof merged>} counts @param {Map<string, Priced>} groups @param {string} kind @param {string} [key] */
function totalsOfKind(counts, groups, kind, key = '') {
  /** @type {Map<string, Total>} */
  const totals = new Map();
  const rest = new Map([...groups].map(([name, { sums }]) => [name, [...sums]]));
  for (const entry of counts.values.values()) {
    if (entry.kind !== kind || entry.key !== key) continue;
    const total = new Total();
    for (const [name, sums] of entry.parts) {
      const group = /** @type {Priced} */ (groups.get(name));
      total.add(group, sums);
      const left = /** @type {bigint[]} */ (rest.get(name));
      for (let i = 0; i < left.length; i += 1) left[i] -= sums[i];
    }
    totals.set(entry.value, total);
  }
  // What says nothing of it: the parts add up to the whole.
  const other = new Total();
  for (const [name, sums] of rest)
    if (sums[COLUMN.calls] > 0n) other.add(/** @type {Priced} */ (groups.get(name)), sums);
  if (other.sums[COLUMN.calls] > 0n) totals.set('', other);
  return totals;
}

const lastPart = (/** @type {string} */ arn) =>
  /assumed-role\/([^/]+)/.exec(arn)?.[1] ?? (arn.replace(/^.*[/:]/, '') || 'Not said');

/** @param {Priced[]} groups @returns {import('./usage.d.ts').UsageReport['days']} */
function daySeries(groups) {
  const name = (/** @type {Priced} */ { prices, at }) => prices.model ?? at.called;
  const models = byAmount(rowsOf(totalsBy(groups, name)).filter(({ amount }) => amount !== '0'));
  const shown = new Set(models.slice(0, SERIES).map(({ key }) => key));
  const labels = new Map(groups.map((group) => [name(group), group.prices.model_name]));
  /** @type {Map<string, Priced[]>} */
  const days = new Map();
  for (const group of groups) {
    const { day } = group.at;
    if (day) days.set(day, [...(days.get(day) ?? []), group]);
  }
  const shownName = (/** @type {Priced} */ group) => (shown.has(name(group)) ? name(group) : '');
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, of]) => ({
      day,
      amounts: byAmount(rowsOf(totalsBy(of, shownName))).map(({ key, amount }) => ({
        model: key,
        label: key ? (labels.get(key) ?? key) : 'Others',
        amount,
      })),
    }));
}

/**
 * @param {import('./index.d.ts').PricingEngine} engine @param {import('./usage.d.ts').UsageCounts[]} parts
 * @param {import('./usage.d.ts').UsagePrices} [prices] @returns {import('./usage.d.ts').UsageReport}
 */
export function reportUsage(engine, parts, prices = {}) {
  const scans = parts.map(({ scan }) => /** @type {any} */ (scan));
  const counts = merged(scans);
  const byName = priced(counts, engine, prices, scans[0]?.limits ?? []);
  const groups = [...byName.values()];
  const total = new Total();
  for (const group of groups) total.add(group, group.sums);
  const whole = emptyShape();
  for (const shape of counts.shapes.values()) {
    whole.calls += shape.calls;
    for (const name of /** @type {const} */ (['input', 'output', 'cost']))
      whole[name].merge(shape[name]);
  }
  const days = [...new Set(groups.map(({ at }) => at.day))].filter(Boolean).sort();
  const models = modelRows(groups, counts.shapes, prices.model ?? '');
  const applications = groups.filter(({ at }) =>
    at.called.includes(':application-inference-profile/'),
  );
  const tags = [
    ...new Set([...counts.values.values()].filter((v) => v.kind === 't').map((v) => v.key)),
  ];
  const inOrder = (/** @type {Row[]} */ rows) => rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  const files = parts.flatMap((part) => part.files);
  /** @type {Omit<import('./usage.d.ts').UsageReport, 'notices'>} */
  const report = {
    period: periodOf(days),
    totals: total.row(),
    by_model: models,
    by_route: byAmount(
      rowsOf(
        totalsBy(groups, ({ prices: p }) => p.route ?? ''),
        (k) => k || 'Not known',
      ),
    ),
    by_tier: byAmount(rowsOf(totalsBy(groups, ({ at }) => at.tier))),
    by_region: byAmount(
      rowsOf(
        totalsBy(groups, ({ prices: p }) => p.region),
        (k) => k || 'Not said',
      ),
    ),
    by_served: byAmount(rowsOf(totalsOfKind(counts, byName, 's'), (k) => k || 'Not said')),
    served: servedElsewhere(counts, byName),
    by_identity: byAmount(rowsOf(totalsOfKind(counts, byName, 'i'), lastPart)),
    by_application: byAmount(
      rowsOf(
        totalsBy(applications, ({ at }) => at.called),
        lastPart,
      ),
    ),
    by_tag: tags.map((tag) => ({
      tag,
      rows: byAmount(
        rowsOf(totalsOfKind(counts, byName, 't', tag), (k) => k || 'Without this tag'),
      ),
    })),
    by_operation: byAmount(rowsOf(totalsOfKind(counts, byName, 'o'), (k) => k || 'Not said')),
    by_day: inOrder(
      rowsOf(
        totalsBy(groups, ({ at }) => at.day),
        (k) => k || 'Without a day',
      ),
    ),
    by_hour: inOrder(
      rowsOf(totalsOfKind(counts, byName, 'h'), (k) => (k ? `${k}:00` : 'Without a time')),
    ),
    days: daySeries(groups),
    distribution: distribution(total, whole),
    errors: [...counts.errors]
      .map(([code, calls]) => ({ code, calls: String(calls), retryable: RETRYABLE.test(code) }))
      .sort((a, b) => Number(b.calls) - Number(a.calls) || (a.code < b.code ? -1 : 1)),
    ...readBefore(counts.earlier, byName),
    conventions: CONVENTIONS.map(([convention, words], i) => ({
      convention,
      calls: String(counts.conventions[i]),
      words,
    })).filter(({ calls }) => calls !== '0'),
    not_priced: notPriced(models, groups),
    unmapped: unmapped(models),
    bad: badLines(scans),
    files,
    bill: billReport(engine, scans, prices),
    metrics: metricsReport(engine, scans, prices),
  };
  return { ...report, notices: usageNotices(report, counts) };
}
