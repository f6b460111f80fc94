// Sums of CloudWatch's metrics of the namespace AWS/Bedrock, by model, and what they come to. Types: usage.d.ts.
import { decimal, exact, GroupPrices, PLACES } from './usage_rates.js';
import { periodOf } from './usage_sums.js';

/**
 * @typedef {import('./usage.d.ts').UsageMetrics} UsageMetrics
 * @typedef {{label: string, model: string, unnamed: boolean, id: string, metric: string, statistic: string}} Series `unnamed`: the model is that of the file
 */

/** Such rows of a table that the scanner has read. */
export const METRICS = '5';
const UNNAMED = 'The file does not say which model it is about: choose the model.';
const ONE = 10n ** BigInt(PLACES);
const METRIC = /\b(?:[A-Z][A-Za-z]*)?(?:Count|Tokens|Invocations|Throttles|Errors)\b/;
const STATISTIC =
  /\b(Sum|Average|Minimum|Maximum|SampleCount|IQM|p\d[\d.]*|(?:TM|WM|TC|TS|PR)\(\S*\))(?=$|[\s,;)\]])/;
/** An ARN, or an id such as amazon.nova-micro-v1:0. */
const MODEL = /arn:[^\s,;|]+|\b[a-z][\w-]*(?:\.[\w-]+)+(?::\w+)*/;
/** Which of a bill's tokens a metric counts, by the columns of a rate list. @type {Record<string, number>} */
const TOKENS = {
  InputTokenCount: 0,
  OutputTokenCount: 1,
  CacheReadInputTokens: 2,
  CacheReadInputTokenCount: 2,
  CacheWriteInputTokens: 3,
  CacheWriteInputTokenCount: 3,
};

/** What stands over a column: "Label=...|Statistic=Sum". @param {string} text @returns {Series} */
function seriesOf(text) {
  const said = new Map(
    text.split('|').map((line) => {
      const [, name, value] = /^([^=]*)=(.*)$/s.exec(line) ?? ['', '', line];
      return /** @type {[string, string]} */ ([name.toLowerCase(), value]);
    }),
  );
  // Of an answer of the API, whose label need not name the model.
  const file = said.get('file') ?? '';
  said.delete('file');
  const values = [...said.values()];
  const all = values.join(' ');
  const metric = METRIC.exec(all)?.[0] ?? '';
  const statistic = [...said].find(([name]) => /^stat/.test(name))?.[1];
  const label = values[0];
  const dimension = [...said].find(([name]) => /^(dimensions?|modelid)/.test(name))?.[1];
  const model = MODEL.exec(dimension ?? all)?.[0] ?? label.replace(metric, '').trim();
  return {
    label,
    metric,
    model: model || file,
    unnamed: !model && file !== '',
    id: said.get('id') ?? '',
    statistic: statistic ?? STATISTIC.exec(all)?.[1] ?? '',
  };
}

/** One metric under several ids of one file is that of several models. @param {Series[]} all */
function separate(all) {
  const ids = new Map();
  for (const { unnamed, model, metric, id } of all) {
    const name = `${model}|${metric}`;
    if (unnamed) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  }
  const several = new Set(
    [...ids].filter(([, of]) => of.size > 1).map(([name]) => name.split('|')[0]),
  );
  for (const series of all)
    if (series.unnamed && several.has(series.model)) series.model += `, ${series.id}`;
}

/** Why a column cannot be summed, or nothing. @param {Series} series @param {bigint[]} values */
function refusal({ statistic }, values) {
  if (statistic && !/^sum$/i.test(statistic))
    return `Its statistic is ${statistic}: choose Sum in CloudWatch, so that its periods add up.`;
  return values.some((value) => value % ONE !== 0n)
    ? 'It has fractions, so its statistic is not Sum: choose Sum in CloudWatch, so that its periods add up.'
    : '';
}

/** @param {{tokens: Map<string, bigint[]>, calls: bigint}} of @param {string} called @param {GroupPrices} found */
function modelOf({ tokens, calls }, called, found) {
  const sums = [0n, 0n, 0n, 0n];
  let [amount, complete, reason] = [0n, true, ''];
  let of = { model: /** @type {string | null} */ (null), model_name: called, region: '' };
  for (const [day, counts] of [...tokens].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const prices = found.of({ called, region: '', tier: 'standard', band: 0, day });
    of = prices;
    counts.forEach((count, i) => {
      sums[i] += count;
      const rate = prices.rates[i];
      if (rate) amount += count * rate.rate;
      else if (count > 0n) {
        complete = false;
        reason ||= prices.reasons[0]?.reason ?? 'There is no price for it.';
      }
    });
  }
  const { model, model_name, region } = of;
  return {
    ...{ called, model, model_name, region, calls: String(calls) },
    input_tokens: String(sums[0]),
    output_tokens: String(sums[1]),
    cache_read_tokens: String(sums[2]),
    cache_write_tokens: String(sums[3]),
    ...{ amount: decimal(amount), complete, reason },
  };
}

/**
 * @param {import('./index.d.ts').PricingEngine} engine @param {any[]} scans @param {import('./usage.d.ts').UsagePrices} prices
 * @returns {UsageMetrics | null}
 */
export function metricsReport(engine, scans, prices) {
  /** @type {Map<string, Map<string, bigint>>} days and their sums, by what stands over the column */
  const columns = new Map();
  const unnamed = new Set();
  for (const { bill } of scans) {
    for (const row of bill) {
      if (row[0] !== METRICS) continue;
      const [name, day, sum] = [row[4], row[11], exact(row[12])];
      const days = columns.get(name) ?? new Map();
      columns.set(name, days.set(day, (days.get(day) ?? 0n) + sum));
    }
  }
  if (columns.size === 0) return null;
  const all = [...columns].map(([text, days]) => ({ series: seriesOf(text), days }));
  separate(all.map(({ series }) => series));
  /** @type {UsageMetrics} */
  const report = { period: null, rows: [], refused: [], assumed: false, models: [] };
  /** @type {Map<string, {tokens: Map<string, bigint[]>, calls: bigint}>} */
  const models = new Map();
  const dated = new Set();
  for (const { series, days } of all) {
    const model = prices.model_aliases?.[series.model] ?? series.model;
    const { metric } = series;
    if (series.unnamed) unnamed.add(model);
    const reason = refusal(series, [...days.values()]);
    if (reason) {
      report.refused.push({ label: series.label, reason });
      continue;
    }
    report.assumed ||= !series.statistic;
    const sum = [...days.values()].reduce((a, b) => a + b, 0n);
    const known = report.rows.find((row) => row.model === model && row.metric === metric);
    if (known) known.sum = decimal(exact(known.sum) + sum);
    else report.rows.push({ model, metric, sum: decimal(sum) });
    const of = models.get(model) ?? { tokens: new Map(), calls: 0n };
    if (metric === 'Invocations') of.calls += sum / ONE;
    for (const [day, count] of days) {
      if (day) dated.add(day);
      if (TOKENS[metric] === undefined) continue;
      const counts = of.tokens.get(day) ?? [0n, 0n, 0n, 0n];
      counts[TOKENS[metric]] += count / ONE;
      of.tokens.set(day, counts);
    }
    models.set(model, of);
  }
  const found = new GroupPrices(engine, prices, []);
  report.models = [...models]
    .filter(([, { tokens }]) => tokens.size > 0)
    .map(([called, of]) => {
      const row = modelOf(of, called, found);
      return row.model === null && unnamed.has(called) ? { ...row, reason: UNNAMED } : row;
    });
  report.period = periodOf([...dated].sort());
  return report;
}
